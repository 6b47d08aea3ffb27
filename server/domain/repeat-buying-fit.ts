import type { Refused } from "./climb";
import { errorsOf, type Fit, findLikeliest, someOf, timesUnit } from "./fit";
import type { RepeatModel, RepeatParams } from "./repeat-buying";
import {
  columnsOf,
  highestLogLikelihood,
  type RepeatColumns,
  type RepeatGroup,
  repeatLogLikelihood,
} from "./repeat-buying-likelihood";

export type RepeatFit = Fit<"r" | "alpha" | "a" | "b", RepeatParams>;

/** r, alpha, a and b, `alpha` in the unit of the groups. */
export type RepeatStart = readonly [r: number, alpha: number, a: number, b: number];

/** With fewer customers who came back there is nothing to tell leaving from slow buying by. */
const enoughRepeaters = 100;

/**
 * The likeliest parameters of BG/NBD or MBG/NBD for these customers, equal histories grouped. `pause` is awaited before
 * each evaluation; pass one that yields (a worker goes on). Found in parts of the longest time, so that weeks and days
 * give the same customers: `alpha` alone is in the unit of the groups, and the log-likelihood too.
 * Parameters are kept within 1e-6 and 1e4 (alpha: of the longest time), and refused there: BTYD's bounds, without which the
 * search may run off to b = 1e17 (METRICS A8).
 */
export async function fitRepeatBuying(
  model: RepeatModel,
  groups: readonly RepeatGroup[],
  { pause, starts }: { pause: () => Promise<void>; starts?: readonly RepeatStart[] },
): Promise<RepeatFit | Refused> {
  const repeaters = groups.reduce((sum, { repeats, customers }) => sum + (repeats > 0 ? customers : 0), 0);
  if (repeaters < enoughRepeaters) return { refused: "few_repeaters" };
  const columns = columnsOf(groups);
  await pause();
  if (!columns) return { refused: "impossible_history" };
  const thin = someOf(groups);
  const some = thin === groups ? null : columnsOf(thin, columns.unit);
  const found = await findLikeliest({
    logLikelihood: (values) => repeatLogLikelihood(model, columns, values),
    roughly: some ? (values) => repeatLogLikelihood(model, some, values) : undefined,
    starts: starts?.map(([r, alpha, a, b]) => [r, alpha / columns.unit, a, b]) ?? usualStarts(columns),
    least: 1e-6,
    most: 1e4,
    ceiling: highestLogLikelihood(columns),
    pause,
  });
  if ("refused" in found) return found;
  const [r = 0, alpha = 0, a = 0, b = 0] = found.values;
  const [rError = 0, alphaError = 0, aError = 0, bError = 0] = errorsOf(found);
  const [ofR, ofAlpha, ofA, ofB] = found.bounds;
  const inUnit = totalRepeats(columns) * Math.log(columns.unit);
  return {
    params: { model, r, alpha: alpha * columns.unit, a, b },
    errors: { r: rError, alpha: alphaError * columns.unit, a: aError, b: bError },
    bounds: { r: timesUnit(ofR), alpha: timesUnit(ofAlpha, columns.unit), a: timesUnit(ofA), b: timesUnit(ofB) },
    covariance: found.covariance,
    logLikelihood: found.logLikelihood - inUnit,
    starts: found.starts.map((start) => start - inUnit),
    evaluations: found.evaluations,
  };
}

/** Rates as all customers buy on average; the rest from few and uneven to many and even. */
function usualStarts({ repeats, now, customers, times }: RepeatColumns): number[][] {
  const time = customers.reduce((sum, many, at) => sum + many * (times[now[at] ?? 0] ?? 0), 0);
  const purchases = customers.reduce((sum, many, at) => sum + many * (repeats[at] ?? 0), 0);
  const between = Math.min(100, Math.max(1e-4, time / purchases));
  return [
    [0.3, 0.3 * between, 0.8, 2.5],
    [1, between, 1, 3],
    [2, 2 * between, 0.5, 5],
  ];
}

function totalRepeats({ repeats, customers }: RepeatColumns): number {
  return customers.reduce((sum, many, at) => sum + many * (repeats[at] ?? 0), 0);
}
