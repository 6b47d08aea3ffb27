import { scaleBand, scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { formatCount } from "@/components/format/words";
import { classes } from "@/components/ui/classes";
import type { CustomerMovement, Period } from "@/server/domain/customer-numbers";
import { axisWords, type ChartBox, type ChartSize } from "./chart-figure";
import { Gridline, looks, Moves } from "./movement-bars";

const sizes: Record<ChartSize, ChartBox & { split: number }> = {
  wide: { width: 620, height: 262, left: 46, right: 46, top: 16, bottom: 22, split: 92, type: "text-[11.5px]" },
  narrow: { width: 358, height: 250, left: 38, right: 36, top: 16, bottom: 22, split: 92, type: "text-[10.5px]" },
};
type Box = (typeof sizes)["wide"];
type Step = Period & CustomerMovement;

type Props = {
  steps: readonly Step[];
  /** What stands below each: "Nov", "Q3", "2024". */
  ticks: readonly string[];
  /** What is drawn, for those who hear it. */
  caption: string;
};

/**
 * Above, how many were active at the end of each step; below, on a scale of its own, who came (up) and who was lost (down)
 * in it. The table beside it holds the figures.
 */
export function MovementPlot(props: Props) {
  return (
    <figure className="my-2">
      <Plot {...props} size="wide" className="hidden md:block print:block" />
      <Plot {...props} size="narrow" className="md:hidden print:hidden" />
      <figcaption className="small flex flex-wrap gap-x-4 text-ink-2">
        <Key className={looks.new}>new</Key>
        <Key className={looks.wonBack}>won back</Key>
        <Key className={looks.lost}>lost</Key>
      </figcaption>
    </figure>
  );
}

function Plot({ steps, ticks, caption, size, className }: Props & { size: ChartSize; className: string }) {
  const box = sizes[size];
  const x = scaleBand(
    steps.map(({ from }) => from),
    [box.left, box.width - box.right],
  ).padding(0.28);
  const at = ({ from }: Step) => x(from) ?? box.left;
  const every = Math.ceil(steps.length / (size === "wide" ? 14 : 8));
  return (
    <svg
      viewBox={`0 0 ${box.width} ${box.height}`}
      role="img"
      aria-label={caption}
      className={classes("h-auto w-full", className)}
    >
      <Closing steps={steps} at={(step) => at(step) + x.bandwidth() / 2} box={box} />
      <Moves steps={steps} at={at} width={x.bandwidth()} box={box} />
      {steps.map((step, index) =>
        (steps.length - 1 - index) % every === 0 ? (
          <text
            key={step.from}
            x={at(step) + x.bandwidth() / 2}
            y={box.height - 5}
            textAnchor="middle"
            className={axisWords(box)}
          >
            {ticks[index]}
          </text>
        ) : null,
      )}
    </svg>
  );
}

/** Active at the end of each step. The axis begins where the least is, and its ends are written: it is a line, no bar. */
function Closing({ steps, at, box }: { steps: readonly Step[]; at: (step: Step) => number; box: Box }) {
  const all = steps.map(({ closing }) => closing);
  const y = scaleLinear([Math.min(...all), Math.max(...all, Math.min(...all) + 1)], [box.split - 18, box.top + 4]).nice(
    2,
  );
  const path = line<Step>()
    .x(at)
    .y(({ closing }) => y(closing));
  const last = steps.at(-1);
  return (
    <>
      {y
        .ticks(2)
        .filter(Number.isInteger)
        .map((tick) => (
          <Gridline key={tick} words={formatCount(tick)} y={y(tick)} box={box} />
        ))}
      <path d={path([...steps]) ?? ""} className="fill-none stroke-ink" strokeWidth={1.6} />
      {steps.map((step) => (
        <circle key={step.from} cx={at(step)} cy={y(step.closing)} r={2.6} className="fill-ink" />
      ))}
      {last ? (
        <text x={box.width - box.right + 6} y={y(last.closing) + 4} className={`fill-ink font-medium ${box.type}`}>
          active
        </text>
      ) : null}
    </>
  );
}

function Key({ className, children }: { className: string; children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg viewBox="0 0 10 10" aria-hidden="true" className="size-2.5">
        <rect x={0.75} y={0.75} width={8.5} height={8.5} className={className} />
      </svg>
      {children}
    </span>
  );
}
