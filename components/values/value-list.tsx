"use client";

import { formatShare } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { ListedFit, ValueLine } from "@/server/values/queries/list";
import { money } from "./words";

const expected = [
  { label: "Expected", numeric: true },
  { label: "Between", numeric: true },
  { label: "Purchase days expected", numeric: true },
  { label: "Still a customer", numeric: true },
];
const columnsOf = (hasModel: boolean) => [
  { label: "Customer" },
  { label: "Band" },
  ...(hasModel ? expected : []),
  { label: "So far", numeric: true },
];

/** Customers with what they are expected to bring, from where to where, and what they have brought. */
export function ValueList({ lines, fit }: { lines: readonly ValueLine[]; fit: ListedFit }) {
  const { currency, hasModel } = fit;
  return (
    <Table label="Customers by value" columns={columnsOf(hasModel)} stacks>
      {lines.map(({ customerId, name, place, band, ...value }) => (
        <Row key={customerId}>
          <Td heads className="font-normal">
            <Link href={`/customers/${customerId}`}>{name}</Link>
            {place ? <span className="text-ink-3"> · {place}</span> : null}
          </Td>
          <Td label="Band">{band ?? "–"}</Td>
          {hasModel ? <ExpectedCells value={value} currency={currency} /> : null}
          <Td numeric label="So far">
            {money(value.historicMinor, currency)}
          </Td>
        </Row>
      ))}
    </Table>
  );
}

type CellsProps = { value: Omit<ValueLine, "customerId" | "name" | "place" | "band">; currency: string };

function ExpectedCells({ value, currency }: CellsProps) {
  return (
    <>
      <Td numeric label="Expected" className="font-medium">
        {value.valueMinor === null ? "–" : money(value.valueMinor, currency)}
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
    </>
  );
}

/** Nothing is known of whether somebody stays who has bought once. */
function chance({ repeats, alive }: Pick<ValueLine, "repeats" | "alive">) {
  if (repeats === 0) return <span className="text-ink-3">one purchase so far</span>;
  return alive === null ? "–" : formatShare(alive);
}
