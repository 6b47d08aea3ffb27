import type { Refused } from "./climb";
import { dot, inverse } from "./curvature";
import type { Fit } from "./fit";
import { fitGammaGamma, type SpendGroup, type SpendParams, spendLogDensity } from "./gamma-gamma";
import { newCustomerValue } from "./lifetime-value";
import type { RepeatModel, RepeatParams } from "./repeat-buying";
import { fitRepeatBuying } from "./repeat-buying-fit";
import { columnsOf, type RepeatGroup, repeatLogLikelihood } from "./repeat-buying-likelihood";
import { simulatedCdnow, simulatedSpending } from "./simulated-customers.fixture";
import { expectedInterval } from "./value-interval";
import { termsOf } from "./value-steps";
import { z95 } from "./wilson";

/** What was planted: METRICS B1 and B2, as the published fits of CDNOW's sample round it. */
export const plantedRepeats: Record<RepeatModel, RepeatParams> = {
  bg_nbd: { model: "bg_nbd", r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 },
  mbg_nbd: { model: "mbg_nbd", r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 },
};
const plantedSpend: SpendParams = { p: 6.25, q: 3.74, gamma: 15.44 };
const terms = termsOf({ horizonMonths: 12, discount: 10, margin: 40 });
const pause = () => Promise.resolve();

/** Which intervals of 95 % around one parameter hold what was planted. */
type Held = {
  readonly name: string;
  /** value ± 1.96 errors. */
  readonly natural: boolean;
  /** value × exp(± 1.96 errors of the logarithm). */
  readonly onLog: boolean;
  /** Where what was planted lies to the bounds of the likelihood: below, within (0) or above them. */
  readonly profile: -1 | 0 | 1;
  readonly open: boolean;
};

/** A fit to simulated customers, held against what was planted. */
export type Judged = {
  readonly held: readonly Held[];
  /** Distance from what was planted by the covariance, and twice what was gained in likelihood: χ² of all parameters. */
  readonly distance: number;
  readonly gained: number;
  readonly evaluations: number;
};

export type JudgedPair = {
  readonly repeat: Judged | string;
  readonly spend: Judged | string;
  /** Whether the interval of what a newcomer is worth holds what one is worth. Null where nothing was fitted. */
  readonly newcomer: -1 | 0 | 1 | null;
};

/**
 * 2,357 customers as CDNOW's, who buy, leave and pay as was planted; fitted, and held against it. `isNear`: the search begins
 * at what was planted, which is three times as quick and comes to the same top.
 */
export async function judge(model: RepeatModel, seed: number, { isNear }: { isNear: boolean }): Promise<JudgedPair> {
  const truth = plantedRepeats[model];
  const { r, alpha, a, b } = truth;
  const { p, q, gamma } = plantedSpend;
  const histories = simulatedCdnow(truth, seed);
  const spending = simulatedSpending(plantedSpend, histories, 1_000_000 + seed);
  const repeat = await fitRepeatBuying(model, histories, { pause, ...(isNear ? { starts: [[r, alpha, a, b]] } : {}) });
  const spend = await fitGammaGamma(spending, { pause, ...(isNear ? { starts: [[p, q, gamma]] } : {}) });
  const interval =
    "refused" in repeat || "refused" in spend
      ? null
      : expectedInterval({ repeat, spend }, (models) => newCustomerValue(models, terms));
  const value = newCustomerValue({ repeat: truth, spend: plantedSpend }, terms) ?? Number.NaN;
  return {
    repeat: judgedOf(repeat, { r, alpha, a, b }, repeatLikelihood(model, histories, truth)),
    spend: judgedOf(spend, { p, q, gamma }, spendLikelihood(spending)),
    newcomer: interval && placeOf(value, interval),
  };
}

function judgedOf<Name extends string, Params extends Record<Name, number>>(
  fit: Fit<Name, Params> | Refused,
  truth: Record<Name, number>,
  likelihood: number,
): Judged | string {
  if ("refused" in fit) return fit.refused;
  const names = Object.keys(truth) as Name[];
  const offs = names.map((name) => Math.log(fit.params[name] / truth[name]));
  const bend = inverse(fit.covariance) ?? [];
  const held = names.map((name): Held => {
    const [value, error, bounds] = [fit.params[name], fit.errors[name], fit.bounds[name]];
    return {
      name,
      natural: Math.abs(value - truth[name]) < z95 * error,
      onLog: Math.abs(Math.log(value / truth[name])) < (z95 * error) / value,
      profile: placeOf(truth[name], bounds),
      open: bounds.low === null || bounds.high === null,
    };
  });
  return {
    held,
    distance: dot(
      offs,
      bend.map((row) => dot(row, offs)),
    ),
    gained: 2 * (fit.logLikelihood - likelihood),
    evaluations: fit.evaluations,
  };
}

function placeOf(value: number, { low, high }: { low: number | null; high: number | null }): -1 | 0 | 1 {
  if (low !== null && value < low) return -1;
  return high !== null && value > high ? 1 : 0;
}

function repeatLikelihood(model: RepeatModel, histories: readonly RepeatGroup[], params: RepeatParams): number {
  const columns = columnsOf(histories);
  if (!columns) throw new Error("no such histories");
  const { r, alpha, a, b } = params;
  const purchases = histories.reduce((sum, { repeats, customers }) => sum + repeats * customers, 0);
  const inUnit = purchases * Math.log(columns.unit);
  return repeatLogLikelihood(model, columns, [r, alpha / columns.unit, a, b]) - inUnit;
}

function spendLikelihood(spending: readonly SpendGroup[]): number {
  return spending.reduce((sum, one) => sum + one.customers * spendLogDensity(plantedSpend, one), 0);
}
