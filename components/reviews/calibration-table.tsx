"use client";

import { formatShare } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { CalibrationBin } from "@/server/domain/calibration";
import { hasShare } from "@/server/domain/enough";

const columns = [
  { label: "We said about" },
  { label: "Came true", numeric: true },
  { label: "Share", numeric: true },
  { label: "95% between", numeric: true },
];

/** The same figures to read: no percentage of fewer than ten, but always the interval. Each opens its predictions. */
export function CalibrationTable({ bins }: { bins: readonly CalibrationBin[] }) {
  return (
    <Table label="Predictions by how sure we were" columns={columns}>
      {bins.map(({ said, k, n, interval }) => (
        <Row key={said}>
          <Td heads className="font-normal">
            {said}%
          </Td>
          <Td numeric>
            <Link href={`/decisions/calibration/predictions?kind=recorded&said=${said}`}>
              {k} of {n}
            </Link>
          </Td>
          <Td numeric>{hasShare(n) ? formatShare(k / n) : "–"}</Td>
          <Td numeric>
            {formatShare(interval.low).replace("%", "")}–{formatShare(interval.high)}
          </Td>
        </Row>
      ))}
    </Table>
  );
}
