"use client";

import { formatCount } from "@/components/format/words";
import { Row, Table, Td } from "@/components/ui/table";
import type { FailureReason, ImportFailure, ImportRun } from "@/server/imports/queries";

type Props = { run: ImportRun; failures: readonly ImportFailure[]; reasons: readonly FailureReason[] };

/** Why rows failed, the first of them word for word, and all of them as a file. */
export function Failures({ run, failures, reasons }: Props) {
  return (
    <div className="mt-6 grid gap-6">
      <Table label="Why rows failed" showLabel columns={[{ label: "Why" }, { label: "Rows", numeric: true }]}>
        {reasons.map(({ reason, count }) => (
          <Row key={reason}>
            <Td>{reason}</Td>
            <Td numeric>{formatCount(count)}</Td>
          </Row>
        ))}
      </Table>
      <Table
        label="The first of them"
        showLabel
        stacks
        columns={[{ label: "Line" }, { label: "Why" }, { label: "The row" }]}
      >
        {failures.map(({ id, line, reason, cells }) => (
          <Row key={id}>
            <Td label="Line">{formatCount(line)}</Td>
            <Td label="Why">{reason}</Td>
            <Td label="The row" className="break-words font-serif">
              {cells.join(" · ")}
            </Td>
          </Row>
        ))}
      </Table>
      <p>
        <a href={`/api/imports/${run.id}/failures`} download>
          All failed rows as a file
        </a>{" "}
        <span className="text-ink-3">with the reason in the last column: mend it and hand it in.</span>
      </p>
    </div>
  );
}
