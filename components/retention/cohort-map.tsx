"use client";

import { HeatMap, type HeatRow } from "@/components/charts/heat-map";
import { formatCount } from "@/components/format/words";
import type { Lens } from "@/server/domain/lens";
import type { Cohort, CohortTable } from "@/server/domain/retention-cohorts";
import { periodLabel, stepWords } from "./period-words";
import { cellOf, type RowsOf, rowsThrough } from "./rows";

type Props = { table: CohortTable; lens: Lens; caption: string };

/** Who of a cohort bought at each age; every cell opens them. */
export function CohortMap({ table: { cohorts, sums, step }, lens, caption }: Props) {
  const { many } = stepWords[step];
  const rowsOf = rowsThrough(lens);
  const lines: HeatRow[] = cohorts.map((cohort) => ({
    key: cohort.period.from,
    label: periodLabel(cohort.period, step),
    size: formatCount(cohort.customers),
    sizeHref: rowsOf("new", cohort.period),
    cells: sums.map((_, age) => cellAt(cohort, age, rowsOf)),
  }));
  const all: HeatRow = {
    key: "all",
    label: "All",
    size: formatCount(cohorts.reduce((every, { customers }) => every + customers, 0)),
    sizeHref: rowsOf("customers"),
    cells: sums.map((sum) => (sum ? cellOf(sum) : null)),
    isSum: true,
  };
  return (
    <>
      <HeatMap
        caption={caption}
        headings={["First bought in", "Customers", `% who bought, so many ${many} after the first`]}
        columns={sums.map((_, age) => String(age + 1))}
        rows={[...lines, all]}
        most={deepest(cohorts)}
      />
      <p className="small text-ink-2">
        The size in the last line counts all; each share in it only those who have reached that age.
      </p>
    </>
  );
}

function cellAt({ period, cells }: Cohort, age: number, rowsOf: RowsOf) {
  const cell = cells[age];
  if (!cell) return null;
  const { k, n, between } = cell;
  const bought = [between.from, between.to] as const;
  return cellOf({ k, n }, k > 0 ? rowsOf("cohort_back", { ...period, last: bought }) : undefined);
}

/** The tone is deepest at the highest share that rests on twenty; one lucky cell of three does not pale all others. */
function deepest(cohorts: readonly Cohort[]): number {
  const shares = cohorts.flatMap(({ cells }) =>
    cells.flatMap((cell) => (cell && cell.n >= 20 ? [cell.k / cell.n] : [])),
  );
  return Math.max(0.05, Math.ceil(Math.max(0, ...shares) * 20) / 20);
}
