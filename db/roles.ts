import postgres from "postgres";
import { Fault } from "@/server/domain/fault";

export const OWNER_ROLE = "standpoint_owner";
export const APP_ROLE = "standpoint_app";

/** Makes the two logins of ruling 21 on the embedded server: the owner of everything, and the application. */
export async function ensureRoles(superUrl: string, passwords: { owner: string; app: string }): Promise<void> {
  await withServer(superUrl, async (sql) => {
    await ensureLogin(sql, OWNER_ROLE, passwords.owner, "createdb createrole");
    await ensureLogin(sql, APP_ROLE, passwords.app, "nocreatedb nocreaterole");
    await sql.unsafe(`grant ${APP_ROLE} to ${OWNER_ROLE}`);
  });
}

/** Makes an empty database that belongs to the owner's login, unless it is there. */
export async function ensureDatabase(superUrl: string, name: string): Promise<void> {
  await withServer(superUrl, async (sql) => {
    const [found] = await sql`select 1 from pg_catalog.pg_database where datname = ${name}`;
    if (!found) await sql.unsafe(`create database ${quoted(name)} owner ${OWNER_ROLE} template template0`);
  });
}

/** Makes a login that owns nothing, or gives the one that is there this password. */
export async function ensureLogin(sql: postgres.Sql, name: string, password: string, rights: string): Promise<void> {
  if (!/^[\w-]+$/.test(password)) throw new Fault("A generated password may only hold letters, digits, - and _.");
  const [found] = await sql`select 1 from pg_catalog.pg_roles where rolname = ${name}`;
  const verb = found ? "alter" : "create";
  await sql.unsafe(`${verb} role ${quoted(name)} login nosuperuser noreplication ${rights} password '${password}'`);
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

async function withServer(url: string, work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
