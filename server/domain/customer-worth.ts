import { hasShare } from "./enough";
import { studentQuantile } from "./student";
import { type Newcomer, type ValueSum, type ValueSums, valueSumsVersion } from "./value-method";
import type { Difference } from "./welch";
import { z95 } from "./wilson";

/** What something is worth with its 95 % interval, in minor units. */
export type Worth = { worth: number; low: number; high: number };

/** What a new customer brings against what it costs to win one, in minor units; null: not known. */
export type NewcomerWorth = {
  /** The first purchase day, after the margin, a free one being 0. */
  first: number | null;
  /** What is expected after it over the horizon. */
  ahead: number | null;
  winningCost: number | null;
  /** first + ahead − winningCost. */
  whole: Worth | null;
};

/**
 * The worth of somebody newly won (METRICS A9): the margin of the first purchase, what the model expects after it over the
 * horizon, less what it cost to win them. The interval is of the mean first purchase and of the fit's parameters, which err
 * apart from one another; what winning costs is taken as known. Both are of newcomers of any kind: a free first purchase is
 * one that brought nothing. The first purchase is not known under ten customers, nor of a fit whose sums left those out.
 */
export function newcomerWorth(
  sums: ValueSums,
  newcomer: Newcomer | null,
  winningCostMinor: number | null,
): NewcomerWorth {
  const isOfAll = sums.version === valueSumsVersion;
  const come = isOfAll && sums.first && hasShare(sums.first.customers) ? sums.first : null;
  const known = { first: come?.mean ?? null, ahead: newcomer?.valueMinor ?? null, winningCost: winningCostMinor };
  if (come === null || newcomer === null || winningCostMinor === null) return { ...known, whole: null };
  const { valueMinor, lowMinor, highMinor } = newcomer;
  const whole = sumOf({ worth: valueMinor, low: lowMinor, high: highMinor }, meanOf(come, 0));
  return { ...known, whole: moved(whole, -winningCostMinor) };
}

/** From so many on Student's t is the normal distribution but for a part in four hundred. */
const manyCustomers = 500;

/**
 * A mean of two or more with its interval by Student's t, widened by the relative error that all values of one fit share:
 * 0 of what is only added up.
 */
export function meanOf(
  { customers, mean, deviation }: Omit<ValueSum, "low" | "median" | "high">,
  shared: number,
): Worth {
  const usual = customers < manyCustomers ? studentQuantile(0.975, customers - 1) : z95;
  const reach = Math.hypot((usual * deviation) / Math.sqrt(customers), z95 * shared * mean);
  return { worth: mean, low: mean - reach, high: mean + reach };
}

/** The interval of a sum from those of its parts, each side by itself. Source: Zou & Donner 2008 (MOVER). */
function sumOf(one: Worth, other: Worth): Worth {
  const worth = one.worth + other.worth;
  return {
    worth,
    low: worth - Math.hypot(one.worth - one.low, other.worth - other.low),
    high: worth + Math.hypot(one.high - one.worth, other.high - other.worth),
  };
}

function moved({ worth, low, high }: Worth, by: number): Worth {
  return { worth: worth + by, low: low + by, high: high + by };
}

/**
 * What it is worth that a customer stays, against replacing them (METRICS A9): what they are still expected to bring,
 * less the worth of whoever is won in their place, which the cost of winning lowers. Below 0: replacing would bring more.
 * Both are taken to err apart from one another: as they are of one fit they err together, and the interval is rather too
 * wide. Null under ten customers. `shared` is `sharedError`.
 */
export function worthOfStaying(expected: ValueSum, { whole }: NewcomerWorth, shared: number): Worth | null {
  if (whole === null || !hasShare(expected.customers)) return null;
  const instead = { worth: -whole.worth, low: -whole.high, high: -whole.low };
  return sumOf(meanOf(expected, shared), instead);
}

/**
 * What a referral brought (METRICS A10): by how much a referred customer is worth more than a comparable one, and the
 * usual cost of winning one that was saved, less the reward; the interval is the difference's. Null where one of them is
 * not known.
 */
export function worthOfReferral(
  difference: Difference | null,
  {
    margin,
    winningCostMinor,
    referralRewardMinor,
  }: { margin: number | null; winningCostMinor: number | null; referralRewardMinor: number | null },
): Worth | null {
  if (difference === null || winningCostMinor === null || referralRewardMinor === null) return null;
  const kept = (minor: number) => (minor * (margin ?? 100)) / 100;
  const gain = { worth: kept(difference.difference), low: kept(difference.low), high: kept(difference.high) };
  return moved(gain, winningCostMinor - referralRewardMinor);
}

/**
 * The relative standard error that every value of one fit has in common, from the interval of a new customer's: it does not
 * shrink with the number of customers. Null where it cannot be told.
 */
export function sharedError(newcomer: Newcomer | null): number | null {
  if (newcomer === null || newcomer.lowMinor <= 0) return null;
  return Math.log(newcomer.highMinor / newcomer.lowMinor) / (2 * z95);
}
