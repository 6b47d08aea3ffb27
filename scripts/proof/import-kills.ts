import { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { openDatabase } from "@/db/client";
import type { ImportKind } from "@/server/domain/import-file";
import { handInFile } from "@/server/imports/mutations/hand-in";
import { mapImport } from "@/server/imports/mutations/reading";
import { startRun } from "@/server/imports/mutations/run";
import { getImport } from "@/server/imports/queries/file";
import { getRun } from "@/server/imports/queries/runs";
import { startWorker } from "../processes";
import type { Service } from "../service";
import { customerLines, inBytes, purchaseLines } from "./import-rows";
import { type ImportWorld, openImportWorld } from "./import-world";

const CUSTOMERS = 20_000;
const PURCHASES = 120_000;
const KILLS = 10;

/**
 * The worker is killed while it carries an import out, at moments nobody chose, and started again. In the end every row
 * of the file is there once, and the counts say so.
 */
export async function* proveImportKills(): AsyncGenerator<string> {
  const world = await openImportWorld();
  try {
    yield await killed(world, "customers", customerLines(CUSTOMERS), CUSTOMERS, 4);
    yield await killed(world, "purchases", purchaseLines(PURCHASES, CUSTOMERS), PURCHASES, KILLS - 4);
    const [wrong] = await world.sql<{ differences: number }[]>`
      select count(*)::int as differences from standing s join standing_from_facts((select array_agg(id) from customers)) f
        on f.customer_id = s.customer_id
       where (s.purchases, s.purchase_days, s.first_on, s.last_on, s.value_minor, s.totals)
         is distinct from (f.purchases, f.purchase_days, f.first_on, f.last_on, f.value_minor, f.totals)`;
    if (wrong?.differences !== 0)
      throw new Error(`${wrong?.differences} customers have another standing than their facts`);
    yield "every customer's standing is that of their purchases";
  } finally {
    await world.stop();
  }
}

async function killed(
  world: ImportWorld,
  kind: ImportKind,
  lines: Iterable<string>,
  rows: number,
  kills: number,
): Promise<string> {
  const runId = await ask(world, kind, lines);
  const stoodAt: number[] = [];
  let worker = start(world);
  try {
    while (stoodAt.length < kills) {
      const before = await rowsRead(world, runId);
      await until(world, runId, (now) => now.rowsRead > before || now.finishedAt !== null);
      await pause(Math.random() * 900);
      process.kill(worker.pid, "SIGKILL");
      await worker.exited;
      stoodAt.push(await rowsRead(world, runId));
      if (stoodAt.at(-1) === rows) break;
      worker = start(world);
    }
    if (stoodAt.at(-1) === rows) worker = start(world);
    await until(world, runId, ({ finishedAt }) => finishedAt !== null);
  } finally {
    await worker.stop();
  }
  await check(world, kind, runId, rows);
  return `${kind}: killed ${stoodAt.length} times at ${stoodAt.join(", ")} rows; in the end all ${rows} rows are there once`;
}

async function ask(world: ImportWorld, kind: ImportKind, lines: Iterable<string>): Promise<string> {
  return withDatabase(world, async (db) => {
    const actor = { id: world.adminId };
    const importId = await handInFile(db, {
      kind,
      fileName: `${kind}.csv`,
      body: Readable.from(inBytes(lines)),
      actor,
    });
    const { mapping } = await getImport(db, importId);
    await mapImport(db, actor, { importId, mapping: { ...mapping, dayOrder: "ymd", decimalMark: "point" } });
    return startRun(db, actor, { importId, effect: "real" });
  });
}

function start(world: ImportWorld): Service {
  const environment = { ...process.env, DATABASE_URL: world.appUrl, AUTH_SECRET: "only for a proof, and never kept" };
  return startWorker({ ...environment, NODE_ENV: "production", LOG_LEVEL: "fatal" });
}

async function until(
  world: ImportWorld,
  runId: string,
  holds: (run: { rowsRead: number; finishedAt: Date | null }) => boolean,
): Promise<void> {
  for (const patience = performance.now() + 600_000; performance.now() < patience; await pause(20)) {
    const [run] = await world.sql<{ rowsRead: number; finishedAt: Date | null }[]>`
      select rows_read as "rowsRead", finished_at as "finishedAt" from import_runs where id = ${runId}`;
    if (run && holds(run)) return;
  }
  throw new Error("the run came no further within ten minutes");
}

async function rowsRead({ sql }: ImportWorld, runId: string): Promise<number> {
  const [run] = await sql<{ rows: number }[]>`select rows_read as rows from import_runs where id = ${runId}`;
  return run?.rows ?? 0;
}

async function check(world: ImportWorld, kind: ImportKind, runId: string, rows: number): Promise<void> {
  const run = await withDatabase(world, (db) => getRun(db, runId));
  const [stored] = await world.sql<{ rows: number; once: number }[]>`
    select count(*)::int as rows, count(distinct ${kind === "customers" ? world.sql`name` : world.sql`line_ref`})::int as once
      from ${world.sql(kind)}`;
  if (run.created !== rows || run.rowsRead !== rows || stored?.rows !== rows || stored.once !== rows)
    throw new Error(
      `of ${rows} ${kind} ${run.created} were counted and ${stored?.rows} are there, ${stored?.once} of them once`,
    );
}

async function withDatabase<Answer>(
  { appUrl }: ImportWorld,
  work: (db: ReturnType<typeof openDatabase>["db"]) => Promise<Answer>,
): Promise<Answer> {
  const { db, close } = openDatabase(appUrl, { max: 4, statementTimeoutMs: 0 });
  try {
    return await work(db);
  } finally {
    await close();
  }
}
