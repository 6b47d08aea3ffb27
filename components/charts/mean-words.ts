import { hasShare } from "@/server/domain/enough";
import { formatRate, type RateScale } from "./rate-scale";

/** A chart's mean as it is said: "93%"; of fewer than ten in all as counts, "3 of 6", because no percentage is spoken of those. */
export function meanWords(
  points: readonly { readonly k: number; readonly n: number }[],
  mean: number,
  scale: RateScale,
): string {
  const [k, n] = points.reduce(([k, n], point) => [k + point.k, n + point.n], [0, 0]);
  return hasShare(n) ? formatRate(scale, mean) : `${k} of ${n}`;
}
