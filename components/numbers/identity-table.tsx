"use client";

import { Count } from "@/components/format/count";
import { formatDay } from "@/components/format/time";
import { Row, Table, Td } from "@/components/ui/table";
import type { MonthOfCustomers } from "@/server/domain/customer-numbers";
import { addDays } from "@/server/domain/plain-date";
import { rowsHref } from "./rows-href";

type Props = { month: MonthOfCustomers; lapseDays: number };

/** Opening + new + won back − lost = closing, one under the other; each opens its customers. */
export function IdentityTable({ month, lapseDays: lapse }: Props) {
  const { month: from, endsOn: to } = month;
  const moved = { from, to, lapse };
  const lines = [
    {
      words: `Active on ${formatDay(from, "long").replace(/ \d{4}$/, "")}`,
      n: month.opening,
      href: rowsHref("active", { asOf: addDays(from, -1), lapse }),
    },
    { words: "+ new", n: month.new, href: rowsHref("new", moved) },
    { words: "+ won back", n: month.wonBack, href: rowsHref("won_back", moved) },
    { words: "− lost", n: month.lost, href: rowsHref("lost", moved) },
  ];
  return (
    <Table label="Customers this month">
      {lines.map(({ words, n, href }) => (
        <Row key={words} className="first:border-t-0">
          <Td heads className="font-normal">
            {words}
          </Td>
          <Td numeric>
            <Count n={n} href={href} />
          </Td>
        </Row>
      ))}
      <Row sum>
        <Td heads>Active today</Td>
        <Td numeric>
          <Count n={month.closing} href={rowsHref("active", { asOf: to, lapse })} />
        </Td>
      </Row>
    </Table>
  );
}
