import { daysBetween, type PlainDate } from "./plain-date";

/** What is known of somebody's purchase days. */
export type PurchasePace = { firstOn: PlainDate; lastOn: PlainDate; purchaseDays: number };

/** When a gap counts as a signal: beyond `factor` times their own usual gap, or beyond `share` percent of the threshold. */
export type LapseRule = { factor: number; share: number };

/** Fewer gaps than this say nothing about what is usual. */
const leastGaps = 3;

/** The mean number of days between two purchase days; null: too few gaps to call anything usual. */
export function usualGap({ firstOn, lastOn, purchaseDays }: PurchasePace): number | null {
  const gaps = purchaseDays - 1;
  return gaps < leastGaps ? null : daysBetween(firstOn, lastOn) / gaps;
}

/**
 * The longest gap, in whole days, that is no signal yet: the shorter of what their own pace and the lapse threshold bear.
 * Null: neither is known, and nothing can be said.
 */
export function gapBorne(pace: PurchasePace, rule: LapseRule, lapseDays: number | null): number | null {
  const usual = usualGap(pace);
  const borne = [
    ...(usual === null ? [] : [usual * rule.factor]),
    ...(lapseDays === null ? [] : [(lapseDays * rule.share) / 100]),
  ];
  return borne.length === 0 ? null : Math.floor(Math.min(...borne));
}

/** Whether somebody has been away longer than they bear, and is not lost yet: afterwards it is no early warning. */
export function isLapseSignal(
  pace: PurchasePace,
  { rule, lapseDays, today }: { rule: LapseRule; lapseDays: number | null; today: PlainDate },
): boolean {
  const borne = gapBorne(pace, rule, lapseDays);
  const gap = daysBetween(pace.lastOn, today);
  return borne !== null && gap > borne && (lapseDays === null || gap <= lapseDays);
}
