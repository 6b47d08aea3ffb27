"use client";

import { Count } from "@/components/format/count";
import { formatDay } from "@/components/format/time";
import { Row, Table, Td } from "@/components/ui/table";
import type { MonthOfCustomers } from "@/server/domain/customer-numbers";
import { addDays } from "@/server/domain/plain-date";
import { rowsHref } from "./rows-href";

const columns = [
  { label: "Month" },
  { label: <Words wide="Active before" narrow="Before" />, numeric: true },
  { label: "+ new", numeric: true },
  { label: <Words wide="+ won back" narrow="+ back" />, numeric: true },
  { label: "− lost", numeric: true },
  { label: "= active", numeric: true },
];

type Props = { months: readonly MonthOfCustomers[]; lapseDays: number };

/** The identity month by month, newest first; every number opens its customers. */
export function MonthsTable({ months, lapseDays: lapse }: Props) {
  return (
    <Table label="Customers month by month" columns={columns}>
      {months.toReversed().map(({ month: from, endsOn: to, ...counts }, index) => (
        <Row key={from}>
          <Td heads className="whitespace-nowrap font-normal">
            <Words wide={formatDay(from, "month")} narrow={formatDay(from, "short").slice(2)} />
            {index === 0 ? <span className="text-ink-3 max-md:hidden"> so far</span> : null}
          </Td>
          <Td numeric>
            <Count n={counts.opening} href={rowsHref("active", { asOf: addDays(from, -1), lapse })} />
          </Td>
          <Td numeric>
            <Count n={counts.new} href={rowsHref("new", { from, to, lapse })} />
          </Td>
          <Td numeric>
            <Count n={counts.wonBack} href={rowsHref("won_back", { from, to, lapse })} />
          </Td>
          <Td numeric>
            <Count n={counts.lost} href={rowsHref("lost", { from, to, lapse })} />
          </Td>
          <Td numeric>
            <Count n={counts.closing} href={rowsHref("active", { asOf: to, lapse })} />
          </Td>
        </Row>
      ))}
    </Table>
  );
}

/** The whole words at a desk, fewer on a phone, where the table must fit the hand. */
function Words({ wide, narrow }: { wide: string; narrow: string }) {
  return (
    <>
      <span className="max-md:hidden print:inline">{wide}</span>
      <span className="md:hidden print:hidden">{narrow}</span>
    </>
  );
}
