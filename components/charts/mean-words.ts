import { hasShare } from "@/server/domain/enough";
import { formatRate, type RateScale } from "./rate-scale";

/** The mean of all that limits come from: "93%"; of fewer than ten as counts, "3 of 6", because no percentage is spoken of those. */
export function meanWords({ k, n }: { readonly k: number; readonly n: number }, scale: RateScale): string {
  return hasShare(n) ? formatRate(scale, k / n) : `${k} of ${n}`;
}
