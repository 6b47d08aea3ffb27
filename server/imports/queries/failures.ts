import { stringify } from "csv-stringify/sync";
import { and, asc, eq, gt } from "drizzle-orm";
import type { Database } from "@/db/client";
import { importFailures } from "@/db/schema";
import { safeCell } from "../../domain/csv-cell";
import { reasonHeader } from "../../domain/import-mapping";
import { getImport } from "./file";
import { getRun } from "./runs";

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
