import { type Interval, wilson } from "./wilson";

/** So many of so many. */
export type Share = { readonly k: number; readonly n: number };

/** A difference of two shares with its 95% interval, all within -1 to 1. */
export type Difference = Interval & { readonly difference: number };

/**
 * The share of the one less the share of the other, with Newcombe's hybrid score interval, without continuity
 * correction: Wilson's intervals of both, squared and added; of 95% unless another point of the normal is given. Null when
 * either is of nobody.
 * Source: Newcombe 1998, Statistics in Medicine 17:873-890, method 10; reference results in the test.
 */
export function proportionDifference(one: Share, other: Share, z?: number): Difference | null {
  const [a, b] = [wilson(one.k, one.n, z), wilson(other.k, other.n, z)];
  if (a === null || b === null) return null;
  const [p, q] = [one.k / one.n, other.k / other.n];
  const difference = p - q;
  return {
    difference,
    low: Math.max(-1, difference - Math.hypot(p - a.low, b.high - q)),
    high: Math.min(1, difference + Math.hypot(a.high - p, q - b.low)),
  };
}
