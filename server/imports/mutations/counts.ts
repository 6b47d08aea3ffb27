import { eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { importRuns } from "@/db/schema";
import { recordEvent } from "../../events/mutations";
import type { ImportRun } from "../queries/runs";

/** How many rows were read, and what became of each; the parts add up to the rows. */
export type Counts = Pick<
  ImportRun,
  "rowsRead" | "bytesRead" | "created" | "updated" | "unchanged" | "skipped" | "failed"
>;

/** A row that failed, word for word, with why; or one that went in, and what was not understood of it. */
export type Failure = { line: number; cells: string[]; reason: string; wentIn?: boolean };

export const noCounts: Counts = {
  rowsRead: 0,
  bytesRead: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  failed: 0,
};

export function counted({ rowsRead, bytesRead, created, updated, unchanged, skipped, failed }: ImportRun): Counts {
  return { rowsRead, bytesRead, created, updated, unchanged, skipped, failed };
}

export function added(before: Counts, more: Counts): Counts {
  return {
    rowsRead: before.rowsRead + more.rowsRead,
    bytesRead: Math.max(before.bytesRead, more.bytesRead),
    created: before.created + more.created,
    updated: before.updated + more.updated,
    unchanged: before.unchanged + more.unchanged,
    skipped: before.skipped + more.skipped,
    failed: before.failed + more.failed,
  };
}

export async function noteCounts(db: Database, runId: string, counts: Counts): Promise<void> {
  const { rowsRead, bytesRead, created, updated, unchanged, skipped, failed } = counts;
  await db
    .update(importRuns)
    .set({ rowsRead, bytesRead, created, updated, unchanged, skipped, failed })
    .where(eq(importRuns.id, runId));
}

const failuresTogether = 1_000;

export async function keepFailures(tx: Database, runId: string, failures: Failure[]): Promise<void> {
  for (let from = 0; from < failures.length; from += failuresTogether) {
    const some = JSON.stringify(failures.slice(from, from + failuresTogether).map(writable));
    await tx.execute(sql`
      insert into import_failures (run_id, line, cells, reason, went_in)
      select ${runId}, r.line, r.cells, r.reason, coalesce(r."wentIn", false)
      from jsonb_to_recordset(${some}::jsonb) as r(line int, cells jsonb, reason text, "wentIn" boolean)`);
  }
}

/** Postgres holds every character but one. */
function writable({ cells, reason, ...failure }: Failure): Failure {
  const shown = (text: string) => text.replaceAll("\u0000", "\ufffd");
  return { ...failure, cells: cells.map(shown), reason: shown(reason) };
}

/** Ends a run, once: its counts stand from here on. */
export async function finish(db: Database, run: ImportRun, stoppedBy: string | null): Promise<void> {
  await db.transaction(async (tx) => {
    const [ended] = await tx
      .update(importRuns)
      .set({ finishedAt: sql`now()`, stoppedBy })
      .where(eq(importRuns.id, run.id))
      .returning();
    if (!ended) return;
    const { bytesRead: _, ...counts } = counted(ended);
    await recordEvent(tx, {
      actor: run.startedBy ? { id: run.startedBy } : null,
      action: "import.finished",
      subject: "import",
      subjectId: run.importId,
      facts: { effect: run.effect, ...counts },
    });
    await tx.execute(sql`select forget_seen(${run.id})`);
  });
}
