import { scaleLinear, scalePoint } from "d3-scale";
import { line } from "d3-shape";
import { classes } from "@/components/ui/classes";
import type { ValueChart } from "@/server/domain/value-chart";

const sizes = {
  wide: { width: 620, height: 180, left: 56, right: 70, top: 14, bottom: 26, type: "text-[11.5px]" },
  narrow: { width: 358, height: 180, left: 50, right: 42, top: 14, bottom: 26, type: "text-[10.5px]" },
};
type Box = (typeof sizes)["wide"];

type Props = {
  chart: ValueChart;
  labels: readonly string[];
  ticks: readonly string[];
  format: (value: number) => string;
  heard: string;
  size: keyof typeof sizes;
  className: string;
};

/** Values as points on a line, what chance alone explains as a band, the mean as a dashed line. */
export function ValuePlot({ chart, labels, ticks, format, heard, size, className }: Props) {
  const box = sizes[size];
  const { points, low, high, mean } = chart;
  const values = points.map(({ value }) => value);
  const x = scalePoint<number>(
    points.map((_, index) => index),
    [box.left, box.width - box.right],
  );
  const y = scaleLinear([Math.min(low, ...values), Math.max(high, ...values)], [box.height - box.bottom, box.top]).nice(
    4,
  );
  const at = (index: number) => x(index) ?? box.left;
  const [first, end] = [box.left - 10, box.width - box.right + 10];
  const path = line<number>()
    .x((_, index) => at(index))
    .y(y);
  const every = Math.ceil(points.length / (size === "wide" ? 12 : 7));
  return (
    <svg
      viewBox={`0 0 ${box.width} ${box.height}`}
      role="img"
      aria-label={heard}
      className={classes("h-auto w-full", className)}
    >
      <rect
        x={first}
        width={end - first}
        y={y(high)}
        height={y(low) - y(high)}
        className="fill-sunken dark:fill-surface"
      />
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line x1={box.left} x2={box.width - box.right} y1={y(tick)} y2={y(tick)} className="stroke-line" />
          <text x={box.left - 12} y={y(tick) + 4} textAnchor="end" className={axis(box)}>
            {format(tick)}
          </text>
        </g>
      ))}
      <line x1={first} x2={end} y1={y(mean)} y2={y(mean)} className="stroke-ink-3" strokeDasharray="3 4" />
      <text x={end + 5} y={y(mean) + 4} className={axis(box)}>
        mean
      </text>
      <path d={path(values) ?? ""} className="fill-none stroke-kept" strokeWidth={1.8} />
      {points.map(({ value, signals }, index) => (
        <Point
          key={labels[index] ?? index}
          x={at(index)}
          y={y(value)}
          hasSignal={signals.length > 0}
          hasRoom={points.length <= 24}
          box={box}
        />
      ))}
      {ticks.map((tick, index) =>
        index % every === 0 ? (
          <text key={labels[index] ?? index} x={at(index)} y={box.height - 6} textAnchor="middle" className={axis(box)}>
            {tick}
          </text>
        ) : null,
      )}
    </svg>
  );
}

type PointProps = { x: number; y: number; hasSignal: boolean; hasRoom: boolean; box: Box };

/** A signal is a ring, and a word where there is room for it, not a colour alone; whether it is good news the sentence above says. */
function Point({ x, y, hasSignal, hasRoom, box }: PointProps) {
  if (!hasSignal) return <circle cx={x} cy={y} r={3.2} className="fill-kept" />;
  return (
    <>
      <circle cx={x} cy={y} r={7.5} className="fill-none stroke-due" strokeWidth={1.8} />
      <circle cx={x} cy={y} r={3.2} className="fill-due" />
      {hasRoom ? (
        <text
          x={x}
          y={y < box.top + 16 ? y + 20 : y - 12}
          textAnchor="middle"
          className={`fill-due font-medium ${box.type}`}
        >
          signal
        </text>
      ) : null}
    </>
  );
}

function axis({ type }: Box): string {
  return `fill-ink-3 font-medium ${type}`;
}
