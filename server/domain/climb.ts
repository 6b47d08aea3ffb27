import { dot, inverse, shapeAt } from "./curvature";
import type { Minimum, Valley } from "./minimise";
import { margin, type Top } from "./profile";

/** Why there is no fit: the data cannot carry one, or what was found is not to be believed. */
export type Refusal =
  | "few_repeaters"
  | "impossible_history"
  | "nonsense_likelihood"
  | "at_bound"
  | "flat"
  | "not_converged";
export type Refused = { readonly refused: Refusal };

/** With a larger error of its logarithm a parameter may as well be a fiftieth or fifty times what was found. */
const widest = 2;

/** Below this gain of log-likelihood a Newton step is the last: it leaves about the square of it to be gained. */
const little = 1e-4;

/** A top, and how many evaluations it took to get there. */
export type Climbed = Top & { readonly evaluations: number };

/** Newton's steps, each only if it leads to what is likelier, until nothing is left to be gained. */
export async function climb(
  from: Pick<Minimum, "at" | "height">,
  valley: Valley,
  ceiling: number,
): Promise<Climbed | Refused> {
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
