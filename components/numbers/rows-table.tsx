"use client";

import { Day } from "@/components/format/day";
import { Money } from "@/components/format/money";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { NumberRow } from "@/server/domain/number-rows";

type Props = {
  label: string;
  rows: readonly NumberRow[];
  /** What the day means; null: these customers have none. */
  dayWords: string | null;
  currency: string;
  /** What the amount is. */
  amountWords?: string | undefined;
};

/** The customers behind a number. */
export function RowsTable({ label, rows, dayWords, currency, amountWords = "Bought in all" }: Props) {
  const valued = rows.some(({ amountMinor }) => amountMinor !== null);
  const columns = [
    { label: "Customer" },
    ...(dayWords ? [{ label: dayWords, className: "md:w-48" }] : []),
    ...(valued ? [{ label: amountWords, numeric: true }] : []),
  ];
  return (
    <Table label={label} columns={columns}>
      {rows.map(({ customerId, name, place, on, amountMinor }) => (
        <Row key={`${customerId} ${on}`}>
          <Td heads className="font-normal">
            <Link href={`/customers/${customerId}`}>{name}</Link>
            {place ? <span className="text-ink-3"> · {place}</span> : null}
          </Td>
          {dayWords ? (
            <Td className="whitespace-nowrap">
              <Day on={on} style="short" unknown="not bought yet" />
            </Td>
          ) : null}
          {valued ? (
            <Td numeric>
              <Money minor={amountMinor} currency={currency} round />
            </Td>
          ) : null}
        </Row>
      ))}
    </Table>
  );
}
