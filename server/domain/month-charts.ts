import { chartReading } from "./chart-reading";
import { type ControlChart, enoughForLimits, laneyP, laneyU } from "./control-chart";
import type { PlainDate } from "./plain-date";

/** k of n in a whole calendar month, named by its first day. */
export type MonthCount = { readonly month: PlainDate; readonly k: number; readonly n: number };

/** A share of n; or events over n, of which there can be more than n. */
export type MonthLaw = "share" | "events";

export type MonthChart = {
  readonly mean: number;
  readonly restsOn: ControlChart["restsOn"];
  readonly sigmaZ: number;
  readonly isTrial: boolean;
  /** The months the limits come from. */
  readonly baseFrom: PlainDate;
  readonly baseUntil: PlainDate;
  readonly points: readonly (MonthCount & Pick<ControlChart["points"][number], "share" | "low" | "high" | "signals">)[];
};

/** How many months are drawn: the newest. */
const drawn = 24;

/**
 * A control chart by month whose limits come from the first twelve months of which anything is known, and stay (GOVERNANCE
 * B6: lock at twelve; METRICS A14: do not recompute with each new point). Whole months in order; those with n = 0 are left
 * out. Null with fewer than two. The newest 24 are drawn; all count.
 */
export function monthChart(months: readonly MonthCount[], law: MonthLaw): MonthChart | null {
  const known = months.filter(({ n }) => n > 0);
  const chart = law === "share" ? laneyP(known, enoughForLimits) : laneyU(known, enoughForLimits);
  const [first, last] = [known[0], known[Math.min(known.length, enoughForLimits) - 1]];
  if (chart === null || !first || !last) return null;
  const { mean, restsOn, sigmaZ, isTrial } = chart;
  const points = chart.points.flatMap((point, index) => {
    const month = known[index];
    return month ? [{ ...point, month: month.month }] : [];
  });
  const [baseFrom, baseUntil] = [first.month, last.month];
  return { mean, restsOn, sigmaZ, isTrial, baseFrom, baseUntil, points: points.slice(-drawn) };
}

/** What it says by rule; `name` says a month in words. */
export function monthReading(chart: MonthChart, name: (month: PlainDate) => string): string {
  const points = chart.points.map(({ month, share, signals }) => ({ name: name(month), value: share, signals }));
  const { mean: middle, isTrial } = chart;
  return chartReading(points, { middle, isTrial, step: { one: "month", many: "months" } });
}
