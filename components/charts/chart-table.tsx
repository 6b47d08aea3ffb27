"use client";

import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { StepWords } from "@/server/domain/chart-reading";
import { hasShare } from "@/server/domain/enough";
import type { ControlPoint } from "./control-chart";
import { meanWords } from "./mean-words";
import { formatRate, type RateScale } from "./rate-scale";

type Props = {
  points: readonly ControlPoint[];
  restsOn: { k: number; n: number };
  sigmaZ: number | null;
  caption: string;
  step: StepWords;
  scale: RateScale;
};

/** The same figures to read: no percentage of fewer than ten, be it a month's own, its limits or the mean. */
export function ChartTable({ points, restsOn, sigmaZ, caption, step, scale }: Props) {
  const columns = [
    { label: step.one === "week" ? "Week" : "Month" },
    { label: scale.k, numeric: true },
    { label: scale.n, numeric: true },
    { label: scale.rate, numeric: true },
    { label: "By chance", numeric: true },
    { label: "Signal" },
  ];
  return (
    <>
      <Table label={caption} columns={columns}>
        {points.map(({ label, k, n, p, low, high, signal, href }) => (
          <Row key={label}>
            <Td heads className="font-normal">
              {label}
            </Td>
            <Td numeric>{href && k > 0 ? <Link href={href}>{k}</Link> : k}</Td>
            <Td numeric>{n}</Td>
            <Td numeric>{p !== null && hasShare(n) ? formatRate(scale, p) : "–"}</Td>
            <Td numeric>{hasShare(n) ? `${formatRate(scale, low)} to ${formatRate(scale, high)}` : "–"}</Td>
            <Td>{signal ? "differs from chance" : "none"}</Td>
          </Row>
        ))}
      </Table>
      <p className="small num mt-2 text-ink-3">
        Mean {meanWords(restsOn, scale)}.
        {sigmaZ === null
          ? ""
          : ` Spread between ${step.many}: ${sigmaZ.toFixed(1)} times what chance alone would give.`}
      </p>
    </>
  );
}
