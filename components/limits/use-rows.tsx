"use client";

import { reactionWords } from "@/components/customers/words";
import { Moment } from "@/components/format/moment";
import { Money } from "@/components/format/money";
import { formatSpan } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { UseRow } from "@/server/limits/queries/rows";
import { actWords } from "./goodwill-words";

type Props = { rows: readonly UseRow[]; label: string; now: Date; zone: string };

/** The gifts or requests behind a number: what, for whom, by which team; never by whom. */
export function UseRows({ rows, label, now, zone }: Props) {
  return (
    <Table label={label} stacks>
      {rows.map((row) => (
        <Row key={row.id} className="first:border-t-0">
          <Td>
            <span className="font-medium">
              {actWords[row.act]}, <Money minor={row.amountMinor} currency={row.currency} />
            </span>{" "}
            for{" "}
            <Link href={`/customers/${row.customerId}/goodwill`}>
              <bdi>{row.customerName}</bdi>
            </Link>
            <span className="said block text-ink-2">
              {row.words === null ? <span className="text-ink-3">Words erased</span> : <bdi>{row.words}</bdi>}
            </span>
            {row.reason ? (
              <span className="small block text-ink-2">
                Refused: <q>{row.reason}</q>
              </span>
            ) : null}
          </Td>
          <Td className="md:w-64 md:text-right">
            <span className="small">
              <Moment at={new Date(row.at)} now={now} zone={zone} show="absolute" />
              <span className="block text-ink-3">
                {row.team ?? "in no team"} · <Ending row={row} now={now} />
              </span>
            </span>
          </Td>
        </Row>
      ))}
    </Table>
  );
}

function Ending({ row, now }: { row: UseRow; now: Date }) {
  if (row.reaction) return `they were ${reactionWords[row.reaction]}`;
  if (row.answer === null && row.answeredAt === null && row.isApproved === null)
    return <span className="text-due">waiting for {formatSpan(now.getTime() - Date.parse(row.at))}</span>;
  if (row.answer && row.answeredAt)
    return `${endings[row.answer]} after ${formatSpan(Date.parse(row.answeredAt) - Date.parse(row.at))}`;
  return row.isApproved ? "with an approval" : "within the limit";
}

const endings = { approved: "approved", refused: "refused", withdrawn: "taken back" } as const;
