/**
 * How a customer came to us, where not through a customer we know (that is a referral). `somebody`: through a person
 * they did not name; `not_remembered`: asked, and they do not know.
 */
export const arrivalWays = [
  "searched",
  "advertisement",
  "passed_by",
  "event",
  "other",
  "somebody",
  "not_remembered",
] as const;
export type ArrivalWay = (typeof arrivalWays)[number];

/** The ways by which nobody sent them. Not knowing how a customer came is not among them (METRICS A10). */
export const unreferredWays: readonly ArrivalWay[] = ["searched", "advertisement", "passed_by", "event", "other"];
