import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { afterAll, expect, inject } from "vitest";
import type { Database } from "@/db/client";
import * as schema from "@/db/schema";
import type { Instant } from "../domain/plain-date";

/** A test's own world: the owner's login in a transaction that never commits. */
export type World = {
  tx: Database;
  /** From here on the database's clock shows this instant. */
  setNow(now: Instant): Promise<void>;
  /** From here on the transaction acts with the rights of the application's login. */
  asApp(): Promise<void>;
  /** Back to the owner's rights. */
  asOwner(): Promise<void>;
  /** Recorded times may be given, as when history is loaded. */
  keepGivenTimes(): Promise<void>;
  /** The act is refused with a sentence like this; the world stays usable. */
  refused(act: (tx: Database) => Promise<unknown>, sentence: RegExp): Promise<void>;
  /** A world within this one, of which nothing stays: many may follow each other, and what is planned is planned once. */
  within(test: (world: World) => Promise<void>): Promise<void>;
};

const rollback = new Error("rolled back");
let owner: { client: postgres.Sql; db: Database } | undefined;
let database: string | undefined;

/** Runs a test in a transaction on this worker's own database and rolls it back. */
export async function inTransaction(test: (world: World) => Promise<void>): Promise<void> {
  const { db } = await ownerLogin();
  await rolledBack(db, test);
}

async function rolledBack(db: Database, test: (world: World) => Promise<void>): Promise<void> {
  try {
    await db.transaction(async (tx) => {
      await test(worldOf(tx as unknown as Database));
      throw rollback;
    });
  } catch (error) {
    if (error !== rollback) throw error;
  }
}

/** A connection of the application's own login, for attacks: nothing is rolled back for it. */
export async function asApp<T>(attack: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  await ownerLogin();
  const client = postgres(urlFor(inject("appUrl")), { max: 1, onnotice: () => {} });
  try {
    return await attack(client);
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** The owner's login outside a transaction, for a test that needs several connections; it cleans up after itself. */
export async function ownerClient(): Promise<postgres.Sql> {
  return (await ownerLogin()).client;
}

/** The owner's login as scripts open it: instants come and go as dates, which Drizzle turns off on a client it is given. */
export async function plainOwnerClient(): Promise<postgres.Sql> {
  await ownerLogin();
  return postgres(urlFor(inject("ownerUrl")), { max: 1, onnotice: () => {}, connection: { TimeZone: "UTC" } });
}

/** The application's login as queries and mutations are handed it: a pool of several connections. */
export async function appDatabase(max = 4): Promise<{ db: Database; close(): Promise<void> }> {
  await ownerLogin();
  const client = postgres(urlFor(inject("appUrl")), { max, onnotice: () => {} });
  return { db: drizzle(client, { schema }), close: () => client.end({ timeout: 5 }) };
}

function worldOf(tx: Database): World {
  const run = (text: string) => tx.execute(sql.raw(text)).then(() => undefined);
  return {
    tx,
    // The function is replaced once: with it everything goes that is planned already.
    setNow: (now) =>
      run(`select set_config('standpoint.told_now', '${now.toISOString()}', true);
           do $do$ begin if (select prosrc from pg_proc where oid = 'standpoint_now()'::regprocedure) !~ 'told_now' then
             create or replace function standpoint_now() returns timestamptz language sql volatile parallel safe
             set search_path = pg_catalog, public, pg_temp
             as $$ select pg_catalog.current_setting('standpoint.told_now')::timestamptz $$; end if; end $do$`),
    asApp: () => run(`set local role ${inject("appRole")}`),
    asOwner: () => run("reset role"),
    keepGivenTimes: () => run("select keep_given_times()"),
    refused: async (act, sentence) => {
      const said = await tx
        .transaction(async (inner) => act(inner as unknown as Database))
        .then(
          () => "nothing was refused",
          (error: unknown) => messageOf(error),
        );
      expect(said).toMatch(sentence);
    },
    within: (test) => rolledBack(tx, test),
  };
}

/** A world of facts that are committed, for those whom several connections have to see; it does only these acts. */
export function committedWorld(tx: Database, acts: Partial<World> = {}): World {
  const no = () => Promise.reject(new Error("not in this world"));
  return { tx, setNow: no, asApp: no, asOwner: no, keepGivenTimes: no, refused: no, within: no, ...acts };
}

/** What Postgres said: Drizzle wraps it. */
export function messageOf(error: unknown): string {
  if (error instanceof Error && error.cause instanceof Error) return messageOf(error.cause);
  return error instanceof Error ? error.message : String(error);
}

async function ownerLogin(): Promise<{ client: postgres.Sql; db: Database }> {
  if (owner) return owner;
  database = `worker_${process.pid}_${inject("template")}`;
  const admin = postgres(inject("ownerUrl"), { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${database} template ${inject("template")}`);
  // A clone takes everything along except what may be done with the database itself.
  await admin.unsafe(`revoke temporary, create on database ${database} from public`);
  await admin.end();
  const client = postgres(urlFor(inject("ownerUrl")), { max: 4, onnotice: () => {} });
  owner = { client, db: drizzle(client, { schema }) };
  return owner;
}

function urlFor(base: string): string {
  const url = new URL(base);
  url.pathname = `/${database}`;
  return url.toString();
}

afterAll(async () => {
  await owner?.client.end({ timeout: 5 });
  if (owner) {
    const admin = postgres(inject("ownerUrl"), { max: 1, onnotice: () => {} });
    await admin.unsafe(`drop database if exists ${database} with (force)`);
    await admin.end();
  }
  owner = undefined;
});
