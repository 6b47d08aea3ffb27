"use client";

import { Moment } from "@/components/format/moment";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { VoiceRow } from "@/server/advocates/queries/voices";

type Props = { rows: readonly VoiceRow[]; label: string; now: Date; zone: string };

/** The decisions behind a figure: which, who spoke where that is the point, and when. */
export function VoiceTable({ rows, label, now, zone }: Props) {
  return (
    <Table label={label} stacks>
      {rows.map(({ id, key, number, title, by, at }) => (
        <Row key={key} className="first:border-t-0">
          <Td>
            <Link href={`/decisions/${id}`}>
              Decision {number}: {title ?? "its title was erased"}
            </Link>
            {by ? <span className="block text-ink-2">{by}</span> : null}
          </Td>
          <Td className="md:w-64 md:text-right">
            <span className="small">
              <Moment at={new Date(at)} now={now} zone={zone} show="absolute" />
            </span>
          </Td>
        </Row>
      ))}
    </Table>
  );
}
