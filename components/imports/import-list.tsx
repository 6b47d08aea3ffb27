"use client";

import { Moment } from "@/components/format/moment";
import { counted, formatCount } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { ImportLine } from "@/server/imports/queries/list";
import { kindWords } from "./words";

type Props = { imports: readonly ImportLine[]; now: Date; zone: string };

/** The files handed in, newest first. */
export function ImportList({ imports, now, zone }: Props) {
  return (
    <Table
      label="Files handed in"
      stacks
      columns={[{ label: "File" }, { label: "What" }, { label: "Handed in" }, { label: "Where it stands" }]}
    >
      {imports.map((line) => (
        <Row key={line.id}>
          <Td heads className="break-words">
            <Link href={`/settings/imports/${line.id}`}>{line.fileName}</Link>
          </Td>
          <Td label="What">{kindWords[line.kind].label}</Td>
          <Td label="Handed in">
            <Moment at={line.recordedAt} now={now} zone={zone} />
            {line.createdByName ? <span className="text-ink-3"> by {line.createdByName}</span> : null}
          </Td>
          <Td label="Where it stands">{standingOf(line)}</Td>
        </Row>
      ))}
    </Table>
  );
}

function standingOf({ run, undoneAt }: ImportLine): string {
  if (!run) return "Waits for you to say how it is read";
  if (undoneAt) return "Undone";
  const what = run.effect === "dry" ? "dry run" : "import";
  if (run.stoppedBy) return `Stopped: ${run.stoppedBy}`;
  if (run.cancelledAt) return `The ${what} was cancelled`;
  if (!run.finishedAt) return `The ${what} is under way`;
  const failed = run.failed > 0 ? `, ${formatCount(run.failed)} failed` : "";
  return `${run.effect === "dry" ? "Dry run of" : "Gone in:"} ${counted(run.rowsRead, "row")}${failed}`;
}
