import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type EmbeddedServer, startEmbedded, stopEmbedded } from "./embedded";
import { serverAccount } from "./postgres/account";

let parent: string;
let dataDir: string;
let server: EmbeddedServer | undefined;
let starter: ChildProcess | undefined;
let stranger: ChildProcess | undefined;

beforeEach(() => {
  // A path with a space in it is a path like any other.
  parent = mkdtempSync(path.join(tmpdir(), "standpoint embedded "));
  chmodSync(parent, 0o755);
  dataDir = path.join(parent, "data");
});

afterEach(async () => {
  await server?.stop().catch(() => undefined);
  server = undefined;
  for (const child of [starter, stranger]) child?.kill("SIGKILL");
  rmSync(parent, { recursive: true, force: true });
});

describe("the embedded server", () => {
  test("knows letters beyond ASCII, keeps text as UTF-8 and listens on the loopback only", async () => {
    server = await startEmbedded({ dataDir });
    const [row] = await ask(
      server,
      "select cardinality(show_trgm('Жанна')) as trigrams, current_setting('server_encoding') as encoding, current_setting('listen_addresses') as addresses",
    );
    expect(row).toMatchObject({ encoding: "UTF8", addresses: "127.0.0.1" });
    expect(Number(row?.trigrams)).toBeGreaterThan(0);
  });

  test("keeps its passwords in a file that only its owner may read, and lets nobody in without", async () => {
    server = await startEmbedded({ dataDir });
    expect(statSync(path.join(dataDir, "secrets.json")).mode & 0o777).toBe(0o600);
    const stranger = postgres(`postgres://postgres:guess@127.0.0.1:${server.port}/postgres`, { max: 1 });
    await expect(stranger`select 1`).rejects.toThrow("password authentication failed");
    await stranger.end();
  });

  test("has every committed row after kill -9, and the same port", async () => {
    server = await startEmbedded({ dataDir });
    await ask(server, "create table kept as select generate_series(1, 1000) as n");
    const port = server.port;
    process.kill(postmaster(), "SIGKILL");
    server = await startEmbedded({ dataDir });
    expect(server.port).toBe(port);
    expect(await ask(server, "select count(*)::int as n from kept")).toEqual([{ n: 1000 }]);
  });

  test("a pid file that names a process of somebody else neither holds up the start nor ends that process", async () => {
    server = await startEmbedded({ dataDir });
    const pidFile = path.join(dataDir, "postgres/data/postmaster.pid");
    const left = readFileSync(pidFile, "utf8");
    await server.stop();
    const account = serverAccount();
    stranger = spawn("sleep", ["600"], {
      stdio: "ignore",
      cwd: "/",
      ...(account ? { uid: account.uid, gid: account.gid } : {}),
    });
    writeFileSync(pidFile, left.replace(/^\d+/, String(stranger.pid)));
    if (account) chownSync(pidFile, account.uid, account.gid);
    server = await startEmbedded({ dataDir });
    expect(await ask(server, "select 1 as n")).toEqual([{ n: 1 }]);
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
  });

  test("a server whose starter is still alive is stopped by name of its directory", async () => {
    server = await startEmbedded({ dataDir });
    await stopEmbedded(dataDir);
    expect(existsSync(path.join(dataDir, "postgres/data/postmaster.pid"))).toBe(false);
    await expect(ask(server, "select 1")).rejects.toThrow("ECONNREFUSED");
  });

  test("does not outlive a starter that was killed the hard way", async () => {
    starter = await startElsewhere();
    const pid = postmaster();
    expect(isAlive(pid)).toBe(true);
    starter.kill("SIGKILL");
    await expect.poll(() => isAlive(pid), { timeout: 15_000 }).toBe(false);
  });

  test("makes itself a place where its account can reach it when the data directory is closed to others", async () => {
    chmodSync(parent, 0o700);
    server = await startEmbedded({ dataDir, throwaway: true });
    expect(await ask(server, "select 1 as n")).toEqual([{ n: 1 }]);
  });

  test("a throwaway server takes its files along", async () => {
    server = await startEmbedded({ dataDir, throwaway: true });
    await server.stop();
    expect(existsSync(dataDir)).toBe(false);
  });
});

async function ask(of: EmbeddedServer, question: string): Promise<postgres.Row[]> {
  const sql = postgres(of.superUrl(), { max: 1, onnotice: () => undefined });
  try {
    if (question.includes("show_trgm")) await sql`create extension if not exists pg_trgm`;
    return [...(await sql.unsafe(question))];
  } finally {
    await sql.end();
  }
}

function postmaster(): number {
  return Number.parseInt(readFileSync(path.join(dataDir, "postgres/data/postmaster.pid"), "utf8"), 10);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Another process that starts the server and then only waits. */
async function startElsewhere(): Promise<ChildProcess> {
  const program = `const { startEmbedded } = await import(process.argv[1]); await startEmbedded({ dataDir: process.argv[2] }); console.log("up"); setInterval(() => {}, 1000);`;
  const module = path.join(import.meta.dirname, "embedded.ts");
  const args = ["--import", "tsx", "--input-type=module", "-e", program, module, dataDir];
  const child = spawn(process.execPath, args, {
    cwd: path.dirname(import.meta.dirname),
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve) => child.stdout.once("data", resolve));
  await pause(100);
  return child;
}
