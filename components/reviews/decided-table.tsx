"use client";

import { formatDay } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import { dayIn } from "@/server/domain/plain-date";
import type { DecidedRow } from "@/server/reviews/queries/path";
import { daysInWords } from "./hours";

const columns = [
  { label: "Decision" },
  { label: "Decided on" },
  { label: "From proposed to decided", numeric: true },
  { label: "Sent back", numeric: true },
];

/** The decisions a median is of. */
export function DecidedTable({ rows, zone }: { rows: readonly DecidedRow[]; zone: string }) {
  return (
    <Table label="Decisions" columns={columns} stacks>
      {rows.map(({ id, number, title, decidedAt, days, sentBack }) => (
        <Row key={id}>
          <Td>
            <Link href={`/decisions/${id}`}>
              {number}. {title ?? "Its words were erased"}
            </Link>
          </Td>
          <Td label="Decided on">{formatDay(dayIn(zone, new Date(decidedAt)))}</Td>
          <Td numeric label="From proposed to decided">
            {daysInWords(days)}
          </Td>
          <Td numeric label="Sent back">
            {sentBack}
          </Td>
        </Row>
      ))}
    </Table>
  );
}
