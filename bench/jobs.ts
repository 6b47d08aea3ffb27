import { spawn } from "node:child_process";
import path from "node:path";
import type postgres from "postgres";
import { root } from "@/scripts/installation";
import { load } from "./load";
import type { Bench } from "./open";

/** What is read while a job runs: the page of numbers, and some customers' briefs. */
async function readings(sql: postgres.Sql): Promise<{ path: string }[]> {
  const some =
    await sql`select id from customers where survivor_id = id and withdrawn_at is null order by md5(id::text) limit 50`;
  return some.flatMap(({ id }) => [{ path: "/numbers" }, { path: `/customers/${id}` }]);
}

/**
 * Runs a job of the worker in a process of its own while one reader goes on reading, and says how long it took, what
 * memory, and what the reader noticed.
 */
export async function printJob(
  bench: Bench,
  task: string,
  told: (sql: postgres.Sql) => Promise<string>,
): Promise<void> {
  const asked = { port: bench.app.port, cookie: bench.cookie, clients: 1, requests: await readings(bench.sql) };
  const alone = await load({ ...asked, seconds: 10 });
  const begun = performance.now();
  const job = runJob(bench.appUrl, task);
  const beside: { median: number; p95: number; p99: number }[] = [];
  let isOver = false;
  const ended = job.finally(() => {
    isOver = true;
  });
  while (!isOver) beside.push(await load({ ...asked, seconds: 5 }));
  const { memory } = await ended;
  const seconds = (performance.now() - begun) / 1000;
  console.log(`${task}: ${seconds.toFixed(0)} s, ${memory} MiB at most; ${await told(bench.sql)}`);
  const worst = beside.reduce((a, b) => (b.p95 > a.p95 ? b : a));
  const words = ({ median, p95, p99 }: (typeof beside)[number]) =>
    `median ${median.toFixed(0)}, p95 ${p95.toFixed(0)}, p99 ${p99.toFixed(0)} ms`;
  console.log(`  a reader alone: ${words(alone)}`);
  console.log(`  beside the job: ${words(middleOf(beside))}; in its worst 5 s: ${words(worst)}`);
}

function middleOf<Spread extends { p95: number }>(spreads: readonly Spread[]): Spread {
  const sorted = spreads.toSorted((a, b) => a.p95 - b.p95);
  const middle = sorted[sorted.length >> 1];
  if (!middle) throw new Error("Nothing was read beside the job.");
  return middle;
}

function runJob(appUrl: string, task: string): Promise<{ memory: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", path.join(root, "bench", "job.ts"), task], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: appUrl },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said: string[] = [];
  child.stdout.on("data", (piece: Buffer) => said.push(piece.toString()));
  return new Promise((resolve, reject) => {
    child.once("exit", (code) =>
      code === 0 ? resolve({ memory: said.join("").trim() }) : reject(new Error(`${task} ended with ${code}.`)),
    );
  });
}
