/** What a cell can be told by. `text` is anything. */
export type FieldShape = "text" | "email" | "phone" | "day" | "moment" | "amount" | "country";

export type ImportField = {
  key: string;
  label: string;
  isNeeded: boolean;
  shape: FieldShape;
  /** Headers that mean it, as `plainHeader` writes them: English, German, French, Spanish. */
  headers: readonly string[];
};

/** Several headers in one text. */
export const names = (text: string): string[] => text.split(", ");

/** A field, its headers in one text. */
export const field = (
  key: string,
  label: string,
  shape: FieldShape,
  headers: string,
  isNeeded = false,
): ImportField => ({
  key,
  label,
  isNeeded,
  shape,
  headers: names(headers),
});
