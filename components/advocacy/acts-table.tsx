"use client";

import { formatDay } from "@/components/format/time";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { ActRow } from "@/server/advocacy/queries/lists";
import { actWords } from "./words";

const columns = [{ label: "Day" }, { label: "Customer" }, { label: "What they did" }];

/** What customers did for us, one line each. */
export function ActsTable({ rows }: { rows: readonly ActRow[] }) {
  return (
    <Table label="What customers did for us" columns={columns} stacks>
      {rows.map((row) => (
        <Row key={row.id}>
          <Td label="Day" className="num whitespace-nowrap">
            {formatDay(row.on)}
          </Td>
          <Td heads label="Customer" className="font-normal">
            <Link href={`/customers/${row.customerId}/advocacy`}>
              <bdi>{row.customerName}</bdi>
            </Link>
          </Td>
          <Td label="What they did">
            {actWords[row.act]}
            {row.act === "referred" ? <Other row={row} /> : null}
            {row.words ? <q className="said block">{row.words}</q> : null}
          </Td>
        </Row>
      ))}
    </Table>
  );
}

function Other({ row: { otherId, otherName } }: { row: ActRow }) {
  if (otherName === null) return null;
  return (
    <>
      :{" "}
      {otherId ? (
        <Link href={`/customers/${otherId}`}>
          <bdi>{otherName}</bdi>
        </Link>
      ) : (
        <bdi>{otherName}</bdi>
      )}
    </>
  );
}
