/** The words of promises: as the tables hold them. How people read them stands in components/promises. */

/** What was promised. `charter`: a clause of the charter that an event triggered for this customer. */
export const promiseKinds = [
  "callback",
  "reply",
  "appointment",
  "delivery",
  "refund",
  "fix",
  "information",
  "charter",
] as const;
export type PromiseKind = (typeof promiseKinds)[number];

/** How exact the due time is. `end_of_day`: a day was named, so business of that day is the end. */
export const duePrecisions = ["time", "end_of_day", "window"] as const;
export type DuePrecision = (typeof duePrecisions)[number];

/** `live`: logged before it was due, counted in M1. `imported`: history of another system, judged on its own dates. */
export const promiseOrigins = ["live", "imported"] as const;
export type PromiseOrigin = (typeof promiseOrigins)[number];

/** What can happen to a promise; each is a dated fact that stays. */
export const promiseEventKinds = [
  "moved",
  "attempted",
  "fulfilled",
  "retracted",
  "customer_confirmed",
  "customer_disputed",
  "cancelled",
  "void_requested",
  "voided",
  "handed_over",
] as const;
export type PromiseEventKind = (typeof promiseEventKinds)[number];

/** Who asked for a move or a cancellation. */
export const initiators = ["customer", "us"] as const;
export type Initiator = (typeof initiators)[number];

/** What the customer answered to "Did we do what we said, when we said?" */
export const customerAnswers = ["yes", "late", "no"] as const;
export type CustomerAnswer = (typeof customerAnswers)[number];

/** How a promise ended; null is still open. */
export const promiseEndings = ["fulfilled", "cancelled_by_customer", "cancelled", "voided"] as const;
export type PromiseEnding = (typeof promiseEndings)[number];

/** Who says it was kept: we, our systems, or the customer. */
export type ProofLevel = "claimed" | "evidenced" | "confirmed";

/** What became of a promise, seen from one instant. Exactly one holds. */
export const promiseOutcomes = [
  "open",
  "moved",
  "overdue",
  "kept",
  "attempted",
  "kept_as_moved",
  "too_early",
  "unproven",
  "late",
  "disputed",
  "cancelled",
  "cancelled_by_customer",
  "void",
] as const;
export type PromiseOutcome = (typeof promiseOutcomes)[number];

/**
 * Kinds that are kept by reaching somebody, so that an honest attempt in time with a message left is keeping
 * (GOVERNANCE B2). A refund or a repair cannot be attempted.
 */
export const reachingKinds: readonly PromiseKind[] = ["callback", "appointment"];
