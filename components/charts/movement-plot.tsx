import { scaleBand, scaleLinear } from "d3-scale";
import { formatDay } from "@/components/format/time";
import { formatCount } from "@/components/format/words";
import { classes } from "@/components/ui/classes";
import type { MonthOfCustomers } from "@/server/domain/customer-numbers";

const sizes = {
  wide: { width: 620, height: 190, left: 44, right: 4, top: 12, bottom: 24, type: "text-[11.5px]" },
  narrow: { width: 358, height: 180, left: 36, right: 2, top: 12, bottom: 24, type: "text-[10.5px]" },
};
type Box = (typeof sizes)["wide"];
type Months = readonly MonthOfCustomers[];

/** Who came (above the line) and who was lost (below it), month by month. The table beside it holds the figures. */
export function MovementPlot({ months }: { months: Months }) {
  return (
    <figure className="my-2">
      <Plot months={months} size="wide" className="hidden md:block print:block" />
      <Plot months={months} size="narrow" className="md:hidden print:hidden" />
      <figcaption className="small flex flex-wrap gap-x-4 text-ink-2">
        <Key className="bg-kept">new</Key>
        <Key className="bg-kept opacity-55">won back</Key>
        <Key className="bg-line-strong">lost</Key>
      </figcaption>
    </figure>
  );
}

function Plot({ months, size, className }: { months: Months; size: keyof typeof sizes; className: string }) {
  const box = sizes[size];
  const most = Math.max(1, ...months.map((month) => Math.max(month.new + month.wonBack, month.lost)));
  const x = scaleBand(
    months.map(({ month }) => month),
    [box.left, box.width - box.right],
  ).padding(0.28);
  const y = scaleLinear([-most, most], [box.height - box.bottom, box.top]).nice(4);
  return (
    <svg
      viewBox={`0 0 ${box.width} ${box.height}`}
      role="img"
      aria-label={`New, won back and lost customers in the last ${months.length} months`}
      className={classes("h-auto w-full", className)}
    >
      {y.ticks(4).map((tick) => (
        <Gridline key={tick} tick={tick} y={y(tick)} box={box} />
      ))}
      {months.map((month) => (
        <Bars key={month.month} month={month} x={x(month.month) ?? box.left} width={x.bandwidth()} y={y} box={box} />
      ))}
      <line x1={box.left} x2={box.width - box.right} y1={y(0)} y2={y(0)} className="stroke-ink-3" />
    </svg>
  );
}

type BarsProps = { month: MonthOfCustomers; x: number; width: number; y: (customers: number) => number; box: Box };

function Bars({ month, x, width, y, box }: BarsProps) {
  const high = { x, width };
  return (
    <>
      <rect {...high} y={y(month.new)} height={y(0) - y(month.new)} className="fill-kept" />
      <rect
        {...high}
        y={y(month.new + month.wonBack)}
        height={y(month.new) - y(month.new + month.wonBack)}
        className="fill-kept opacity-55"
      />
      <rect {...high} y={y(0)} height={y(-month.lost) - y(0)} className="fill-line-strong" />
      <text x={x + width / 2} y={box.height - 6} textAnchor="middle" className={axis(box)}>
        {formatDay(month.month, "short").split(" ")[1]}
      </text>
    </>
  );
}

function Gridline({ tick, y, box }: { tick: number; y: number; box: Box }) {
  return (
    <>
      <line x1={box.left} x2={box.width - box.right} y1={y} y2={y} className="stroke-line" />
      <text x={box.left - 8} y={y + 4} textAnchor="end" className={axis(box)}>
        {formatCount(Math.abs(tick))}
      </text>
    </>
  );
}

function Key({ className, children }: { className: string; children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden="true" className={classes("inline-block size-2.5 rounded-[2px]", className)} />
      {children}
    </span>
  );
}

function axis({ type }: Box): string {
  return `fill-ink-3 font-medium ${type}`;
}
