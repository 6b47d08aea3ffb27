"use client";

import { Moment } from "@/components/format/moment";
import { Row, Table, Td } from "@/components/ui/table";
import type { Receipt } from "@/server/advocates/queries/briefings";

const columns = [{ label: "Who" }, { label: "Department" }, { label: "Opened" }, { label: "Says they have read it" }];

/** Who has read a briefing, by name: receipts, not a ranking. Advocates who have not are listed too. */
export function Receipts({ receipts, now, zone }: { receipts: readonly Receipt[]; now: Date; zone: string }) {
  const at = (text: string | null) =>
    text ? (
      <Moment at={new Date(text)} now={now} zone={zone} show="absolute" />
    ) : (
      <span className="text-ink-3">not yet</span>
    );
  return (
    <Table label="Who has read it" columns={columns} stacks>
      {receipts.map(({ personId, person, department, isAdvocate, openedAt, saidAt }) => (
        <Row key={personId}>
          <Td heads>
            {person}
            {isAdvocate ? <span className="text-ink-3">, advocate</span> : null}
          </Td>
          <Td label="Department">{department}</Td>
          <Td label="Opened">{at(openedAt)}</Td>
          <Td label="Says so">{at(saidAt)}</Td>
        </Row>
      ))}
    </Table>
  );
}
