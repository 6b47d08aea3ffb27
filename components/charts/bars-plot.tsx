import { scaleBand, scaleLinear } from "d3-scale";
import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";
import type { Bar, BarsProps } from "./bars";
import type { ChartBox, ChartSize } from "./chart-figure";
import { mostTicks, PlotFrame, TickWords } from "./plot-frame";

const sizes: Record<ChartSize, ChartBox> = {
  wide: { width: 620, height: 190, left: 48, right: 8, top: 20, bottom: 26, type: "text-[11.5px]" },
  narrow: { width: 358, height: 180, left: 42, right: 4, top: 20, bottom: 26, type: "text-[10.5px]" },
};

type Props = BarsProps & { size: ChartSize; className: string };

/** The drawing of bars. */
export function BarsPlot({ bars, format, caption, size, className }: Props) {
  const box = sizes[size];
  const x = scaleBand<number>(
    bars.map((_, index) => index),
    [box.left, box.width - box.right],
  ).padding(0.24);
  const most = Math.max(...bars.map(({ value, high }) => Math.max(value, high ?? 0)), 0) || 1;
  const y = scaleLinear([0, most], [box.height - box.bottom, box.top]).nice(4);
  const isCount = bars.every(({ value }) => Number.isInteger(value));
  const hasRoom = x.bandwidth() >= (size === "wide" ? 26 : 24);
  return (
    <PlotFrame
      {...{ box, caption, className, y, format }}
      ticks={y.ticks(4).filter((tick) => !isCount || Number.isInteger(tick))}
      hasLinks={bars.some(({ href }) => href)}
    >
      {bars.map((bar, index) => (
        <Opening key={bar.label} href={bar.href} words={`${bar.label}: ${format(bar.value)}`}>
          <OneBar bar={bar} x={x(index) ?? box.left} width={x.bandwidth()} y={y} />
          {hasRoom ? (
            <text
              x={(x(index) ?? 0) + x.bandwidth() / 2}
              y={y(Math.max(bar.value, bar.high ?? 0)) - 6}
              textAnchor="middle"
              className={`fill-ink-2 font-medium ${box.type}`}
            >
              {format(bar.value)}
            </text>
          ) : null}
        </Opening>
      ))}
      <line x1={box.left} x2={box.width - box.right} y1={y(0)} y2={y(0)} className="stroke-ink-3" />
      <TickWords
        box={box}
        y={box.height - 7}
        ticks={bars.map(({ tick }, index) => ({ x: (x(index) ?? 0) + x.bandwidth() / 2, words: tick }))}
        most={mostTicks(size)}
      />
    </PlotFrame>
  );
}

function OneBar({ bar, x, width, y }: { bar: Bar; x: number; width: number; y: (value: number) => number }) {
  const middle = x + width / 2;
  const { value, low, high } = bar;
  return (
    <>
      <rect
        x={x}
        width={width}
        y={y(value)}
        height={y(0) - y(value)}
        className={classes("fill-kept", bar.isFaint && "opacity-45")}
      />
      {typeof low === "number" && typeof high === "number" ? (
        <line x1={middle} x2={middle} y1={y(high)} y2={y(low)} className="stroke-ink" strokeWidth={1.5} />
      ) : null}
    </>
  );
}

function Opening({ href, words, children }: { href: string | undefined; words: string; children: ReactNode }) {
  if (!href) return <g>{children}</g>;
  return (
    <a href={href} aria-label={words} className="hover:opacity-80">
      {children}
    </a>
  );
}
