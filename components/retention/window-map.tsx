"use client";

import { HeatMap } from "@/components/charts/heat-map";
import type { Lens } from "@/server/domain/lens";
import type { NumberRowKey } from "@/server/domain/number-rows";
import type { WindowTable } from "@/server/domain/repeat-table";
import type { CohortStep } from "@/server/domain/retention-cohorts";
import { windowRows } from "./window-rows";

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

/** Cohorts through windows of days; every size opens all it counts, every cell those who bought again. */
export function WindowMap({ table, step, lens, caption, headings, keys }: Props) {
  const most = Math.max(0.05, ...table.sums.map(({ k, n }) => (n > 0 ? k / n : 0)));
  return (
    <>
      <HeatMap
        caption={caption}
        headings={headings}
        columns={table.windows.map((window) => `${window} days`)}
        rows={windowRows(table, step, lens, keys)}
        most={Math.min(1, Math.ceil(most * 20) / 20)}
      />
      <p className="small text-ink-2">
        The size in the last line counts all; each share in it only those whose whole time has passed.
      </p>
    </>
  );
}
