import type { PlainDate } from "./plain-date";

/** How a customer's value is found: from what they bought, or expected by a model of buying and leaving (METRICS A8). */
export const valueMethods = ["historic", "bg_nbd", "mbg_nbd"] as const;
export type ValueMethod = (typeof valueMethods)[number];

/** What the board sets; money in minor units, percent as percent. */
export type ValueInputs = {
  method: ValueMethod;
  /** Months ahead. */
  horizonMonths: number;
  /** Percent a year. */
  discount: number;
  /** Percent of a sale that is left; null: not known, every figure is revenue. */
  margin: number | null;
  /** Null: not known. */
  winningCostMinor: number | null;
  referralRewardMinor: number | null;
  withOrganisations: boolean;
};

/**
 * A figure with its standard error, and between which it lies 95 times in 100. Null: it could not be found, or the data
 * settle no limit on that side; without bounds: fitted before there were any.
 */
export type Estimate = { value: number; error: number | null; low?: number | null; high?: number | null };
/** Variances and covariances of the logarithms, in the order of the parameters. */
type Covariance = readonly (readonly number[])[];
export type ModelParameters = { r: Estimate; alpha: Estimate; a: Estimate; b: Estimate; covariance: Covariance };
/** Gamma-Gamma, in whole units of the currency. */
export type SpendParameters = {
  p: Estimate;
  q: Estimate;
  gamma: Estimate;
  covariance: Covariance;
  logLikelihood: number;
  customers: number;
};

/** What somebody who has just bought for the first time is expected to bring after it, over the horizon. */
export type Newcomer = {
  purchases: number;
  /** Minor units, discounted, after the margin; the interval of 95 % is that of the parameters. */
  valueMinor: number;
  lowMinor: number;
  highMinor: number;
};

/** Customers who were left out of a fit, by reason. */
export type CoveredCounts = { died: number; organisations: number };

/** Customers by how often they had repeated until the cut, and how often each bought after it: expected, and actually. */
export type HoldoutBin = {
  /** The last bin is of so many and more. */
  repeats: number;
  customers: number;
  expected: number;
  actual: number;
  /** Sample standard deviation of the actual; null: of one customer it is not known. In fits of before it was 0 then. */
  deviation: number | null;
};
/** Fitted on what was known until a day, and held against what came after it. */
export type Holdout = {
  until: PlainDate;
  weeks: number;
  customers: number;
  expected: number;
  actual: number;
  bins: HoldoutBin[];
};

/** What the values of some customers came to, in minor units. */
export type ValueSum = {
  customers: number;
  mean: number;
  /** Sample standard deviation. */
  deviation: number;
  low: number;
  median: number;
  high: number;
};
/** Expected value (null without a model) and historic value of the same customers. */
export type ValueOf = { expected: ValueSum | null; historic: ValueSum | null };
type BandValue = ValueOf & { band: string };
export type ValueSums = {
  /** Of which version of how values are summed; without: of the first, which left free first purchases out. */
  version?: number;
  all: ValueOf;
  repeaters: ValueOf;
  once: ValueOf;
  /** Bought within the lapse threshold; null: none was set. */
  active: ValueOf | null;
  lapseDays: number | null;
  bands: BandValue[];
  /** What a first purchase day came to, also a free one; of who never paid in another currency. Null: nobody has come. */
  first: ValueSum | null;
};

/** After how many days customers are set beside each other by whether they have repeated, and of which version of that. */
export const landmarkDays = 180;
export const landmarkVersion = 2;

/** Of which version of how values are summed a first purchase may be set beside what a newcomer is expected to bring. */
export const valueSumsVersion = 2;

const fewestRepeaters = 100;

/** Why no model is fitted, as a sentence; null where it can be (METRICS A8: about a hundred repeaters are needed). */
export function tooFewRepeaters(repeaters: number): string | null {
  return repeaters >= fewestRepeaters
    ? null
    : `Too few repeat customers to fit a model: ${repeaters.toLocaleString("en-GB")}, at least ${fewestRepeaters} are needed.`;
}
