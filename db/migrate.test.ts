import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type Migration, migrate, migrationStatus, readMigrations } from "./migrate";

const appRole = inject("appRole");
const made: string[] = [];
let server: postgres.Sql;

beforeAll(() => {
  server = postgres(inject("ownerUrl"), { max: 1, onnotice: () => undefined });
});

afterAll(async () => {
  for (const name of made) await server.unsafe(`drop database if exists ${name} with (force)`);
  await server.end();
});

describe("bringing a database to this version", () => {
  test("a second start finds nothing left to do", async () => {
    const ownerUrl = await newDatabase("again", inject("template"));
    expect((await migrate({ ownerUrl, appRole })).applied).toEqual([]);
    const status = await migrationStatus(ownerUrl);
    expect(status.pending).toEqual([]);
    expect(status.applied).toEqual(readMigrations().map(({ name }) => name));
  });

  test("two starts at the same time migrate once", async () => {
    const ownerUrl = await newDatabase("both");
    const files = readMigrations();
    const both = await Promise.all([migrate({ ownerUrl, appRole }), migrate({ ownerUrl, appRole })]);
    expect(both.flatMap(({ applied }) => applied).sort()).toEqual(files.map(({ name }) => name));
  });

  test("a file that was changed after the database had it is refused", async () => {
    const ownerUrl = await newDatabase("changed", inject("template"));
    const [first, ...others] = readMigrations();
    if (!first) throw new Error("There are no migrations.");
    const migrations = [{ ...first, sha256: "another" }, ...others];
    await expect(migrate({ ownerUrl, appRole, migrations })).rejects.toThrow(`The migration ${first.name} was changed`);
  });

  test("a database that a newer version has had is refused", async () => {
    const ownerUrl = await newDatabase("newer", inject("template"));
    const migrations = readMigrations().slice(0, -1);
    await expect(migrate({ ownerUrl, appRole, migrations })).rejects.toThrow("belongs to a newer version");
  });

  test("a database that holds something else is refused and left as it was", async () => {
    const ownerUrl = await newDatabase("foreign");
    const names = await inDatabase(ownerUrl, async (sql) => {
      await sql`create table recipes (id int)`;
      await expect(migrate({ ownerUrl, appRole })).rejects.toThrow('not Standpoint\'s (table "recipes")');
      return sql`select tablename from pg_tables where schemaname = 'public'`;
    });
    expect(names.map(({ tablename }) => tablename)).toEqual(["recipes"]);
  });

  test("a file that fails leaves nothing of itself behind", async () => {
    const ownerUrl = await newDatabase("fails", inject("template"));
    const broken: Migration = { name: "9999_broken.sql", sha256: "x", text: "create table half (id int); select 1/0;" };
    const migrations = [...readMigrations(), broken];
    await expect(migrate({ ownerUrl, appRole, migrations })).rejects.toThrow("9999_broken.sql: division by zero");
    const [half] = await inDatabase(ownerUrl, (sql) => sql`select to_regclass('half') as half`);
    expect(half?.half).toBeNull();
    expect((await migrationStatus(ownerUrl)).applied).not.toContain(broken.name);
  });

  test("the application's login may make nothing in the database, not even a temporary table", async () => {
    const ownerUrl = await newDatabase("app", inject("template"));
    await migrate({ ownerUrl, appRole });
    const appUrl = new URL(inject("appUrl"));
    appUrl.pathname = new URL(ownerUrl).pathname;
    await inDatabase(appUrl.toString(), async (sql) => {
      for (const attempt of ["create table mine ()", "create temporary table mine ()", "create schema mine"]) {
        await expect(sql.unsafe(attempt)).rejects.toThrow("permission denied");
      }
    });
  });
});

async function newDatabase(name: string, template = "template0"): Promise<string> {
  const database = `migrate_${name}_${process.pid}`;
  await server.unsafe(`create database ${database} template ${template}`);
  made.push(database);
  const url = new URL(inject("ownerUrl"));
  url.pathname = `/${database}`;
  return url.toString();
}

async function inDatabase<Answer>(url: string, work: (sql: postgres.Sql) => Promise<Answer>): Promise<Answer> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}
