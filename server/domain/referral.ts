import { daysBetween, type PlainDate } from "./plain-date";

/** Who told us of a referral. */
export const referralTellers = ["referrer", "referred", "somebody_else"] as const;
export type ReferralTeller = (typeof referralTellers)[number];

/** Days within which a referral is asked to have led to a first purchase; the first is asked unless another is chosen. */
export const referralWindows = [90, 30, 365] as const;
export type ReferralWindow = (typeof referralWindows)[number];

/**
 * What came of a referral. `not_counted`: they were a customer before, so nobody brought them. `waiting`: the window
 * is still open. `later`: bought, after the window.
 */
export type ReferralOutcome = "not_counted" | "bought" | "later" | "waiting" | "not_bought";

/** The lists a number of referrals opens. `bought`: in time and counted; `bought_ever`: since, whenever. */
export const referralLists = [
  "all",
  "bought",
  "bought_ever",
  "waiting",
  "not_bought",
  "not_known",
  "not_counted",
] as const;
export type ReferralList = (typeof referralLists)[number];

type ReferralFacts = {
  referredOn: PlainDate;
  /** Their first purchase; null: none, or we do not know who it is. */
  firstOn: PlainDate | null;
  /** The day since which they say they are with us; null: not said. */
  statedSinceOn: PlainDate | null;
  today: PlainDate;
  window: number;
};

/**
 * What came of a referral by `today` (inclusive). The day of the referral is day 0, day `window` counts (METRICS A3).
 * Somebody we do not know yet has not bought as far as we know. Agrees with referral_outcomes in SQL.
 */
export function referralOutcome(facts: ReferralFacts): ReferralOutcome {
  const { referredOn, statedSinceOn, today, window } = facts;
  const firstOn = facts.firstOn !== null && facts.firstOn <= today ? facts.firstOn : null;
  if (firstOn !== null && firstOn < referredOn) return "not_counted";
  if (statedSinceOn !== null && statedSinceOn < referredOn) return "not_counted";
  if (firstOn !== null) return daysBetween(referredOn, firstOn) <= window ? "bought" : "later";
  return daysBetween(referredOn, today) <= window ? "waiting" : "not_bought";
}

/** Whether a referral is in the denominator: its whole window has passed, and they were no customer before. */
export function isReferralCounted(
  outcome: ReferralOutcome,
  { referredOn, today, window }: Omit<ReferralFacts, "firstOn" | "statedSinceOn">,
): boolean {
  return outcome !== "not_counted" && daysBetween(referredOn, today) > window;
}
