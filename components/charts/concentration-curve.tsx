import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { formatShare } from "@/components/format/words";
import { axisWords, type ChartBox, ChartFigure, type ChartSize } from "./chart-figure";
import { PlotFrame, TickWords } from "./plot-frame";

const sizes: Record<ChartSize, ChartBox> = {
  wide: { width: 620, height: 340, left: 48, right: 24, top: 12, bottom: 40, type: "text-[11.5px]" },
  narrow: { width: 358, height: 330, left: 42, right: 14, top: 12, bottom: 40, type: "text-[10.5px]" },
};

const quarters = [0, 0.25, 0.5, 0.75, 1];

type Props = {
  /** The share of everything that each hundredth part of customers brings, from those with the least: 101 of them. */
  curve: readonly number[];
  /** The part of customers with the most that is marked. */
  topPart: number;
  caption: string;
};

/** Lorenz' curve under the line that it would be if all had bought the same; the figures by tenths stand behind. */
export function ConcentrationCurve({ curve, topPart, caption }: Props) {
  const tenths = Array.from({ length: 11 }, (_, tenth) => tenth * 10);
  return (
    <ChartFigure
      draw={(size, className) => <Curve key={size} {...{ curve, topPart, caption, size, className }} />}
      figures={{
        caption,
        columns: [
          { label: "Customers, from those with the least" },
          { label: "Bring together", numeric: true },
          { label: "The others", numeric: true },
        ],
        rows: tenths.map((part) => [
          formatShare(part / 100),
          formatShare(curve[part] ?? 0),
          formatShare(1 - (curve[part] ?? 0)),
        ]),
      }}
    />
  );
}

function Curve({ curve, topPart, caption, size, className }: Props & { size: ChartSize; className: string }) {
  const box = sizes[size];
  const x = scaleLinear([0, 1], [box.left, box.width - box.right]);
  const y = scaleLinear([0, 1], [box.height - box.bottom, box.top]);
  const path = line<number>()
    .x((_, index) => x(index / 100))
    .y((share) => y(share));
  const at = 1 - topPart;
  const below = curve[Math.round(at * 100)] ?? 0;
  return (
    <PlotFrame {...{ box, caption, className, y }} ticks={quarters} format={formatShare}>
      <TickWords
        box={box}
        y={box.height - box.bottom + 16}
        ticks={quarters.map((tick) => ({ x: x(tick), words: formatShare(tick) }))}
        most={quarters.length}
      />
      <text
        x={(box.left + box.width - box.right) / 2}
        y={box.height - 5}
        textAnchor="middle"
        className={axisWords(box)}
      >
        of customers, from those who bought least
      </text>
      <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} className="stroke-ink-3" strokeDasharray="3 4" />
      <text x={x(0.42)} y={y(0.5)} textAnchor="end" className={axisWords(box)}>
        if all bought the same
      </text>
      <path d={path([...curve]) ?? ""} className="fill-none stroke-kept" strokeWidth={2} />
      <line x1={x(at)} x2={x(at)} y1={y(below)} y2={y(1)} className="stroke-kept" strokeWidth={5} opacity={0.3} />
      <circle cx={x(at)} cy={y(below)} r={3.6} className="fill-kept" />
      <text x={x(at) - 10} y={y(0.95)} textAnchor="end" className={`fill-kept font-medium ${box.type}`}>
        one in five: {formatShare(1 - below)}
      </text>
    </PlotFrame>
  );
}
