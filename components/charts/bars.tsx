import { BarsPlot } from "./bars-plot";
import { ChartFigure } from "./chart-figure";

export type Bar = {
  /** What it is called: "1 to 2 years". */
  readonly label: string;
  /** What stands below it. */
  readonly tick: string;
  readonly value: number;
  /** The interval, where it is an estimate; drawn as a whisker. */
  readonly low?: number | null | undefined;
  readonly high?: number | null | undefined;
  /** The list it opens. */
  readonly href?: string | undefined;
  /** Drawn paler: rests on few, or is not over. */
  readonly isFaint?: boolean | undefined;
};

export type BarsProps = {
  bars: readonly Bar[];
  format: (value: number) => string;
  /** What is drawn, for those who hear it. */
  caption: string;
  /** What each bar is ("Tenure") and what its height is ("Customers"). */
  headings: readonly [string, string];
  /** The figures stand in a table of the page as well. */
  hasTable?: boolean | undefined;
};

/** Bars from nought, each with its figure above where there is room; the table behind holds all. */
export function Bars(props: BarsProps) {
  const { bars, format, caption, headings, hasTable } = props;
  const hasIntervals = bars.some(({ low }) => typeof low === "number");
  const columns = [
    { label: headings[0] },
    { label: headings[1], numeric: true },
    ...(hasIntervals ? [{ label: "Between", numeric: true }] : []),
  ];
  const rows = bars.map(({ label, value, low, high }) => {
    const between = typeof low === "number" && typeof high === "number" ? `${format(low)} to ${format(high)}` : "–";
    return hasIntervals ? [label, format(value), between] : [label, format(value)];
  });
  return (
    <ChartFigure
      draw={(size, className) => <BarsPlot key={size} {...props} size={size} className={className} />}
      figures={{ caption, columns, rows }}
      hasTable={hasTable}
    />
  );
}
