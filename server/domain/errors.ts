export type ErrorCode = "BAD_REQUEST" | "NOT_FOUND" | "FORBIDDEN" | "CONFLICT";

type Values = Record<string, string | number>;

/** Every sentence a person can be told when something is refused. One key, one sentence. */
const sentences = {
  not_found: ["NOT_FOUND", () => "There is no such record."],
  refused: ["CONFLICT", (values) => String(values.sentence)],
  be_more_specific: ["BAD_REQUEST", () => "That would match too many customers. Type a little more."],
} as const satisfies Record<string, readonly [ErrorCode, (values: Values) => string]>;

export type ErrorKey = keyof typeof sentences;

/** A refusal with a key and values; its message is the sentence the person reads. */
export class DomainError extends Error {
  readonly code: ErrorCode;

  constructor(
    readonly key: ErrorKey,
    readonly values: Values = {},
    /** The form field the sentence belongs beside, where there is one. */
    readonly field?: string,
  ) {
    const [code, say] = sentences[key];
    super(say(values));
    this.name = "DomainError";
    this.code = code;
  }
}
