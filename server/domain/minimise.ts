/** A function of several numbers, to be made as small as possible within bounds. */
export type Valley = {
  readonly height: (at: readonly number[]) => number;
  /** Every coordinate stays within these. */
  readonly low: number;
  readonly high: number;
  /** Awaited before each evaluation, so that a long search lets others work. */
  readonly pause: () => Promise<void>;
};

export type Minimum = {
  readonly at: readonly number[];
  readonly height: number;
  readonly evaluations: number;
  /** False where the search was given up before its points agreed. */
  readonly isFound: boolean;
};

type Point = { at: readonly number[]; height: number };

/**
 * Nelder and Mead's simplex search from `start`: until its points differ by less than `tolerance` in height, or after
 * `most` evaluations. Points that would leave the bounds are put on them. A height that is not a number counts as infinite.
 * Source: Nelder & Mead 1965; Lagarias and others 1998 for the usual coefficients.
 */
export async function descend(
  valley: Valley,
  start: readonly number[],
  { reach = 0.5, tolerance = 1e-7, most = 2000 }: { reach?: number; tolerance?: number; most?: number } = {},
): Promise<Minimum> {
  let evaluations = 0;
  const visit = async (at: readonly number[]): Promise<Point> => {
    await valley.pause();
    evaluations += 1;
    const inside = at.map((value) => Math.min(valley.high, Math.max(valley.low, value)));
    const height = valley.height(inside);
    return { at: inside, height: Number.isNaN(height) ? Number.POSITIVE_INFINITY : height };
  };
  const simplex = await corners(start, reach, valley, visit);
  const agrees = () => (simplex.at(-1)?.height ?? 0) - (simplex[0]?.height ?? 0) <= tolerance;
  while (!agrees() && evaluations < most) await step(simplex, visit);
  const best = simplex[0] ?? { at: start, height: Number.POSITIVE_INFINITY };
  return { ...best, evaluations, isFound: agrees() && Number.isFinite(best.height) };
}

/** The start and one point a `reach` away from it along each axis, inwards where the bound is near; lowest first. */
async function corners(
  start: readonly number[],
  reach: number,
  { high }: Valley,
  visit: (at: readonly number[]) => Promise<Point>,
): Promise<Point[]> {
  const simplex = [await visit(start)];
  for (const axis of start.keys())
    simplex.push(
      await visit(start.map((value, at) => (at === axis ? value + (value + reach > high ? -reach : reach) : value))),
    );
  return sort(simplex);
}

/** One move: the worst point is reflected through the middle of the others, further or less far, or all shrink. */
async function step(simplex: Point[], visit: (at: readonly number[]) => Promise<Point>): Promise<void> {
  const [best, worst] = [simplex[0], simplex.pop()];
  if (!best || !worst) return;
  const middle = best.at.map((_, axis) => simplex.reduce((sum, { at }) => sum + (at[axis] ?? 0), 0) / simplex.length);
  const along = (far: number) => visit(middle.map((value, axis) => value + far * (value - (worst.at[axis] ?? 0))));
  const second = simplex.at(-1) ?? best;
  const reflected = await along(1);
  if (reflected.height < best.height) {
    const further = await along(2);
    simplex.push(further.height < reflected.height ? further : reflected);
  } else if (reflected.height < second.height) simplex.push(reflected);
  else {
    const nearer = await along(reflected.height < worst.height ? 0.5 : -0.5);
    if (nearer.height < Math.min(reflected.height, worst.height)) simplex.push(nearer);
    else await shrink(simplex, worst, best, visit);
  }
  sort(simplex);
}

async function shrink(
  simplex: Point[],
  worst: Point,
  best: Point,
  visit: (at: readonly number[]) => Promise<Point>,
): Promise<void> {
  simplex.push(worst);
  for (let corner = 1; corner < simplex.length; corner++) {
    const { at } = simplex[corner] ?? best;
    simplex[corner] = await visit(at.map((value, axis) => (value + (best.at[axis] ?? 0)) / 2));
  }
}

function sort(simplex: Point[]): Point[] {
  return simplex.sort((one, other) => one.height - other.height);
}
