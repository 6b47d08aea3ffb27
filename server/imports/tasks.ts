import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { imports, organisation } from "@/db/schema";
import { alone } from "../alone";
import { readClock } from "../clock";
import { DomainError } from "../domain/errors";
import type { ImportKind } from "../domain/import-file";
import { type ImportMapping, mappingFaults } from "../domain/import-mapping";
import type { Surroundings } from "./mutations/bring";
import { carryOut } from "./mutations/carry-out";
import { handInFile } from "./mutations/hand-in";
import { newRun } from "./mutations/run";
import { carryOutUndo } from "./mutations/undo";
import { listFailures } from "./queries/failures";
import { getImport } from "./queries/file";
import { getRun, type ImportRun, listUnfinishedRuns } from "./queries/runs";
import { listUnfinishedUndos } from "./queries/undos";

/** The worker's job: carries one run out, unless another worker is at it. */
export async function runImport(db: Database, payload: { runId: string }): Promise<void> {
  await alone(db, payload.runId, async () => carryOut(db, payload.runId, await surroundings(db)));
  await countAnew(db);
}

/** The worker's job: undoes an import, or looks at what that would do. */
export async function undoImport(db: Database, payload: { undoId: string }): Promise<void> {
  await alone(db, payload.undoId, () => carryOutUndo(db, payload.undoId));
  await countAnew(db);
}

/** Has today's customer numbers counted again, where they are kept. */
async function countAnew(db: Database): Promise<void> {
  await db.execute(sql`select graphile_worker.add_job('count_today', job_key := 'count_today')`);
}

/**
 * Puts back on the queue what was under way when a worker died. What another worker is at stays with it: the lock it
 * holds goes with its connection, however it dies.
 */
export async function resumeImports(db: Database): Promise<void> {
  for (const runId of await listUnfinishedRuns(db)) await again(db, "run_import", { runId });
  for (const undoId of await listUnfinishedUndos(db)) await again(db, "undo_import", { undoId });
}

async function again(db: Database, task: string, payload: Record<string, string>): Promise<void> {
  const key = `${Object.values(payload)[0]}:again`;
  await db.execute(sql`
    select graphile_worker.add_job(${task}::text, ${JSON.stringify(payload)}::json, job_key := ${key}::text)`);
}

/** Drops the files whose time has come (ruling 30). Which ones those are the database says. */
export async function forgetImportFiles(db: Database): Promise<void> {
  await db.execute(sql`select forget_old_import_files()`);
}

export type FileImport = {
  kind: ImportKind;
  path: string;
  isDry: boolean;
  startedBy: string;
  mapping: Partial<ImportMapping>;
};

export type FileImported = Omit<ImportRun, "mapping"> & { reasons: string[] };

/** A file on the operator's disk, handed in and carried out at once, as the command line does it. */
export async function importFile(db: Database, given: FileImport): Promise<FileImported> {
  const importId = await handInFile(db, {
    kind: given.kind,
    fileName: basename(given.path),
    body: createReadStream(given.path, { highWaterMark: 1024 * 1024 }),
    actor: { id: given.startedBy },
  });
  const file = await getImport(db, importId);
  const columns = { ...file.mapping.columns, ...given.mapping.columns };
  const mapping: ImportMapping = { ...file.mapping, ...given.mapping, columns };
  const [fault] = mappingFaults(file.kind, mapping, file.headers);
  if (fault) throw new DomainError("refused", { sentence: fault });
  await db.update(imports).set({ mapping }).where(eq(imports.id, importId));
  const runId = await newRun(db, {
    importId,
    effect: given.isDry ? "dry" : "real",
    mapping,
    startedBy: given.startedBy,
  });
  await runImport(db, { runId });
  const { mapping: _, ...run } = await getRun(db, runId);
  const failures = await listFailures(db, runId);
  return { ...run, reasons: failures.map(({ line, reason }) => `line ${line}: ${reason}`) };
}

async function surroundings(db: Database): Promise<Surroundings> {
  const [settings] = await db.select().from(organisation);
  if (!settings) throw new DomainError("refused", { sentence: "Set the organisation up first." });
  const { zone, country, currency } = settings;
  return { now: await readClock(db), zone, defaults: { country, currency } };
}
