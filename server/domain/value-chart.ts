import { type Signal, signalsOf } from "./chart-signals";
import { enoughForLimits, meanMove } from "./control-chart";

/** A chart of measured values, or of counts, that are not shares: one set of limits for all of it. */
export type ValueChart = {
  readonly kind: "xmr" | "g";
  /** The mean: what limits lie around. */
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly points: readonly { readonly value: number; readonly signals: readonly Signal[] }[];
  readonly isTrial: boolean;
};

/** 3 / 1.128 as everybody rounds it (GOVERNANCE B6). */
const reachOfMoves = 2.66;

/**
 * XmR: mean ± 2.66 × the mean of the moves between neighbours, for lateness and counts. No move is left out. `least`: values
 * cannot lie below it, nor the limit; none by default. `base`: mean and moves come from the first so many values alone.
 * Null with fewer than two values in the base.
 * Source: GOVERNANCE B6; NIST/SEMATECH e-Handbook 6.3.2.2, whose reach of 3 / 1.128 is 0.02 % shorter.
 */
export function xmr(
  values: readonly number[],
  { least = Number.NEGATIVE_INFINITY, base = values.length, reach = reachOfMoves } = {},
): ValueChart | null {
  const from = values.slice(0, base);
  if (from.length < 2) return null;
  const mean = from.reduce((total, value) => total + value, 0) / from.length;
  const spread = reach * meanMove(from);
  const signals = signalsOf(
    values.map((value) => ({ value, low: mean - spread, high: mean + spread })),
    mean,
  );
  return {
    kind: "xmr",
    mean,
    low: Math.max(least, mean - spread),
    high: mean + spread,
    points: values.map((value, index) => ({ value, signals: signals[index] ?? [] })),
    isTrial: from.length < enoughForLimits,
  };
}

/**
 * g chart of rare events: how many promises were kept between two broken ones, in their order. Limits ḡ ± 3·√(ḡ(ḡ + 1)),
 * the lower at 0 (a gap of nothing can never lie outside it). Counts are skewed, so runs lie about the median, not the mean.
 * A long gap is good news. Null with fewer than two gaps.
 * Source: Benneyan 2001; qicharts2; spc4hc "rare events".
 */
export function gChart(gaps: readonly number[]): ValueChart | null {
  if (gaps.length < 2) return null;
  const mean = gaps.reduce((total, gap) => total + gap, 0) / gaps.length;
  const high = mean + 3 * Math.sqrt(mean * (mean + 1));
  // Below the middle nothing is near a limit: the lower one is out of reach.
  const measured = gaps.map((value) => ({ value, low: Number.NEGATIVE_INFINITY, high }));
  const signals = signalsOf(measured, medianOf(gaps));
  return {
    kind: "g",
    mean,
    low: 0,
    high,
    points: gaps.map((value, index) => ({ value, signals: signals[index] ?? [] })),
    isTrial: gaps.length < enoughForLimits,
  };
}

function medianOf(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  const half = Math.floor(ordered.length / 2);
  const upper = ordered[half] ?? 0;
  return ordered.length % 2 ? upper : ((ordered[half - 1] ?? upper) + upper) / 2;
}
