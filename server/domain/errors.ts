export type ErrorCode = "BAD_REQUEST" | "NOT_FOUND" | "FORBIDDEN" | "CONFLICT";

type Values = Record<string, string | number>;

/** Every sentence a person can be told when something is refused. One key, one sentence. */
const sentences = {
  not_found: ["NOT_FOUND", () => "There is no such record."],
  refused: ["CONFLICT", (values) => String(values.sentence)],
  be_more_specific: ["BAD_REQUEST", () => "That would match too many customers. Type a little more."],
  import_empty: ["BAD_REQUEST", () => "The file is empty."],
  import_not_text: ["BAD_REQUEST", () => "That is not a text file. Save the table as CSV and hand that in."],
  import_no_headers: ["BAD_REQUEST", () => "The first line of the file does not name its columns."],
  import_too_wide: [
    "BAD_REQUEST",
    () => "The file has more than 1,000 columns. That is not a table of customers or purchases.",
  ],
  import_too_large: ["BAD_REQUEST", () => "The file is larger than 4 GB. Please split it."],
  import_gone_in: ["CONFLICT", () => "This file has already gone in."],
  password_refused: ["BAD_REQUEST", ({ fault }) => String(fault)],
  password_wrong: ["BAD_REQUEST", () => "That is not your present password."],
  too_many_tries: ["BAD_REQUEST", () => "Too many tries. Please wait a few minutes and try again."],
  too_busy: ["CONFLICT", () => "Too many people are signing in at this moment. Please try again."],
  link_over: ["CONFLICT", () => "This link has been used or is too old. Ask an administrator for a new one."],
  email_taken: ["CONFLICT", ({ name }) => `${name} has this e-mail already.`],
  last_admin: ["CONFLICT", () => "Somebody has to remain administrator. Make another person administrator first."],
  not_oneself: ["CONFLICT", () => "Somebody else has to do this for you."],
  other_department: ["FORBIDDEN", () => "You may appoint advocates of your own department only."],
  appointed_already: [
    "CONFLICT",
    ({ name, until }) => `${name} holds this until ${until}. End that first, or begin later.`,
  ],
  appointment_over: ["CONFLICT", () => "This appointment has its end already."],
  department_taken: ["CONFLICT", ({ name }) => `There is a department called ${name} already.`],
  team_taken: ["CONFLICT", ({ name }) => `This department has a team called ${name} already.`],
  team_elsewhere: ["BAD_REQUEST", () => "That team belongs to another department."],
  lead_elsewhere: ["BAD_REQUEST", () => "A team is led by somebody who works in it."],
} as const satisfies Record<string, readonly [ErrorCode, (values: Values) => string]>;

export type ErrorKey = keyof typeof sentences;

/** Whether a word from outside (a link's parameter) is a key we have a sentence for. */
export function isErrorKey(word: string): word is ErrorKey {
  return Object.hasOwn(sentences, word);
}

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
