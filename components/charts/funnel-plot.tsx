import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import { formatCount, formatShare } from "@/components/format/words";
import { classes } from "@/components/ui/classes";
import { type FunnelLimits, funnelLimits } from "@/server/domain/funnel";

type FunnelPoint = { readonly label: string; readonly k: number; readonly n: number };

const sizes = {
  wide: { width: 620, height: 260, left: 44, right: 24, top: 14, bottom: 40, type: "text-[11.5px]" },
  narrow: { width: 358, height: 240, left: 40, right: 14, top: 14, bottom: 40, type: "text-[10.5px]" },
};
type Box = (typeof sizes)["wide"];
/** Points with n > 0, and a mean that is neither 0 nor 1. */
type Props = { points: readonly FunnelPoint[]; mean: number; caption: string };

/**
 * Teams on a funnel, not in a league (GOVERNANCE B7): how many fell due against the share kept, between the exact binomial
 * lines of 95 % and 99.9 % around the whole. Only who lies beyond the outer lines is named; the table beside it holds all.
 */
export function FunnelPlot(props: Props) {
  return (
    <figure>
      <Plot {...props} size="wide" className="hidden md:block print:block" />
      <Plot {...props} size="narrow" className="md:hidden print:hidden" />
      <figcaption className="small text-ink-3">
        Each point is one of them. Between the inner lines lie 95%, between the outer ones 99.9% of what chance alone
        would make of the same rate.
      </figcaption>
    </figure>
  );
}

function Plot({ points, mean, caption, size, className }: Props & { size: keyof typeof sizes; className: string }) {
  const box = sizes[size];
  const most = Math.max(...points.map(({ n }) => n));
  const grid = gridTo(most).map((n) => ({ n, ...funnelLimits(n, mean) }));
  const lowest = Math.min(...points.map(({ k, n }) => k / n), grid[Math.floor(grid.length / 4)]?.low999 ?? 0);
  const x = scaleLinear([0, most * 1.04], [box.left, box.width - box.right]);
  const y = scaleLinear([Math.max(0, Math.floor(lowest * 10) / 10), 1], [box.height - box.bottom, box.top]).clamp(true);
  const edge = (pick: (limits: FunnelLimits) => number) =>
    line<(typeof grid)[number]>()
      .x(({ n }) => x(n))
      .y((limits) => y(pick(limits)))(grid) ?? "";
  const outer = area<(typeof grid)[number]>()
    .x(({ n }) => x(n))
    .y0(({ low999 }) => y(low999))
    .y1(({ high999 }) => y(high999))(grid);
  return (
    <svg
      viewBox={`0 0 ${box.width} ${box.height}`}
      role="img"
      aria-label={`${caption}: ${heard(points, mean)}`}
      className={classes("h-auto w-full", className)}
    >
      <path d={outer ?? ""} className="fill-sunken dark:fill-surface" />
      <path d={edge(({ low95 }) => low95)} className="fill-none stroke-ink-3" strokeDasharray="2 4" />
      <path d={edge(({ high95 }) => high95)} className="fill-none stroke-ink-3" strokeDasharray="2 4" />
      {y.ticks(4).map((tick) => (
        <text key={tick} x={box.left - 10} y={y(tick) + 4} textAnchor="end" className={axis(box)}>
          {formatShare(tick)}
        </text>
      ))}
      {x.ticks(size === "wide" ? 6 : 4).map((tick) => (
        <text key={tick} x={x(tick)} y={box.height - 22} textAnchor="middle" className={axis(box)}>
          {formatCount(tick)}
        </text>
      ))}
      <text x={(box.left + box.width - box.right) / 2} y={box.height - 5} textAnchor="middle" className={axis(box)}>
        promises that fell due
      </text>
      <line x1={box.left} x2={box.width - box.right} y1={y(mean)} y2={y(mean)} className="stroke-ink-3" />
      {points.map((point) => (
        <Point
          key={point.label}
          {...point}
          x={x(point.n)}
          y={y(point.k / point.n)}
          beyond={isBeyond(point, mean)}
          box={box}
        />
      ))}
    </svg>
  );
}

type Drawn = FunnelPoint & { x: number; y: number; beyond: "below" | "above" | null; box: Box };

/** Beyond the outer lines: a ring and the name. */
function Point({ label, x, y, beyond, box }: Drawn) {
  if (beyond === null) return <circle cx={x} cy={y} r={4} className="fill-ink-2" />;
  const colour = beyond === "below" ? "broken" : "kept";
  const isRight = x > box.width * 0.7;
  return (
    <>
      <circle
        cx={x}
        cy={y}
        r={8}
        className={classes("fill-none", colour === "broken" ? "stroke-broken" : "stroke-kept")}
        strokeWidth={1.8}
      />
      <circle cx={x} cy={y} r={4} className={colour === "broken" ? "fill-broken" : "fill-kept"} />
      <text
        x={isRight ? x - 12 : x + 12}
        y={y + 4}
        textAnchor={isRight ? "end" : "start"}
        className={classes("font-medium", box.type, colour === "broken" ? "fill-broken" : "fill-kept")}
      >
        {label}
      </text>
    </>
  );
}

function isBeyond({ k, n }: FunnelPoint, mean: number): Drawn["beyond"] {
  const { low999, high999 } = funnelLimits(n, mean);
  if (k / n < low999) return "below";
  return k / n > high999 ? "above" : null;
}

function heard(points: readonly FunnelPoint[], mean: number): string {
  const named = points.flatMap((point) => {
    const side = isBeyond(point, mean);
    return side ? [`${point.label} ${side}`] : [];
  });
  return named.length
    ? `${named.join(", ")} what chance explains.`
    : "none differs from the others by more than chance.";
}

/** Close together where the funnel is narrow at its mouth, wider apart further on. */
function gridTo(most: number): number[] {
  const steps = Array.from({ length: 60 }, (_, index) =>
    Math.max(1, Math.round(most * 1.04 * ((index + 1) / 60) ** 2)),
  );
  return [...new Set(steps)];
}

function axis({ type }: Box): string {
  return `fill-ink-3 font-medium ${type}`;
}
