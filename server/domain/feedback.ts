/**
 * Whether a score can be kept as it was given: none at all, or a number together with the scale it lies on. It is shown
 * as "2 on a scale from 1 to 5" and never turned into a percentage, because scales of different length do not compare.
 */
export function isOnScale(score: number | null, from: number | null, to: number | null): boolean {
  if (score === null) return true;
  return from !== null && to !== null && from < to && score >= from && score <= to;
}
