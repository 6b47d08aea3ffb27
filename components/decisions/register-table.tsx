"use client";

import { formatDay } from "@/components/format/time";
import { formatCount } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import { type DecisionState, type Gate, gateWords, type HeavyReason } from "@/server/domain/decision-words";
import { dayIn, type PlainDate } from "@/server/domain/plain-date";
import type { NextKind } from "@/server/domain/register";
import { nextWords, shortGates } from "./register-words";
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
  isUrgent: boolean;
  isStop: boolean;
  isUnregistered: boolean;
  hasDissent: boolean;
  nextOn: PlainDate | null;
  nextKind: NextKind | null;
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
      <Td className="max-md:mb-1 md:max-w-[24rem] md:pr-5">
        <Link href={`/decisions/${row.id}`} className="said wrap-anywhere no-underline hover:underline">
          <bdi>{row.title ?? "No title yet"}</bdi>
        </Link>
        <About row={row} />
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
        {row.gate ? (
          <span className={gateInks[row.gate]} title={gateWords[row.gate]}>
            {shortGates[row.gate]}
          </span>
        ) : null}
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

/** Whose it is, and what is out of the ordinary about it. */
function About({ row }: { row: RegisterLine }) {
  const quiet = [
    row.department ?? "Not proposed yet",
    row.reasons && row.reasons.length > 0 ? "heavy path" : null,
    row.isStop ? "stops something" : null,
  ];
  const loud = [
    row.hasDissent ? "dissent" : null,
    row.isUrgent ? "urgent" : null,
    row.isUnregistered ? "found outside the register" : null,
  ].filter((word) => word !== null);
  return (
    <span className="small block text-ink-3">
      <span className="md:hidden">No. {row.number} · </span>
      {quiet.filter(Boolean).join(" · ")}
      {loud.length > 0 ? <span className="text-due"> · {loud.join(" · ")}</span> : null}
    </span>
  );
}

function Next({ row: { nextOn, nextKind }, today }: { row: RegisterLine; today: PlainDate }) {
  if (!nextOn || !nextKind) return null;
  const isPast = nextOn < today;
  return (
    <span className={isPast ? "text-broken" : "text-ink-2"}>
      <span className="whitespace-nowrap">{formatDay(nextOn, "short", Number(today.slice(0, 4)))}</span>
      <span className={isPast ? "small block" : "small block text-ink-3"}>
        {nextWords[nextKind][isPast ? "past" : "ahead"]}
      </span>
    </span>
  );
}
