import type { Middle } from "./buying";
import { hasShare } from "./enough";
import { enoughForFinding, type Finding } from "./finding";

/** A median of so many. */
type MedianOf = { readonly n: number; readonly middle: Middle | null };

type MedianWords = {
  /** "in the last 365 days", "in the 365 before". */
  readonly now: string;
  readonly than: string;
  /** A value as it is spoken: "£812". */
  readonly format: (value: number) => string;
};

/**
 * What the median customer bought for, against an earlier time: "The median customer bought for more in the last 365 days
 * than in the 365 before (£812 against £764)." A direction is spoken only where the interval of the difference excludes
 * nought; it is put together from those of both medians (MOVER: Zou and Donner 2008, Statistics in Medicine 27:1693-1702),
 * which takes the two for independent though many customers are in both, and so is rather too wide. Of fewer than ten no
 * median is spoken.
 */
export function medianFinding(now: MedianOf, before: MedianOf, { now: when, than, format }: MedianWords): Finding {
  if (now.middle === null) return { reading: "none", words: `Nobody bought anything ${when}.` };
  if (!hasShare(now.n)) {
    const words = `Too few bought anything ${when} to say what the median customer bought for: ${now.n}.`;
    return { reading: "too_few", words };
  }
  const one = format(now.middle.median);
  const difference = before.middle && differenceOf(now.middle, before.middle);
  if (before.middle === null || !difference || Math.min(now.n, before.n) < enoughForFinding) {
    return {
      reading: "too_few",
      words: `The median customer bought for ${one} ${when}. There are too few to compare.`,
    };
  }
  const other = format(before.middle.median);
  if (difference.low <= 0 && difference.high >= 0) {
    const words = `No change that chance does not explain: the median customer bought for ${one} ${when}, ${than} for ${other}.`;
    return { reading: "same", words };
  }
  const reading = difference.low > 0 ? "more" : "fewer";
  const word = reading === "more" ? "more" : "less";
  return { reading, words: `The median customer bought for ${word} ${when} than ${than} (${one} against ${other}).` };
}

function differenceOf(one: Middle, other: Middle): { low: number; high: number } | null {
  if (one.low === null || one.high === null || other.low === null || other.high === null) return null;
  const difference = one.median - other.median;
  return {
    low: difference - Math.hypot(one.median - one.low, other.high - other.median),
    high: difference + Math.hypot(one.high - one.median, other.median - other.low),
  };
}
