import { meanOf } from "./customer-worth";
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
    const deviation = customers > 1 ? Math.sqrt(Math.max(0, squares - customers * mean ** 2) / (customers - 1)) : null;
    return [{ repeats, customers, expected: expected / customers, actual: mean, deviation }];
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

/**
 * Between which the mean of what a bin bought lies with 95 % confidence, never below 0. Null where its spread is not known:
 * of one customer, or where all bought equally often, which is no certainty.
 */
export function boundsOf({ customers, actual, deviation }: HoldoutBin): { low: number; high: number } | null {
  if (customers < 2 || !deviation) return null;
  const { low, high } = meanOf({ customers, mean: actual, deviation }, 0);
  return { low: Math.max(0, low), high };
}

/**
 * The standard error of what all bins bought together, each bin's spread taken as it was. A bin that shows none, being of one
 * customer or of equal ones, is taken together with the next, the last with the one before: their means differ, so that it
 * adds more than it would by itself. Null where nothing tells how customers differ.
 */
export function errorOfAll(bins: readonly HoldoutBin[]): number | null {
  const known: Spread[] = [];
  let open: Spread = { customers: 0, mean: 0, squares: 0 };
  for (const { customers, actual, deviation } of bins) {
    open = together(open, { customers, mean: actual, squares: (customers - 1) * (deviation ?? 0) ** 2 });
    if (open.squares <= 0) continue;
    known.push(open);
    open = { customers: 0, mean: 0, squares: 0 };
  }
  const last = known.pop();
  if (!last) return null;
  const spreads = [...known, together(last, open)];
  return Math.sqrt(spreads.reduce((sum, { customers, squares }) => sum + (customers * squares) / (customers - 1), 0));
}

/** Customers, the mean of what they bought, and the sum of squares around it. */
type Spread = { customers: number; mean: number; squares: number };

/** Source: Chan, Golub & LeVeque 1979. */
function together(one: Spread, other: Spread): Spread {
  const customers = one.customers + other.customers;
  if (customers === 0) return one;
  const between = (one.customers * other.customers * (one.mean - other.mean) ** 2) / customers;
  const mean = (one.customers * one.mean + other.customers * other.mean) / customers;
  return { customers, mean, squares: one.squares + other.squares + between };
}
