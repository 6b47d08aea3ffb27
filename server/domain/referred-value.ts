import type { PlainDate } from "./plain-date";
import { studentQuantile } from "./student";
import { type Difference, type Sample, welchMatched } from "./welch";

/** Customers whose first purchase fell in one quarter: those who were referred, and those whom nobody sent. */
export type QuarterOfValue = { startsOn: PlainDate; referred: Sample; others: Sample };

/** A mean with its 95 % interval; the ends are null under ten. */
export type Mean = { n: number; mean: number; low: number | null; high: number | null };

/** What referred customers were worth beside comparable ones, both in minor units over the same length of time. */
export type ReferredValue = {
  referred: Mean | null;
  /** Put together quarter by quarter as the referred are. */
  comparable: Mean | null;
  /** Null: too few to say (under ten on a side), or nothing varies. */
  difference: Difference | null;
  /** Referred customers for whose quarter nobody comparable is known. */
  unmatched: number;
};

/** Under this many on a side no difference is spoken. */
const enough = 10;
/** A stratum of fewer tells nothing of how much its values vary. */
const fewest = 2;

/**
 * The value of a referred customer beside one whom nobody sent, matched on the quarter of the first purchase
 * (METRICS A10): quarters without anybody to compare with are left out and said. Computed from own data, no uplift
 * assumed; customers of whom it is not known how they came are on neither side.
 */
export function referredValue(quarters: readonly QuarterOfValue[]): ReferredValue {
  const matched = quarters.filter(({ referred, others }) => referred.n > 0 && others.n >= fewest);
  const unmatched =
    quarters.reduce((sum, { referred }) => sum + referred.n, 0) - sumOf(matched.map((q) => q.referred.n));
  const one = pooled(matched.map(({ referred }) => referred));
  if (one === null) return { referred: null, comparable: null, difference: null, unmatched };
  const strata = matched.map(({ referred, others }) => ({ ...others, share: referred.n / one.n }));
  const comparable = meanOf(strata);
  const isEnough = one.n >= enough && comparable.n >= enough;
  return {
    referred: meanOf([{ ...one, share: 1 }]),
    comparable,
    difference: isEnough ? welchMatched(one, strata) : null,
    unmatched,
  };
}

/** Several samples put together by their shares; degrees of freedom by Satterthwaite. */
function meanOf(strata: readonly (Sample & { share: number })[]): Mean {
  const [n, mean] = [sumOf(strata.map((one) => one.n)), sumOf(strata.map((one) => one.share * one.mean))];
  const parts = strata.map((one) => ({ variance: (one.share ** 2 * one.variance) / one.n, degrees: one.n - 1 }));
  const variance = sumOf(parts.map((part) => part.variance));
  if (n < enough || variance <= 0) return { n, mean, low: null, high: null };
  const degrees = variance ** 2 / sumOf(parts.map((part) => part.variance ** 2 / part.degrees));
  const reach = studentQuantile(0.975, degrees) * Math.sqrt(variance);
  return { n, mean, low: mean - reach, high: mean + reach };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Several samples as one: their mean, and the variance within and between them. */
function pooled(samples: readonly Sample[]): Sample | null {
  const n = sumOf(samples.map((sample) => sample.n));
  if (n === 0) return null;
  const mean = sumOf(samples.map((sample) => sample.n * sample.mean)) / n;
  const squares = sumOf(samples.map((s) => (s.n - 1) * s.variance + s.n * (s.mean - mean) ** 2));
  return { n, mean, variance: n > 1 ? squares / (n - 1) : 0 };
}
