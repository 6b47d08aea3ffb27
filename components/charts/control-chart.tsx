import { Disclosure } from "@/components/ui/disclosure";
import type { StepWords } from "@/server/domain/chart-reading";
import { ChartTable } from "./chart-table";
import { ControlPlot } from "./control-plot";
import { meanWords } from "./mean-words";
import type { RateScale } from "./rate-scale";

export type ControlPoint = {
  /** The month or week in words, "May 2026". */
  label: string;
  /** What stands below it on the axis; the first three letters of the label by default. */
  tick?: string;
  k: number;
  n: number;
  /** k of n; null for a month in which nothing fell due. */
  p: number | null;
  /** What chance alone explains in a month of this size (0..1). */
  low: number;
  high: number;
  /** Beyond the limits, or the end of a run: differs from chance. */
  signal?: boolean | undefined;
  /** The list the month opens. */
  href?: string | undefined;
};

const keptScale: RateScale = { unit: "share", isFull: true, k: "Kept", n: "Due", rate: "Share" };

type Props = {
  points: readonly ControlPoint[];
  /** What the mean is of: k of n in all that the limits come from, drawn or not; null: there are none yet. */
  restsOn: { k: number; n: number } | null;
  sigmaZ: number | null;
  /** What is counted, for those who hear it: "Promises kept by month". */
  caption: string;
  step?: StepWords;
  /** Drawn apart from the limits; null or absent: none is set. */
  target?: number | null;
  scale?: RateScale;
};

const byMonth: StepWords = { one: "month", many: "months" };

/** A Laney p′ or u′ chart (GOVERNANCE B6), drawn once for paper and desk and once for a phone; the table stands behind it. */
export function ControlChart(props: Props) {
  const { points, restsOn, sigmaZ, caption, step = byMonth, target = null, scale = keptScale } = props;
  if (restsOn === null || points.length < 2)
    return <p className="small py-3 text-ink-3">Too few {step.many} for a chart yet.</p>;
  const signals = points.filter(({ signal }) => signal).map(({ label }) => label);
  const heard = `${caption}: mean ${meanWords(restsOn, scale)}. ${signals.length ? `Signal in ${signals.join(", ")}.` : "No signal."}`;
  const drawing = { points, restsOn, heard, target, scale };
  return (
    <figure>
      <ControlPlot {...drawing} size="wide" className="hidden md:block print:block" />
      <ControlPlot {...drawing} size="narrow" className="md:hidden print:hidden" />
      <figcaption>
        <Disclosure summary="The figures behind the chart" className="prints">
          <ChartTable {...{ points, restsOn, sigmaZ, caption, step, scale }} />
        </Disclosure>
      </figcaption>
    </figure>
  );
}
