/** Why a point differs from chance (GOVERNANCE B6). Everything else is "no signal". */
export type Signal =
  /** Beyond a limit. */
  | "outside"
  /** The last of seven or more in a row on one side of the middle. */
  | "run"
  /** The last of seven or more that each rise, or each fall. */
  | "trend"
  /** The last of three of which two lie in the outer third of the same side. */
  | "near_limit";

export type Measured = {
  readonly value: number;
  /** Three standard deviations away, before anything is clipped; both at the middle where nothing varies. */
  readonly low: number;
  readonly high: number;
};

/** How many in a row make a signal: on one side, rising, or falling (ruling 11). */
const inARow = 7;

/** A rounding error in the last digit is no signal. */
const noise = 1e-12;

/** The signals that end at each point. `middle` is what runs lie above or below; a value on it ends a run. */
export function signalsOf(points: readonly Measured[], middle: number): readonly (readonly Signal[])[] {
  return points.map((point, index) => {
    const back = (count: number) => points.slice(Math.max(0, index - count + 1), index + 1);
    const found: Signal[] = [];
    if (point.value < point.low - noise || point.value > point.high + noise) found.push("outside");
    if (isRun(back(inARow), middle)) found.push("run");
    if (isTrend(back(inARow))) found.push("trend");
    if (isNearLimit(back(3), middle)) found.push("near_limit");
    return found;
  });
}

function isRun(last: readonly Measured[], middle: number): boolean {
  const sides = last.map(({ value }) => sign(value - middle));
  return last.length === inARow && sides[0] !== 0 && sides.every((side) => side === sides[0]);
}

/** Seven points in which every one is above, or every one below, the one before. */
function isTrend(last: readonly Measured[]): boolean {
  const steps = last.slice(1).map(({ value }, index) => sign(value - (last[index]?.value ?? value)));
  return last.length === inARow && steps[0] !== 0 && steps.every((step) => step === steps[0]);
}

/** Two of three, the newest among them, beyond two standard deviations on the same side. */
function isNearLimit(last: readonly Measured[], middle: number): boolean {
  const sides = last.map((point) => outerThird(point, middle));
  const newest = sides.at(-1);
  return newest !== undefined && newest !== 0 && sides.filter((side) => side === newest).length >= 2;
}

/** 1 above, −1 below, 0 neither. */
function outerThird({ value, low, high }: Measured, middle: number): number {
  if (high - low <= noise) return 0;
  if (value > middle + ((high - middle) * 2) / 3 + noise) return 1;
  return value < middle - ((middle - low) * 2) / 3 - noise ? -1 : 0;
}

function sign(difference: number): number {
  return Math.abs(difference) <= noise ? 0 : Math.sign(difference);
}
