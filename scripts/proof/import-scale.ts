import { createReadStream, createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";
import type postgres from "postgres";
import { openDatabase } from "@/db/client";
import type { ImportKind } from "@/server/domain/import-file";
import { mapImport } from "@/server/imports/mutations/reading";
import { startRun } from "@/server/imports/mutations/run";
import { getImport } from "@/server/imports/queries/file";
import { getRun } from "@/server/imports/queries/runs";
import { customerLines, inBytes, purchaseLines } from "./import-rows";
import { mostMemory, type Served, serveImports } from "./import-served";

const CUSTOMERS = Number(process.env.STANDPOINT_PROOF_CUSTOMERS ?? 1_000_000);
const PURCHASES = Number(process.env.STANDPOINT_PROOF_PURCHASES ?? 10_000_000);
const MOST_MEMORY_MB = 1024;

/** A CSV file has no row limit: customers and purchases by the page's own door, in flat memory, beside a bare COPY. */
export async function* proveImportScale(): AsyncGenerator<string> {
  const served = await serveImports();
  try {
    yield (await goIn(served, "customers", customerLines(CUSTOMERS), CUSTOMERS)).sentence;
    const { sentence, seconds } = await goIn(served, "purchases", purchaseLines(PURCHASES, CUSTOMERS), PURCHASES);
    yield sentence;
    const bare = await bareCopy(served.sql);
    const rates = [PURCHASES / seconds, PURCHASES / bare].map((rate) => Math.round(rate).toLocaleString("en-GB"));
    yield `purchases: ${rates[0]} rows a second; a bare COPY of the same rows into the same indexed table ${rates[1]}: ${(seconds / bare).toFixed(1)} times as long`;
  } finally {
    await served.stop();
  }
}

async function goIn(served: Served, kind: ImportKind, lines: Iterable<string>, rows: number) {
  const began = performance.now();
  const place = await served.upload(kind, `${kind}.csv`, inBytes(lines));
  const importId = /\/settings\/imports\/([0-9a-f-]{36})/.exec(place)?.[1];
  if (!importId) throw new Error(`the upload of ${kind} led to ${place}`);
  const uploaded = performance.now();
  const run = await carriedOut(served, importId);
  const seconds = (performance.now() - uploaded) / 1000;
  if (run.created !== rows || run.rowsRead !== rows)
    throw new Error(`of ${rows} ${kind} ${run.created} were created, ${run.failed} failed: ${run.stoppedBy}`);
  const memory = { web: mostMemory(served.web), worker: mostMemory(served.worker) };
  if (Math.max(memory.web, memory.worker) > MOST_MEMORY_MB)
    throw new Error(`${kind}: web held ${memory.web} MB, worker ${memory.worker} MB`);
  const upload = ((uploaded - began) / 1000).toFixed(0);
  return {
    seconds,
    sentence: `${rows.toLocaleString("en-GB")} ${kind}: uploaded in ${upload} s, in after ${seconds.toFixed(0)} s; the web process held ${memory.web} MB at most, the worker ${memory.worker} MB`,
  };
}

async function carriedOut({ appUrl, adminId }: Served, importId: string) {
  const { db, close } = openDatabase(appUrl, { max: 1, statementTimeoutMs: 0 });
  try {
    const { mapping } = await getImport(db, importId);
    await mapImport(db, { id: adminId }, { importId, mapping: { ...mapping, dayOrder: "ymd", decimalMark: "point" } });
    const runId = await startRun(db, { id: adminId }, { importId, effect: "real" });
    for (;;) {
      const run = await getRun(db, runId);
      if (run.finishedAt) return run;
      await pause(500);
    }
  } finally {
    await close();
  }
}

/** How many seconds the same rows take by COPY into a table with the same columns, indexes and foreign keys. */
async function bareCopy(sql: postgres.Sql): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), "standpoint-copy-"));
  const file = path.join(folder, "purchases");
  try {
    await pipeline(asText(sql), createWriteStream(file));
    await sql`create table bare_purchases (like purchases including defaults including generated including indexes)`;
    await sql`alter table bare_purchases add foreign key (customer_id) references customers (id),
      add foreign key (import_id) references imports (id)`;
    const began = performance.now();
    const copy = await sql`
      copy bare_purchases (id, customer_id, bought_on, order_ref, line_ref, what, amount_minor, currency, import_id, recorded_at)
      from stdin`.writable();
    await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), copy);
    return (performance.now() - began) / 1000;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function* asText(sql: postgres.Sql): AsyncGenerator<string> {
  const rows = sql`
    select concat_ws(chr(9), id, customer_id, bought_on, order_ref, line_ref, what, amount_minor, currency, import_id, recorded_at) as line
    from purchases order by id`.cursor(10_000);
  for await (const some of rows) yield some.map(({ line }) => `${line}\n`).join("");
}
