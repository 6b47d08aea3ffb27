import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Logger, runMigrations } from "graphile-worker";
import postgres from "postgres";
import { Fault } from "@/server/domain/fault";

export type Migration = { name: string; sha256: string; text: string };
export type MigrationStatus = { applied: string[]; pending: string[] };
type Recorded = { name: string; sha256: string };

/** Any number will do, as long as it is always this one: starts on the same database wait for each other. */
const LOCK = 7_262_025;

/**
 * Brings a database to this version, each file in one transaction, and then says afresh what the application's
 * login may do. Refuses a database that is newer than this version, was changed by hand, or is not Standpoint's.
 */
export async function migrate(options: {
  ownerUrl: string;
  appRole: string;
  migrations?: Migration[];
}): Promise<{ applied: string[] }> {
  const sql = connect(options.ownerUrl);
  try {
    await sql`select pg_advisory_lock(${LOCK})`;
    const pending = await pendingMigrations(sql, options.migrations ?? readMigrations());
    for (const migration of pending) await apply(sql, migration);
    await runMigrations({ connectionString: options.ownerUrl, logger: new Logger(() => () => undefined) });
    await applyPrivileges(sql, options.appRole);
    return { applied: pending.map((migration) => migration.name) };
  } finally {
    await sql.end();
  }
}

/** Which files a database has had and which it still needs. */
export async function migrationStatus(url: string): Promise<MigrationStatus> {
  const sql = connect(url);
  try {
    const files = readMigrations();
    const recorded = (await isOurs(sql)) ? await listRecorded(sql) : [];
    check(recorded, files);
    const names = new Set(recorded.map((row) => row.name));
    return {
      applied: [...names],
      pending: files.map((file) => file.name).filter((name) => !names.has(name)),
    };
  } finally {
    await sql.end();
  }
}

export function readMigrations(folder = path.join(import.meta.dirname, "migrations")): Migration[] {
  return readSql(folder).map(({ name, text }) => ({
    name,
    text,
    sha256: createHash("sha256").update(text).digest("hex"),
  }));
}

async function pendingMigrations(sql: postgres.Sql, files: Migration[]): Promise<Migration[]> {
  if (!(await isOurs(sql))) {
    await refuseForeignTables(sql);
    await sql`create table public.standpoint_migrations (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`;
  }
  const recorded = await listRecorded(sql);
  check(recorded, files);
  const names = new Set(recorded.map((row) => row.name));
  return files.filter((file) => !names.has(file.name));
}

function check(recorded: Recorded[], files: Migration[]): void {
  for (const row of recorded) {
    const file = files.find((candidate) => candidate.name === row.name);
    if (!file) {
      throw new Fault(
        `The database has had ${row.name}, which this version does not know: it belongs to a newer version of Standpoint. Start that version, or restore a backup made before it.`,
      );
    }
    if (file.sha256 !== row.sha256) {
      throw new Fault(
        `The migration ${row.name} was changed after the database had it: put the file back as it was when it ran; what should change goes into a new file.`,
      );
    }
  }
}

async function isOurs(sql: postgres.Sql): Promise<boolean> {
  const [row] = await sql<{ ours: boolean }[]>`select to_regclass('public.standpoint_migrations') is not null as ours`;
  return row?.ours ?? false;
}

async function refuseForeignTables(sql: postgres.Sql): Promise<void> {
  const [row] = await sql<{ name: string }[]>`
    select tablename as name from pg_catalog.pg_tables where schemaname = 'public' order by 1 limit 1`;
  if (row) {
    throw new Fault(
      `The database already holds something that is not Standpoint's (table "${row.name}"): give Standpoint an empty database of its own.`,
    );
  }
}

async function listRecorded(sql: postgres.Sql): Promise<Recorded[]> {
  return await sql<Recorded[]>`select name, sha256 from public.standpoint_migrations order by name`;
}

async function apply(sql: postgres.Sql, migration: Migration): Promise<void> {
  await sql
    .begin(async (tx) => {
      await tx.unsafe(migration.text).simple();
      await tx`insert into public.standpoint_migrations (name, sha256) values (${migration.name}, ${migration.sha256})`;
    })
    .catch((error: unknown) => {
      throw new Error(`${migration.name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    });
}

/** Deny by default: the first file takes everything away, the others give back what each group needs. */
async function applyPrivileges(sql: postgres.Sql, appRole: string): Promise<void> {
  const files = readSql(path.join(import.meta.dirname, "privileges"));
  const role = `"${appRole.replaceAll('"', '""')}"`;
  await sql.begin(async (tx) => {
    for (const { name, text } of files) {
      await tx
        .unsafe(text.replace(/(?<!:):app\b/g, () => role))
        .simple()
        .catch((error: unknown) => {
          throw new Error(`privileges/${name}: ${error instanceof Error ? error.message : String(error)}`, {
            cause: error,
          });
        });
    }
  });
}

function readSql(folder: string): { name: string; text: string }[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  return names.sort().map((name) => ({ name, text: readFileSync(path.join(folder, name), "utf8") }));
}

function connect(url: string): postgres.Sql {
  return postgres(url, { max: 1, onnotice: () => undefined, connection: { application_name: "standpoint migrate" } });
}
