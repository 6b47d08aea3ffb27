"use client";

import { formatShare } from "@/components/format/words";
import { Row, Table, Td } from "@/components/ui/table";
import type { StepWords } from "@/server/domain/chart-reading";
import type { ControlPoint } from "./control-chart";

type Props = { points: readonly ControlPoint[]; mean: number; sigmaZ: number | null; caption: string; step: StepWords };

/** The same figures to read: no percentage of fewer than ten. */
export function ChartTable({ points, mean, sigmaZ, caption, step }: Props) {
  const columns = [
    { label: step.one === "week" ? "Week" : "Month" },
    { label: "Kept", numeric: true },
    { label: "Due", numeric: true },
    { label: "Share", numeric: true },
    { label: "By chance", numeric: true },
    { label: "Signal" },
  ];
  return (
    <>
      <Table label={caption} columns={columns}>
        {points.map(({ label, k, n, p, low, high, signal }) => (
          <Row key={label}>
            <Td heads className="font-normal">
              {label}
            </Td>
            <Td numeric>{k}</Td>
            <Td numeric>{n}</Td>
            <Td numeric>{p === null || n < 10 ? "–" : formatShare(p)}</Td>
            <Td numeric>{n === 0 ? "–" : `${formatShare(low)} to ${formatShare(high)}`}</Td>
            <Td>{signal ? "differs from chance" : "none"}</Td>
          </Row>
        ))}
      </Table>
      <p className="small num mt-2 text-ink-3">
        Mean {formatShare(mean)}.
        {sigmaZ === null ? "" : ` Spread between ${step.many}, σz ${sigmaZ.toFixed(2)} (1 is chance alone).`}
      </p>
    </>
  );
}
