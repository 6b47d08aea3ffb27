import type { PlainDate } from "./plain-date";

/** What a look back at a goal found. `reached` is the customer's own word. */
export const goalOutcomes = ["reached", "not_yet", "dropped"] as const;
export type GoalOutcome = (typeof goalOutcomes)[number];

/** Whether the day agreed for looking at a goal together has passed. */
export function isReviewOverdue(reviewOn: PlainDate, today: PlainDate): boolean {
  return reviewOn < today;
}
