"use client";

import { formatDay } from "@/components/format/time";
import { formatNumber, formatShare } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import { directionWords } from "@/server/domain/decision-words";
import type { ForecastRow } from "@/server/domain/forecast";

const columns = [
  { label: "Prediction" },
  { label: "Sure", numeric: true },
  { label: "Said", numeric: true },
  { label: "Seen", numeric: true },
];

/** The predictions behind a number. Whose they are stands on the page of the decision, not here (A7). */
export function ForecastTable({ rows }: { rows: readonly ForecastRow[] }) {
  return (
    <Table label="Predictions" columns={columns} stacks>
      {rows.map((row) => (
        <Row key={row.id}>
          <Td>
            {row.measure ?? "What was measured was erased"} by {formatDay(row.resolveOn)}
            <span className="small block">
              <Link href={`/decisions/${row.decisionId}/review`}>
                {row.number}. {row.title ?? "Its words were erased"}
              </Link>
            </span>
          </Td>
          <Td numeric label="Sure">
            {formatShare(row.probability)}
          </Td>
          <Td numeric label="Said">
            {directionWords[row.direction]} {formatNumber(row.threshold)}
          </Td>
          <Td numeric label="Seen">
            <Seen row={row} />
          </Td>
        </Row>
      ))}
    </Table>
  );
}

function Seen({ row: { actual, happened } }: { row: ForecastRow }) {
  if (actual === null) return <span className="text-ink-3">not recorded</span>;
  return (
    <span className={happened ? "text-kept" : "text-broken"}>
      {formatNumber(actual)}
      <span className="small block">{happened ? "came true" : "did not come true"}</span>
    </span>
  );
}
