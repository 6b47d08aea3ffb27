"use client";

import { formatMoney } from "@/components/format/amount";
import { Count } from "@/components/format/count";
import { Money } from "@/components/format/money";
import { formatNumber } from "@/components/format/words";
import { Disclosure } from "@/components/ui/disclosure";
import { Row, Table, Td } from "@/components/ui/table";
import type { Buying } from "@/server/domain/buying";
import { hasShare, isFaint } from "@/server/domain/enough";
import type { Lens } from "@/server/domain/lens";
import { boughtHref } from "./structure-hrefs";

type Props = { years: readonly Buying[]; lens: Lens; currency: string };

const lately = 4;

/** Year by year, newest first: customers, days and money of each, and the total last. Under ten have neither mean nor median. */
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
  { label: "In all", numeric: true, className: "max-md:hidden print:table-cell" },
];

function Years({ label, years, lens, currency }: Props & { label: string }) {
  return (
    <Table label={label} columns={columns}>
      {years.map(({ from, to, customers, purchaseDays, totalMinor, minor }) => (
        <Row key={from} className={isFaint(customers) ? "text-ink-3" : undefined}>
          <Td heads className="num whitespace-nowrap font-normal">
            {from.slice(0, 4)}
            {to.endsWith("-12-31") ? null : <span className="text-ink-3 max-md:hidden print:inline"> so far</span>}
          </Td>
          <Td numeric>
            <Count n={customers} href={boughtHref({ from, to }, lens)} />
          </Td>
          <Td numeric>{hasShare(customers) ? formatNumber(Math.round((10 * purchaseDays) / customers) / 10) : "–"}</Td>
          <Td numeric>
            <Median minor={hasShare(customers) ? minor : null} currency={currency} />
          </Td>
          <Td numeric>
            {hasShare(customers) ? <Money minor={Math.round(totalMinor / customers)} currency={currency} round /> : "–"}
          </Td>
          <Td numeric className="text-ink-2 max-md:hidden print:table-cell">
            <Money minor={totalMinor} currency={currency} round />
          </Td>
        </Row>
      ))}
    </Table>
  );
}

/** Between which two customers in order it lies with 95% confidence; of very few nothing is known of that. */
function Median({ minor, currency }: { minor: Buying["minor"]; currency: string }) {
  if (!minor) return "–";
  const { median, low, high } = minor;
  return (
    <>
      <Money minor={median} currency={currency} round />
      {low === null || high === null ? null : (
        <span className="block whitespace-nowrap text-ink-3 text-xs">
          {formatMoney(low, currency, true)}–{formatMoney(high, currency, true)}
        </span>
      )}
    </>
  );
}
