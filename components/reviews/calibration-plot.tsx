import { scaleLinear } from "d3-scale";
import { formatShare } from "@/components/format/words";
import { classes } from "@/components/ui/classes";
import { type CalibrationBin, isOff } from "@/server/domain/calibration";

const sizes = {
  wide: { width: 620, height: 300, left: 48, right: 20, top: 14, bottom: 44, type: "text-[11.5px]" },
  narrow: { width: 358, height: 280, left: 42, right: 12, top: 14, bottom: 44, type: "text-[10.5px]" },
};
type Box = (typeof sizes)["wide"];
type Props = { bins: readonly CalibrationBin[] };

const ticks = [0, 0.25, 0.5, 0.75, 1];

/** How sure we were against how often it came true; on the line both are the same. The table beside it holds all. */
export function CalibrationPlot(props: Props) {
  return (
    <figure>
      <Plot {...props} size="wide" className="hidden md:block print:block" />
      <Plot {...props} size="narrow" className="md:hidden print:hidden" />
      <figcaption className="small text-ink-3">
        Each point is a group of predictions of about the same sureness; its line is what it may be with 95% confidence.
        A line that crosses the slope is in keeping with what we said.
      </figcaption>
    </figure>
  );
}

function Plot({ bins, size, className }: Props & { size: keyof typeof sizes; className: string }) {
  const box = sizes[size];
  const x = scaleLinear([0, 1], [box.left, box.width - box.right]);
  const y = scaleLinear([0, 1], [box.height - box.bottom, box.top]);
  return (
    <svg
      viewBox={`0 0 ${box.width} ${box.height}`}
      role="img"
      aria-label={`How sure we were and what came: ${bins.map(heard).join("; ")}.`}
      className={classes("h-auto w-full", className)}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={box.left} x2={box.width - box.right} y1={y(tick)} y2={y(tick)} className="stroke-line" />
          <text x={box.left - 8} y={y(tick) + 4} textAnchor="end" className={axis(box)}>
            {formatShare(tick)}
          </text>
          <text x={x(tick)} y={box.height - 26} textAnchor={tick === 1 ? "end" : "middle"} className={axis(box)}>
            {formatShare(tick)}
          </text>
        </g>
      ))}
      <text x={box.left} y={box.height - 7} className={axis(box)}>
        how sure we were, across; how often it came true, up
      </text>
      <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} className="stroke-ink-3" strokeDasharray="3 4" />
      {bins.map((bin) => (
        <g key={bin.said}>
          <line
            x1={x(bin.meanSaid)}
            x2={x(bin.meanSaid)}
            y1={y(bin.interval.low)}
            y2={y(bin.interval.high)}
            className={isOff(bin) ? "stroke-broken" : "stroke-ink-2"}
            strokeWidth={1.6}
          />
          <circle
            cx={x(bin.meanSaid)}
            cy={y(bin.k / bin.n)}
            r={4.5}
            className={isOff(bin) ? "fill-broken" : "fill-ink"}
          />
        </g>
      ))}
    </svg>
  );
}

function heard({ said, k, n }: CalibrationBin): string {
  return `about ${said}% sure, ${k} of ${n} came true`;
}

function axis({ type }: Box): string {
  return `fill-ink-3 font-medium ${type}`;
}
