import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { imports, organisation } from "@/db/schema";
import { readClock } from "../clock";
import { DomainError } from "../domain/errors";
import type { ImportKind } from "../domain/import-file";
import { type ImportMapping, mappingFaults } from "../domain/import-mapping";
import { carryOut, type Surroundings } from "./mutations/carry-out";
import { handInFile } from "./mutations/hand-in";
import { newRun } from "./mutations/run";
import { getImport, getRun, type ImportRun, listFailures, listUnfinishedRuns } from "./queries";

/** The worker's job: carries one run out. */
export async function runImport(db: Database, payload: { runId: string }): Promise<void> {
  await carryOut(db, payload.runId, await surroundings(db));
}

/** Puts runs that were under way when their worker died back on the queue. */
export async function resumeImports(db: Database): Promise<void> {
  for (const runId of await listUnfinishedRuns(db))
    await db.execute(sql`
      select graphile_worker.add_job('run_import', json_build_object('runId', ${runId}::text), job_key := ${`${runId}:again`}::text)`);
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
  await carryOut(db, runId, await surroundings(db));
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
