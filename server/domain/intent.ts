/** What the customer means to do, as they say it or as it shows. */
export const intents = ["staying", "unsure", "leaving", "left"] as const;
export type Intent = (typeof intents)[number];

/** Why they leave. `not_known` is allowed and counted. */
export const leavingCauses = [
  "price",
  "product",
  "service",
  "moved",
  "need_ended",
  "competitor",
  "other",
  "not_known",
] as const;
export type LeavingCause = (typeof leavingCauses)[number];

/** Leaving and left ask for the reason, and stand before everything else. */
export function isGoing(intent: Intent): boolean {
  return intent === "leaving" || intent === "left";
}
