import { daysBetween, type PlainDate } from "./plain-date";
import { historiesUntil, neighbours, type PurchaseHistory } from "./purchase-history";

/** The part of customers whose share of everything bought is shown. */
export const topPart = 0.2;

/** What the most valuable customers bring together. `share` is 0..1, or null when there is no positive total. */
export type Concentration = {
  customers: number;
  topCustomers: number;
  totalMinor: number;
  topMinor: number;
  share: number | null;
};

/**
 * Value concentration: the share of everything bought that the top `part` (0..1) of customers bring. The number of top
 * customers is rounded up, so there is always one. One currency; refunds are taken off, and who had more back than they
 * bought counts as nothing, as in `worth`: so a share is never above 1. Values in minor units.
 */
export function concentration(values: readonly number[], part: number): Concentration {
  const falling = values.map((minor) => Math.max(0, minor)).sort((a, b) => b - a);
  const topCustomers = Math.ceil(falling.length * part);
  const totalMinor = sum(falling);
  const topMinor = sum(falling.slice(0, topCustomers));
  return {
    customers: falling.length,
    topCustomers,
    totalMinor,
    topMinor,
    share: totalMinor > 0 ? topMinor / totalMinor : null,
  };
}

/**
 * What who bought in the last 365 days bought in them: never only a total, always per customer too (METRICS A1). Minor units
 * of the organisation's currency, refunds not taken off; who bought in another counts, with nothing: as in `buyingByYear`.
 */
export type YearOfPurchases = {
  customers: number;
  purchaseDays: number;
  totalMinor: number;
  medianMinor: number | null;
};

/** How long customers let pass between two purchase days, in days: how many gaps, and their percentiles. */
export type GapsSeen = { n: number; p50: number | null; p80: number | null; p90: number | null };

/** Every number of days between neighbouring purchase days up to `asOf`, shortest first. */
export function purchaseGaps(histories: readonly PurchaseHistory[], asOf: PlainDate): number[] {
  return historiesUntil(histories, asOf)
    .flatMap((history) => neighbours(history).map(([before, after]) => daysBetween(before, after)))
    .sort((a, b) => a - b);
}

/**
 * The gap within which the given part (0..1) of all returns happened: the smallest with at least that part at or below it
 * (SQL's percentile_disc). Null when nobody has returned. Says nothing of those who never did (METRICS A1).
 */
export function gapPercentile(gaps: readonly number[], part: number): number | null {
  return gaps[Math.max(0, Math.ceil(gaps.length * part) - 1)] ?? null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
