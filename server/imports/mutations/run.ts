import { and, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { importRuns } from "@/db/schema";
import { DomainError } from "../../domain/errors";
import { mappingFaults } from "../../domain/import-mapping";
import { recordEvent } from "../../events/mutations";
import { getImport } from "../queries/file";
import { hasGoneIn, type ImportRun } from "../queries/runs";

export type StartRun = { importId: string; effect: "dry" | "real" };

/** Asks for a dry run or the real one. The worker does it; its progress survives leaving the page. */
export async function startRun(db: Database, actor: { id: string }, input: StartRun): Promise<string> {
  return db.transaction(async (tx) => {
    const found = await getImport(tx, input.importId);
    await claimFile(tx, found.id);
    const [fault] = mappingFaults(found.kind, found.mapping, found.headers);
    if (fault) throw new DomainError("refused", { sentence: fault });
    if (found.forgottenAt)
      throw new DomainError("refused", { sentence: "The file is no longer kept. Hand it in again." });
    if (await hasGoneIn(tx, found.id)) throw new DomainError("import_gone_in");
    const runId = await newRun(tx, { ...input, mapping: found.mapping, startedBy: actor.id });
    await tx.execute(sql`
      select graphile_worker.add_job('run_import', json_build_object('runId', ${runId}::text), job_key := ${runId}::text)`);
    return runId;
  });
}

/** One reading of a file at a time: whoever asks second is told so. */
async function claimFile(tx: Database, importId: string): Promise<void> {
  await tx.execute(sql`select 1 from imports where id = ${importId} for update`);
  const [under] = await tx
    .select({ id: importRuns.id })
    .from(importRuns)
    .where(and(eq(importRuns.importId, importId), isNull(importRuns.finishedAt)));
  if (under) throw new DomainError("import_under_way");
}

type NewRun = Pick<ImportRun, "importId" | "effect" | "mapping" | "startedBy">;

/** A run that has not read anything yet. */
export async function newRun(tx: Database, run: NewRun): Promise<string> {
  const id = newId();
  await tx.execute(sql`
    insert into import_runs (id, import_id, effect, mapping, started_by)
    values (${id}, ${run.importId}, ${run.effect}, ${JSON.stringify(run.mapping)}::jsonb, ${run.startedBy})`);
  await recordEvent(tx, {
    actor: run.startedBy ? { id: run.startedBy } : null,
    action: "import.started",
    subject: "import",
    subjectId: run.importId,
    facts: { effect: run.effect, runId: id },
  });
  return id;
}

/** Asks a run to stop after the rows it is at. What went in stays, and is counted. */
export async function cancelRun(db: Database, actor: { id: string }, input: { runId: string }): Promise<void> {
  await db.transaction(async (tx) => {
    const [run] = await tx
      .update(importRuns)
      .set({ cancelledAt: sql`now()` })
      .where(and(eq(importRuns.id, input.runId), isNull(importRuns.finishedAt)))
      .returning();
    if (!run) throw new DomainError("not_found");
    await recordEvent(tx, { actor, action: "import.cancelled", subject: "import", subjectId: run.importId });
  });
}
