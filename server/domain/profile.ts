import type { Valley } from "./minimise";
import { lowest, type Matrix, type Place, type Visit } from "./quasi-newton";
import { z95 } from "./wilson";

/** Between which values a parameter lies, 95 times in 100. Null: the data settle no limit on that side. */
export type Bounds = { readonly low: number | null; readonly high: number | null };

/** The top of a likelihood, parameters by their logarithms; `height` is that of the valley, the negative. */
export type Top = {
  readonly at: readonly number[];
  readonly height: number;
  readonly covariance: readonly (readonly number[])[];
};

export type Profile = {
  /** Of the logarithms. */
  readonly bounds: readonly Bounds[];
  readonly evaluations: number;
  /** Where it is clearly likelier than at the top, which was none then. */
  readonly likelier: readonly number[] | null;
};

/** With an error of its logarithm no larger than this, the likelihood of a parameter is as good as normal. */
const small = 0.05;

/** What a parameter must keep from the edge of the valley to be called settled, in logarithms. */
export const margin = 0.05;

/** How near to the end of an interval is near enough, in standard errors; what is left is found by a straight line. */
const near = 0.01;

/**
 * The likelihood's own bounds of each parameter: the values for which, the others being as likely as they then can be, the
 * data are no less likely than by half the 95 % point of χ² with one degree of freedom. They need not lie evenly about what
 * was found, and there may be none on a side. Where the error is small, value ± 1.96 errors on the logarithm are the same.
 * Source: Venzon & Moolgavkar 1988; how often they hold what is true: bench/coverage.ts.
 */
export async function profileOf(top: Top, valley: Valley): Promise<Profile> {
  let evaluations = 0;
  let likelier: Place | null = null;
  const visit: Visit = async (at) => {
    await valley.pause();
    evaluations += 1;
    const height = valley.height(at.map((value) => Math.min(valley.high, Math.max(valley.low, value))));
    if (height < (likelier?.height ?? top.height - 1e-3)) likelier = { at, height };
    return height;
  };
  const bounds: Bounds[] = [];
  for (const [axis, middle] of top.at.entries()) {
    const error = Math.sqrt(top.covariance[axis]?.[axis] ?? Number.NaN);
    const walk = { axis, error, top, visit };
    bounds.push(
      error <= small
        ? { low: middle - z95 * error, high: middle + z95 * error }
        : {
            low: await endOf({ ...walk, edge: valley.low + margin }),
            high: await endOf({ ...walk, edge: valley.high - margin }),
          },
    );
  }
  return { bounds, evaluations, likelier: (likelier as Place | null)?.at ?? null };
}

type Walk = { axis: number; error: number; top: Top; visit: Visit; edge: number };
/** A value of the one parameter, the best of the others with it, and how many standard errors that is from the top. */
type Stop = { readonly value: number; readonly at: readonly number[]; readonly away: number; readonly curve: Matrix };

/** From the top towards an edge, as far as the data allow. Null where that is beyond the edge. */
async function endOf(walk: Walk): Promise<number | null> {
  const { axis, error, top, edge } = walk;
  const middle = top.at[axis] ?? 0;
  const side = Math.sign(edge - middle);
  const within = (value: number) => (side * value < side * edge ? value : edge);
  let inner: Stop = { value: middle, at: top.at, away: 0, curve: withoutAxis(top.covariance, axis) };
  let outer: Stop | null = null;
  let next = within(middle + side * z95 * error);
  for (let stop = 1; stop < 25; stop++) {
    const here = await stopAt(next, inner, walk);
    if (Math.abs(here.away - z95) < near) return between(inner.away < here.away ? inner : here, here);
    if (here.away > z95) outer = here;
    else if (here.value === edge) return null;
    else inner = here;
    const growth = Math.min(2, Math.max(1.1, z95 / inner.away));
    if (!outer) next = within(middle + (inner.value - middle) * growth);
    else next = stop % 3 === 0 ? (inner.value + outer.value) / 2 : between(inner, outer);
  }
  return outer ? between(inner, outer) : null;
}

/** Where a straight line through two stops is 1.96 errors away. */
function between(inner: Stop, outer: Stop): number {
  const rise = outer.away - inner.away;
  return rise > 0 ? inner.value + ((outer.value - inner.value) * (z95 - inner.away)) / rise : outer.value;
}

/** The others' best at this value of the one, searched for from where they were at another along the ridge of the top. */
async function stopAt(value: number, from: Stop, { axis, top, visit }: Walk): Promise<Stop> {
  const ridge = top.covariance.map((row) => (row[axis] ?? 0) / (top.covariance[axis]?.[axis] ?? 1));
  const start = from.at.map((other, at) => (at === axis ? value : other + (ridge[at] ?? 0) * (value - from.value)));
  const { at, height, curve } = await lowest(start, from.curve, axis, visit);
  return { value, at, curve, away: Math.sqrt(Math.max(0, 2 * (height - top.height))) };
}

/** The covariance of the others where the one is held: nothing is left along the one. */
function withoutAxis(covariance: Matrix, axis: number): Matrix {
  const [held, own] = [covariance[axis] ?? [], covariance[axis]?.[axis] ?? 1];
  return covariance.map((row, one) => row.map((value, other) => value - ((held[one] ?? 0) * (held[other] ?? 0)) / own));
}
