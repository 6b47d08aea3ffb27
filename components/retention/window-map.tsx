"use client";

import { HeatMap, type HeatRow } from "@/components/charts/heat-map";
import { formatCount } from "@/components/format/words";
import type { Lens } from "@/server/domain/lens";
import type { NumberRowKey } from "@/server/domain/number-rows";
import { addDays } from "@/server/domain/plain-date";
import type { WindowTable } from "@/server/domain/repeat-table";
import type { CohortStep } from "@/server/domain/retention-cohorts";
import { periodLabel } from "./period-words";
import { cellOf, rowsThrough } from "./rows";

type Props = {
  table: WindowTable;
  step: CohortStep;
  lens: Lens;
  caption: string;
  /** What the rows are, what is counted in them, what the columns are. */
  headings: readonly [string, string, string];
  /** The lists of all of a row, and of those who bought again within a window. */
  keys: readonly [all: NumberRowKey, back: NumberRowKey];
};

/** Cohorts through windows of days; every cell opens those who bought again. */
export function WindowMap({ table: { windows, rows, sums }, step, lens, caption, headings, keys: [all, back] }: Props) {
  const rowsOf = rowsThrough(lens);
  const from = rows[0]?.period.from ?? lens.asOf;
  const everyOne = (window: number) => ({ from, to: addDays(lens.asOf, -window), window });
  const lines: HeatRow[] = rows.map(({ period, all: many, cells }) => ({
    key: period.from,
    label: periodLabel(period, step),
    size: formatCount(many),
    sizeHref: rowsOf(all, period),
    cells: cells.map((cell, index) => {
      const asked = { ...period, window: windows[index] ?? 0 };
      return cell && cellOf(cell, cell.k > 0 ? rowsOf(back, asked) : undefined);
    }),
  }));
  const sum: HeatRow = {
    key: "all",
    label: "All through it",
    size: formatCount(rows.reduce((every, row) => every + row.all, 0)),
    sizeHref: rowsOf(all, { from, to: lens.asOf }),
    cells: sums.map((share, index) =>
      share.n === 0 ? null : cellOf(share, share.k > 0 ? rowsOf(back, everyOne(windows[index] ?? 0)) : undefined),
    ),
    isSum: true,
  };
  const most = Math.max(0.05, ...sums.map(({ k, n }) => (n > 0 ? k / n : 0)));
  return (
    <HeatMap
      caption={caption}
      headings={headings}
      columns={windows.map((window) => `${window} days`)}
      rows={[...lines, sum]}
      most={Math.min(1, Math.ceil(most * 20) / 20)}
    />
  );
}
