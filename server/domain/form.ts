/** What a form's server action answers when it could not do what was asked: nothing that was typed is lost. */
export type FormState = {
  /** One sentence for the whole form. */
  readonly message?: string;
  /** A sentence per field, by the field's name. */
  readonly errors?: Readonly<Record<string, string>>;
  /** What was typed, by the field's name; repeated names as a list. */
  readonly values?: Readonly<Record<string, string | readonly string[]>>;
  /** When the server answered (milliseconds). */
  readonly at?: number;
};
