import { scaleLinear } from "d3-scale";
import { formatCount } from "@/components/format/words";
import type { CustomerMovement, Period } from "@/server/domain/customer-numbers";
import { axisWords, type ChartBox } from "./chart-figure";

type Step = Period & CustomerMovement;
type Box = ChartBox & { split: number };

/** Told apart by more than colour: who is new is filled, who was won back is an outline, who was lost lies below the line. */
export const looks = {
  new: "fill-kept",
  wonBack: "fill-kept/15 stroke-kept",
  lost: "fill-line-strong",
} as const;

type MovesProps = { steps: readonly Step[]; at: (step: Step) => number; width: number; box: Box };

/** Who came, up, and who was lost, down, on a scale of their own. */
export function Moves({ steps, at, width, box }: MovesProps) {
  const up = Math.max(1, ...steps.map((step) => step.new + step.wonBack));
  const down = Math.max(1, ...steps.map(({ lost }) => lost));
  const y = scaleLinear([-down, up], [box.height - box.bottom - 2, box.split + 6]).nice(4);
  return (
    <>
      {y
        .ticks(4)
        .filter(Number.isInteger)
        .map((tick) => (
          <Gridline key={tick} words={formatCount(Math.abs(tick))} y={y(tick)} box={box} />
        ))}
      {steps.map((step) => (
        <Bars key={step.from} step={step} x={at(step)} width={width} y={y} />
      ))}
      <line x1={box.left} x2={box.width - box.right} y1={y(0)} y2={y(0)} className="stroke-ink-3" />
    </>
  );
}

type BarsProps = { step: Step; x: number; width: number; y: (customers: number) => number };

function Bars({ step, x, width, y }: BarsProps) {
  const [joined, came] = [y(step.new), y(step.new + step.wonBack)];
  return (
    <>
      <rect {...{ x, width }} y={joined} height={y(0) - joined} className={looks.new} />
      {step.wonBack > 0 ? <Hollow {...{ x, width }} y={came} height={joined - came} /> : null}
      <rect {...{ x, width }} y={y(0)} height={y(-step.lost) - y(0)} className={looks.lost} />
    </>
  );
}

/** Its outline lies within it, so that it is as high as it is many. */
function Hollow({ x, y, width, height }: { x: number; y: number; width: number; height: number }) {
  const inset = Math.min(0.75, height / 2);
  return (
    <rect
      x={x + inset}
      y={y + inset}
      width={width - 2 * inset}
      height={height - 2 * inset}
      strokeWidth={2 * inset}
      className={looks.wonBack}
    />
  );
}

export function Gridline({ words, y, box }: { words: string; y: number; box: Box }) {
  return (
    <>
      <line x1={box.left} x2={box.width - box.right} y1={y} y2={y} className="stroke-line" />
      <text x={box.left - 8} y={y + 4} textAnchor="end" className={axisWords(box)}>
        {words}
      </text>
    </>
  );
}
