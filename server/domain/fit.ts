import { dot, inverse, shapeAt } from "./curvature";
import { descend, type Minimum, type Valley } from "./minimise";

/** Why there is no fit: the data cannot carry one, or what was found is not to be believed. */
export type Refusal =
  | "few_repeaters"
  | "impossible_history"
  | "nonsense_likelihood"
  | "at_bound"
  | "flat"
  | "not_converged";
export type Refused = { readonly refused: Refusal };

/** What was found by maximum likelihood. `params` may say more than the numbers that were searched for. */
export type Fit<Name extends string, Params> = {
  readonly params: Params;
  /**
   * Standard errors, in the unit of each parameter (delta method from its logarithm). An interval is better taken on the
   * logarithm, as value × exp(±1.96 × error / value): in simulations it covers 91 to 97 %, where value ± 1.96 × error
   * covers 88 to 97 %. They are errors of sampling alone: with very many customers what the model leaves out is larger.
   */
  readonly errors: Readonly<Record<Name, number>>;
  /** Variances and covariances of the logarithms of the parameters, in the order of `errors`: what draws are made from. */
  readonly covariance: readonly (readonly number[])[];
  readonly logLikelihood: number;
  /** The log-likelihood of where each start led: they should nearly agree, a little below the top. */
  readonly starts: readonly number[];
  readonly evaluations: number;
};

/** What a search for parameters takes. All are searched for by their logarithms. */
export type Search = {
  readonly logLikelihood: (params: readonly number[]) => number;
  /** The same of some of the data: good enough to find the neighbourhood of the top by. */
  readonly roughly: (params: readonly number[]) => number;
  readonly starts: readonly (readonly number[])[];
  /** Parameters stay within these; one that ends there is refused. */
  readonly least: number;
  readonly most: number;
  /** No data can be likelier than this (log): more is an error of the arithmetic, not a find. */
  readonly ceiling: number;
  readonly pause: () => Promise<void>;
};

export type Found = {
  readonly values: readonly number[];
  readonly covariance: readonly (readonly number[])[];
  readonly logLikelihood: number;
  readonly starts: readonly number[];
  readonly evaluations: number;
};

/** A top nearer to a bound than this, in logarithms, was stopped by it. */
const margin = 0.05;

/** With a larger error of its logarithm a parameter may as well be a fiftieth or fifty times what was found. */
const widest = 2;

/** Below this gain of log-likelihood a Newton step is the last: it leaves about the square of it to be gained. */
const little = 1e-4;

/**
 * The parameters that make the data likeliest: a simplex search from every start over some of the data, then Newton's steps
 * over all of it from where that is best, after another simplex search if they do not lead up at once. The curvature at
 * the top gives the errors. Refused where the top lies on a bound, is not a top in every direction, was not reached, or is
 * higher than any data can be.
 */
export async function findLikeliest(search: Search): Promise<Found | Refused> {
  const valley = valleyOf(search, search.logLikelihood);
  const rough = valleyOf(search, search.roughly);
  let evaluations = 0;
  const tries: Minimum[] = [];
  for (const start of search.starts) {
    const found = await descend(rough, start.map(Math.log), { tolerance: 1e-3 });
    tries.push({ ...found, height: valley.height(found.at) });
    evaluations += found.evaluations + 1;
  }
  const best = tries.reduce((one, other) => (other.height < one.height ? other : one));
  let top = await climb(best, valley, search.ceiling);
  if ("refused" in top && (top.refused === "flat" || top.refused === "not_converged")) {
    const nearer = await descend(valley, best.at, { reach: 0.1 });
    evaluations += nearer.evaluations;
    top = await climb(nearer, valley, search.ceiling);
  }
  if ("refused" in top) return top;
  return {
    values: top.at.map(Math.exp),
    covariance: top.covariance,
    logLikelihood: -top.height,
    starts: tries.map(({ height }) => -height),
    evaluations: evaluations + top.evaluations,
  };
}

type Top = { at: readonly number[]; height: number; covariance: number[][]; evaluations: number };

/** Newton's steps, each only if it leads to what is likelier, until nothing is left to be gained. */
async function climb(from: Minimum, valley: Valley, ceiling: number): Promise<Top | Refused> {
  let { at, height } = from;
  let evaluations = 0;
  const visit = async (point: readonly number[]) => {
    await valley.pause();
    evaluations += 1;
    return valley.height(point);
  };
  for (let step = 0; step < 12; step++) {
    if (!Number.isFinite(height) || -height > ceiling) return { refused: "nonsense_likelihood" };
    if (at.some((value) => value < valley.low + margin || value > valley.high - margin)) return { refused: "at_bound" };
    const { slope, bend } = await shapeAt(visit, at);
    const covariance = inverse(bend);
    if (!covariance) return { refused: "flat" };
    const isSettled = covariance.every((row, axis) => (row[axis] ?? 0) < widest ** 2);
    const move = covariance.map((row) => dot(row, slope));
    const isLast = dot(move, slope) / 2 < little;
    const next = at.map((value, axis) => value - (move[axis] ?? 0));
    const lower = await visit(next);
    if (lower <= height) [at, height] = [next, lower];
    else if (!isLast) break;
    if (isLast && !isSettled) return { refused: "flat" };
    if (isLast) return { at, height, covariance, evaluations };
  }
  return { refused: "not_converged" };
}

function valleyOf({ least, most, pause }: Search, logLikelihood: Search["logLikelihood"]): Valley {
  return {
    height: (logs) => -logLikelihood(logs.map(Math.exp)),
    low: Math.log(least),
    high: Math.log(most),
    pause,
  };
}

/** Each parameter's standard error: its value times that of its logarithm. */
export function errorsOf({ values, covariance }: Found): number[] {
  return values.map((value, at) => value * Math.sqrt(covariance[at]?.[at] ?? Number.NaN));
}

/** Every so many of a long list, so that about 50,000 are left; all of a shorter one. */
export function someOf<One>(many: readonly One[]): readonly One[] {
  const stride = Math.ceil(many.length / 50_000);
  return stride <= 1 ? many : many.filter((_, at) => at % stride === 0);
}
