import { type Signal, signalsOf } from "./chart-signals";

/** One period: k of n. A period with n = 0 is not known and is left out by the caller. */
export type Point = { readonly k: number; readonly n: number };

type ChartPoint = Point & {
  readonly share: number;
  /** Limits of this period, clipped to what a rate can be: 0..1 for a share, from 0 for counts. */
  readonly low: number;
  readonly high: number;
  readonly signals: readonly Signal[];
};

export type ControlChart = {
  readonly mean: number;
  /** What the mean is of: all k and all n of the base. */
  readonly restsOn: Point;
  /** How much more the periods vary than chance alone would make them; used as computed, no floor of 1 (ruling 11). */
  readonly sigmaZ: number;
  readonly points: readonly ChartPoint[];
  /** Limits that come from fewer than twelve periods are on trial. */
  readonly isTrial: boolean;
};

/** From so many periods limits are kept: what follows is held against them (B6). */
export const enoughForLimits = 12;

/**
 * Laney's p' chart: p̄ = Σk/Σn, s = √(p̄(1−p̄)/n), z = (p−p̄)/s, σz = mean |zᵢ − zᵢ₋₁| / 1.128, limits p̄ ± 3·s·σz.
 * Equal to the p chart where σz = 1. `base`: mean and σz come from the first so many periods alone (locked limits); all
 * by default. Null with fewer than two periods in the base: nothing can vary.
 * When every period is all or nothing (p̄ is 0 or 1), σz is 0 and the limits are the mean.
 * Source: GOVERNANCE B6; Laney 2002; golden limits of the NHS accident department data.
 */
export function laneyP(points: readonly Point[], base: number = points.length): ControlChart | null {
  return laney(points, base, ofShares);
}

/**
 * Laney's u' chart, the same for counts of which there can be more than n (complaints per customer, returns per purchase
 * day): ū = Σk/Σn, s = √(ū/n), limits ū ± 3·s·σz, none below 0 and none above. Equal to the u chart where σz = 1.
 * Source: Laney 2002, Quality Engineering 14:531-537; Mohammed et al. 2013 for rates of events over changing n.
 */
export function laneyU(points: readonly Point[], base: number = points.length): ControlChart | null {
  return laney(points, base, ofCounts);
}

/** How far chance takes k of n from the mean, and the most the rate can be. */
type Law = { readonly spread: (point: Point, mean: number) => number; readonly most: number };

const ofShares: Law = { spread: ({ n }, mean) => Math.sqrt((mean * (1 - mean)) / n), most: 1 };
const ofCounts: Law = { spread: ({ n }, mean) => Math.sqrt(mean / n), most: Number.POSITIVE_INFINITY };

function laney(points: readonly Point[], base: number, law: Law): ControlChart | null {
  const from = points.slice(0, base);
  if (from.length < 2 || points.some(({ n }) => n <= 0)) return null;
  const restsOn = sumOf(from);
  const mean = restsOn.k / restsOn.n;
  const scores = from.map((point) => {
    const spread = law.spread(point, mean);
    return spread === 0 ? 0 : (point.k / point.n - mean) / spread;
  });
  return chartWith(points, law, { restsOn, sigmaZ: meanMove(scores) / 1.128, base: from.length });
}

/**
 * The plain p chart: p̄ ± 3·√(p̄(1−p̄)/n), which takes the binomial's own spread for all there is. Of reference: the
 * product draws p', which is equal where σz = 1. Null with fewer than two periods.
 * Source: NIST/SEMATECH e-Handbook 6.3.3.2.
 */
export function pChart(points: readonly Point[]): ControlChart | null {
  if (points.length < 2 || points.some(({ n }) => n <= 0)) return null;
  return chartWith(points, ofShares, { restsOn: sumOf(points), sigmaZ: 1, base: points.length });
}

type Limits = { readonly restsOn: Point; readonly sigmaZ: number; readonly base: number };

function chartWith(points: readonly Point[], { spread, most }: Law, { restsOn, sigmaZ, base }: Limits): ControlChart {
  const mean = restsOn.k / restsOn.n;
  const measured = points.map((point) => {
    const reach = 3 * spread(point, mean) * sigmaZ;
    return { value: point.k / point.n, low: mean - reach, high: mean + reach };
  });
  const signals = signalsOf(measured, mean);
  return {
    mean,
    restsOn,
    sigmaZ,
    isTrial: base < enoughForLimits,
    points: points.map((point, index) => ({
      ...point,
      share: point.k / point.n,
      low: Math.max(0, measured[index]?.low ?? 0),
      high: Math.min(most, measured[index]?.high ?? most),
      signals: signals[index] ?? [],
    })),
  };
}

function sumOf(points: readonly Point[]): Point {
  return { k: sum(points.map(({ k }) => k)), n: sum(points.map(({ n }) => n)) };
}

/** Mean of the moves between neighbours. */
export function meanMove(values: readonly number[]): number {
  const moves = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value)));
  return sum(moves) / moves.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
