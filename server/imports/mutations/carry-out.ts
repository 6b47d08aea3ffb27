import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { detached } from "../../domain/csv-rows";
import { DomainError } from "../../domain/errors";
import { mappingFaults, wholeMapping } from "../../domain/import-mapping";
import { getImport, readFile } from "../queries/file";
import { getRun, type ImportRun } from "../queries/runs";
import { bring, type Surroundings, type Work } from "./bring";
import { added, type Counts, counted, type Failure, finish, keepFailures, noCounts, noteCounts } from "./counts";
import { type FileRow, readRows } from "./read";

/** Large enough that a statement's fixed costs vanish, small enough that a batch commits within seconds. */
const rowsTogether = 5_000;
/** A dry run shows a sample of what would fail, and counts the rest. */
const mostDryFailures = 1_000;

/**
 * Carries a run out, batch by batch; each batch commits with its counts, so a run that was killed goes on where it
 * stopped. A dry run does the very same work in one transaction and takes it all back.
 */
export async function carryOut(db: Database, runId: string, around: Surroundings): Promise<void> {
  const run = await getRun(db, runId);
  if (run.finishedAt) return;
  const file = await getImport(db, run.importId);
  const mapping = wholeMapping(run.mapping);
  const fault = mappingFaults(file.kind, mapping, file.headers)[0] ?? null;
  const stoppedBy = fault ?? (await doWork(db, { run, file, mapping, around }));
  await finish(db, run, stoppedBy);
}

/** Null, or the sentence of what stopped it: a file that cannot be read any further. */
async function doWork(db: Database, work: Work): Promise<string | null> {
  try {
    await (work.run.effect === "dry" ? rehearse : goIn)(db, work);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}

async function goIn(db: Database, work: Work): Promise<void> {
  const { run } = work;
  let counts: Counts = counted(run);
  for await (const rows of ahead(batches(work, db, counts.rowsRead))) {
    counts = await db.transaction(async (tx) => {
      await aloneWith(tx, run, counts.rowsRead);
      const outcome = await bring(tx, work, rows);
      const after = added(counts, outcome);
      await keepFailures(tx, run.id, outcome.failures);
      await noteCounts(tx, run.id, after);
      return after;
    });
    if (await isCancelled(db, run.id)) return;
  }
}

/** One worker at a time, and only from where the run stands: a batch that another has brought in is not brought twice. */
async function aloneWith(tx: Database, run: ImportRun, rowsRead: number): Promise<void> {
  const [lock] = await tx.execute<{ isMine: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${run.id}, 7003)) as "isMine"`,
  );
  const now = lock?.isMine ? await getRun(tx, run.id) : null;
  if (now?.rowsRead !== rowsRead || now.finishedAt)
    throw new Error(`Import run ${run.id} is being carried out by another worker.`);
}

const takenBack = new Error("a dry run takes everything back");

async function rehearse(db: Database, work: Work): Promise<void> {
  const { run } = work;
  let counts: Counts = noCounts;
  const failures: Failure[] = [];
  try {
    await db.transaction(async (tx) => {
      await tx.execute(sql`insert into import_rehearsals (run_id) values (${run.id})`);
      for await (const rows of ahead(batches(work, db, 0))) {
        const outcome = await bring(tx, work, rows);
        counts = added(counts, outcome);
        failures.push(...outcome.failures.slice(0, mostDryFailures - failures.length).map(ownWords));
        await noteCounts(db, run.id, counts);
        if (await isCancelled(db, run.id)) break;
      }
      throw takenBack;
    });
  } catch (error) {
    if (error !== takenBack) throw error;
  }
  await noteCounts(db, run.id, counts);
  await keepFailures(db, run.id, failures);
}

async function* batches({ file, around }: Work, db: Database, done: number): AsyncGenerator<FileRow[]> {
  const most = around.batchSize ?? rowsTogether;
  let batch: FileRow[] = [];
  let seen = 0;
  for await (const row of readRows(file, readFile(db, file.id))) {
    seen += 1;
    if (seen <= done) continue;
    batch.push(row);
    if (batch.length < most) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Reads the next batch while this one goes in: the machine has more than one core, and the database is another process. */
async function* ahead<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  let next = items.next();
  // Whoever stops half-way does not care how the reading ahead ended.
  next.catch(() => undefined);
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = items.next();
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await items.return(undefined);
  }
}

/** Cells are cut from texts of a megabyte: a copy lets go of those. */
function ownWords(failure: Failure): Failure {
  return { ...failure, cells: failure.cells.map(detached) };
}

async function isCancelled(db: Database, runId: string): Promise<boolean> {
  return (await getRun(db, runId)).cancelledAt !== null;
}
