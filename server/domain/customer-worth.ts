import type { Newcomer, ValueSums } from "./value-method";

/** What a new customer brings against what it costs to win one, in minor units; null: not known. */
export type NewcomerWorth = {
  /** The first purchase day, after the margin. */
  first: number | null;
  /** What is expected after it over the horizon. */
  ahead: number | null;
  winningCost: number | null;
  /** first + ahead − winningCost. */
  worth: number | null;
};

/**
 * The worth of somebody newly won (METRICS A9): the margin of the first purchase, what the model expects after it over the
 * horizon, less what it cost to win them.
 */
export function newcomerWorth(
  sums: ValueSums,
  newcomer: Newcomer | null,
  winningCostMinor: number | null,
): NewcomerWorth {
  const [first, ahead, winningCost] = [sums.first?.mean ?? null, newcomer?.valueMinor ?? null, winningCostMinor];
  const worth = first === null || ahead === null || winningCost === null ? null : first + ahead - winningCost;
  return { first, ahead, winningCost, worth };
}

/**
 * What it is worth that a customer stays, against replacing them (METRICS A9): what they are still expected to bring,
 * less the worth of whoever is won in their place, which the cost of winning lowers. Below 0: replacing would bring more.
 */
export function worthOfStaying(expected: number, { worth }: NewcomerWorth): number | null {
  return worth === null ? null : expected - worth;
}

/**
 * What a referral brought (METRICS A10): by how much a referred customer is worth more than a comparable one, and the
 * usual cost of winning one that was saved, less the reward. Null where one of them is not known.
 */
export function worthOfReferral(
  difference: number | null,
  {
    margin,
    winningCostMinor,
    referralRewardMinor,
  }: { margin: number | null; winningCostMinor: number | null; referralRewardMinor: number | null },
): number | null {
  if (difference === null || winningCostMinor === null || referralRewardMinor === null) return null;
  return (difference * (margin ?? 100)) / 100 + winningCostMinor - referralRewardMinor;
}

/**
 * The relative standard error that every value of one fit has in common, from the interval of a new customer's: it does not
 * shrink with the number of customers. 0 where there is none.
 */
export function sharedError(newcomer: Newcomer | null): number {
  if (newcomer === null || newcomer.lowMinor <= 0) return 0;
  return Math.log(newcomer.highMinor / newcomer.lowMinor) / (2 * 1.959963984540054);
}
