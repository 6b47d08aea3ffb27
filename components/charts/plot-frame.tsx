import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";
import { axisWords, type ChartBox } from "./chart-figure";

type Props = {
  box: ChartBox;
  /** Where the drawing needs more room below than its box. */
  height?: number | undefined;
  /** What is drawn, for those who hear it. */
  caption: string;
  className: string;
  /** Parts of it are links, each with its own words. */
  hasLinks?: boolean | undefined;
  y: (value: number) => number;
  /** Where the axis is marked, and in which words. */
  ticks: readonly number[];
  format: (value: number) => string;
  children: ReactNode;
};

/** The paper a chart is drawn on: its size, what it says aloud, and hairlines with their values at the left. */
export function PlotFrame({
  box,
  height = box.height,
  caption,
  className,
  hasLinks,
  y,
  ticks,
  format,
  children,
}: Props) {
  return (
    <svg
      viewBox={`0 0 ${box.width} ${height}`}
      role={hasLinks ? "group" : "img"}
      aria-label={caption}
      className={classes("h-auto w-full", className)}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={box.left} x2={box.width - box.right} y1={y(tick)} y2={y(tick)} className="stroke-line" />
          <text x={box.left - 9} y={y(tick) + 4} textAnchor="end" className={axisWords(box)}>
            {format(tick)}
          </text>
        </g>
      ))}
      {children}
    </svg>
  );
}

type TicksProps = {
  box: ChartBox;
  /** From the bottom of the paper, or of the box where the paper is longer. */
  y: number;
  ticks: readonly { readonly x: number; readonly words: string }[];
  /** So many fit; of more, every second or third is written. */
  most: number;
};

/** Words below the axis. */
export function TickWords({ box, y, ticks, most }: TicksProps) {
  const every = Math.max(1, Math.ceil(ticks.length / most));
  return ticks.map(({ x, words }, index) =>
    index % every === 0 ? (
      <text key={`${x} ${words}`} x={x} y={y} textAnchor="middle" className={axisWords(box)}>
        {words}
      </text>
    ) : null,
  );
}

/** How many words stand side by side below a drawing. */
export function mostTicks(size: "wide" | "narrow"): number {
  return size === "wide" ? 13 : 7;
}
