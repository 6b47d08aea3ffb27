"use client";

import { formatCount } from "@/components/format/words";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import { meanOf } from "@/server/domain/customer-worth";
import { hasShare, isFaint } from "@/server/domain/enough";
import type { ValueOf, ValueSum, ValueSums } from "@/server/domain/value-method";
import { money, spanOf } from "./words";

type Props = {
  sums: ValueSums;
  currency: string;
  /** Which of the two is shown, and what it is called. */
  which: keyof ValueOf;
  label: string;
  /** The relative standard error that all these values share, being of one fit: 0 of what is only added up, null: not known. */
  shared: number | null;
};

/** On a phone the middle and the mean are enough; paper has the room. */
const wide = "max-md:hidden print:table-cell";

const columns = [
  { label: "" },
  { label: "Customers", numeric: true },
  { label: "Quarter below", numeric: true, className: wide },
  { label: "Half below", numeric: true },
  { label: "Quarter above", numeric: true, className: wide },
  { label: "Mean", numeric: true },
  { label: "95% of the mean", numeric: true, className: wide },
];

/** Values of all, by band, and by whether they have repeated; medians first, because a mean is made by few. */
export function BandValues({ sums, currency, which, label, shared }: Props) {
  const rows = [
    ...sums.bands.map((of) => ({ name: of.band, of, href: `?band=${encodeURIComponent(of.band)}` })),
    ...(sums.active ? [{ name: "Active", of: sums.active, href: "?of=active" }] : []),
    { name: "Bought on several days", of: sums.repeaters, href: "?of=repeaters" },
    { name: "One purchase so far", of: sums.once, href: "?of=once" },
    { name: "Everybody", of: sums.all, href: "" },
  ];
  return (
    <Table label={label} columns={columns}>
      {rows.map(({ name, of, href }) => (
        <Row key={name} sum={name === "Everybody"}>
          <Td heads className="font-medium">
            <Link href={`/numbers/value/customers${href}`}>{name}</Link>
          </Td>
          <SumCells sum={of[which]} currency={currency} shared={shared} least={which === "expected" ? 0 : -Infinity} />
        </Row>
      ))}
    </Table>
  );
}

type SumProps = {
  sum: ValueSum | null;
  currency: string;
  shared: number | null;
  /** Below which no mean can lie. */
  least: number;
};

/** How many, and the rest of it: nothing but how many of fewer than ten. */
function SumCells({ sum, currency, shared, least }: SumProps) {
  if (sum === null || sum.customers === 0)
    return (
      <Td numeric colSpan={6} label="Customers" className="text-ink-3">
        nobody
      </Td>
    );
  const { customers, mean, low, median, high } = sum;
  const few = !hasShare(customers);
  const of = few || shared === null ? null : meanOf(sum, shared);
  const tone = isFaint(customers) ? "text-ink-3" : undefined;
  return (
    <>
      <Td numeric label="Customers">
        {formatCount(customers)}
      </Td>
      <Td numeric label="Quarter below" className={classes(tone, wide)}>
        {few ? "–" : money(low, currency)}
      </Td>
      <Td numeric label="Half below" className={tone ?? "font-medium"}>
        {few ? "too few" : money(median, currency)}
      </Td>
      <Td numeric label="Quarter above" className={classes(tone, wide)}>
        {few ? "–" : money(high, currency)}
      </Td>
      <Td numeric label="Mean" className={tone}>
        {few ? "too few" : money(mean, currency)}
      </Td>
      <Td numeric label="95% of the mean" className={`text-ink-3 ${wide}`}>
        {of === null ? "–" : spanOf({ low: Math.max(least, of.low), high: of.high }, currency)}
      </Td>
    </>
  );
}
