import type { Database } from "@/db/client";
import { getImport, type Import } from "./file";
import { listProblems, type Problem } from "./problems";
import { type EarlierReading, findEarlierReading, findSameFile, type SameFile } from "./recognised";
import { findLatestRun, hasGoneIn, type ImportRun } from "./runs";
import { findLatestUndo, type ImportUndo } from "./undos";

/** All that the page of one import shows. */
export type ImportPage = {
  file: Omit<Import, "sha256">;
  run: ImportRun | null;
  hasGoneIn: boolean;
  failed: Problem[];
  wentIn: Problem[];
  sameFile: SameFile | null;
  earlier: EarlierReading | null;
  undo: ImportUndo | null;
};

export async function getImportPage(db: Database, importId: string): Promise<ImportPage> {
  const { sha256, ...file } = await getImport(db, importId);
  const [run, isIn, sameFile, earlier, undo] = await Promise.all([
    findLatestRun(db, importId),
    hasGoneIn(db, importId),
    findSameFile(db, { id: importId, sha256 }),
    findEarlierReading(db, file),
    findLatestUndo(db, importId),
  ]);
  const problems = run?.finishedAt ? await listProblems(db, run.id) : { failed: [], wentIn: [] };
  return { file, run, hasGoneIn: isIn, ...problems, sameFile, earlier, undo };
}
