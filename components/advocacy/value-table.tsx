"use client";

import { formatMoney } from "@/components/format/amount";
import { formatCount } from "@/components/format/words";
import { Row, Table, Td } from "@/components/ui/table";
import type { QuarterOfValue } from "@/server/domain/referred-value";

const columns = [
  { label: "First purchase" },
  { label: "Referred", numeric: true },
  { label: "bought for", numeric: true },
  { label: "Comparable", numeric: true },
  { label: "bought for", numeric: true },
];

type Props = { quarters: readonly QuarterOfValue[]; currency: string };

/** The two means quarter by quarter, each with how many. */
export function ValueTable({ quarters, currency }: Props) {
  const money = ({ n, mean }: { n: number; mean: number }) =>
    n === 0 ? "–" : formatMoney(Math.round(mean), currency, true);
  return (
    <Table label="By quarter of the first purchase" showLabel columns={columns}>
      {quarters.toReversed().map(({ startsOn, referred, others }) => (
        <Row key={startsOn}>
          <Td heads className="whitespace-nowrap font-normal">
            {quarterWords(startsOn)}
          </Td>
          <Td numeric>{formatCount(referred.n)}</Td>
          <Td numeric>{money(referred)}</Td>
          <Td numeric>{formatCount(others.n)}</Td>
          <Td numeric>{money(others)}</Td>
        </Row>
      ))}
    </Table>
  );
}

/** "2025, 3rd quarter" of "2025-07-01". */
function quarterWords(startsOn: string): string {
  const order = ["1st", "2nd", "3rd", "4th"][(Number(startsOn.slice(5, 7)) - 1) / 3];
  return `${startsOn.slice(0, 4)}, ${order} quarter`;
}
