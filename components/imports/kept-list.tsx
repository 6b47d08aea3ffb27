"use client";

import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { Kept } from "@/server/imports/queries/undos";

/** What an undoing leaves as it is, because somebody has built upon it. */
export function KeptList({ kept }: { kept: readonly Kept[] }) {
  return (
    <Table label="What stays" stacks columns={[{ label: "Of customer" }, { label: "What" }, { label: "Why it stays" }]}>
      {kept.map(({ id, customerId, customerName, subject, why }) => (
        <Row key={id}>
          <Td heads className="break-words">
            <Link href={`/customers/${customerId}`}>{customerName}</Link>
          </Td>
          <Td label="What">{subject}</Td>
          <Td label="Why it stays">{why}</Td>
        </Row>
      ))}
    </Table>
  );
}
