import { stringify } from "csv-stringify/sync";
import { and, asc, desc, eq, gt, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { importChunks, importFailures, importRuns, imports, people } from "@/db/schema";
import { DomainError } from "../domain/errors";

export type Import = typeof imports.$inferSelect;
export type ImportRun = typeof importRuns.$inferSelect;

export async function getImport(db: Database, importId: string): Promise<Import> {
  const [found] = await db.select().from(imports).where(eq(imports.id, importId));
  if (!found) throw new DomainError("not_found");
  return found;
}

export async function getRun(db: Database, runId: string): Promise<ImportRun> {
  const [found] = await db.select().from(importRuns).where(eq(importRuns.id, runId));
  if (!found) throw new DomainError("not_found");
  return found;
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

/** Runs that were under way when their worker died. */
export async function listUnfinishedRuns(db: Database): Promise<string[]> {
  const rows = await db.select({ id: importRuns.id }).from(importRuns).where(isNull(importRuns.finishedAt));
  return rows.map((row) => row.id);
}

export type ImportLine = {
  id: string;
  kind: Import["kind"];
  fileName: string;
  recordedAt: Date;
  createdByName: string | null;
  run: Pick<ImportRun, "effect" | "finishedAt" | "cancelledAt" | "stoppedBy" | "rowsRead" | "failed"> | null;
};

/** The newest files handed in, each with its newest run. */
export async function listImports(db: Database): Promise<ImportLine[]> {
  const latest = db
    .selectDistinctOn([importRuns.importId])
    .from(importRuns)
    .orderBy(importRuns.importId, desc(importRuns.recordedAt), desc(importRuns.id))
    .as("latest");
  const rows = await db
    .select({
      id: imports.id,
      kind: imports.kind,
      fileName: imports.fileName,
      recordedAt: imports.recordedAt,
      createdByName: people.name,
      effect: latest.effect,
      finishedAt: latest.finishedAt,
      cancelledAt: latest.cancelledAt,
      stoppedBy: latest.stoppedBy,
      rowsRead: latest.rowsRead,
      failed: latest.failed,
    })
    .from(imports)
    .leftJoin(latest, eq(latest.importId, imports.id))
    .leftJoin(people, eq(people.id, imports.createdBy))
    .orderBy(desc(imports.recordedAt), desc(imports.id))
    .limit(100);
  return rows.map(({ id, kind, fileName, recordedAt, createdByName, effect, rowsRead, failed, ...ends }) => ({
    id,
    kind,
    fileName,
    recordedAt,
    createdByName,
    run: effect ? { effect, rowsRead: rowsRead ?? 0, failed: failed ?? 0, ...ends } : null,
  }));
}

export type ImportFailure = { id: number; line: number; cells: string[]; reason: string };

/** Failed rows in the file's order, after the one with id `after`. */
export async function listFailures(db: Database, runId: string, after = 0, limit = 20): Promise<ImportFailure[]> {
  return db
    .select({
      id: importFailures.id,
      line: importFailures.line,
      cells: importFailures.cells,
      reason: importFailures.reason,
    })
    .from(importFailures)
    .where(and(eq(importFailures.runId, runId), gt(importFailures.id, after)))
    .orderBy(asc(importFailures.id))
    .limit(limit);
}

export type FailureReason = { reason: string; count: number };

/** What went wrong, most frequent first; figures inside quotation marks stand for any. */
export async function listFailureReasons(db: Database, runId: string): Promise<FailureReason[]> {
  const kind = sql<string>`regexp_replace(${importFailures.reason}, '“[^”]*”', '“…”', 'g')`;
  return db
    .select({ reason: kind, count: sql<number>`count(*)::int` })
    .from(importFailures)
    .where(eq(importFailures.runId, runId))
    .groupBy(kind)
    .orderBy(desc(sql`count(*)`))
    .limit(20);
}

/** The file's bytes, part by part, so that no more than one part is in memory. */
export async function* readFile(db: Database, importId: string): AsyncGenerator<Uint8Array> {
  for (let part = 0; ; part += 1) {
    const [chunk] = await db
      .select({ body: importChunks.body })
      .from(importChunks)
      .where(and(eq(importChunks.importId, importId), eq(importChunks.part, part)));
    if (!chunk) return;
    yield chunk.body;
  }
}

/** The failed rows as a CSV file, word for word, with the reason in a column of its own: mend it and hand it in again. */
export async function* writeFailures(db: Database, runId: string): AsyncGenerator<string> {
  const { importId } = await getRun(db, runId);
  const { headers } = await getImport(db, importId);
  yield stringify([[...headers, "why this row failed"]], { bom: true });
  for (let after = 0; ; ) {
    const failures = await listFailures(db, runId, after, 1000);
    const last = failures.at(-1);
    if (!last) return;
    yield stringify(failures.map(({ cells, reason }) => [...filledUp(cells, headers.length), reason]));
    after = last.id;
  }
}

/** Rows with too few cells are filled up, so that the reason stands in its column. */
function filledUp(cells: string[], width: number): string[] {
  return cells.length >= width ? cells : [...cells, ...Array<string>(width - cells.length).fill("")];
}
