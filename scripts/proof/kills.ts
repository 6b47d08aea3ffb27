import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { readSettings } from "@/server/env";
import { embeddedLogins, root } from "../installation";
import { identityOf, isAlive } from "../process-identity";
import { launch, processesOf, stop } from "./launch";

const WITHIN_S = 180;

const victims = [
  ["launcher"],
  ["database"],
  ["web"],
  ["worker"],
  ["launcher", "web", "worker"],
  ["database", "launcher"],
  ["launcher", "database", "web", "worker"],
] as const;

/**
 * Rows are written while parts are killed at moments nobody chose. After the next start every row that was
 * acknowledged is there, exactly one server runs, and nothing of the former start is left.
 */
export async function* proveKills(): AsyncGenerator<string> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "standpoint kills "));
  const rounds = Number(process.env.STANDPOINT_PROOF_ROUNDS ?? 2);
  let acknowledged = 0;
  try {
    let running = await launch({ clone: root, dataDir }, WITHIN_S);
    await write(dataDir, async (sql) => sql`create table proof (n int primary key)`);
    for (let round = 0; round < rounds; round += 1) {
      for (const parts of victims) {
        const before = processesOf(dataDir);
        const writing = writeUntilCut(dataDir, acknowledged);
        await pause(Math.random() * 1_500);
        for (const part of parts) process.kill(before[part], "SIGKILL");
        const left = Object.values(before).map(identityOf);
        acknowledged = await cut(writing, running.ended);
        running = await launch({ clone: root, dataDir }, WITHIN_S);
        const survivors = left.filter(isAlive);
        if (survivors.length > 0)
          throw new Error(
            `after killing ${parts.join(", ")}: ${survivors.length} processes of the former start still run`,
          );
        const kept = await write(dataDir, async (sql) => sql<{ n: number }[]>`select count(*)::int as n from proof`);
        const rows = kept[0]?.n ?? 0;
        if (rows < acknowledged)
          throw new Error(`after killing ${parts.join(", ")}: ${acknowledged - rows} acknowledged rows are gone`);
        acknowledged = rows;
        yield `${parts.join(", ")} killed: ready again after ${running.seconds().toFixed(1)} s, all ${rows} rows there, nothing left over`;
      }
    }
    await stop(running);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** One row after the other, each acknowledged, until the connection breaks. */
async function writeUntilCut(dataDir: string, from: number): Promise<number> {
  let last = from;
  await write(dataDir, async (sql) => {
    for (;;) {
      await sql`insert into proof values (${last + 1})`;
      last += 1;
    }
  }).catch(() => undefined);
  return last;
}

/** The start ends by itself when a part of it dies; the writer ends with the database. */
async function cut(writing: Promise<number>, ended: Promise<number | null>): Promise<number> {
  const [last] = await Promise.all([writing, Promise.race([ended, pause(30_000)])]);
  return last;
}

async function write<Answer>(dataDir: string, work: (sql: postgres.Sql) => Promise<Answer>): Promise<Answer> {
  const settings = readSettings({ NODE_ENV: "production", STANDPOINT_DATA_DIR: dataDir });
  const sql = postgres(embeddedLogins(settings, dataDir).ownerUrl, {
    max: 1,
    onnotice: () => undefined,
    connect_timeout: 5,
  });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
