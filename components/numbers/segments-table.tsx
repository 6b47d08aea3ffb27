"use client";

import { Count } from "@/components/format/count";
import { Row, Table, Td } from "@/components/ui/table";
import type { NumberRowKey } from "@/server/domain/number-rows";
import type { PlainDate } from "@/server/domain/plain-date";
import type { SegmentCount, SegmentKey } from "@/server/domain/segment";
import { rowsHref } from "./rows-href";

const rows: Record<SegmentKey, NumberRowKey> = {
  all: "all",
  active: "active",
  ten_years: "ten_years",
  top_tenth: "top_tenth",
  open_issue: "open_issue",
};

type Props = { segments: readonly SegmentCount[]; asOf: PlainDate; lapseDays: number | null };

/** The segments with their rules in words and how many are in them today. */
export function SegmentsTable({ segments, asOf, lapseDays: lapse }: Props) {
  return (
    <Table label="Segments">
      {segments.map(({ key, name, rule, count }) => (
        <Row key={key} className="first:border-t-0">
          <Td heads className="font-normal">
            <span className="font-medium">{name}</span>
            <span className="small block text-ink-2">{rule}</span>
          </Td>
          <Td numeric>
            <Count n={count} href={rowsHref(rows[key], { asOf, lapse })} />
          </Td>
        </Row>
      ))}
    </Table>
  );
}
