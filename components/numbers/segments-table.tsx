"use client";

import { Count } from "@/components/format/count";
import { Row, Table, Td } from "@/components/ui/table";
import type { Lens } from "@/server/domain/lens";
import { type SegmentKey, segments } from "@/server/domain/segment";
import { rowsHref } from "./rows-href";

type Props = { counts: Readonly<Record<SegmentKey, number | null>>; lens: Lens };

/** The standing segments with their rules in words and how many are in them. */
export function SegmentsTable({ counts, lens: { asOf, lapseDays: lapse, segment } }: Props) {
  return (
    <Table label="Segments">
      {segments(lapse).map(({ key, name, rule }) => (
        <Row key={key} className="first:border-t-0">
          <Td heads className="font-normal">
            <span className="font-medium">{name}</span>
            <span className="small block text-ink-2">{rule}</span>
          </Td>
          <Td numeric>
            <Count n={counts[key]} href={rowsHref(key, { asOf, lapse, segment })} />
          </Td>
        </Row>
      ))}
    </Table>
  );
}
