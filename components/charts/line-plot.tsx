import { scaleLinear, scalePoint } from "d3-scale";
import { area, line } from "d3-shape";
import { classes } from "@/components/ui/classes";
import { type ChartBox, type ChartSize, lineLook } from "./chart-figure";
import type { LineChartProps, LinePoint } from "./line-chart";
import { mostTicks, PlotFrame, TickWords } from "./plot-frame";

const sizes: Record<ChartSize, ChartBox> = {
  wide: { width: 620, height: 200, left: 56, right: 24, top: 14, bottom: 26, type: "text-[11.5px]" },
  narrow: { width: 358, height: 190, left: 48, right: 16, top: 14, bottom: 26, type: "text-[10.5px]" },
};

type Props = LineChartProps & { size: ChartSize; className: string };
type Points = readonly (LinePoint | null)[];

/** The drawing of lines with bands. */
export function LinePlot({ lines, labels, ticks, format, caption, range, size, className }: Props) {
  const box = sizes[size];
  const values = lines.flatMap(({ points }) => points.flatMap((point) => (point ? [point.high ?? point.value] : [])));
  const x = scalePoint<number>(
    labels.map((_, index) => index),
    [box.left, box.width - box.right],
  ).padding(0.3);
  const y = scaleLinear(range ?? [0, Math.max(...values, 0) || 1], [box.height - box.bottom, box.top]);
  if (!range) y.nice(4);
  return (
    <PlotFrame {...{ box, caption, className, y, format }} ticks={y.ticks(4)}>
      {lines.map(({ name, points }, index) => (
        <BandedLine key={name} points={points} index={index} x={(place) => x(place) ?? box.left} y={y} />
      ))}
      <TickWords
        box={box}
        y={box.height - 6}
        ticks={ticks.map((words, index) => ({ x: x(index) ?? box.left, words }))}
        most={mostTicks(size)}
      />
    </PlotFrame>
  );
}

type BandedProps = { points: Points; index: number; x: (place: number) => number; y: (value: number) => number };

/** A point alone between two unknown ones would be no line: it is drawn as a dot, as all of a short line are. */
function BandedLine({ points, index, x, y }: BandedProps) {
  const { stroke, fill, dashes } = lineLook(index);
  const band = area<LinePoint | null>()
    .defined((point) => point !== null && point.low !== null && point.high !== null)
    .x((_, place) => x(place))
    .y0((point) => y(point?.low ?? 0))
    .y1((point) => y(point?.high ?? 0));
  const path = line<LinePoint | null>()
    .defined((point) => point !== null)
    .x((_, place) => x(place))
    .y((point) => y(point?.value ?? 0));
  const isAlone = (place: number) => points.length <= 24 || !(points[place - 1] || points[place + 1]);
  return (
    <>
      <path d={band([...points]) ?? ""} className={fill} opacity={0.14} />
      <path
        d={path([...points]) ?? ""}
        className={classes("fill-none", stroke)}
        strokeWidth={1.8}
        strokeDasharray={dashes}
      />
      {points.flatMap((point, place) =>
        point && isAlone(place)
          ? [<circle key={`${x(place)}`} cx={x(place)} cy={y(point.value)} r={3} className={fill} />]
          : [],
      )}
    </>
  );
}
