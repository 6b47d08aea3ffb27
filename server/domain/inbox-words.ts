/** What somebody is told of in their inbox. A new word needs its sentence in components/inbox/item-words.ts. */
export const inboxKinds = [
  /** A promise of theirs comes due, or is. */
  "reminder",
  /** A promise of somebody they lead, or that has no other owner, is overdue or about to be. */
  "escalation",
  /** The morning's digest. */
  "digest",
  /** A promise, or several, became theirs. */
  "handed_over",
  /** A customer answered that a promise was not kept, or late. */
  "disputed",
  /** A version of the charter waits for their signature. */
  "sign",
  /** The month's contacts to listen to were drawn. */
  "listen",
  /** Something about a decision asks for them, or is for them to know; `values.telling` says what. */
  "decision",
  /** The weekly letter of the decisions they follow. */
  "followed_week",
  /** The weekly letter to a department that meets no customers. */
  "customers_week",
] as const;
export type InboxKind = (typeof inboxKinds)[number];

/** What an item or a mail carries beside the records it is about: ids, numbers, instants and words of the glossary. */
export type PlainValues = Readonly<Record<string, string | number | boolean | null>>;
