import { type Climbed, climb, type Refused } from "./climb";
import { descend, type Minimum, type Valley } from "./minimise";
import { type Bounds, profileOf, type Top } from "./profile";
import { thinned } from "./thinned-valley";

/** What was found by maximum likelihood. `params` may say more than the numbers that were searched for. */
export type Fit<Name extends string, Params> = {
  readonly params: Params;
  /**
   * Standard errors, in the unit of each parameter (delta method from its logarithm): how far it may be off, but not evenly
   * to both sides. They are errors of sampling alone: with very many customers what the model leaves out is larger.
   */
  readonly errors: Readonly<Record<Name, number>>;
  /** Between which each parameter lies, 95 times in 100, in its unit: by the likelihood itself (see `profileOf`). */
  readonly bounds: Readonly<Record<Name, Bounds>>;
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
  /** The same of some of the data, where they are many: good enough to find the neighbourhood of the top by. */
  readonly roughly?: ((params: readonly number[]) => number) | undefined;
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
  readonly bounds: readonly Bounds[];
  readonly logLikelihood: number;
  readonly starts: readonly number[];
  readonly evaluations: number;
};

/**
 * The parameters that make the data likeliest: a simplex search from every start over some of the data, then Newton's steps
 * over all of it from where that is best, after another simplex search if they do not lead up at once. The curvature at
 * the top gives the errors. Refused where the top lies on a bound, is not a top in every direction, was not reached, or is
 * higher than any data can be.
 */
export async function findLikeliest(search: Search): Promise<Found | Refused> {
  const valley = valleyOf(search, search.logLikelihood);
  const rough = search.roughly ? valleyOf(search, search.roughly) : valley;
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
  const found = await boundAll(top, valley, search);
  if ("refused" in found) return found;
  evaluations += found.evaluations;
  return { ...found, starts: tries.map(({ height }) => -height), evaluations };
}

/** The top and its bounds. If what is likelier still is met on the way, that is climbed, once. */
async function boundAll(top: Climbed, valley: Valley, search: Search): Promise<Omit<Found, "starts"> | Refused> {
  let [at, evaluations]: [Climbed, number] = [top, 0];
  for (let round = 0; round < 2; round++) {
    evaluations += at.evaluations;
    const about = search.roughly && isSure(at) ? await thinned(at, valley, valleyOf(search, search.roughly)) : valley;
    const { bounds, likelier, evaluations: more } = await profileOf(at, about);
    evaluations += more;
    const height = likelier ? valley.height(likelier) : at.height;
    if (!likelier || height > at.height - 1e-3)
      return {
        values: at.at.map(Math.exp),
        covariance: at.covariance,
        bounds: bounds.map(({ low, high }) => ({ low: expOf(low), high: expOf(high) })),
        logLikelihood: -at.height,
        evaluations,
      };
    const next = await climb({ at: likelier, height }, valley, search.ceiling);
    if ("refused" in next) return next;
    at = next;
  }
  return { refused: "not_converged" };
}

/** So sure that the bounds lie where some of the data tell as much of the curvature as all: within 0.2 % in simulations. */
function isSure({ covariance }: Top): boolean {
  return covariance.every((row, axis) => (row[axis] ?? 0) <= 0.25 ** 2);
}

function expOf(log: number | null): number | null {
  return log === null ? null : Math.exp(log);
}

function valleyOf({ least, most, pause }: Search, logLikelihood: Search["logLikelihood"]): Valley {
  return {
    height: (logs) => -logLikelihood(logs.map(Math.exp)),
    low: Math.log(least),
    high: Math.log(most),
    pause,
  };
}

/** The same bounds in another unit of the parameter. */
export function timesUnit({ low, high }: Bounds = { low: null, high: null }, unit = 1): Bounds {
  return { low: low === null ? null : low * unit, high: high === null ? null : high * unit };
}

/** Each parameter's standard error: its value times that of its logarithm. */
export function errorsOf({ values, covariance }: Pick<Found, "values" | "covariance">): number[] {
  return values.map((value, at) => value * Math.sqrt(covariance[at]?.[at] ?? Number.NaN));
}

/** Every so many of a long list, so that about 50,000 are left; all of a shorter one. */
export function someOf<One>(many: readonly One[]): readonly One[] {
  const stride = Math.ceil(many.length / 50_000);
  return stride <= 1 ? many : many.filter((_, at) => at % stride === 0);
}
