import { ControlChart } from "@/components/charts/control-chart";
import { formatDay, relative } from "@/components/format/time";
import { counted, formatCount, formatShare } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import type { OverdueNow } from "@/server/domain/board";
import { enoughForPercent, type KeptRate, type MonthOfPromises, trendReading } from "@/server/domain/kept-rate";
import { monthStart, type PlainDate, plainDate } from "@/server/domain/plain-date";
import { trendPoints } from "./trend-points";

type Props = {
  month: { from: PlainDate; to: PlainDate };
  promises: KeptRate;
  trend: readonly MonthOfPromises[];
  overdue: OverdueNow;
  now: Date;
  zone: string;
};

/** Did we keep our word: the month's sentence, twelve months as a chart, what stands behind it. */
export function KeptWord({ month, promises, trend, overdue, now, zone }: Props) {
  const { points, restsOn, sigmaZ } = trendPoints(trend);
  return (
    <Section title="Did we keep our word?" ruled>
      <p className="finding mb-2.5">
        <Sentence promises={promises} month={month} />{" "}
        {trendReading(trend, (key) => formatDay(plainDate(`${key}-01`), "month"))}
      </p>
      <ControlChart points={points} restsOn={restsOn} sigmaZ={sigmaZ} caption="Promises kept by month" />
      <p className="small num mt-2 text-ink-2">
        <Share promises={promises} />{" "}
        {promises.due ? `As last agreed: ${formatCount(promises.keptAsAgreed)} of ${formatCount(promises.due)}. ` : ""}
        <Overdue overdue={overdue} now={now} zone={zone} />
      </p>
    </Section>
  );
}

function Sentence({ promises: { kept, due }, month }: { promises: KeptRate; month: Props["month"] }) {
  if (due === 0) return <>No promise has fallen due since {formatDay(monthStart(month.to))}.</>;
  const href = `/promises/due?from=${month.from}&to=${month.to}`;
  return (
    <>
      We kept{" "}
      <Link href={href} className="num">
        {formatCount(kept)} of {formatCount(due)}
      </Link>{" "}
      {due === 1 ? "promise" : "promises"} that fell due.
    </>
  );
}

function Share({ promises: { kept, due, interval } }: { promises: KeptRate }) {
  if (due < enoughForPercent || !interval) return null;
  return (
    <>
      {formatShare(kept / due)}, between {formatShare(interval.low)} and {formatShare(interval.high)} with 95%
      confidence.
    </>
  );
}

function Overdue({ overdue: { overdue, oldestDueAt }, now, zone }: { overdue: OverdueNow; now: Date; zone: string }) {
  if (!oldestDueAt) return <>Nothing is overdue now.</>;
  return (
    <>
      <Link href="/promises?of=everyone">{counted(overdue, "promise")} open and overdue now</Link>, the oldest due{" "}
      {relative(oldestDueAt, now, zone)}.
    </>
  );
}
