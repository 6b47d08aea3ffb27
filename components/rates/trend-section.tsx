"use client";

import { ControlChart, type ControlPoint } from "@/components/charts/control-chart";
import { ValueChart } from "@/components/charts/value-chart";
import { formatDay } from "@/components/format/time";
import { CitedDecision } from "@/components/limits/cited-decision";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { chartReading, type StepWords, targetReading } from "@/server/domain/chart-reading";
import { gChart, xmr } from "@/server/domain/value-chart";
import type { RateChart, RatePoint } from "@/server/rates/queries/chart";
import { minutesInWords } from "./rate-words";

const steps: Record<RateChart["step"], StepWords> = {
  week: { one: "week", many: "weeks" },
  month: { one: "month", many: "months" },
};

/** The trend of a rate, read by rule, with what chance alone explains; lateness and lead time behind it. */
export function TrendSection({ chart }: { chart: RateChart }) {
  const { mean, restsOn, sigmaZ, isTrial, target } = chart;
  const step = steps[chart.step];
  const known = chart.points.filter(({ low }) => low !== null);
  const last = known.at(-1);
  return (
    <>
      <p className="finding mb-3">
        {mean === null
          ? `Too few whole ${step.many} to speak of a trend.`
          : chartReading(
              known.map((point) => ({ name: nameOf(point, step), value: shareOf(point), signals: point.signals })),
              { middle: mean, isTrial, step },
            )}
        {target !== null && last ? ` ${targetReading({ low: last.low ?? 0, high: last.high ?? 1 }, target)}` : ""}
      </p>
      <ControlChart
        points={chart.points.filter(({ isPartial }) => !isPartial).map((point) => drawn(point, step))}
        restsOn={restsOn}
        sigmaZ={sigmaZ}
        caption={`Promises kept by ${step.one}`}
        step={step}
        target={target}
      />
      <SoFar points={chart.points} step={step} />
      {chart.bases.map(({ id, beginsOn, decision }) => (
        <p key={id} className="small text-ink-3">
          Limits made anew from {formatDay(beginsOn, "month")}, by decision <CitedDecision decision={decision} />.
        </p>
      ))}
      {chart.gaps === null ? null : <Gaps gaps={chart.gaps} />}
      <Disclosure summary="How late, and how far ahead" className="mt-3">
        <Lateness points={chart.points} step={step} />
        <LeadTime points={chart.points} step={step} />
      </Disclosure>
      <p className="small mt-2 text-ink-3 print:hidden">
        <Link href="/promises/rate/limits">Target and limits</Link>
      </p>
    </>
  );
}

/** The week or month that is not over, and one cut off by the period: said, not judged. */
function SoFar({ points, step }: { points: readonly RatePoint[]; step: StepWords }) {
  const partial = points.filter(({ isPartial, due }) => isPartial && due > 0);
  if (partial.length === 0) return null;
  return (
    <p className="small text-ink-3">
      {partial.map((point) => `${nameOf(point, step)}: ${point.kept} of ${point.due}`).join("; ")}, in part and not
      drawn.
    </p>
  );
}

/** So many are drawn: the newest. */
const drawnGaps = 40;

function Gaps({ gaps }: { gaps: readonly number[] }) {
  const newest = gaps.slice(-drawnGaps);
  const names = newest.map((_, index) => `Gap ${gaps.length - newest.length + index + 1}`);
  return (
    <>
      <h3 className="label mt-5">Kept promises between two that were not</h3>
      <p className="small mb-2 max-w-[60ch] text-ink-2">
        So many are kept that a share cannot rise beyond chance any more. Longer gaps are better news, shorter ones
        worse.
      </p>
      <ValueChart
        chart={gChart(newest)}
        labels={names}
        ticks={names.map((name) => name.slice(4))}
        caption="Kept in between"
        heading="Gap"
        format={(value) => String(Math.round(value))}
        empty="Too few broken promises for it yet."
      />
    </>
  );
}

type Measured = { points: readonly RatePoint[]; step: StepWords };

function Lateness({ points, step }: Measured) {
  return (
    <Values
      {...{ points, step, title: "Median lateness of what was done late", measure: ({ lateMinutes }) => lateMinutes }}
      empty="Too little was done late for a chart."
    />
  );
}

function LeadTime({ points, step }: Measured) {
  return (
    <Values
      {...{ points, step, title: "How far ahead we promised, at the median" }}
      measure={({ leadHours }) => (leadHours === null ? null : leadHours * 60)}
      empty="Too few promises for a chart."
    />
  );
}

type ValuesProps = Measured & { title: string; measure: (point: RatePoint) => number | null; empty: string };

/** An XmR chart of whole weeks or months that have a value. */
function Values({ points, step, title, measure, empty }: ValuesProps) {
  const known = points.flatMap((point) => {
    const value = measure(point);
    return point.isPartial || value === null ? [] : [{ point, value }];
  });
  const chart = xmr(
    known.map(({ value }) => value),
    { least: 0 },
  );
  return (
    <div className="mb-4">
      <h3 className="label">{title}</h3>
      <ValueChart
        chart={chart}
        labels={known.map(({ point }) => nameOf(point, step))}
        ticks={known.map(({ point }) => tickOf(point, step))}
        caption={title}
        heading={step.one === "week" ? "Week" : "Month"}
        format={minutesInWords}
        empty={empty}
      />
    </div>
  );
}

function drawn(point: RatePoint, step: StepWords): ControlPoint {
  const { kept: k, due: n, low, high, signals } = point;
  return {
    label: nameOf(point, step),
    tick: tickOf(point, step),
    ...{ k, n, p: n === 0 ? null : k / n, low: low ?? 0, high: high ?? 1, signal: signals.length > 0 },
  };
}

const shareOf = ({ kept, due }: RatePoint) => kept / due;

/** "May 2026", "the week of 4 May". */
function nameOf({ from }: RatePoint, { one }: StepWords): string {
  return one === "month" ? formatDay(from, "month") : `the week of ${formatDay(from, "short")}`;
}

function tickOf({ from }: RatePoint, { one }: StepWords): string {
  return one === "month" ? formatDay(from, "month").slice(0, 3) : formatDay(from, "short", Number(from.slice(0, 4)));
}
