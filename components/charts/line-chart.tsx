import { ChartFigure } from "./chart-figure";
import { LineKeys } from "./line-keys";
import { LinePlot } from "./line-plot";

/** A value and its interval; the ends are null where none is known. */
export type LinePoint = { readonly value: number; readonly low: number | null; readonly high: number | null };

type Line = {
  readonly name: string;
  /** One for each label; null: not known, and the line is broken there. */
  readonly points: readonly (LinePoint | null)[];
};

export type LineChartProps = {
  lines: readonly Line[];
  /** What each place on the axis is called: "May 2026". */
  labels: readonly string[];
  /** What stands below it: "May". */
  ticks: readonly string[];
  format: (value: number) => string;
  /** What is drawn, for those who hear it. */
  caption: string;
  /** What the places are: "Month". */
  heading: string;
  /** The least and the most the axis shows; else what the values need, from 0. */
  range?: readonly [number, number] | undefined;
  /** The figures stand in a table of the page as well. */
  hasTable?: boolean | undefined;
};

/** Values over time with their intervals as bands; a break in the line is a value that is not known. */
export function LineChart(props: LineChartProps) {
  const { lines, labels, format, caption, heading, hasTable } = props;
  const columns = [
    { label: heading },
    ...lines.flatMap(({ name }) => [
      { label: name, numeric: true },
      { label: "Between", numeric: true },
    ]),
  ];
  const rows = labels.map((label, index) => [
    label,
    ...lines.flatMap(({ points }) => {
      const { value, low, high } = points[index] ?? { value: null, low: null, high: null };
      return [
        value === null ? "–" : format(value),
        low === null || high === null ? "–" : `${format(low)} to ${format(high)}`,
      ];
    }),
  ]);
  return (
    <ChartFigure
      draw={(size, className) => <LinePlot key={size} {...props} size={size} className={className} />}
      note={lines.length > 1 ? <LineKeys names={lines.map(({ name }) => name)} /> : null}
      figures={{ caption, columns, rows }}
      hasTable={hasTable}
    />
  );
}
