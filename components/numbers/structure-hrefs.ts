import { type WorthBand, worthSteps } from "@/server/domain/concentration";
import type { Period } from "@/server/domain/customer-numbers";
import type { Lens } from "@/server/domain/lens";
import { addDays } from "@/server/domain/plain-date";
import { type RfmGrid, rfmLookBack, type ScoreBand } from "@/server/domain/rfm-grid";
import { rowsHref } from "./rows-href";

/** Who bought in a period. */
export function boughtHref({ from, to }: Period, { asOf, lapseDays: lapse, segment }: Lens): string {
  return rowsHref("bought", { asOf, from, to, lapse, segment });
}

/** Who has bought for so much in all: from one step up to the next. */
export function worthHref({ from }: WorthBand, { asOf, lapseDays: lapse, segment }: Lens): string {
  const next = worthSteps.find((step) => step > from);
  return rowsHref("worth", { asOf, lapse, segment, worth: [from, next === undefined ? 10 ** 15 - 1 : next - 1] });
}

/** One score, or from one to another. */
type Scores = number | readonly [number, number];

/**
 * Who has these scores, named by what they mean: from which day to which, on how many days, for how much. So the list
 * stays that of the number whoever buys meanwhile. A score that is not given may be any.
 */
export function rfmHref(grid: RfmGrid, lens: Lens, scores: { r?: Scores; f?: Scores; m?: Scores }): string {
  const { asOf, lapseDays: lapse, segment } = lens;
  const from = addDays(asOf, 1 - rfmLookBack);
  const [last, days, worth] = [
    endsOf(grid.recency, scores.r),
    endsOf(grid.frequency, scores.f),
    endsOf(grid.money, scores.m),
  ];
  return rowsHref("bought", { asOf, from, to: asOf, lapse, segment, last, days, worth });
}

function endsOf<Value>(bands: readonly ScoreBand<Value>[], scores: Scores | undefined): readonly [Value, Value] | null {
  if (scores === undefined) return null;
  const [from, to] = typeof scores === "number" ? [scores, scores] : scores;
  const meant = bands.filter(({ score }) => from <= score && score <= to);
  const [lowest, highest] = [meant[0], meant.at(-1)];
  return lowest && highest ? [lowest.low, highest.high] : null;
}
