/** One period: k of n. A period with n = 0 is not known and is left out by the caller. */
export type Point = { readonly k: number; readonly n: number };

type ChartPoint = Point & {
  readonly share: number;
  /** Limits of this period, clipped to 0..1. */
  readonly low: number;
  readonly high: number;
  readonly isOutside: boolean;
  /** The last of seven or more in a row on one side of the mean. */
  readonly isRun: boolean;
};

export type ControlChart = {
  readonly mean: number;
  /** How much more the periods vary than chance alone would make them; used as computed, no floor of 1 (ruling 11). */
  readonly sigmaZ: number;
  readonly points: readonly ChartPoint[];
  /** Under twelve periods the limits are on trial. */
  readonly isTrial: boolean;
};

/** How many in a row on one side of the mean make a signal (ruling 11). */
const runLength = 7;

/**
 * Laney's p' chart: p̄ = Σk/Σn, s = √(p̄(1−p̄)/n), z = (p−p̄)/s, σz = mean |zᵢ − zᵢ₋₁| / 1.128, limits p̄ ± 3·s·σz.
 * Equal to the p chart where σz = 1. Null with fewer than two periods: nothing can vary.
 * When every period is all or nothing (p̄ is 0 or 1), σz is 0 and the limits are the mean.
 * Source: GOVERNANCE B6; Laney 2002; golden limits of the NHS accident department data.
 */
export function laneyP(points: readonly Point[]): ControlChart | null {
  if (points.length < 2 || points.some(({ n }) => n <= 0)) return null;
  const mean = sum(points.map(({ k }) => k)) / sum(points.map(({ n }) => n));
  const spreadOf = ({ n }: Point) => Math.sqrt((mean * (1 - mean)) / n);
  const scores = points.map((point) => (spreadOf(point) === 0 ? 0 : (point.k / point.n - mean) / spreadOf(point)));
  const sigmaZ = meanMove(scores) / 1.128;
  return {
    mean,
    sigmaZ,
    isTrial: points.length < 12,
    points: points.map((point, index) => {
      const reach = 3 * spreadOf(point) * sigmaZ;
      const share = point.k / point.n;
      const [low, high] = [Math.max(0, mean - reach), Math.min(1, mean + reach)];
      // Equal to a limit is inside; a rounding error in the last digit is no signal.
      const isOutside = share < low - 1e-12 || share > high + 1e-12;
      return { ...point, share, low, high, isOutside, isRun: endsRun(points, index, mean) };
    }),
  };
}

/** Mean of the moves between neighbours. */
function meanMove(values: readonly number[]): number {
  const moves = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value)));
  return sum(moves) / moves.length;
}

/** Whether this period and the six before it lie on the same side of the mean; one on the mean ends a run. */
function endsRun(points: readonly Point[], index: number, mean: number): boolean {
  const last = points.slice(index - runLength + 1, index + 1);
  if (index < runLength - 1) return false;
  const sides = last.map(({ k, n }) => Math.sign(Math.round((k / n - mean) * 1e12)));
  return sides[0] !== 0 && sides.every((side) => side === sides[0]);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
