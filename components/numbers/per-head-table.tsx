"use client";

import { Count } from "@/components/format/count";
import { Money } from "@/components/format/money";
import { formatNumber } from "@/components/format/words";
import { Disclosure } from "@/components/ui/disclosure";
import { Row, Table, Td } from "@/components/ui/table";
import type { Buying } from "@/server/domain/buying";
import type { Lens } from "@/server/domain/lens";
import { boughtHref } from "./structure-hrefs";

type Props = { years: readonly Buying[]; lens: Lens; currency: string };

const lately = 4;

/** Year by year, newest first: customers, days and money of each, and the total last. */
export function PerHeadTable({ years, lens, currency }: Props) {
  const newestFirst = years.toReversed();
  const earlier = newestFirst.slice(lately);
  return (
    <>
      <Years label="Purchases per customer by year" years={newestFirst.slice(0, lately)} {...{ lens, currency }} />
      {earlier.length ? (
        <Disclosure summary={`Earlier years, back to ${earlier.at(-1)?.from.slice(0, 4)}`} className="prints">
          <Years label="Purchases per customer by year, earlier" years={earlier} {...{ lens, currency }} />
        </Disclosure>
      ) : null}
    </>
  );
}

const columns = [
  { label: "Year" },
  { label: "Customers", numeric: true },
  { label: "Days each", numeric: true },
  { label: "Median", numeric: true },
  { label: "Mean", numeric: true },
  { label: "In all", numeric: true, className: "max-md:hidden" },
];

function Years({ label, years, lens, currency }: Props & { label: string }) {
  return (
    <Table label={label} columns={columns}>
      {years.map(({ from, to, customers, purchaseDays, totalMinor, minor }) => (
        <Row key={from}>
          <Td heads className="num whitespace-nowrap font-normal">
            {from.slice(0, 4)}
            {to.endsWith("-12-31") ? null : <span className="text-ink-3 max-md:hidden"> so far</span>}
          </Td>
          <Td numeric>
            <Count n={customers} href={boughtHref({ from, to }, lens)} />
          </Td>
          <Td numeric>{customers ? formatNumber(Math.round((10 * purchaseDays) / customers) / 10) : "–"}</Td>
          <Td numeric>{minor ? <Money minor={minor.median} currency={currency} round /> : "–"}</Td>
          <Td numeric>
            {customers ? <Money minor={Math.round(totalMinor / customers)} currency={currency} round /> : "–"}
          </Td>
          <Td numeric className="text-ink-2 max-md:hidden">
            <Money minor={totalMinor} currency={currency} round />
          </Td>
        </Row>
      ))}
    </Table>
  );
}
