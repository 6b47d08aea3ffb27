import { type ScaleLinear, scaleLinear } from "d3-scale";
import { area, curveStepAfter, line } from "d3-shape";
import { formatCount, formatShare } from "@/components/format/words";
import { classes } from "@/components/ui/classes";
import { axisWords, type ChartBox, type ChartSize, lineLook } from "./chart-figure";
import { mostTicks, PlotFrame, TickWords } from "./plot-frame";
import type { Curve, StepCurveProps } from "./step-curve";
import { highest, lowest, type Point, pointsOf, visible } from "./step-points";

const sizes: Record<ChartSize, ChartBox> = {
  wide: { width: 620, height: 262, left: 48, right: 30, top: 14, bottom: 56, type: "text-[11.5px]" },
  narrow: { width: 358, height: 242, left: 42, right: 16, top: 14, bottom: 56, type: "text-[10.5px]" },
};

type Props = StepCurveProps & { size: ChartSize; className: string };

/** The drawing of Kaplan–Meier curves; the row of figures under it says how many are still watched. */
export function StepPlot({ curves, shows, ticks, drawnTo, axis, caption, size, className }: Props) {
  const box = sizes[size];
  const rows = curves.length;
  const height = box.height + 15 * rows;
  const end = Math.max(1, drawnTo ?? Math.max(...curves.map(({ until }) => until)), ticks.at(-1)?.at ?? 0);
  const drawn = curves.map((curve) => pointsOf(curve, shows, end));
  const x = scaleLinear([0, end], [box.left, box.width - box.right]);
  const y = scaleLinear([lowest(drawn, shows), highest(drawn, shows)], [box.height - box.bottom, box.top])
    .nice(4)
    .clamp(true);
  const every = Math.ceil(ticks.length / mostTicks(size));
  return (
    <PlotFrame {...{ box, height, caption, className, y }} ticks={y.ticks(4)} format={formatShare}>
      {drawn.map((points, index) => (
        <CurveLine
          key={curves[index]?.name}
          points={visible(points, x)}
          index={index}
          hasBand={rows <= 2}
          isFaint={curves[index]?.isFaint ?? false}
          x={x}
          y={y}
        />
      ))}
      <TickWords
        box={box}
        y={box.height - box.bottom + 17}
        ticks={ticks.map(({ at, label }) => ({ x: x(at), words: label }))}
        most={mostTicks(size)}
      />
      <text
        x={(box.left + box.width - box.right) / 2}
        y={box.height - 19}
        textAnchor="middle"
        className={axisWords(box)}
      >
        {axis}
      </text>
      {curves.map((curve, index) => (
        <Watched
          key={curve.name}
          curve={curve}
          index={index}
          y={box.height + 4 + 15 * index}
          {...{ ticks, every, x, box }}
        />
      ))}
    </PlotFrame>
  );
}

type Axes = { x: ScaleLinear<number, number>; y: ScaleLinear<number, number> };

type LineProps = Axes & { points: Point[]; index: number; hasBand: boolean; isFaint: boolean };

function CurveLine({ points, index, hasBand, isFaint, x, y }: LineProps) {
  const { stroke, fill, dashes } = lineLook(index);
  const band = area<Point>()
    .defined(({ low, high }) => low !== null && high !== null)
    .x(({ at }) => x(at))
    .y0(({ low }) => y(low ?? 0))
    .y1(({ high }) => y(high ?? 0))
    .curve(curveStepAfter)(points);
  const path = line<Point>()
    .x(({ at }) => x(at))
    .y(({ share }) => y(share))
    .curve(curveStepAfter)(points);
  return (
    <g className={isFaint ? "opacity-45" : undefined}>
      {hasBand ? <path d={band ?? ""} className={fill} opacity={0.14} /> : null}
      <path d={path ?? ""} className={classes("fill-none", stroke)} strokeWidth={1.8} strokeDasharray={dashes} />
    </g>
  );
}

type WatchedProps = Pick<StepCurveProps, "ticks"> & {
  curve: Curve;
  index: number;
  every: number;
  x: Axes["x"];
  y: number;
  box: ChartBox;
};

/** How many are still watched at each tick: what the curve rests on there. */
function Watched({ curve, index, ticks, every, x, y, box }: WatchedProps) {
  return (
    <g>
      <line
        x1={4}
        x2={box.left - 24}
        y1={y - 4}
        y2={y - 4}
        className={lineLook(index).stroke}
        strokeWidth={2}
        strokeDasharray={lineLook(index).dashes}
      />
      {ticks.map(({ at }, place) =>
        place % every === 0 && place < curve.watched.length ? (
          <text key={at} x={x(at)} y={y} textAnchor="middle" className={axisWords(box)}>
            {formatCount(curve.watched[place] ?? 0)}
          </text>
        ) : null,
      )}
    </g>
  );
}
