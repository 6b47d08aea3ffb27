/** What an early warning can rest on. */
export const warningKinds = ["broken_promise", "open_issue", "lapse"] as const;
export type WarningKind = (typeof warningKinds)[number];

/** What is said about a warning: what was done about it, and later what followed. */
export const warningAnswerKinds = ["done", "followed"] as const;

/** What the database knew when a rule fired: ids, days and numbers, never words. */
export type WarningFacts =
  | { promiseId: string; dueAt: string; outcome: string }
  | { issueId: string; issueKind: string; openedAt: string }
  | { lastOn: string; purchaseDays: number; usualGap: number | null };

/** Ways to look at the list: what holds now, what is over and was never judged, what was judged. */
export const warningViews = ["now", "over", "judged"] as const;
export type WarningView = (typeof warningViews)[number];

/** A rule of early warning by its numbers. */
export type WarningRuleSettings =
  | { kind: "broken_promise" | "open_issue"; days: number }
  | { kind: "lapse"; factor: number; share: number };
