"use client";

import { Moment } from "@/components/format/moment";
import { Rate } from "@/components/format/rate";
import { formatCount } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { RateQuestion } from "@/server/domain/rate-question";
import type { RatesBy } from "@/server/rates/queries/cuts";
import { cutLabels, rateHref, rowsHref, valueLabel } from "./rate-words";

type Props = { question: RateQuestion; rates: RatesBy; now: Date; zone: string };

/** The rate of every value of a cut, the most promises first. No ranking: under thirty nothing is compared (B5). */
export function CutTable({ question, rates: { cut, rows, overlaps, countedAt }, now, zone }: Props) {
  const columns = [
    { label: cutLabels[cut] },
    { label: "Kept as promised" },
    { label: "As last agreed", numeric: true },
    { label: "Overdue", numeric: true },
  ];
  return (
    <>
      <Table label={`Kept rate by ${cutLabels[cut].toLowerCase()}`} columns={columns} stacks>
        {rows.map((row) => {
          const only = { ...question, where: { ...question.where, [cut]: row.value } };
          return (
            <Row key={row.value}>
              <Td heads>
                <Link href={rateHref(only)}>{valueLabel(cut, row)}</Link>
              </Td>
              <Td label="Kept as promised">
                <Rate k={row.kept} n={row.due} href={rowsHref(only)} short />
              </Td>
              <Td label="As last agreed" numeric>
                {formatCount(row.keptAsAgreed)}
              </Td>
              <Td label="Overdue" numeric>
                {row.overdue === 0 ? "0" : <Link href={rowsHref(only, "overdue")}>{formatCount(row.overdue)}</Link>}
              </Td>
            </Row>
          );
        })}
      </Table>
      {overlaps ? (
        <p className="small mt-2 text-ink-3">
          Segments as they are today, not as they stood at due. Somebody may be in several: they do not add up.
          {countedAt ? (
            <>
              {" "}
              Counted <Moment at={countedAt} now={now} zone={zone} show="relative" />, and again every hour.
            </>
          ) : null}
        </p>
      ) : null}
    </>
  );
}
