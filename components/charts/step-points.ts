import type { Curve } from "./step-curve";

/** A corner of a curve and its band, as it is drawn. */
export type Point = { at: number; share: number; low: number | null; high: number | null };

/** From the start, where it has happened to nobody, to the last observation, or the end of the axis, and no further. */
export function pointsOf({ steps, until }: Curve, shows: "still" | "happened", end: number): Point[] {
  const start: Point = { at: 0, share: 1, low: null, high: null };
  const falling = [start, ...steps.map(({ at, survival, low, high }) => ({ at, share: survival, low, high }))].filter(
    ({ at }) => at <= end,
  );
  const last = falling.at(-1) ?? start;
  const points = last.at < Math.min(until, end) ? [...falling, { ...last, at: Math.min(until, end) }] : falling;
  if (shows === "still") return points;
  const rest = (still: number | null) => (still === null ? null : 1 - still);
  return points.map(({ at, share, low, high }) => ({ at, share: 1 - share, low: rest(high), high: rest(low) }));
}

/** Of the steps that fall on one dot of the paper the last is drawn: a curve of ten years has thousands. */
export function visible(points: readonly Point[], x: (at: number) => number): Point[] {
  const kept: Point[] = [];
  for (const [index, point] of points.entries()) {
    const next = points[index + 1];
    if (next === undefined || x(next.at) - x(kept.at(-1)?.at ?? -1) >= 0.8) kept.push(point);
  }
  return kept;
}

/** From nought, but for survivors who all stay above a half: from the tenth below them, or several lines would be one. */
export function lowest(drawn: readonly Point[][], shows: "still" | "happened"): number {
  const least = Math.min(1, ...drawn.flat().map(({ share }) => share));
  return shows === "still" && least > 0.5 ? Math.floor(least * 10 - 0.2) / 10 : 0;
}

/** Survival is read against all of them; what happened to a few is drawn as large as it is. */
export function highest(drawn: readonly Point[][], shows: "still" | "happened"): number {
  if (shows === "still") return 1;
  return Math.max(0.05, ...drawn.flat().map(({ share, high }) => high ?? share));
}
