"use client";

import { Moment } from "@/components/format/moment";
import { formatCount } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { Export } from "@/server/exports/queries/log";
import { filterInWords, listTitles } from "./words";

const columns = [
  { label: "What" },
  { label: "Which part" },
  { label: "What for" },
  { label: "Who" },
  { label: "When" },
  { label: "Rows", numeric: true },
];

type Props = { exports: readonly Export[]; now: Date; zone: string };

/** Lists that were taken out as files, newest first. */
export function ExportTable({ exports, now, zone }: Props) {
  return (
    <Table label="Files taken out" columns={columns} stacks>
      {exports.map(({ id, list, filter, reason, byName, recordedAt, rows }) => (
        <Row key={id}>
          <Td className="max-md:mb-1">
            {list === "recipients" ? <Link href={`/exports/${id}`}>{listTitles[list]}</Link> : listTitles[list]}
          </Td>
          <Td label="Which part" className="md:max-w-[14rem]">
            {list === "held-back" ? "of one list" : filterInWords(filter)}
          </Td>
          <Td label="What for" className="md:max-w-[16rem]">
            {reason ? <q className="said">{reason}</q> : null}
          </Td>
          <Td label="Who">{byName}</Td>
          <Td label="When">
            <Moment at={recordedAt} now={now} zone={zone} show="absolute" />
          </Td>
          <Td numeric label="Rows">
            {rows === null ? <span className="text-due">broken off</span> : formatCount(rows)}
          </Td>
        </Row>
      ))}
    </Table>
  );
}
