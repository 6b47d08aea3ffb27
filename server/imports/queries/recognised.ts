import { and, desc, eq, isNull, ne, type SQL } from "drizzle-orm";
import type { Database } from "@/db/client";
import { importRuns, imports, people } from "@/db/schema";
import { type ImportMapping, wholeMapping } from "../../domain/import-mapping";

/** How a file of the same columns was read last, by whom and when. */
export type EarlierReading = { importId: string; mapping: ImportMapping; at: Date; byName: string | null };

/** The last real reading of another file with the same columns; a rehearsal is not yet a decision. */
export async function findEarlierReading(
  db: Database,
  file: { id: string; fingerprint: string | null },
): Promise<EarlierReading | null> {
  if (file.fingerprint === null) return null;
  const found = await findLastRun(db, file.id, eq(imports.fingerprint, file.fingerprint));
  return (
    found && { importId: found.importId, mapping: wholeMapping(found.mapping), at: found.at, byName: found.byName }
  );
}

export type SameFile = { importId: string; fileName: string; at: Date; byName: string | null };

/** When these very bytes went in before, as another import; null if they never did. */
export async function findSameFile(
  db: Database,
  file: { id: string; sha256: Buffer | null },
): Promise<SameFile | null> {
  if (file.sha256 === null) return null;
  const found = await findLastRun(db, file.id, eq(imports.sha256, file.sha256), isNull(importRuns.cancelledAt));
  return found && { importId: found.importId, fileName: found.fileName, at: found.at, byName: found.byName };
}

/** The last time another file like this one really went in, with whoever brought it. */
async function findLastRun(db: Database, importId: string, ...alike: SQL[]) {
  const [found] = await db
    .select({
      importId: imports.id,
      fileName: imports.fileName,
      mapping: importRuns.mapping,
      at: importRuns.recordedAt,
      byName: people.name,
    })
    .from(imports)
    .innerJoin(importRuns, eq(importRuns.importId, imports.id))
    .leftJoin(people, eq(people.id, importRuns.startedBy))
    .where(and(...alike, ne(imports.id, importId), eq(importRuns.effect, "real"), isNull(importRuns.stoppedBy)))
    .orderBy(desc(importRuns.recordedAt), desc(importRuns.id))
    .limit(1);
  return found ?? null;
}
