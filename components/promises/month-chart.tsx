import { ControlChart } from "@/components/charts/control-chart";
import { formatDay } from "@/components/format/time";
import { laneyP } from "@/server/domain/control-chart";
import { type MonthOfPromises, trendReading } from "@/server/domain/kept-rate";
import type { PlainDate } from "@/server/domain/plain-date";

/** Twelve whole months of the kept rate, under the sentence that reads them by rule. */
export function MonthChart({ months }: { months: readonly MonthOfPromises[] }) {
  const known = months.filter(({ due }) => due > 0);
  const chart = laneyP(known.map(({ due, kept }) => ({ n: due, k: kept })));
  const points = months.map(({ month, due, kept }) => {
    const point = chart?.points[known.findIndex((other) => other.month === month)];
    return {
      label: monthName(month),
      k: kept,
      n: due,
      p: due === 0 ? null : kept / due,
      low: point?.low ?? 0,
      high: point?.high ?? 1,
      signal: Boolean(point?.signals.length),
    };
  });
  return (
    <>
      <p className="finding mb-3">{trendReading(months, monthName)}</p>
      <ControlChart
        points={points}
        restsOn={chart?.restsOn ?? null}
        sigmaZ={chart?.sigmaZ ?? null}
        caption="Promises kept by month"
      />
    </>
  );
}

/** "2026-05" is "May 2026". */
export function monthName(month: string): string {
  return formatDay(`${month}-01` as PlainDate, "month");
}
