import type { Refused } from "./climb";
import { errorsOf, type Fit, findLikeliest, timesUnit } from "./fit";

/**
 * Contracts that come up for renewal once a period: each customer ends theirs with an own probability, these being
 * Beta(alpha, beta) among customers (the shifted beta-geometric model). Only where the end of a contract is seen.
 */
export type SbgParams = { readonly alpha: number; readonly beta: number };
export type SbgFit = Fit<"alpha" | "beta", SbgParams>;

/** The part still under contract after so many renewals. Source: Fader & Hardie 2007, equation 6. */
export function sbgSurvival({ alpha, beta }: SbgParams, renewals: number): number {
  let part = 1;
  for (let renewal = 0; renewal < renewals; renewal++) part *= (beta + renewal) / (alpha + beta + renewal);
  return part;
}

/**
 * The likeliest parameters for a cohort of which so many were under contract at its beginning and after each renewal.
 * Refused with fewer than two renewals, or where the numbers rise: then they are not one cohort's.
 */
export async function fitSbg(
  alive: readonly number[],
  { pause }: { pause: () => Promise<void> },
): Promise<SbgFit | Refused> {
  const lost = alive.slice(1).map((left, at) => (alive[at] ?? 0) - left);
  if (lost.length < 2 || lost.some((many) => many < 0)) return { refused: "impossible_history" };
  const likelihood = ([alpha = 0, beta = 0]: readonly number[]) =>
    logLikelihood(lost, alive.at(-1) ?? 0, { alpha, beta });
  const found = await findLikeliest({
    logLikelihood: likelihood,
    starts: [
      [1, 1],
      [0.5, 3],
    ],
    least: 1e-6,
    most: 1e4,
    ceiling: 0,
    pause,
  });
  if ("refused" in found) return found;
  const { values, bounds, ...rest } = found;
  const [[alpha = 0, beta = 0], [alphaError = 0, betaError = 0]] = [values, errorsOf(found)];
  return {
    params: { alpha, beta },
    errors: { alpha: alphaError, beta: betaError },
    bounds: { alpha: timesUnit(bounds[0]), beta: timesUnit(bounds[1]) },
    ...rest,
  };
}

/** Those lost at each renewal, and those who are still there. */
function logLikelihood(lost: readonly number[], left: number, { alpha, beta }: SbgParams): number {
  let [sum, stayed] = [0, 0];
  for (const [renewal, many] of lost.entries()) {
    sum += many * (stayed + Math.log(alpha / (alpha + beta + renewal)));
    stayed += Math.log((beta + renewal) / (alpha + beta + renewal));
  }
  return sum + left * stayed;
}
