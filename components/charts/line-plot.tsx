import { scaleLinear, scalePoint } from "d3-scale";
import { area, line } from "d3-shape";
import { classes } from "@/components/ui/classes";
import { axisWords, type ChartBox, type ChartSize, lineLook } from "./chart-figure";
import type { LineChartProps, LinePoint } from "./line-chart";

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
  const every = Math.ceil(labels.length / (size === "wide" ? 13 : 7));
  return (
    <svg
      viewBox={`0 0 ${box.width} ${box.height}`}
      role="img"
      aria-label={caption}
      className={classes("h-auto w-full", className)}
    >
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line x1={box.left} x2={box.width - box.right} y1={y(tick)} y2={y(tick)} className="stroke-line" />
          <text x={box.left - 10} y={y(tick) + 4} textAnchor="end" className={axisWords(box)}>
            {format(tick)}
          </text>
        </g>
      ))}
      {lines.map(({ name, points }, index) => (
        <BandedLine key={name} points={points} index={index} x={(place) => x(place) ?? box.left} y={y} />
      ))}
      {ticks.map((tick, index) =>
        index % every === 0 ? (
          <text key={labels[index]} x={x(index)} y={box.height - 6} textAnchor="middle" className={axisWords(box)}>
            {tick}
          </text>
        ) : null,
      )}
    </svg>
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
