import type { Instant } from "./plain-date";
import { isDue, isInside, type Keep, type Standing } from "./promise";
import type { PromiseOutcome, ProofLevel } from "./promise-words";

/** What became of a promise, seen from one instant, and how it counts (GOVERNANCE B3 as ruled). */
export type Verdict = {
  readonly outcome: PromiseOutcome;
  /** In the denominator: past its headline due time, and neither void nor cancelled by the customer in time. */
  readonly isCounted: boolean;
  /** M1: kept to the original time, or to the customer's own wish. */
  readonly isKept: boolean;
  /** M2: kept as last agreed, also where we moved it with consent. */
  readonly isKeptAsAgreed: boolean;
  /** Who says so; null where nothing was kept. */
  readonly proofLevel: ProofLevel | null;
};

/** The same case as `promise_outcomes(as_of)` in 0003_promises.sql; an agreement test asks both. */
export function verdictAt(standing: Standing, now: Instant): Verdict {
  const outcome = outcomeAt(standing, now);
  const isCounted = isDue(standing.headline.dueAt, now) && outcome !== "void" && outcome !== "cancelled_by_customer";
  const isKept = isCounted && (outcome === "kept" || outcome === "attempted");
  return {
    outcome,
    isCounted,
    isKept,
    isKeptAsAgreed: isKept || (isCounted && outcome === "kept_as_moved"),
    proofLevel: proofLevel(standing),
  };
}

function outcomeAt(standing: Standing, now: Instant): PromiseOutcome {
  if (standing.ended === "voided") return "void";
  if (standing.answer === "late" || standing.answer === "no") return "disputed";
  if (standing.ended === "cancelled" || standing.ended === "cancelled_by_customer") return standing.ended;
  return standing.keep ? whenKept(standing, standing.keep) : whenOpen(standing, now);
}

/** A promise moved by us with consent is never kept to its original time, whenever it was done (B7). */
function whenKept(standing: Standing, keep: Keep): PromiseOutcome {
  const { headline, agreed } = standing;
  if (!standing.movedWithConsent && isInside(keep.seenAt, headline)) return "kept";
  if (isTried(standing)) return "attempted";
  if (isInside(keep.seenAt, agreed) || isTriedAsAgreed(standing)) return "kept_as_moved";
  if (!isDue(agreed.dueAt, keep.seenAt)) return "too_early";
  return isDue(agreed.dueAt, keep.claimedAt) ? "late" : "unproven";
}

function whenOpen(standing: Standing, now: Instant): PromiseOutcome {
  const isHeadlineDue = isDue(standing.headline.dueAt, now);
  const isAgreedDue = isDue(standing.agreed.dueAt, now);
  if (!isHeadlineDue && !isAgreedDue) return "open";
  if (isHeadlineDue && isTried(standing)) return "attempted";
  if (!isAgreedDue) return "moved";
  return isTriedAsAgreed(standing) ? "kept_as_moved" : "overdue";
}

function isTried({ attemptedAt, headline, movedWithConsent }: Standing): boolean {
  return attemptedAt !== null && !movedWithConsent && isInside(attemptedAt, headline);
}

function isTriedAsAgreed({ attemptedAt, agreed }: Standing): boolean {
  return attemptedAt !== null && isInside(attemptedAt, agreed);
}

function proofLevel({ ended, keep, answer }: Standing): ProofLevel | null {
  if (ended !== "fulfilled" || !keep) return null;
  if (answer === "yes") return "confirmed";
  return keep.proofAt ? "evidenced" : "claimed";
}

/** What a Keep would count as if it were pressed now: said on the screen before it is saved (ruling 6). */
export function verdictOfKeepNow(
  standing: Standing,
  now: Instant,
  claimedAt: Instant,
  proofAt: Instant | null,
): Verdict {
  const seenAt = proofAt && proofAt < now ? proofAt : now;
  return verdictAt({ ...standing, ended: "fulfilled", keep: { seenAt, claimedAt, proofAt } }, now);
}
