import type { ControlPoint } from "@/components/charts/control-chart";
import { formatDay } from "@/components/format/time";
import { type ControlChart, laneyP } from "@/server/domain/control-chart";
import type { MonthOfPromises } from "@/server/domain/kept-rate";
import { plainDate } from "@/server/domain/plain-date";

type Trend = { points: ControlPoint[]; restsOn: ControlChart["restsOn"] | null; sigmaZ: number | null };

/** The months as the chart draws them; one in which nothing fell due has no share, no limits and no part in the mean. */
export function trendPoints(months: readonly MonthOfPromises[]): Trend {
  const known = months.filter(({ due }) => due > 0);
  const chart = laneyP(known.map(({ due, kept }) => ({ n: due, k: kept })));
  const judged = new Map(known.map(({ month }, index) => [month, chart?.points[index]]));
  const points = months.map(({ month, due: n, kept: k }) => {
    const point = judged.get(month);
    return {
      label: formatDay(plainDate(`${month}-01`), "month"),
      ...{ k, n, p: n > 0 ? k / n : null, low: point?.low ?? 0, high: point?.high ?? 1 },
      signal: Boolean(point?.signals.length),
    };
  });
  return { points, restsOn: chart?.restsOn ?? null, sigmaZ: chart?.sigmaZ ?? null };
}
