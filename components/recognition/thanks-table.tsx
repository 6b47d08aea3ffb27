"use client";

import { holdWords } from "@/components/customers/words";
import { formatSince } from "@/components/format/tenure-words";
import { daysApart, formatDay, relativeDay } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { PlainDate } from "@/server/domain/plain-date";
import type { ThanksLine } from "@/server/recognitions/queries/facts";
import { milestoneName, wishWords } from "./milestone-words";

type Props = {
  lines: readonly ThanksLine[];
  label: string;
  today: PlainDate;
  /** Days before an anniversary from which its thanks may be said. */
  aheadDays: number;
};

/** Who is to be thanked, for what, and what the thanks wait for. The brief is where they are said. */
export function ThanksTable({ lines, label, today, aheadDays }: Props) {
  return (
    <Table label={label} columns={columns} stacks>
      {lines.map((line) => (
        <Line key={line.id} line={line} today={today} aheadDays={aheadDays} />
      ))}
    </Table>
  );
}

const columns = [{ label: "Who" }, { label: "For" }, { label: "With us" }, { label: "How" }, { label: "Now" }];

function Line({
  line: { id, name, place, milestone, tenure, statedSinceSource, wish, held },
  today,
  aheadDays,
}: LineProps) {
  const days = daysApart(today, milestone.on);
  return (
    <Row>
      <Td heads className="max-md:mb-1 md:w-56">
        <Link href={`/customers/${id}`} className="font-medium no-underline hover:underline">
          <bdi>{name}</bdi>
        </Link>
        {place ? <bdi className="small block font-normal text-ink-3">{place}</bdi> : null}
      </Td>
      <Td label="For" className="md:w-52">
        <span>
          {milestoneName(milestone)}
          <span className="small num block text-ink-3">
            {formatDay(milestone.on, "weekday", Number(today.slice(0, 4)))}, {relativeDay(days)}
          </span>
        </span>
      </Td>
      <Td label="With us" className="small text-ink-2">
        <span>
          {formatSince(tenure)}
          {tenure.basis === "stated" && statedSinceSource ? <bdi> ({statedSinceSource})</bdi> : null}
        </span>
      </Td>
      <Td label="How" className={wish === null ? "small text-ink-3 max-md:hidden! md:w-36" : "small md:w-36"}>
        {wish === null ? "not said" : wishWords[wish]}
      </Td>
      <Td label="Now" className="md:w-40 md:whitespace-nowrap">
        {held ? (
          <span className="text-due">held: {holdWords[held]}</span>
        ) : (
          <span className="text-kept">{days > aheadDays ? "ahead" : "can be said"}</span>
        )}
      </Td>
    </Row>
  );
}

type LineProps = { line: ThanksLine; today: PlainDate; aheadDays: number };
