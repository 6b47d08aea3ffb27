import type { Interval } from "./wilson";

/** Answers to "would you recommend us", from 0 to 10: how many gave each; always eleven. */
export type ScoreCounts = readonly number[];

/** Who says 9 or 10, who says 0 to 6, and who says 7 or 8: the ones a net score leaves out though they can be moved. */
export type NetScore = {
  readonly n: number;
  readonly promoters: number;
  readonly movable: number;
  readonly detractors: number;
  /** (P - D) / n, from -1 to 1, with its interval of 95 %. */
  readonly net: number;
  readonly interval: Interval;
};

const z = 1.959963984540054;

/**
 * What a whole distribution comes to as a net score. There is no net score without the eleven counts: this takes them and
 * nothing else. Variance of the difference of two shares of one sample: (p + d - (p - d)²) / n; the ends stay within -1 to 1.
 * Null where nobody answered.
 * Source: METRICS A12.
 */
export function netScore(counts: ScoreCounts): NetScore | null {
  const sum = (from: number, to: number) => counts.slice(from, to + 1).reduce((total, n) => total + n, 0);
  const [detractors, movable, promoters] = [sum(0, 6), sum(7, 8), sum(9, 10)];
  const n = detractors + movable + promoters;
  if (n === 0) return null;
  const net = (promoters - detractors) / n;
  const variance = Math.max(0, (promoters + detractors) / n - net * net) / n;
  const reach = z * Math.sqrt(variance);
  return {
    ...{ n, promoters, movable, detractors, net },
    interval: { low: Math.max(-1, net - reach), high: Math.min(1, net + reach) },
  };
}
