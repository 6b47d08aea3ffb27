import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client, Database } from "@/db/client";
import { appDatabase, ownerClient } from "../testing/database";
import { overOwnConnection } from "./file-connection";

let pages: Client;
beforeAll(async () => {
  pages = await appDatabase(1);
});
afterAll(() => pages.close());

/** A connection of that name, as the web process opens one for a file. */
async function aConnection(name: string) {
  const client = await appDatabase(1);
  await client.db.execute(sql`select set_config('application_name', ${name}, false)`);
  return { open: () => client, others: () => pages.db };
}

async function running(name: string): Promise<number> {
  const owner = await ownerClient();
  const [row] = await owner`select count(*)::int as n from pg_stat_activity where application_name = ${name}`;
  return row?.n ?? 0;
}

async function* twoLines(db: Database) {
  yield "first\n";
  await db.execute(sql`select 1`);
  yield "second\n";
}

async function textOf(lines: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const line of lines) text += line;
  return text;
}

const { signal } = new AbortController();

describe("a file's own connection", () => {
  test("is closed when the file is written, and when it fails", async () => {
    const name = "a file written";
    expect(await textOf(overOwnConnection({ name, signal }, twoLines, await aConnection(name)))).toBe(
      "first\nsecond\n",
    );
    const failing = async function* () {
      yield "first\n";
      throw new Error("refused");
    };
    const failed = overOwnConnection({ name, signal }, failing, await aConnection(name));
    await expect(textOf(failed)).rejects.toThrow("refused");
    await expect.poll(() => running(name)).toBe(0);
  });

  test("ends with the statement that runs on it when the browser goes away", async () => {
    const name = "a file left";
    const left = new AbortController();
    const slow = async function* (db: Database) {
      yield "first\n";
      await db.execute(sql`select pg_sleep(60)`);
      yield "second\n";
    };
    const lines = overOwnConnection({ name, signal: left.signal }, slow, await aConnection(name));
    await lines.next();
    const second = lines.next().then(
      () => "written",
      () => "broken off",
    );
    const isAsleep = async () => {
      const owner = await ownerClient();
      const [row] = await owner`
        select count(*)::int as n from pg_stat_activity where application_name = ${name} and wait_event = 'PgSleep'`;
      return row?.n;
    };
    await expect.poll(isAsleep).toBe(1);
    left.abort();
    expect(await second).toBe("broken off");
    await expect.poll(() => running(name)).toBe(0);
  });

  test("is asked beside one other at most: the third waits, and whoever left meanwhile takes no turn", async () => {
    const name = "a file in turn";
    const left = new AbortController();
    const begun: number[] = [];
    const held: (() => void)[] = [];
    const files = await Promise.all(
      [signal, signal, left.signal, signal].map(async (one, at) => {
        const write = async function* () {
          begun.push(at);
          await new Promise<void>((go) => held.push(go));
          yield "first\n";
        };
        return overOwnConnection({ name, signal: one }, write, await aConnection(name));
      }),
    );
    const firsts = files.map((file) => file.next());
    firsts[2]?.catch(() => {});
    await expect.poll(() => begun).toEqual([0, 1]);
    left.abort();
    held[0]?.();
    await firsts[0];
    await expect(firsts[2]).rejects.toThrow();
    await expect.poll(() => begun).toEqual([0, 1, 3]);
    for (const go of held) go();
    await Promise.all([firsts[1], firsts[3]]);
    for (const file of files) await file.return(undefined);
    await expect.poll(() => running(name)).toBe(0);
  });

  test("keeps nobody waiting while its browser does not read on", async () => {
    const name = "a file not read";
    const stalled = await Promise.all(
      [1, 2].map(async () => overOwnConnection({ name, signal }, twoLines, await aConnection(name))),
    );
    for (const file of stalled) await file.next();
    expect(await textOf(overOwnConnection({ name, signal }, twoLines, await aConnection(name)))).toBe(
      "first\nsecond\n",
    );
    for (const file of stalled) await file.return(undefined);
  });

  test("is refused where a dozen others are under way, and is there again when one of them has come", async () => {
    const name = "a file too many";
    const dozen = await Promise.all(
      Array.from({ length: 12 }, async () => overOwnConnection({ name, signal }, twoLines, await aConnection(name))),
    );
    for (const file of dozen) await file.next();
    const another = async () => textOf(overOwnConnection({ name, signal }, twoLines, await aConnection(name)));
    await expect(another()).rejects.toThrow("Too many files are being taken");
    await dozen[0]?.return(undefined);
    expect(await another()).toBe("first\nsecond\n");
    for (const file of dozen) await file.return(undefined);
  });

  test("is broken off where its browser never reads on", async () => {
    const name = "a file forgotten";
    const connections = { ...(await aConnection(name)), patienceMs: 20 };
    const file = overOwnConnection({ name, signal }, twoLines, connections);
    await file.next();
    await expect.poll(() => running(name)).toBe(0);
    await expect(file.next()).rejects.toThrow();
  });
});
