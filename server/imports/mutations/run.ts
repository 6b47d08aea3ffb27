import { and, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { importRuns } from "@/db/schema";
import { DomainError } from "../../domain/errors";
import { mappingFaults } from "../../domain/import-mapping";
import { recordEvent } from "../../events/mutations";
import { getImport, hasGoneIn } from "../queries";

export type StartRun = { importId: string; effect: "dry" | "real" };

/** Asks for a dry run or the real one. The worker does it; its progress survives leaving the page. */
export async function startRun(db: Database, actor: { id: string }, input: StartRun): Promise<string> {
  return db.transaction(async (tx) => {
    const found = await getImport(tx, input.importId);
    const [fault] = mappingFaults(found.kind, found.mapping, found.headers);
    if (fault) throw new DomainError("refused", { sentence: fault });
    if (await hasGoneIn(tx, found.id)) throw new DomainError("import_gone_in");
    const runId = await newRun(tx, { ...input, mapping: found.mapping, startedBy: actor.id });
    await tx.execute(sql`
      select graphile_worker.add_job('run_import', json_build_object('runId', ${runId}::text), job_key := ${runId}::text)`);
    return runId;
  });
}

type NewRun = Omit<typeof importRuns.$inferInsert, "id">;

/** A run that has not read anything yet. */
export async function newRun(tx: Database, run: NewRun): Promise<string> {
  const id = newId();
  await tx.insert(importRuns).values({ id, ...run });
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
