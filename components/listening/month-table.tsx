"use client";

import { Rate } from "@/components/format/rate";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import { captureOf, type Heard } from "@/server/domain/listening";
import { heardOf } from "./hearing-table";
import { monthWords } from "./words";

const columns = [{ label: "Month" }, { label: "Heard" }, { label: "Of the promises found, logged" }];

/** Sample after sample, the newest first. */
export function MonthTable({ months }: { months: readonly (Heard & { month: string })[] }) {
  return (
    <Table label="Month by month" columns={columns} stacks>
      {months.map((one) => (
        <Row key={one.month}>
          <Td heads>
            <Link href={`/promises/listening?month=${one.month}`}>{monthWords(one.month)}</Link>
          </Td>
          <Td label="Heard">{heardOf(one)}</Td>
          <Td label="Of the promises found, logged">
            <Rate
              {...captureOf(one)}
              none="none found yet"
              href={`/promises/listening/found?month=${one.month}`}
              short
            />
          </Td>
        </Row>
      ))}
    </Table>
  );
}
