import { dot } from "./curvature";

/** A function of several numbers, evaluated once. */
export type Visit = (at: readonly number[]) => Promise<number>;
export type Place = { readonly at: readonly number[]; readonly height: number };
export type Matrix = readonly (readonly number[])[];

/** Quasi-Newton steps (BFGS) in all directions but one, until less than a ten-thousandth is to be gained. */
export async function lowest(start: readonly number[], first: Matrix, axis: number, visit: Visit) {
  let [at, curve, height] = [start, first, await visit(start)];
  let slope = await slopeAt(at, axis, visit);
  for (let step = 0; step < 30; step++) {
    const move = curve.map((row) => dot(row, slope));
    if (dot(move, slope) / 2 < 1e-4) break;
    const lower = await goDown({ at, height }, move, visit);
    if (!lower) break;
    const steeper = await slopeAt(lower.at, axis, visit);
    curve = learn(curve, minus(lower.at, at), minus(steeper, slope));
    [at, height, slope] = [lower.at, lower.height, steeper];
  }
  return { at, height, curve };
}

/** The whole step, or the half, the quarter… of it that first leads down. */
async function goDown({ at, height }: Place, move: readonly number[], visit: Visit): Promise<Place | null> {
  for (let part = 1; part > 1e-3; part /= 2) {
    const next = at.map((value, along) => value - part * (move[along] ?? 0));
    const found = await visit(next);
    if (found < height) return { at: next, height: found };
  }
  return null;
}

async function slopeAt(at: readonly number[], but: number, visit: Visit, h = 1e-3): Promise<number[]> {
  const slope: number[] = [];
  const moved = (axis: number, by: number) => at.map((value, along) => (along === axis ? value + by : value));
  for (const axis of at.keys())
    slope.push(axis === but ? 0 : ((await visit(moved(axis, h))) - (await visit(moved(axis, -h)))) / (2 * h));
  return slope;
}

/** What a step tells of the curvature, put into its inverse. Source: Nocedal & Wright 2006, equation 6.17. */
function learn(curve: Matrix, step: readonly number[], bend: readonly number[]): Matrix {
  const along = dot(step, bend);
  if (!(along > 0)) return curve;
  const turned = curve.map((row) => dot(row, bend));
  const own = (1 + dot(turned, bend) / along) / along;
  return curve.map((row, one) =>
    row.map((value, other) => {
      const [s, t] = [step[one] ?? 0, turned[one] ?? 0];
      return value + own * s * (step[other] ?? 0) - (s * (turned[other] ?? 0) + t * (step[other] ?? 0)) / along;
    }),
  );
}

function minus(one: readonly number[], other: readonly number[]): number[] {
  return one.map((value, at) => value - (other[at] ?? 0));
}
