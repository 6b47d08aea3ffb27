import { addDays, daysBetween, type PlainDate } from "./plain-date";
import { expectedPurchases, type RepeatParams } from "./repeat-buying";
import type { Holdout, HoldoutBin } from "./value-method";

/** Customers with one history until the cut, in days, and what they all bought after it, and the sum of its squares. */
type Later = {
  readonly repeats: number;
  readonly untilLast: number;
  readonly untilNow: number;
  readonly customers: number;
  readonly bought: number;
  readonly squares: number;
};

/** Histories judged before others are let work. */
const atOnce = 2_000;

/** From so many repeats on, customers are in one bin. */
export const lastBin = 7;

/** The day until which a model is fitted to be checked: three quarters of the history before `asOf`. */
export function cutOf(firstOn: PlainDate, asOf: PlainDate): PlainDate {
  return addDays(asOf, -Math.round(daysBetween(firstOn, asOf) / 4));
}

/**
 * What the model fitted until the cut expected of everybody it knew, beside what they bought until `asOf`, by how often
 * they had repeated (METRICS A8, B1): in purchases a customer. `pause` is awaited after every two thousand histories.
 */
export async function holdoutOf(
  params: RepeatParams,
  groups: readonly Later[],
  { cut, asOf, pause }: { cut: PlainDate; asOf: PlainDate; pause: () => Promise<void> },
): Promise<Holdout> {
  const weeks = daysBetween(cut, asOf) / 7;
  const sums = Array.from({ length: lastBin + 1 }, () => ({ customers: 0, expected: 0, actual: 0, squares: 0 }));
  for (const [at, { repeats, untilLast, untilNow, customers, bought, squares }] of groups.entries()) {
    if (at % atOnce === atOnce - 1) await pause();
    const sum = sums[Math.min(repeats, lastBin)];
    if (!sum) continue;
    sum.customers += customers;
    sum.actual += bought;
    sum.squares += squares;
    const customer = { repeats, untilLast: untilLast / 7, untilNow: untilNow / 7 };
    sum.expected += customers * expectedPurchases(params, customer, weeks);
  }
  const total = (of: "customers" | "expected" | "actual") => sums.reduce((sum, bin) => sum + bin[of], 0);
  const bins = sums.flatMap(({ customers, expected, actual, squares }, repeats): HoldoutBin[] => {
    if (customers === 0) return [];
    const mean = actual / customers;
    const variance = customers > 1 ? (squares - customers * mean ** 2) / (customers - 1) : 0;
    return [
      { repeats, customers, expected: expected / customers, actual: mean, deviation: Math.sqrt(Math.max(0, variance)) },
    ];
  });
  return {
    until: cut,
    weeks,
    customers: total("customers"),
    expected: total("expected"),
    actual: total("actual"),
    bins,
  };
}
