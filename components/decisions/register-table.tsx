"use client";

import { formatDay } from "@/components/format/time";
import { formatCount } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import { type DecisionState, type Gate, gateWords, type HeavyReason } from "@/server/domain/decision-words";
import { dayIn, type PlainDate } from "@/server/domain/plain-date";
import { StateWord } from "./state-line";

type RegisterLine = {
  id: string;
  number: number;
  title: string | null;
  state: DecisionState;
  since: Date;
  department: string | null;
  decider: string | null;
  gate: Gate | null;
  affectedCount: number | null;
  reasons: HeavyReason[] | null;
  reviewOn: PlainDate | null;
};

const gateInks: Record<Gate, string> = { helps: "text-kept", neutral: "text-ink-2", harms: "text-broken" };
const columns = [
  { label: "No.", className: "w-12" },
  { label: "What" },
  { label: "Who decides" },
  { label: "Where it stands" },
  { label: "For customers" },
  { label: "Affected", numeric: true },
  { label: "Next", numeric: true },
];

type Props = { rows: readonly RegisterLine[]; today: PlainDate; zone: string };

/** The register: what, who decides, where it stands, what it does to customers and how many, and what comes next. */
export function RegisterTable({ rows, today, zone }: Props) {
  return (
    <Table label="Decisions" columns={columns} stacks>
      {rows.map((row) => (
        <RegisterRow key={row.id} row={row} today={today} zone={zone} />
      ))}
    </Table>
  );
}

function RegisterRow({ row, today, zone }: { row: RegisterLine; today: PlainDate; zone: string }) {
  const year = Number(today.slice(0, 4));
  return (
    <Row>
      <Td numeric className="text-left! text-ink-3 max-md:hidden!">
        {row.number}
      </Td>
      <Td className="max-md:mb-1 md:max-w-[22rem] md:pr-5">
        <Link href={`/decisions/${row.id}`} className="said no-underline hover:underline">
          {row.title ?? "No title yet"}
        </Link>
        <span className="small block text-ink-3">
          <span className="md:hidden">No. {row.number} · </span>
          {row.department ?? "Not proposed yet"}
          {row.reasons && row.reasons.length > 0 ? " · heavy path" : null}
        </span>
      </Td>
      <Td label="Who decides">{row.decider}</Td>
      <Td label="Where it stands">
        <div>
          <StateWord state={row.state} />
          <span className="small block whitespace-nowrap text-ink-3">
            {row.state === "decided" ? "on" : "since"} {formatDay(dayIn(zone, row.since), "short", year)}
          </span>
        </div>
      </Td>
      <Td label="For customers">
        {row.gate ? <span className={gateInks[row.gate]}>{gateWords[row.gate]}</span> : null}
      </Td>
      <Td numeric label="Affected">
        {row.affectedCount === null ? null : formatCount(row.affectedCount)}
      </Td>
      <Td numeric label="Next">
        <Next row={row} today={today} />
      </Td>
    </Row>
  );
}

function Next({ row: { state, reviewOn }, today }: { row: RegisterLine; today: PlainDate }) {
  if (!reviewOn || !["decided", "in_effect"].includes(state)) return null;
  const isOverdue = reviewOn < today && state === "in_effect";
  return (
    <span className={isOverdue ? "text-broken" : "text-ink-2"}>
      <span className="small block text-ink-3">{isOverdue ? "review was due" : "review"}</span>
      <span className="whitespace-nowrap">{formatDay(reviewOn, "short", Number(today.slice(0, 4)))}</span>
    </span>
  );
}
