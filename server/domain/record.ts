import type { CellValue } from "./csv-cell";

/** The two forms in which one person's whole record is handed out. */
export const recordFormats = ["json", "csv"] as const;
export type RecordFormat = (typeof recordFormats)[number];

/** One entry of a record as the database hands it out: names of columns in words, and what stands there. */
export type RecordEntry = Readonly<Record<string, unknown>>;

/** How a piece of the record came to be known; null: not noted. */
export type Acquired = { by: string | null; source: string | null; at: string | null };

const byWhom = [
  "recorded by",
  "logged by",
  "by",
  "created by",
  "opened by",
  "made by",
  "said by",
  "actor",
  "linked by",
];
const sources = ["import id", "source", "stated since source"];
const times = ["recorded at", "said at"];

/** Who wrote an entry down, where it came from (the customer, a file, a source) and when it was recorded. */
export function acquiredOf(entry: RecordEntry): Acquired {
  return { by: firstText(entry, byWhom), source: firstText(entry, sources), at: firstText(entry, times) };
}

/** The same as one sentence of a file; "not noted" where nothing says so. */
export function acquiredInWords({ by, source, at }: Acquired): string {
  const parts = [source, by && `by ${by}`, at && `on ${at.slice(0, 10)}`].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : "not noted";
}

/** A value of an entry as a cell: what has parts is written as JSON, instants and days as they are. */
export function cellOf(value: unknown): CellValue {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return JSON.stringify(value);
}

function firstText(entry: RecordEntry, names: readonly string[]): string | null {
  for (const name of names) {
    const value = entry[name];
    if (typeof value === "string" && value !== "") return value;
  }
  return null;
}
