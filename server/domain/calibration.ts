import { type Interval, wilson } from "./wilson";

/** One prediction whose day has come: how sure we were, and whether it came true. */
export type Forecast = { readonly probability: number; readonly happened: boolean };

/** Forecasts of about the same sureness: "we said 70 % → happened 4 of 7". */
export type CalibrationBin = {
  /** The nearest ten percent, as whole percent; halves go up. */
  readonly said: number;
  /** How sure we were on average within the bin, between 0 and 1. */
  readonly meanSaid: number;
  readonly k: number;
  readonly n: number;
  readonly interval: Interval;
};

/** Reliability − resolution + uncertainty = Brier score. */
type Decomposition = { readonly reliability: number; readonly resolution: number; readonly uncertainty: number };

export type Calibration = {
  readonly n: number;
  readonly k: number;
  /** How sure we were on average; null without forecasts. */
  readonly meanSaid: number | null;
  /** What follows is null below `leastForCalibration`. */
  readonly brier: number | null;
  readonly parts: Decomposition | null;
  readonly bins: readonly CalibrationBin[] | null;
};

/** Below so many nothing is said of how well we predict. Source: GOVERNANCE A7. */
export const leastForCalibration = 20;

/** The mean squared distance between how sure we were and what came: 0 is perfect, 0.25 a coin. Null without forecasts. */
export function brierScore(forecasts: readonly Forecast[]): number | null {
  return mean(forecasts.map(({ probability, happened }) => (probability - (happened ? 1 : 0)) ** 2));
}

/**
 * What the Brier score is made of, over groups of equal probability, where the sum is exact (Murphy 1973): how far what
 * we said lies from what came (less is better), how far our groups differ from the whole (more is better), and how
 * uncertain the matter is whoever predicts. Null without forecasts.
 */
export function decompose(forecasts: readonly Forecast[]): Decomposition | null {
  const base = shareOf(forecasts);
  if (base === null) return null;
  const sums = [...groupBy(forecasts, ({ probability }) => probability)].map(([probability, group]) => {
    const share = shareOf(group) ?? 0;
    return { n: group.length, off: (probability - share) ** 2, apart: (share - base) ** 2 };
  });
  const weighed = (pick: (sum: (typeof sums)[number]) => number) =>
    sums.reduce((total, sum) => total + sum.n * pick(sum), 0) / forecasts.length;
  return {
    reliability: weighed(({ off }) => off),
    resolution: weighed(({ apart }) => apart),
    uncertainty: base * (1 - base),
  };
}

/**
 * The nearest ten percent of a probability, in whole percent; halves go up. Never 0 or 100: nobody may say that. Agrees
 * with `binned` in server/reviews/queries/forecasts.ts.
 */
export function binOf(probability: number): number {
  const tenths = Math.round(Number((probability * 10).toFixed(9)));
  return Math.min(90, Math.max(10, tenths * 10));
}

/** How well the organisation predicts: never of persons or departments, and nothing but counts under 20 (A7). */
export function calibrate(forecasts: readonly Forecast[]): Calibration {
  const n = forecasts.length;
  const k = forecasts.filter(({ happened }) => happened).length;
  const meanSaid = mean(forecasts.map(({ probability }) => probability));
  const isEnough = n >= leastForCalibration;
  return {
    ...{ n, k, meanSaid },
    brier: isEnough ? brierScore(forecasts) : null,
    parts: isEnough ? decompose(forecasts) : null,
    bins: isEnough ? binsOf(forecasts) : null,
  };
}

function binsOf(forecasts: readonly Forecast[]): CalibrationBin[] {
  return [...groupBy(forecasts, ({ probability }) => binOf(probability))]
    .sort(([a], [b]) => a - b)
    .flatMap(([said, group]) => {
      const k = group.filter(({ happened }) => happened).length;
      const interval = wilson(k, group.length);
      const meanSaid = mean(group.map(({ probability }) => probability));
      return interval && meanSaid !== null ? [{ said, meanSaid, k, n: group.length, interval }] : [];
    });
}

/** By rule: whether what came differs from what we said by more than chance. Null under 20. */
export function calibrationVerdict({
  n,
  k,
  meanSaid,
  brier,
}: Calibration): "too_sure" | "not_sure_enough" | "no_signal" | null {
  const interval = wilson(k, n);
  if (brier === null || meanSaid === null || !interval) return null;
  if (meanSaid > interval.high) return "too_sure";
  return meanSaid < interval.low ? "not_sure_enough" : "no_signal";
}

/** Whether what came of a group differs from what was said by more than chance explains. */
export function isOff({ meanSaid, interval }: CalibrationBin): boolean {
  return meanSaid < interval.low || meanSaid > interval.high;
}

function shareOf(forecasts: readonly Forecast[]): number | null {
  return mean(forecasts.map(({ happened }) => (happened ? 1 : 0)));
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => number): Map<number, Item[]> {
  const groups = new Map<number, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
