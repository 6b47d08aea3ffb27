import { createHash } from "node:crypto";
import path from "node:path";
import postgres from "postgres";
import { serverUrl, startEmbedded } from "@/db/embedded";
import { openGiven, trigramWarning } from "@/db/given";
import { migrate } from "@/db/migrate";
import { openDataDir } from "@/db/postgres/cluster";
import { readSecrets } from "@/db/postgres/secrets";
import { APP_ROLE, ensureDatabase, ensureRoles, OWNER_ROLE } from "@/db/roles";
import type { Settings } from "@/server/env";

/** The database an installation works on, and how to let go of it. */
export type Installation = {
  appUrl: string;
  ownerUrl: string;
  appRole: string;
  isDemo: boolean;
  /** Whether the server that was started for this still runs; a server that was given is somebody else's care. */
  isRunning: () => boolean;
  stop: () => Promise<void>;
};

export const root = path.dirname(import.meta.dirname);

export function dataDirOf(settings: Settings): string {
  const dataDir = path.resolve(root, settings.STANDPOINT_DATA_DIR);
  openDataDir(dataDir, null);
  return dataDir;
}

/** The demo is the embedded server's default; a database that was given gets it only when asked. */
export function isDemo(settings: Settings): boolean {
  return settings.STANDPOINT_DEMO ? settings.STANDPOINT_DEMO === "on" : !settings.DATABASE_URL;
}

/** Starts or reaches the database that the settings name. The caller holds the data directory's lock. */
export async function openInstallation(settings: Settings, dataDir: string): Promise<Installation> {
  const secrets = readSecrets(dataDir);
  if (settings.DATABASE_URL) {
    const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl } = settings;
    const logins = await openGiven({ url, ownerUrl, appPassword: secrets.appPassword });
    return { ...logins, isDemo: isDemo(settings), isRunning: () => true, stop: async () => undefined };
  }
  const server = await startEmbedded({ dataDir });
  await ensureRoles(server.superUrl(), { owner: secrets.ownerPassword, app: secrets.appPassword });
  await ensureDatabase(server.superUrl(), databaseName(settings));
  return {
    ...embeddedLogins(settings, dataDir),
    isDemo: isDemo(settings),
    isRunning: server.isRunning,
    stop: server.stop,
  };
}

/** The addresses on the embedded server as it ran last, for whoever finds it running. */
export function embeddedLogins(
  settings: Settings,
  dataDir: string,
): Pick<Installation, "appUrl" | "ownerUrl" | "appRole"> {
  const { port, ownerPassword, appPassword } = readSecrets(dataDir);
  const name = databaseName(settings);
  return {
    appUrl: serverUrl(port ?? 0, APP_ROLE, appPassword, name),
    ownerUrl: serverUrl(port ?? 0, OWNER_ROLE, ownerPassword, name),
    appRole: APP_ROLE,
  };
}

/** Brings the database to this version and fills it with the demo if that is wanted and nobody is in it yet. */
export async function prepare(installation: Installation, say: (sentence: string) => void): Promise<void> {
  const { applied } = await migrate(installation);
  if (applied.length > 0) say(`The database has had ${applied.length} migrations, up to ${applied.at(-1)}.`);
  const warning = await trigramWarning(installation.ownerUrl);
  if (warning) say(warning);
  if (installation.isDemo && (await isEmpty(installation.ownerUrl))) {
    say("Loading the demo company …");
    const { loadDemo } = await import("@/db/demo");
    await loadDemo(installation.ownerUrl, await databaseTime(installation.ownerUrl));
  }
}

/** Lets whoever holds the key ask customers (docs/decisions/0012). Several machines on one database have a key each. */
export async function letWorkerAsk({ ownerUrl }: Pick<Installation, "ownerUrl">, key: string): Promise<void> {
  const hash = createHash("sha256").update(key).digest("hex");
  await once(
    ownerUrl,
    `insert into confirmation_workers (hash) values (decode('${hash}', 'hex')) on conflict do nothing`,
  );
}

export async function isEmpty(url: string): Promise<boolean> {
  const [row] = await once<{ empty: boolean }>(url, "select not exists (select from people) as empty");
  return row?.empty ?? true;
}

export async function isAnswering(url: string): Promise<boolean> {
  return once(url, "select 1").then(
    () => true,
    () => false,
  );
}

async function databaseTime(url: string): Promise<Date> {
  const [row] = await once<{ now: Date }>(url, "select standpoint_now() as now");
  if (!row) throw new Error("The database did not tell the time.");
  return row.now;
}

async function once<Row extends object>(url: string, question: string): Promise<Row[]> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    return await sql.unsafe<Row[]>(question);
  } finally {
    await sql.end();
  }
}

/** The demo is a database of its own (ruling 23), so that leaving it takes nothing along. */
function databaseName(settings: Settings): string {
  return isDemo(settings) ? "standpoint_demo" : "standpoint";
}
