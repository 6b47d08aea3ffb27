import { studentQuantile } from "./student";

/** A group's figures: how many, their mean, and the sample variance (n - 1). */
export type Sample = { n: number; mean: number; variance: number };

/** A difference of means and its 95 % interval, in the unit of the means. */
export type Difference = { difference: number; low: number; high: number; degrees: number };

/** A part of a difference's uncertainty: the variance of a mean, and the degrees of freedom it was estimated with. */
type Part = { variance: number; degrees: number };

/**
 * The mean of `one` minus that of `other` with Welch's interval (unequal variances, Satterthwaite's degrees of freedom;
 * Welch 1947). Null where either has fewer than two, or nothing varies: then nothing can be said about chance.
 */
export function welch(one: Sample, other: Sample): Difference | null {
  return welchMatched(one, [{ share: 1, ...other }]);
}

/**
 * The same against several strata, each weighted by its share of `one` (shares add up to 1): the strata's means are
 * put together as `one` is made up, so that a difference in make-up is not taken for a difference in what is measured.
 * With a single stratum it is Welch's interval.
 */
export function welchMatched(one: Sample, strata: readonly (Sample & { share: number })[]): Difference | null {
  if (one.n < 2 || strata.length === 0 || strata.some(({ n }) => n < 2)) return null;
  const parts: Part[] = [
    { variance: one.variance / one.n, degrees: one.n - 1 },
    ...strata.map(({ n, variance, share }) => ({ variance: (share ** 2 * variance) / n, degrees: n - 1 })),
  ];
  const variance = parts.reduce((sum, part) => sum + part.variance, 0);
  if (variance <= 0) return null;
  const degrees = variance ** 2 / parts.reduce((sum, part) => sum + part.variance ** 2 / part.degrees, 0);
  const difference = one.mean - strata.reduce((sum, { mean, share }) => sum + share * mean, 0);
  const reach = studentQuantile(0.975, degrees) * Math.sqrt(variance);
  return { difference, low: difference - reach, high: difference + reach, degrees };
}
