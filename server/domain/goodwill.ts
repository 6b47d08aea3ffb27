import type { GivenBefore, GoodwillAct } from "./limit";
import type { Instant } from "./plain-date";

/** What goodwill is given for: exactly one of these. */
export const caseKinds = ["issue", "contact", "promise"] as const;
export type CaseKind = (typeof caseKinds)[number];

/** How a request for more than one's limit can end. */
export const approvalAnswers = ["approved", "refused", "withdrawn"] as const;
export type ApprovalAnswer = (typeof approvalAnswers)[number];

/** How far back what a customer was given counts against what they may be given. */
export const windowDays = 90;
/** How long an approval can be used; what is promised to a customer is not left lying longer. */
export const approvalDays = 30;

const hour = 3_600_000;
const windowMs = windowDays * 24 * hour;
const approvalMs = approvalDays * 24 * hour;

/** A piece of goodwill that was given. `caseIds`: what it was given for, as it stood then and as it stands now. */
export type Gift = { act: GoodwillAct; amountMinor: number; caseIds: readonly string[]; at: Instant };

/**
 * What counts before one more gift: for the same case, whoever gave it and whenever; to the customer, within ninety
 * times 24 hours. Only gifts by the same act count, because limits are set by act.
 * Agrees with goodwill_before in the database.
 */
export function givenBefore(
  gifts: readonly Gift[],
  { act, caseId, at }: { act: GoodwillAct; caseId: string; at: Instant },
): GivenBefore {
  const same = gifts.filter((gift) => gift.act === act);
  return {
    forCaseMinor: sum(same.filter(({ caseIds }) => caseIds.includes(caseId))),
    toCustomerMinor: sum(same.filter((gift) => at.getTime() - gift.at.getTime() < windowMs)),
  };
}

function sum(gifts: readonly Gift[]): number {
  return gifts.reduce((total, { amountMinor }) => total + amountMinor, 0);
}

/** Where a request stands. `lapsed`: approved and not given in time. */
export type RequestState = "waiting" | "approved" | "given" | "refused" | "withdrawn" | "lapsed";

export type RequestFacts = { answer: ApprovalAnswer | null; answeredAt: Instant | null; isGiven: boolean };

/** Derived from what happened; nothing stores it. An approval holds up to the instant thirty times 24 hours later. */
export function requestState({ answer, answeredAt, isGiven }: RequestFacts, now: Instant): RequestState {
  if (isGiven) return "given";
  if (answer === null || answeredAt === null) return "waiting";
  if (answer !== "approved") return answer;
  return now.getTime() - answeredAt.getTime() <= approvalMs ? "approved" : "lapsed";
}

/** How long somebody waited for an answer, in milliseconds; who still waits has waited until now. */
export type Waits = { count: number; open: number; medianMs: number | null; p90Ms: number | null };

/** Below this many a tail is a matter of one or two waits, and no tail is spoken of. */
const enoughForTail = 10;

/**
 * The waits of requests, those that still wait with the time they have waited, so that leaving one unanswered never
 * shortens the figure. Quantiles are waits that happened (nearest rank, as percentile_disc); null: none, or too few.
 */
export function waitsOf(requests: readonly { askedAt: Instant; answeredAt: Instant | null }[], now: Instant): Waits {
  const waits = requests
    .map(({ askedAt, answeredAt }) => (answeredAt ?? now).getTime() - askedAt.getTime())
    .sort((one, other) => one - other);
  return {
    count: waits.length,
    open: requests.filter(({ answeredAt }) => answeredAt === null).length,
    medianMs: nearestRank(waits, 0.5),
    p90Ms: waits.length < enoughForTail ? null : nearestRank(waits, 0.9),
  };
}

function nearestRank(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/** What can be looked at of the use of limits: what was given, and what was asked for. */
const givenCuts = ["given", "noted", "pleased"] as const;
const askedCuts = ["asked", "answered", "refused", "waiting"] as const;
export const useCuts = [...givenCuts, ...askedCuts] as const;
export type GivenCut = (typeof givenCuts)[number];
export type AskedCut = (typeof askedCuts)[number];
export type UseCut = (typeof useCuts)[number];

export function isGivenCut(cut: UseCut): cut is GivenCut {
  return givenCuts.some((known) => known === cut);
}
