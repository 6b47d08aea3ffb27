"use client";

import { formatDay } from "@/components/format/time";
import { listed } from "@/components/format/words";
import { Row, Table, Td } from "@/components/ui/table";
import type { DepartmentOfBoard } from "@/server/domain/board";

const columns = [{ label: "Department" }, { label: "Board seat" }, { label: "Advocates" }];

/** One seat and at least one advocate for every department; what is missing says since when. */
export function SeatsTable({ departments }: { departments: readonly DepartmentOfBoard[] }) {
  return (
    <Table label="Seats and advocates" columns={columns} stacks>
      {departments.map(({ id, name, seat, vacantSince, advocates }) => (
        <Row key={id}>
          <Td heads className="font-medium">
            {name}
          </Td>
          <Td label="Board seat">
            {seat ?? <Gap>{vacantSince ? `empty since ${formatDay(vacantSince)}` : "never filled"}</Gap>}
          </Td>
          <Td label="Advocates">{advocates.length ? listed(advocates) : <Gap>none</Gap>}</Td>
        </Row>
      ))}
    </Table>
  );
}

function Gap({ children }: { children: string }) {
  return <span className="font-medium text-due">▲ {children}</span>;
}
