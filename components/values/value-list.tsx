"use client";

import { formatShare } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { ValueLine } from "@/server/values/queries/list";
import { money } from "./words";

const columns = [
  { label: "Customer" },
  { label: "Band" },
  { label: "Expected", numeric: true },
  { label: "Between", numeric: true },
  { label: "Purchase days expected", numeric: true },
  { label: "Still a customer", numeric: true },
  { label: "So far", numeric: true },
];

/** Customers with what they are expected to bring, from where to where, and what they have brought. */
export function ValueList({ lines, currency }: { lines: readonly ValueLine[]; currency: string }) {
  const figure = (minor: number | null) => (minor === null ? "–" : money(minor, currency));
  return (
    <Table label="Customers by value" columns={columns} stacks>
      {lines.map(({ customerId, name, place, band, ...value }) => (
        <Row key={customerId}>
          <Td heads className="font-normal">
            <Link href={`/customers/${customerId}`}>{name}</Link>
            {place ? <span className="text-ink-3"> · {place}</span> : null}
          </Td>
          <Td label="Band">{band ?? "–"}</Td>
          <Td numeric label="Expected" className="font-medium">
            {figure(value.valueMinor)}
          </Td>
          <Td numeric label="Between" className="text-ink-2">
            {value.lowMinor === null || value.highMinor === null
              ? "–"
              : `${money(value.lowMinor, currency)} to ${money(value.highMinor, currency)}`}
          </Td>
          <Td numeric label="Purchase days expected">
            {value.purchases === null ? "–" : value.purchases.toFixed(1)}
          </Td>
          <Td numeric label="Still a customer">
            {chance(value)}
          </Td>
          <Td numeric label="So far">
            {figure(value.historicMinor)}
          </Td>
        </Row>
      ))}
    </Table>
  );
}

/** Nothing is known of whether somebody stays who has bought once. */
function chance({ repeats, alive }: Pick<ValueLine, "repeats" | "alive">) {
  if (repeats === 0) return <span className="text-ink-3">one purchase so far</span>;
  return alive === null ? "–" : formatShare(alive);
}
