import { enoughForFinding } from "./finding";
import type { PlainDate } from "./plain-date";
import type { RfmGrid } from "./rfm-grid";

/** From one score to another, both included. */
type Scores = readonly [from: number, to: number];

/**
 * What the grid says of those who buy often. `none`: four in five and more bought on one day only, or nobody bought at all.
 * `level`: nobody has been away for longer than the others. Else `quiet` of the `often` who bought on `fromDays` days or more
 * have not bought after `until`; of under twenty (`too_few`) nothing more is said.
 */
export type RfmFinding =
  | { readonly reading: "none" }
  | ({ readonly reading: "level" } & Often)
  | ({ readonly reading: "too_few" } & Often)
  | ({ readonly reading: "lately" } & Often & Quiet)
  | ({ readonly reading: "quiet" } & Often & Quiet);

/** `f`, `r`: the scores that name them. */
type Often = { readonly often: number; readonly fromDays: number; readonly f: Scores };
type Quiet = { readonly quiet: number; readonly until: PlainDate; readonly r: Scores };

/** Who is among the most frequent, by scores; where most are equal, even one day can have a score of four. */
const oftenFrom = 4;
const quietTo = 2;

/**
 * Those who buy often (a score of frequency of four and more, and on two days at least: METRICS A7, ties go upwards) and
 * have not been seen for long (a score of recency of two and less).
 */
export function rfmFinding({
  cells,
  frequency,
  recency,
}: Pick<RfmGrid, "cells" | "frequency" | "recency">): RfmFinding {
  const bands = frequency.filter(({ score, low }) => score >= oftenFrom && low >= 2);
  const lowest = bands.toSorted((a, b) => a.score - b.score)[0];
  if (!lowest) return { reading: "none" };
  const f: Scores = [lowest.score, 5];
  const inBoth = (isQuiet: boolean) =>
    cells.reduce((sum, [r, of, , n]) => (of >= f[0] && (!isQuiet || r <= quietTo) ? sum + n : sum), 0);
  const said = { often: inBoth(false), fromDays: lowest.low, f };
  const until = recency
    .filter(({ score }) => score <= quietTo)
    .map(({ high }) => high)
    .sort()
    .at(-1);
  if (said.often < enoughForFinding) return { reading: "too_few", ...said };
  if (until === undefined) return { reading: "level", ...said };
  const quiet = inBoth(true);
  return { reading: quiet > 0 ? "quiet" : "lately", ...said, quiet, until, r: [1, quietTo] };
}
