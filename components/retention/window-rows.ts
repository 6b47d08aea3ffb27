import type { HeatRow } from "@/components/charts/heat-map";
import { formatCount } from "@/components/format/words";
import type { Lens } from "@/server/domain/lens";
import type { NumberRowKey } from "@/server/domain/number-rows";
import { addDays, type PlainDate } from "@/server/domain/plain-date";
import type { WindowTable } from "@/server/domain/repeat-table";
import type { CohortStep } from "@/server/domain/retention-cohorts";
import { periodLabel } from "./period-words";
import { cellOf, rowsThrough } from "./rows";

/** The lists of all of a row, whether their time has passed or not, and of those who bought again within a window. */
type Lists = readonly [all: NumberRowKey, back: NumberRowKey];

/** A table of cohorts through windows as it is drawn: every number opens just those it counts, and the last row is the sum. */
export function windowRows(
  { windows, rows, sums }: WindowTable,
  step: CohortStep,
  lens: Lens,
  lists: Lists,
): HeatRow[] {
  const rowsOf = rowsThrough(lens);
  const [all, back] = lists;
  const cellIn = (share: { k: number; n: number }, index: number, period: { from: PlainDate; to: PlainDate }) =>
    cellOf(share, share.k > 0 ? rowsOf(back, { ...period, window: windows[index] ?? 0 }) : undefined);
  // The newest period is not over: what its list names ends where the count does.
  const soFar = (from: PlainDate, to: PlainDate) => ({ from, to: to < lens.asOf ? to : lens.asOf });
  const from = rows[0]?.period.from ?? lens.asOf;
  const everyOne = rows.reduce((every, row) => every + row.all, 0);
  return [
    ...rows.map(({ period, all: many, cells }) => ({
      key: period.from,
      label: periodLabel(period, step),
      size: formatCount(many),
      sizeHref: rowsOf(all, soFar(period.from, period.to)),
      cells: cells.map((cell, index) => cell && cellIn(cell, index, period)),
    })),
    {
      key: "all",
      label: "All",
      size: formatCount(everyOne),
      sizeHref: rowsOf(all, soFar(from, lens.asOf)),
      cells: sums.map((share, index) =>
        share.n === 0 ? null : cellIn(share, index, { from, to: addDays(lens.asOf, -(windows[index] ?? 0)) }),
      ),
      isSum: true,
    },
  ];
}
