import type { HeatCell } from "@/components/charts/heat-map";
import { formatCount, formatShare } from "@/components/format/words";
import { rowsHref } from "@/components/numbers/rows-href";
import { hasShare, isFaint } from "@/server/domain/enough";
import type { Lens } from "@/server/domain/lens";
import { wilson } from "@/server/domain/wilson";

type Asked = Parameters<typeof rowsHref>[1];
export type RowsOf = (which: Parameters<typeof rowsHref>[0], asked?: Asked) => string;

/** The customers behind a number of the page, through the page's own lens. */
export function rowsThrough({ asOf, lapseDays, segment }: Lens): RowsOf {
  return (which, asked) => rowsHref(which, { asOf, lapse: lapseDays, segment, ...asked });
}

/** A share for a cell of a toned table: under ten no percentage, under twenty in grey; heard with its interval. */
export function cellOf({ k, n }: { k: number; n: number }, href?: string): HeatCell {
  const words = `${formatCount(k)} of ${formatCount(n)}`;
  const interval = wilson(k, n);
  if (!interval || !hasShare(n))
    return { share: null, text: n === 0 ? "–" : `${k}/${n}`, heard: words, href, isFaint: true };
  const between = `between ${formatShare(interval.low)} and ${formatShare(interval.high)}`;
  const heard = `${formatShare(k / n)}, ${words}, ${between}`;
  return { share: k / n, text: wholePercent(k / n), heard, href, isFaint: isFaint(n) };
}

/** Without its sign, which the heading says once: never rounded up to all or down to none. */
function wholePercent(share: number): string {
  const whole = Math.round(share * 100);
  if (whole === 100 && share < 1) return ">99";
  return whole === 0 && share > 0 ? "<1" : String(whole);
}
