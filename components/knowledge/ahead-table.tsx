"use client";

import { daysApart, formatDay, relativeDay } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { PlainDate } from "@/server/domain/plain-date";
import type { ComingDate, DueRenewal, DueReview } from "@/server/knowledge/queries/ahead";
import { Said } from "./entry";
import { comingWords } from "./words";

export type Ahead =
  | { show: "dates"; rows: readonly ComingDate[] }
  | { show: "reviews"; rows: readonly DueReview[] }
  | { show: "renewals"; rows: readonly DueRenewal[] };

/** What lies ahead with whom, the nearest first. */
export function AheadTable({ ahead, label, today }: { ahead: Ahead; label: string; today: PlainDate }) {
  return (
    <Table label={label} stacks>
      {ahead.show === "dates" &&
        ahead.rows.map((row) => (
          <Line key={row.id + row.on} row={row} today={today}>
            <bdi>{comingWords(row, today)}</bdi>
          </Line>
        ))}
      {ahead.show === "reviews" &&
        ahead.rows.map((row) => (
          <Line key={row.id} row={row} today={today} hash="#goals">
            <Said words={row.words} />
            <span className="small block text-ink-3">
              Measured by: <Said words={row.measure} />
            </span>
          </Line>
        ))}
      {ahead.show === "renewals" &&
        ahead.rows.map((row) => (
          <Line key={row.id} row={row} today={today} hash="#lifecycle">
            {row.words ? <bdi>{row.words}</bdi> : "Renewal"}
          </Line>
        ))}
    </Table>
  );
}

type LineProps = {
  row: { on: PlainDate; customerId: string; name: string; place: string | null };
  today: PlainDate;
  /** The part of what is known where it can be answered; without it the brief. */
  hash?: string;
  children: React.ReactNode;
};

function Line({ row: { on, customerId, name, place }, today, hash, children }: LineProps) {
  const days = daysApart(today, on);
  return (
    <Row className="first:border-t-0">
      <Td className="md:w-72">
        <span className="num">{formatDay(on, "weekday", Number(today.slice(0, 4)))}</span>{" "}
        <span className={days < 0 ? "text-broken" : "text-ink-3"}>
          {days < 0 ? `overdue, ${relativeDay(days)}` : relativeDay(days)}
        </span>
      </Td>
      <Td className="md:w-64">
        <Link href={hash ? `/customers/${customerId}/know${hash}` : `/customers/${customerId}`}>
          <bdi>{name}</bdi>
        </Link>
        {place ? (
          <span className="small text-ink-3">
            {" "}
            · <bdi>{place}</bdi>
          </span>
        ) : null}
      </Td>
      <Td>{children}</Td>
    </Row>
  );
}
