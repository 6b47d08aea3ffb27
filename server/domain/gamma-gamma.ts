import type { Refused } from "./climb";
import { errorsOf, type Fit, findLikeliest, someOf, timesUnit } from "./fit";
import { logBeta } from "./special-functions";

/**
 * What customers spend on an occasion: Gamma(p) about an own mean, means being spread by Gamma(q, gamma) among customers.
 * `gamma` is in the unit of money, the others are pure numbers. Spending is taken to have nothing to do with how often
 * one buys: `spendCorrelation` says how true that is.
 */
export type SpendParams = { readonly p: number; readonly q: number; readonly gamma: number };

/** x repeat purchases of `mean` on average, the first purchase left out (METRICS B8). */
export type Spend = { readonly repeats: number; readonly mean: number };
export type SpendGroup = Spend & { readonly customers: number };
export type SpendFit = Fit<"p" | "q" | "gamma", SpendParams>;
type SpendStart = readonly [p: number, q: number, gamma: number];

const enoughRepeaters = 100;

/** Parameters above this are refused, gamma's in parts of the mean. */
const most = 1e4;

/** Gamma in parts of the mean. */
const usualStarts: readonly SpendStart[] = [
  [1, 2, 1],
  [6, 4, 0.5],
  [3, 10, 3],
];

/**
 * What is to be expected of this customer on one occasion: their own mean drawn towards everybody's, the more the fewer
 * purchases it stands on; without a repeat everybody's. Null where the mean is infinite (q ≤ 1 and no repeat to hold it).
 * Source: Fader & Hardie 2013, note 025.
 */
export function expectedSpend({ p, q, gamma }: SpendParams, { repeats, mean }: Spend): number | null {
  const weight = p * repeats + q - 1;
  return weight > 0 ? (p * (gamma + (repeats === 0 ? 0 : repeats * mean))) / weight : null;
}

/**
 * The likeliest parameters. Customers without a repeat, or whose repeats cost nothing, say nothing of spending and are
 * left out. Found in parts of the customers' mean, so that cents and euros give the same.
 */
export async function fitGammaGamma(
  groups: readonly SpendGroup[],
  { pause, starts }: { pause: () => Promise<void>; starts?: readonly SpendStart[] },
): Promise<SpendFit | Refused> {
  const spenders = groups.filter(({ repeats, mean }) => repeats > 0 && mean > 0);
  const customers = spenders.reduce((sum, group) => sum + group.customers, 0);
  if (customers < enoughRepeaters) return { refused: "few_repeaters" };
  const unit = spenders.reduce((sum, group) => sum + group.customers * group.mean, 0) / customers;
  await pause();
  const columns = columnsOf(spenders, unit);
  await pause();
  const thin = someOf(spenders);
  const some = thin === spenders ? null : columnsOf(thin, unit);
  const found = await findLikeliest({
    logLikelihood: ([p = 0, q = 0, gamma = 0]) => spendLogLikelihood(columns, { p, q, gamma }),
    roughly: some ? ([p = 0, q = 0, gamma = 0]) => spendLogLikelihood(some, { p, q, gamma }) : undefined,
    starts: starts?.map(([p, q, gamma]) => [p, q, gamma / unit]) ?? usualStarts,
    least: 1e-6,
    most,
    ceiling: spenders.reduce(
      (sum, { repeats, mean, customers }) =>
        sum + customers * highestSpendLogDensity({ repeats, mean: mean / unit }, most),
      0,
    ),
    pause,
  });
  if ("refused" in found) return found;
  const [p = 0, q = 0, gamma = 0] = found.values;
  const [pError = 0, qError = 0, gammaError = 0] = errorsOf(found);
  const [ofP, ofQ, ofGamma] = found.bounds;
  const inUnit = customers * Math.log(unit);
  return {
    params: { p, q, gamma: gamma * unit },
    errors: { p: pError, q: qError, gamma: gammaError * unit },
    bounds: { p: timesUnit(ofP), q: timesUnit(ofQ), gamma: timesUnit(ofGamma, unit) },
    covariance: found.covariance,
    logLikelihood: found.logLikelihood - inUnit,
    starts: found.starts.map((start) => start - inUnit),
    evaluations: found.evaluations,
  };
}

/** Pearson's correlation of how often and how much. Null where one of them does not vary. */
export function spendCorrelation(groups: readonly SpendGroup[]): number | null {
  const spenders = groups.filter(({ repeats, mean }) => repeats > 0 && mean > 0);
  const mean = (of: (group: SpendGroup) => number) =>
    spenders.reduce((sum, group) => sum + group.customers * of(group), 0) /
    spenders.reduce((sum, { customers }) => sum + customers, 0);
  const [often, much] = [mean(({ repeats }) => repeats), mean((group) => group.mean)];
  const together = mean((group) => (group.repeats - often) * (group.mean - much));
  const spread = mean(({ repeats }) => (repeats - often) ** 2) * mean((group) => (group.mean - much) ** 2);
  return spread > 0 ? together / Math.sqrt(spread) : null;
}

/**
 * What the log density of one customer's mean spend cannot exceed with any p and q up to `most`: where it peaks, at
 * xm / gamma = px / q. The more alike customers are (p, q), the higher, and without end: there is a limit only because the
 * parameters have one.
 */
export function highestSpendLogDensity({ repeats, mean }: Spend, most: number): number {
  const [u, v] = [most * repeats, most];
  return -Math.log(mean) - u * Math.log1p(v / u) - v * Math.log1p(u / v) - logBeta(u, v);
}

type SpendColumns = {
  repeats: Int32Array;
  totals: Float64Array;
  customers: Float64Array;
  distinct: readonly number[];
  logMeans: number;
};

function columnsOf(groups: readonly SpendGroup[], unit: number): SpendColumns {
  return {
    repeats: Int32Array.from(groups, ({ repeats }) => repeats),
    totals: Float64Array.from(groups, ({ repeats, mean }) => (repeats * mean) / unit),
    customers: Float64Array.from(groups, ({ customers }) => customers),
    distinct: [...new Set(groups.map(({ repeats }) => repeats))],
    logMeans: groups.reduce((sum, { mean, customers }) => sum + customers * Math.log(mean / unit), 0),
  };
}

/** The log density of one customer's mean spend after so many repeats (Fader & Hardie 2013, note 025, equation 1a). */
export function spendLogDensity(params: SpendParams, spend: Spend): number {
  return spendLogLikelihood(columnsOf([{ ...spend, customers: 1 }], 1), params);
}

/** −log B(px, q) − log m − q log(1 + xm / γ) − px log(1 + γ / xm): no large logarithms are taken from one another. */
function spendLogLikelihood({ repeats, totals, customers, ...columns }: SpendColumns, params: SpendParams): number {
  const { p, q, gamma } = params;
  const betas = new Map(columns.distinct.map((x) => [x, logBeta(p * x, q)]));
  let [sum, block] = [-columns.logMeans, 0];
  for (let at = 0; at < customers.length; at++) {
    const [x, total] = [repeats[at] ?? 0, totals[at] ?? 0];
    const known = q * Math.log1p(total / gamma) + p * x * Math.log1p(gamma / total);
    block -= (customers[at] ?? 0) * ((betas.get(x) ?? 0) + known);
    if (at % 1024 === 1023) [sum, block] = [sum + block, 0];
  }
  return sum + block;
}
