"use client";

import { formatDay } from "@/components/format/time";
import { Row, Table, Td } from "@/components/ui/table";
import type { PlainDate } from "@/server/domain/plain-date";

export type PastHolding = {
  id: string;
  person: string;
  as: string;
  appointedBy: string;
  fromOn: PlainDate;
  untilOn: PlainDate | null;
};

const columns = [{ label: "Who" }, { label: "As" }, { label: "From" }, { label: "Until" }, { label: "Appointed by" }];

/** Every appointment there was, the latest first: it is ended, never rewritten. */
export function HoldingsTable({ holdings }: { holdings: readonly PastHolding[] }) {
  return (
    <Table label="All appointments" columns={columns} stacks>
      {holdings.map(({ id, person, as, appointedBy, fromOn, untilOn }) => (
        <Row key={id}>
          <Td heads>{person}</Td>
          <Td label="As">{as}</Td>
          <Td label="From">{formatDay(fromOn)}</Td>
          <Td label="Until">{untilOn ? formatDay(untilOn) : <span className="text-ink-3">further notice</span>}</Td>
          <Td label="Appointed by">{appointedBy}</Td>
        </Row>
      ))}
    </Table>
  );
}
