import { Disclosure } from "@/components/ui/disclosure";
import { Row, Table, Td } from "@/components/ui/table";
import type { ValueChart as Chart } from "@/server/domain/value-chart";
import { ValuePlot } from "./value-plot";

type Props = {
  chart: Chart | null;
  /** What each point is called, in order: "May 2026". */
  labels: readonly string[];
  /** What stands below it on the axis. */
  ticks: readonly string[];
  /** What is measured, for those who hear it: "Median lateness by month". */
  caption: string;
  /** "Month" or "Broken promise". */
  heading: string;
  format: (value: number) => string;
  /** What is said where there are too few points. */
  empty: string;
};

/** An XmR or g chart (GOVERNANCE B6): one pair of limits for all of it; the figures stand behind. */
export function ValueChart({ chart, labels, ticks, caption, heading, format, empty }: Props) {
  if (chart === null) return <p className="small py-3 text-ink-3">{empty}</p>;
  const drawing = { chart, labels, ticks, format, heard: `${caption}: mean ${format(chart.mean)}.` };
  const columns = [{ label: heading }, { label: caption, numeric: true }, { label: "Signal" }];
  return (
    <figure>
      <ValuePlot {...drawing} size="wide" className="hidden md:block print:block" />
      <ValuePlot {...drawing} size="narrow" className="md:hidden print:hidden" />
      <figcaption>
        <Disclosure summary="The figures behind the chart" className="prints">
          <Table label={caption} columns={columns}>
            {chart.points.map(({ value, signals }, index) => (
              <Row key={labels[index] ?? index}>
                <Td heads className="font-normal">
                  {labels[index]}
                </Td>
                <Td numeric>{format(value)}</Td>
                <Td>{signals.length > 0 ? "differs from chance" : "none"}</Td>
              </Row>
            ))}
          </Table>
          <p className="small num mt-2 text-ink-3">
            Mean {format(chart.mean)}; chance alone explains {format(chart.low)} to {format(chart.high)}.
          </p>
        </Disclosure>
      </figcaption>
    </figure>
  );
}
