"use client";

import { NotKnown } from "@/components/format/not-known";
import { formatDay } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { DecisionState } from "@/server/domain/decision-words";
import { dayIn, type PlainDate } from "@/server/domain/plain-date";
import { StateWord } from "./state-line";

type Line = {
  id: string;
  number: number;
  state: DecisionState;
  words: { what: string; where: string } | null;
  takenOn: PlainDate;
  department: string;
  by: string;
  recordedAt: Date;
};

const columns = [{ label: "What was decided" }, { label: "Taken" }, { label: "Found" }, { label: "Where it stands" }];

/** Decisions that were found outside the register, newest first. */
export function FindingsTable({ rows, today, zone }: { rows: readonly Line[]; today: PlainDate; zone: string }) {
  const year = Number(today.slice(0, 4));
  return (
    <Table label="Found outside the register" columns={columns} stacks>
      {rows.map(({ id, number, state, words, takenOn, department, by, recordedAt }) => (
        <Row key={id}>
          <Td className="max-md:mb-1 md:max-w-[24rem] md:pr-5">
            <Link href={`/decisions/${id}`} className="said no-underline hover:underline">
              {words?.what ?? `Decision ${number}`}
            </Link>
            <span className="small block text-ink-3">
              No. {number} · {words ? <bdi>{words.where}</bdi> : <NotKnown words="its words were erased" />}
            </span>
          </Td>
          <Td label="Taken">
            <div>
              <span className="whitespace-nowrap">{formatDay(takenOn, "short", year)}</span>
              <span className="small block text-ink-3">{department}</span>
            </div>
          </Td>
          <Td label="Found">
            <div>
              <span className="whitespace-nowrap">{formatDay(dayIn(zone, recordedAt), "short", year)}</span>
              <span className="small block text-ink-3">{by}</span>
            </div>
          </Td>
          <Td label="Where it stands">
            <StateWord state={state} />
          </Td>
        </Row>
      ))}
    </Table>
  );
}
