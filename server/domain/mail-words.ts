/** Letters about one decision: one component, its words by what is told. */
export const decisionTemplates = [
  "notice",
  "proposal",
  "position",
  "review",
  "prediction",
  "referred",
  "objection",
  "followed",
] as const;

/** What waits in the outbox: each has its letter in components/mail and what it says in a noun's queries. */
export const mailTemplates = [
  "reminder",
  "escalation",
  "digest",
  "handed_over",
  "test",
  ...decisionTemplates,
  "followed_week",
  "customers_week",
] as const;
export type MailTemplate = (typeof mailTemplates)[number];

/** How a mail ended; null: it waits. `no_server`: none is set up. `withdrawn`: there was no reason left to send it. */
export const mailEndings = ["sent", "withdrawn", "no_server", "failed"] as const;
