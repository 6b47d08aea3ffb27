"use client";

import { formatDay } from "@/components/format/time";
import { formatNumber } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import { medianScore, rubric } from "@/server/domain/rubric";
import type { DrawnRow } from "@/server/reviews/queries/scores";

const columns = [{ label: "Statement" }, { label: "Decided in" }, { label: "Score", numeric: true }];

/** Statements drawn, each with the median of its scores. */
export function DrawnTable({ rows }: { rows: readonly DrawnRow[] }) {
  return (
    <Table label="Statements drawn to be scored" columns={columns} stacks>
      {rows.map(({ decisionId, month, number, title, marks }) => (
        <Row key={decisionId}>
          <Td>
            <Link href={`/decisions/${decisionId}/score`}>
              {number}. {title ?? "Its words were erased"}
            </Link>
          </Td>
          <Td label="Decided in">{formatDay(month, "month")}</Td>
          <Td numeric label="Score">
            <Score median={medianScore(marks)} n={marks.length} />
          </Td>
        </Row>
      ))}
    </Table>
  );
}

function Score({ median, n }: { median: number | null; n: number }) {
  if (median === null) return <span className="text-ink-3">not scored yet</span>;
  return (
    <>
      {formatNumber(median)} of {rubric.length}
      {n > 1 ? <span className="text-ink-3">, median of {n}</span> : null}
    </>
  );
}
