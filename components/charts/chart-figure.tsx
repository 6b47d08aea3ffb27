import type { ReactNode } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { FiguresTable } from "./figures-table";

/** The two drawings of a chart: for a desk and for paper, and for a hand. */
export type ChartSize = "wide" | "narrow";

/** The room a drawing has, in its own units, and the size of its letters. */
export type ChartBox = {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  type: string;
};

type Figures = Parameters<typeof FiguresTable>[0];

type Props = {
  /** Draws the chart in one of its sizes. */
  draw: (size: ChartSize, className: string) => ReactNode;
  /** What stands under the drawing: its keys, what it does not say. */
  note?: ReactNode | undefined;
  /** The same figures to read. */
  figures: Figures;
  /** They stand in a table of the page as well, so that paper need not say them twice. */
  hasTable?: boolean | undefined;
};

/** A drawing in two sizes, a note, and the table behind, which paper shows. */
export function ChartFigure({ draw, note, figures, hasTable }: Props) {
  return (
    <figure className="my-2">
      {draw("wide", "hidden md:block print:block")}
      {draw("narrow", "md:hidden print:hidden")}
      <figcaption>
        {note ? <div className="small text-ink-2">{note}</div> : null}
        <Disclosure summary="The figures behind the chart" className={hasTable ? "print:hidden" : "prints"}>
          <FiguresTable {...figures} />
        </Disclosure>
      </figcaption>
    </figure>
  );
}

/** How words stand on an axis. */
export function axisWords({ type }: ChartBox): string {
  return `fill-ink-3 font-medium ${type}`;
}

/** How several lines are told apart: by their dashes and names as well as by colour. */
const lineLooks = [
  { stroke: "stroke-kept", fill: "fill-kept", dashes: undefined },
  { stroke: "stroke-due", fill: "fill-due", dashes: "7 3" },
  { stroke: "stroke-ink", fill: "fill-ink", dashes: "2 3" },
  { stroke: "stroke-ink-3", fill: "fill-ink-3", dashes: "9 3 2 3" },
  { stroke: "stroke-control", fill: "fill-control", dashes: "4 4" },
] as const;

export type LineLook = (typeof lineLooks)[number];

/** The look of the line at `index`; from the sixth on they repeat. */
export function lineLook(index: number): LineLook {
  return lineLooks[index % lineLooks.length] ?? lineLooks[0];
}
