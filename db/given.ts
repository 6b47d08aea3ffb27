import postgres from "postgres";
import { Fault } from "@/server/domain/fault";
import { ensureLogin, quoted } from "./roles";
import { whyUnreachable } from "./unreachable";

/** The two logins of ruling 21 on a server that the operator brought. */
export type Logins = { appUrl: string; ownerUrl: string; appRole: string };

type Standing = {
  login: string;
  database: string;
  version: number;
  encoding: string;
  is_superuser: boolean;
  may_create_roles: boolean;
  owns_database: boolean;
  database_owner: string;
};

const OLDEST = 150_000;

/** Checks a PostgreSQL the operator gave and answers with both logins, making the application's if only one was given. */
export async function openGiven(given: {
  url: string;
  ownerUrl: string | undefined;
  appPassword: string;
}): Promise<Logins> {
  const owner = await ask(given.ownerUrl ? "DATABASE_OWNER_URL" : "DATABASE_URL", given.ownerUrl ?? given.url);
  checkServer(owner);
  if (!given.ownerUrl) return makeAppLogin(given.url, owner, given.appPassword);
  const app = await ask("DATABASE_URL", given.url);
  checkApp(app, owner, await isMember(given.ownerUrl, app.login, owner.login));
  return { appUrl: given.url, ownerUrl: given.ownerUrl, appRole: app.login };
}

/** Ruling 31: whether trigrams know letters beyond ASCII in this database; the sentence to show if not, else null. */
export async function trigramWarning(url: string): Promise<string | null> {
  const [row] = await query<{ count: number }>(url, "select cardinality(show_trgm('Жанна')) as count");
  if (row && row.count > 0) return null;
  return "Finding names by their sound and spelling works for English letters only in this database, because its character type is C: make it anew with LC_CTYPE C.UTF-8 to find others too.";
}

function checkServer(owner: Standing): void {
  const faults: string[] = [];
  if (owner.version < OLDEST) {
    faults.push(
      `The PostgreSQL server is version ${Math.floor(owner.version / 10_000)}: Standpoint needs 15 or newer.`,
    );
  }
  if (owner.encoding !== "UTF8") {
    faults.push(
      `The database ${owner.database} keeps text as ${owner.encoding}: make it anew with "create database … encoding 'UTF8'".`,
    );
  }
  if (!owner.owns_database) {
    faults.push(
      `The login ${owner.login} does not own the database ${owner.database}: run "alter database ${quoted(owner.database)} owner to ${quoted(owner.login)}".`,
    );
  }
  if (faults.length > 0) throw new Fault(faults.join("\n"));
}

/** Principle 1 needs an application's login that owns nothing and cannot become the owner. */
function checkApp(app: Standing, owner: Standing, becomesOwner: boolean): void {
  if (app.database !== owner.database) {
    throw new Fault(
      `DATABASE_URL names the database ${app.database} and DATABASE_OWNER_URL the database ${owner.database}: both must name the same.`,
    );
  }
  if (app.login === owner.login || app.is_superuser || app.may_create_roles || app.owns_database || becomesOwner) {
    throw new Fault(
      `The login ${app.login} of DATABASE_URL may do more than the application should: give it a login that owns nothing, is not a superuser, may not create roles and is not a member of ${owner.login}.`,
    );
  }
}

async function makeAppLogin(url: string, owner: Standing, password: string): Promise<Logins> {
  const appRole = `${owner.database.slice(0, 40)}_application`;
  const appUrl = withLogin(url, appRole, password);
  if (await canConnect(appUrl)) return { appUrl, ownerUrl: url, appRole };
  if (!owner.may_create_roles && !owner.is_superuser) {
    throw new Fault(
      `DATABASE_URL alone is not enough because its login ${owner.login} may not create roles: make a second login that owns nothing, put it into DATABASE_URL, and this one into DATABASE_OWNER_URL.`,
    );
  }
  await makeRole(url, appRole, password);
  return { appUrl, ownerUrl: url, appRole };
}

async function makeRole(url: string, role: string, password: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const [found] = await sql`select 1 from pg_catalog.pg_roles where rolname = ${role}`;
    if (found) {
      throw new Fault(
        `The login ${role} was made by a start with another data directory: take that data directory, or put the login into DATABASE_URL and the present one into DATABASE_OWNER_URL.`,
      );
    }
    await ensureLogin(sql, role, password, "nocreatedb nocreaterole");
  } finally {
    await sql.end();
  }
}

async function ask(variable: string, url: string): Promise<Standing> {
  const rows = await query<Standing>(
    url,
    `select current_user as login, d.datname as database, current_setting('server_version_num')::int as version,
       current_setting('server_encoding') as encoding, r.rolsuper as is_superuser, r.rolcreaterole as may_create_roles,
       pg_has_role(d.datdba, 'usage') as owns_database, d.datdba::regrole::text as database_owner
     from pg_catalog.pg_database d join pg_catalog.pg_roles r on r.rolname = current_user
     where d.datname = current_database()`,
  ).catch((error: unknown) => {
    throw new Fault(`${variable}: ${whyUnreachable(url, error)}`);
  });
  if (!rows[0]) throw new Error("The database does not know itself.");
  return rows[0];
}

async function isMember(url: string, login: string, of: string): Promise<boolean> {
  const [row] = await query<{ is_member: boolean }>(url, "select pg_has_role($1, $2, 'member') as is_member", [
    login,
    of,
  ]);
  return row?.is_member ?? false;
}

async function canConnect(url: string): Promise<boolean> {
  return query(url, "select 1").then(
    () => true,
    () => false,
  );
}

async function query<Row extends object>(url: string, text: string, values: string[] = []): Promise<Row[]> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined });
  try {
    return await sql.unsafe<Row[]>(text, values);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function withLogin(url: string, login: string, password: string): string {
  const changed = new URL(url);
  changed.username = encodeURIComponent(login);
  changed.password = encodeURIComponent(password);
  return changed.toString();
}
