import { pairedDifference } from "./paired-difference";
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

/**
 * What a whole distribution comes to as a net score. There is no net score without the eleven counts: this takes them and
 * nothing else. Its interval is Tango's, made for two shares of one sample: at its ends the net lies 1.96 standard errors away,
 * by the variance (p + d - (p - d)²) / n of METRICS A12 as it would be there. By that of the answers themselves ten promoters
 * of ten would be sure of everybody. Null where nobody answered.
 * Source: METRICS A12; Tango 1998.
 */
export function netScore(counts: ScoreCounts): NetScore | null {
  const sum = (from: number, to: number) => counts.slice(from, to + 1).reduce((total, n) => total + n, 0);
  const [detractors, movable, promoters] = [sum(0, 6), sum(7, 8), sum(9, 10)];
  const n = detractors + movable + promoters;
  const found = pairedDifference(promoters, detractors, n);
  if (found === null) return null;
  const { difference: net, low, high } = found;
  return { ...{ n, promoters, movable, detractors, net }, interval: { low, high } };
}
