"use client";

import { formatDay } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { Covered, DepartmentCoverage, Holding } from "@/server/advocates/queries/coverage";
import { holdsOn } from "@/server/domain/appointment";
import type { Gap } from "@/server/domain/coverage";
import { addDays, type PlainDate } from "@/server/domain/plain-date";

const columns = [
  { label: "Department" },
  { label: "Advocates" },
  { label: "Days without, in a year", numeric: true },
  { label: "Board seat", className: "md:pl-10" },
  { label: "Days empty, in a year", numeric: true },
];

type Props = { departments: readonly DepartmentCoverage[]; today: PlainDate };

/** Who stands for customers in each department today and since when, and how long nobody did. */
export function CoverageTable({ departments, today }: Props) {
  return (
    <Table label="Advocates and board seats by department" columns={columns} stacks>
      {departments.map(({ id, name, advocates, seat }) => (
        <Row key={id}>
          <Td heads className="font-medium">
            {name}
          </Td>
          <Td label="Advocates">
            <Held covered={advocates} today={today} never="nobody yet" />
          </Td>
          <Td numeric label="Days without">
            <Days covered={advocates} today={today} />
          </Td>
          <Td label="Board seat" className="md:pl-10">
            <Held covered={seat} today={today} never="never filled" />
          </Td>
          <Td numeric label="Days empty">
            <Days covered={seat} today={today} />
          </Td>
        </Row>
      ))}
    </Table>
  );
}

function Held({ covered: { holdings }, today, never }: { covered: Covered; today: PlainDate; never: string }) {
  const now = holdings.filter((holding) => holdsOn(holding, today));
  const next = holdings.filter(({ fromOn }) => fromOn > today).at(-1);
  const last = holdings.find(({ untilOn }) => untilOn !== null && untilOn <= today);
  return (
    <div className="grid gap-0.5">
      {now.map((holding) => (
        <p key={holding.id}>
          <Who {...holding} />
          <span className="block text-ink-3">
            since {formatDay(holding.fromOn)}
            {holding.untilOn ? `, until ${formatDay(holding.untilOn)}` : null}
          </span>
        </p>
      ))}
      {now.length === 0 ? (
        <p className="font-medium text-due">▲ {last?.untilOn ? `nobody since ${formatDay(last.untilOn)}` : never}</p>
      ) : null}
      {next ? (
        <p className="text-ink-3">
          <Who {...next} /> from {formatDay(next.fromOn)}
        </p>
      ) : null}
    </div>
  );
}

function Who({ personId, person }: Holding) {
  return <Link href={`/settings/people/${personId}`}>{person}</Link>;
}

function Days({ covered: { gaps, daysWithout }, today }: { covered: Covered; today: PlainDate }) {
  if (daysWithout === 0) return <span className="text-ink-3">0</span>;
  return (
    <div>
      {daysWithout}
      <span className="block text-ink-3 text-xs md:ml-auto md:max-w-40">
        {gaps.map((gap) => gapWords(gap, today)).join(", ")}
      </span>
    </div>
  );
}

/** "3 Mar to 4 Apr", or "since 3 Mar" while it lasts. The last day is the last one without anybody. */
function gapWords({ fromOn, untilOn }: Gap, today: PlainDate): string {
  const year = Number(today.slice(0, 4));
  const from = formatDay(fromOn, "short", year);
  return untilOn > today ? `since ${from}` : `${from} to ${formatDay(addDays(untilOn, -1), "short", year)}`;
}
