import { stringify } from "csv-stringify/sync";
import { and, asc, desc, eq, gt, isNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import { importChunks, importFailures, importRuns, imports } from "@/db/schema";
import { safeCell } from "../domain/csv-cell";
import { DomainError } from "../domain/errors";
import { reasonHeader, wholeMapping } from "../domain/import-mapping";

export type Import = typeof imports.$inferSelect;
export type ImportRun = typeof importRuns.$inferSelect;

export async function getImport(db: Database, importId: string): Promise<Import> {
  const [found] = await db.select().from(imports).where(eq(imports.id, importId));
  if (!found) throw new DomainError("not_found");
  return { ...found, mapping: wholeMapping(found.mapping) };
}

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

export type ImportFailure = { id: number; line: number; cells: string[]; reason: string };

/** Failed rows in the file's order, after the one with id `after`. */
export async function listFailures(db: Database, runId: string, after = 0, limit = 20): Promise<ImportFailure[]> {
  return listNoted(db, { runId, wentIn: false, after, limit });
}

/** Rows of a run of which something is said, in the file's order: those that failed, or those that went in even so. */
async function listNoted(
  db: Database,
  { runId, wentIn, after, limit }: { runId: string; wentIn: boolean; after: number; limit: number },
): Promise<ImportFailure[]> {
  return db
    .select({
      id: importFailures.id,
      line: importFailures.line,
      cells: importFailures.cells,
      reason: importFailures.reason,
    })
    .from(importFailures)
    .where(and(eq(importFailures.runId, runId), eq(importFailures.wentIn, wentIn), gt(importFailures.id, after)))
    .orderBy(asc(importFailures.id))
    .limit(limit);
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

/**
 * The failed rows as a CSV file with the reason in the first column, where no row is too long or too short to reach it:
 * mend it and hand it in again. Otherwise word for word, but that no spreadsheet runs a cell as a formula.
 * `wentIn`: instead the rows that went in although something of them could not be read.
 */
export async function* writeFailures(db: Database, runId: string, wentIn = false): AsyncGenerator<string> {
  const { importId } = await getRun(db, runId);
  const { headers } = await getImport(db, importId);
  const place = headers.indexOf(reasonHeader);
  const isOurs = (_: string, index: number) => index !== place;
  yield stringify([[reasonHeader, ...headers.filter(isOurs)].map(safeCell)], { bom: true });
  for (let after = 0; ; ) {
    const rows = await listNoted(db, { runId, wentIn, after, limit: 1000 });
    const last = rows.at(-1);
    if (!last) return;
    yield stringify(
      rows.map(({ cells, reason }) => [reason, ...filledUp(cells, headers.length).filter(isOurs)].map(safeCell)),
    );
    after = last.id;
  }
}

/** Rows with too few cells are filled up, so that the mended file is a table. */
function filledUp(cells: string[], width: number): string[] {
  return cells.length >= width ? cells : [...cells, ...Array<string>(width - cells.length).fill("")];
}
