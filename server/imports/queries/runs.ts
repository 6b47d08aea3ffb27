import { and, desc, eq, gt, isNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import { importRuns } from "@/db/schema";
import { DomainError } from "../../domain/errors";
import { wholeMapping } from "../../domain/import-mapping";

export type ImportRun = typeof importRuns.$inferSelect;

export async function getRun(db: Database, runId: string): Promise<ImportRun> {
  const [found] = await db.select().from(importRuns).where(eq(importRuns.id, runId));
  if (!found) throw new DomainError("not_found");
  return { ...found, mapping: wholeMapping(found.mapping) };
}

/** The newest run of a file, dry or real; null before the first. */
export async function findLatestRun(db: Database, importId: string): Promise<ImportRun | null> {
  const [found] = await db
    .select()
    .from(importRuns)
    .where(eq(importRuns.importId, importId))
    .orderBy(desc(importRuns.recordedAt), desc(importRuns.id))
    .limit(1);
  return found ?? null;
}

/** Whether a real run of this file stands: one that was neither stopped nor cancelled. */
export async function hasGoneIn(db: Database, importId: string): Promise<boolean> {
  const [found] = await db
    .select({ id: importRuns.id })
    .from(importRuns)
    .where(
      and(
        eq(importRuns.importId, importId),
        eq(importRuns.effect, "real"),
        isNull(importRuns.stoppedBy),
        isNull(importRuns.cancelledAt),
      ),
    );
  return found !== undefined;
}

/** The real run of a file whose rows stand, also one that was cancelled half-way; null when nothing has gone in. */
export async function findRealRun(db: Database, importId: string): Promise<ImportRun | null> {
  const [found] = await db
    .select()
    .from(importRuns)
    .where(and(eq(importRuns.importId, importId), eq(importRuns.effect, "real"), gt(importRuns.rowsRead, 0)))
    .orderBy(desc(importRuns.recordedAt))
    .limit(1);
  return found ?? null;
}

/** Runs that were under way when their worker died. */
export async function listUnfinishedRuns(db: Database): Promise<string[]> {
  const rows = await db.select({ id: importRuns.id }).from(importRuns).where(isNull(importRuns.finishedAt));
  return rows.map((row) => row.id);
}
