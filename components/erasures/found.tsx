"use client";

import { formatCount } from "@/components/format/words";
import { Row, Table, Td } from "@/components/ui/table";
import type { FoundKind } from "@/server/erasures/queries";

const columns = [{ label: "What there is" }, { label: "How many", numeric: true }];

/** Everything found of a customer, kind by kind. */
export function Found({ found }: { found: readonly FoundKind[] }) {
  return (
    <Table label="Everything found" columns={columns} className="max-w-xl">
      {found.map(({ name, heading, found: rows }) => (
        <Row key={name}>
          <Td heads className="font-normal">
            {heading}
          </Td>
          <Td numeric>{formatCount(rows)}</Td>
        </Row>
      ))}
    </Table>
  );
}
