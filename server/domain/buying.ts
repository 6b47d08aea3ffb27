import { addDays, type PlainDate, plainDate } from "./plain-date";
import type { BoughtByDay } from "./rfm-grid";

/** Raised when what is counted changes. */
export const buyingVersion = 1;

/** The middle of a row of values, and the places between which it lies with 95 % confidence; null for too few. */
export type Middle = { readonly median: number; readonly low: number | null; readonly high: number | null };

/** What those who bought in a period bought in it; minor units of one currency, refunds not taken off. */
export type Buying = {
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Who bought on at least one day of it. */
  readonly customers: number;
  readonly purchaseDays: number;
  readonly totalMinor: number;
  /** Per customer. Null: nobody bought. */
  readonly medianDays: number | null;
  readonly minor: Middle | null;
};

/** Every calendar year, the one of `asOf` as far as it has come; and the last 365 days against the 365 before them. */
export type BuyingByYear = { readonly years: readonly Buying[]; readonly lately: Buying; readonly before: Buying };

const yearOfDays = 365;

/** What customers buy per head and year: never only a total (METRICS A1). Histories end with `asOf`. */
export function buyingByYear(histories: readonly BoughtByDay[], asOf: PlainDate): BuyingByYear {
  const first = histories.map(({ days: [day = asOf] }) => day).sort()[0] ?? asOf;
  const years = [];
  for (let year = Number(first.slice(0, 4)); histories.length > 0 && year <= Number(asOf.slice(0, 4)); year++) {
    const to = plainDate(`${year}-12-31`);
    years.push(buyingIn(histories, plainDate(`${year}-01-01`), to < asOf ? to : asOf));
  }
  const since = addDays(asOf, 1 - yearOfDays);
  return {
    years,
    lately: buyingIn(histories, since, asOf),
    before: buyingIn(histories, addDays(since, -yearOfDays), addDays(since, -1)),
  };
}

function buyingIn(histories: readonly BoughtByDay[], from: PlainDate, to: PlainDate): Buying {
  const bought = histories.flatMap(({ days, amounts }) => {
    const within = days.flatMap((day, index) => (from <= day && day <= to ? [amounts[index] ?? 0] : []));
    return within.length ? [{ days: within.length, minor: sum(within) }] : [];
  });
  const days = rising(bought.map((of) => of.days));
  return {
    ...{ from, to, customers: bought.length },
    purchaseDays: sum(days),
    totalMinor: sum(bought.map(({ minor }) => minor)),
    medianDays: middle(days)?.median ?? null,
    minor: middle(rising(bought.map(({ minor }) => minor))),
  };
}

/**
 * The median of rising values as one of them (SQL's percentile_disc), and the two between which the median of all who
 * might have been lies in 95 of 100: an interval of order statistics that asks nothing of how values are spread. Source:
 * Conover 1999, Practical Nonparametric Statistics, 3.2, with the normal approximation.
 */
export function middle(values: readonly number[]): Middle | null {
  const n = values.length;
  const median = values[Math.ceil(n / 2) - 1];
  if (median === undefined) return null;
  const reach = (1.959963984540054 * Math.sqrt(n)) / 2;
  const [low, high] = [Math.floor(n / 2 - reach), Math.ceil(n / 2 + 1 + reach)];
  const isEnough = low >= 1 && high <= n;
  return {
    median,
    low: isEnough ? (values[low - 1] ?? null) : null,
    high: isEnough ? (values[high - 1] ?? null) : null,
  };
}

function rising(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
