"use client";

import { formatNumber } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { Row, Table, Td } from "@/components/ui/table";
import type { StopDecision, YearOfTime } from "@/server/domain/time-saved";
import { hoursSaved } from "@/server/domain/time-saved";
import { hours } from "./hours";

type Props = { stops: readonly StopDecision[]; years: readonly YearOfTime[] };

const columns = [
  { label: "Decision" },
  { label: "Said: customers × minutes × times a year", numeric: true },
  { label: "Hours a year, estimated", numeric: true },
  { label: "measured", numeric: true },
];

/** Customer time given back by what we stopped: estimated beforehand and measured since, never added together. */
export function TimeSection({ stops, years }: Props) {
  return (
    <Section title="Customer time saved by what we stopped">
      {years.map(({ year, decisions, estimated, measured }) => (
        <p key={year} className="finding my-1">
          {year}: about {hours(estimated)} a year estimated, by {decisions} {decisions === 1 ? "decision" : "decisions"}
          {measured.decisions > 0
            ? `; measured of ${measured.decisions}: ${hours(measured.found)} where ${hours(measured.estimated)} had been estimated`
            : "; none measured yet"}
          .
        </p>
      ))}
      {stops.length === 0 ? (
        <p className="text-ink-2">No decision has stopped anything yet that customers had to go through.</p>
      ) : (
        <Table label="Decisions that stop something" columns={columns} stacks className="mt-2">
          {stops.map((stop) => (
            <StopRow key={stop.id} stop={stop} />
          ))}
        </Table>
      )}
    </Section>
  );
}

function StopRow({ stop }: { stop: StopDecision }) {
  const [latest] = stop.savings;
  return (
    <Row>
      <Td>
        <Link href={`/decisions/${stop.id}/review`}>{stop.title ?? "Its words were erased"}</Link>
        <span className="small block text-ink-3">
          Decision {stop.number}
          {stop.year === null ? ", not in effect yet" : `, in effect since ${stop.year}`}
          {stop.state === "reversed" ? ", reversed" : ""}
        </span>
      </Td>
      <Td numeric label="Said">
        {formatNumber(stop.customers)} × {formatNumber(stop.minutes)} × {formatNumber(stop.timesAYear)}
      </Td>
      <Td numeric label="Estimated">
        {hours(hoursSaved(stop))}
      </Td>
      <Td numeric label="Measured">
        {latest ? hours(hoursSaved(latest)) : <span className="text-ink-3">not yet</span>}
      </Td>
    </Row>
  );
}
