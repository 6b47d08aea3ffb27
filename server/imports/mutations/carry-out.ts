import { and, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { importFailures, importRuns } from "@/db/schema";
import { type ImportMapping, mappingFaults } from "../../domain/import-mapping";
import { type Defaults, type Read, readCustomer, readPurchase } from "../../domain/import-row";
import { dayIn } from "../../domain/plain-date";
import { recordEvent } from "../../events/mutations";
import { getImport, getRun, type Import, type ImportRun, readFile } from "../queries";
import type { Batch, Fate } from "./batch";
import { importCustomers } from "./customers";
import { importPurchases } from "./purchases";
import { type FileRow, readRows } from "./read";

export type Surroundings = { now: Date; zone: string; defaults: Defaults };
type Counts = Pick<ImportRun, "rowsRead" | "created" | "updated" | "skipped" | "failed">;

const batchSize = 1000;
/** A dry run shows a sample of what would fail, and counts the rest. */
const mostDryFailures = 1000;

type Failure = { line: number; cells: string[]; reason: string };
type Outcome = Counts & { bytesRead: number; failures: Failure[] };

/**
 * Carries a run out, batch by batch; each batch commits with its counts, so a run that was killed goes on where it
 * stopped. A dry run does the very same work in one transaction and takes it all back.
 */
export async function carryOut(db: Database, runId: string, around: Surroundings): Promise<void> {
  const run = await getRun(db, runId);
  if (run.finishedAt) return;
  const file = await getImport(db, run.importId);
  const [fault] = mappingFaults(file.kind, run.mapping, file.headers);
  if (!fault) await (run.effect === "dry" ? rehearse : goIn)(db, { run, file, around });
  await finish(db, run, fault ?? null);
}

type Work = { run: ImportRun; file: Import; around: Surroundings };

async function goIn(db: Database, work: Work): Promise<void> {
  let counts: Counts & { bytesRead: number } = work.run;
  for await (const rows of batches(readRows(work.file, readFile(db, work.file.id)), work.run.rowsRead)) {
    counts = await db.transaction(async (tx) => {
      const outcome = await bring(tx, work, rows);
      const after = added(counts, outcome);
      await note(tx, work.run.id, counts.rowsRead, after);
      await keep(tx, work.run.id, outcome.failures);
      return after;
    });
    if (await isCancelled(db, work.run.id)) return;
  }
}

const takenBack = new Error("a dry run takes everything back");

async function rehearse(db: Database, work: Work): Promise<void> {
  let counts: Counts & { bytesRead: number } = { ...work.run, ...nothing };
  const failures: Failure[] = [];
  try {
    await db.transaction(async (tx) => {
      for await (const rows of batches(readRows(work.file, readFile(tx, work.file.id)), 0)) {
        const outcome = await bring(tx, work, rows);
        counts = added(counts, outcome);
        failures.push(...outcome.failures.slice(0, mostDryFailures - failures.length));
        await note(db, work.run.id, null, counts);
        if (await isCancelled(db, work.run.id)) break;
      }
      throw takenBack;
    });
  } catch (error) {
    if (error !== takenBack) throw error;
  }
  await note(db, work.run.id, null, counts);
  await keep(db, work.run.id, failures);
}

const nothing = { rowsRead: 0, bytesRead: 0, created: 0, updated: 0, skipped: 0, failed: 0 };

async function* batches(rows: AsyncIterable<FileRow>, done: number): AsyncGenerator<FileRow[]> {
  let batch: FileRow[] = [];
  let seen = 0;
  for await (const row of rows) {
    seen += 1;
    if (seen <= done) continue;
    batch.push(row);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Reads the rows of a batch, brings in those that can be read, and says what became of every one. */
async function bring(tx: Database, work: Work, rows: FileRow[]): Promise<Outcome> {
  const { file } = work;
  return file.kind === "customers"
    ? sorted(work, rows, readCustomer, (batch) => importCustomers(tx, batch))
    : sorted(work, rows, readPurchase, (batch) => importPurchases(tx, batch));
}

async function sorted<Row>(
  { file, run, around }: Work,
  rows: FileRow[],
  read: (cells: Record<string, string>, mapping: ImportMapping, defaults: Defaults) => Read<Row>,
  bringIn: (batch: Batch<Row>) => Promise<Fate[]>,
): Promise<Outcome> {
  const failures: Failure[] = [];
  const readable: { source: FileRow; row: Row }[] = [];
  for (const source of rows) {
    const result = source.fault
      ? { reason: source.fault }
      : read(named(file.headers, source.cells), run.mapping, around.defaults);
    if ("row" in result) readable.push({ source, row: result.row });
    else failures.push({ line: source.line, cells: source.cells, reason: result.reason });
  }
  const fates = await bringIn({
    importId: file.id,
    startedBy: run.startedBy ?? "",
    matchOn: run.mapping.matchOn,
    today: dayIn(around.zone, around.now),
    rows: readable.map(({ row }) => row),
  });
  const outcome = { ...nothing, rowsRead: rows.length, bytesRead: rows.at(-1)?.bytes ?? 0, failed: failures.length };
  fates.forEach((fate, index) => {
    const source = readable[index]?.source;
    if (typeof fate === "string") outcome[fate] += 1;
    else if (source) {
      outcome.failed += 1;
      failures.push({ line: source.line, cells: source.cells, reason: fate.failed });
    }
  });
  return { ...outcome, failures: failures.sort((a, b) => a.line - b.line) };
}

function named(headers: readonly string[], cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(headers.map((header, index) => [header, cells[index] ?? ""]));
}

function added<T extends Counts & { bytesRead: number }>(before: T, outcome: Outcome): T {
  return {
    ...before,
    rowsRead: before.rowsRead + outcome.rowsRead,
    bytesRead: Math.max(before.bytesRead, outcome.bytesRead),
    created: before.created + outcome.created,
    updated: before.updated + outcome.updated,
    skipped: before.skipped + outcome.skipped,
    failed: before.failed + outcome.failed,
  };
}

/** Writes the counts; with `before`, only while nobody else has moved them on. */
async function note(
  db: Database,
  runId: string,
  before: number | null,
  { rowsRead, bytesRead, created, updated, skipped, failed }: Counts & { bytesRead: number },
): Promise<void> {
  const mine = before === null ? undefined : eq(importRuns.rowsRead, before);
  const rows = await db
    .update(importRuns)
    .set({ rowsRead, bytesRead, created, updated, skipped, failed })
    .where(and(eq(importRuns.id, runId), mine))
    .returning({ id: importRuns.id });
  if (rows.length === 0) throw new Error(`Import run ${runId} is being carried out by another worker.`);
}

async function keep(tx: Database, runId: string, failures: Failure[]): Promise<void> {
  for (let from = 0; from < failures.length; from += batchSize)
    await tx
      .insert(importFailures)
      .values(failures.slice(from, from + batchSize).map((failure) => ({ runId, ...failure })));
}

async function isCancelled(db: Database, runId: string): Promise<boolean> {
  return (await getRun(db, runId)).cancelledAt !== null;
}

async function finish(db: Database, run: ImportRun, stoppedBy: string | null): Promise<void> {
  await db.transaction(async (tx) => {
    const [ended] = await tx
      .update(importRuns)
      .set({ finishedAt: sql`now()`, stoppedBy })
      .where(eq(importRuns.id, run.id))
      .returning();
    if (!ended) return;
    const { rowsRead, created, updated, skipped, failed } = ended;
    await recordEvent(tx, {
      actor: run.startedBy ? { id: run.startedBy } : null,
      action: "import.finished",
      subject: "import",
      subjectId: run.importId,
      facts: { effect: run.effect, rowsRead, created, updated, skipped, failed },
    });
  });
}
