import { proportionDifference, type Share } from "./proportion-difference";

/** What is looked at when the days are over: a purchase after the draw, or not lapsed on the last day. */
export const holdoutOutcomes = ["bought_again", "still_with_us"] as const;
export type HoldoutOutcome = (typeof holdoutOutcomes)[number];

/** Of those compared, how many in a hundred are not called. */
export const comparedPercents = [20, 30, 40, 50] as const;

/**
 * What becomes of a customer in a draw. `compared` is the hold-out; `left_out` is as likely, is looked at by nothing and
 * takes as many bytes, so that whoever never appears on the list is as likely one as the other, however long one waits.
 */
export const holdoutArms = ["called", "compared", "left_out"] as const;
export type HoldoutArm = (typeof holdoutArms)[number];

/** Below this many in either group nothing is compared. */
export const enoughToCompare = 10;

/** Below this many who did, or who did not, in either group nothing is shown: sums of a few tell of one (ruling 32). */
export const enoughOfEach = 5;

/** So many days after the last a purchase may still be noted and count, for imports. */
export const graceDays = 7;

/** Whether a group is large enough, and mixed enough, to be shown. The database counts no draws together that are not. */
const isEnough = ({ k, n }: Share): boolean => n >= enoughToCompare && Math.min(k, n - k) >= enoughOfEach;

/** A customer in a draw, with three chances from 0 to 1 that only the database knows. */
export type Chances = { id: string; turn: number; call: number; coin: number };

export type DrawSize = { calls: number; comparedPercent: number };

/**
 * The share of those drawn that is not called, so that `comparedPercent` of the called and compared together are
 * compared: for every compared one another is left out.
 */
export function shareNotCalled(comparedPercent: number): number {
  return (2 * comparedPercent) / (100 + comparedPercent);
}

/**
 * A month's draw: in the order of their turn until enough are to be called. Who is not called falls to either side by
 * the toss of a coin that nothing else depends on.
 */
export function drawnFrom(pool: readonly Chances[], size: DrawSize): { id: string; arm: HoldoutArm }[] {
  const notCalled = shareNotCalled(size.comparedPercent);
  const inTurn = [...pool].sort((a, b) => a.turn - b.turn || (a.id < b.id ? -1 : 1));
  const drawn: { id: string; arm: HoldoutArm }[] = [];
  let called = 0;
  for (const { id, call, coin } of inTurn) {
    if (called >= size.calls) break;
    const arm = call >= notCalled ? "called" : coin < 0.5 ? "compared" : "left_out";
    if (arm === "called") called += 1;
    drawn.push({ id, arm });
  }
  return drawn;
}

/** What the comparison says: too few, in all or of those who did or did not, nothing beyond chance, or a difference to one side. */
export type ComparisonReading = "too_few" | "chance" | "more" | "fewer";

/** Never says more than the interval: a difference only where nought lies outside it. */
export function readComparison(called: Share, compared: Share): ComparisonReading {
  const found = proportionDifference(called, compared);
  if (found === null || !isEnough(called) || !isEnough(compared)) return "too_few";
  if (found.low > 0) return "more";
  return found.high < 0 ? "fewer" : "chance";
}
