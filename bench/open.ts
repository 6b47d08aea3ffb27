import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import postgres from "postgres";
import { openDatabase } from "@/db/client";
import { loadDemo } from "@/db/demo";
import { serverUrl, startEmbedded } from "@/db/embedded";
import { newId } from "@/db/id";
import { migrate } from "@/db/migrate";
import { serverAccount } from "@/db/postgres/account";
import { openDataDir } from "@/db/postgres/cluster";
import { isServerRunning } from "@/db/postgres/postmaster";
import { readSecrets } from "@/db/postgres/secrets";
import { APP_ROLE, ensureDatabase, ensureRoles, OWNER_ROLE } from "@/db/roles";
import { buildIfStale } from "@/scripts/build";
import { root } from "@/scripts/installation";
import { startWeb } from "@/scripts/processes";
import { type Claim, signClaim } from "@/server/auth/claim";
import { settleHistories } from "@/server/histories/tasks";
import { countSegmentRates, settlePromises } from "@/server/rates/tasks";
import { ensureBands } from "./bands";
import { fillDecisions } from "./fill/decisions";
import { fill } from "./fill/fill";
import { ensureKnown } from "./fill/known";
import { fillPromiseHistory } from "./fill/promise-history";

type Served = { port: number; pid: number };

export type Bench = {
  app: Served;
  floor: Served;
  databasePid: number;
  appUrl: string;
  ownerUrl: string;
  /** As the owner's login. */
  sql: postgres.Sql;
  claim: Claim;
  cookie: string;
  close: () => Promise<void>;
};

const secret = "a secret of the bench, which serves this machine only";

/** How many promises, or decisions, a database of their own holds besides; null: there is none. */
type More = { promises: number | null; decisions: number | null };

/** The data set of this size, kept for the next run; the product and the floor beside it. */
export async function openBench(count: number, { promises, decisions }: More): Promise<Bench> {
  const { stop, superUrl, ...server } = await startServer();
  const database =
    decisions !== null ? `bench_decisions_${decisions}` : promises === null ? `bench_${count}` : "bench_rates";
  const url = (login: string, password: string) => serverUrl(server.port, login, password, database);
  const ownerUrl = url(OWNER_ROLE, server.ownerPassword);
  const appUrl = url(APP_ROLE, server.appPassword);
  await ensureRoles(superUrl("postgres"), { owner: server.ownerPassword, app: server.appPassword });
  await ensureFilled(superUrl, database, ownerUrl, { count, promises, decisions });
  const { applied } = await migrate({ ownerUrl, appRole: APP_ROLE });
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  const isAdded = await ensureKnown(superUrl(database), count);
  await ensureBands(sql, count);
  await settle(ownerUrl, promises !== null);
  // What a migration wrote anew is unknown to the planner until it is looked at.
  if (applied.length > 0 || isAdded) await sql.unsafe("vacuum analyze");
  await buildIfStale();
  const session = await aSession(sql);
  const [appPort, floorPort] = [await freePort(), await freePort()];
  const environment = {
    ...process.env,
    NODE_ENV: "production" as const,
    DATABASE_URL: appUrl,
    AUTH_SECRET: secret,
    AUTH_TRUST_HOST: "true",
  };
  const web = startWeb({ isDev: false, port: appPort, host: "127.0.0.1", environment });
  await web.ready();
  const floor = await startFloor({
    ...environment,
    PORT: String(floorPort),
    BENCH_SESSION: session.claim.sid,
    BENCH_PERSON: session.claim.uid,
  });
  return {
    app: { port: appPort, pid: web.pid },
    floor: { port: floorPort, pid: floor.pid },
    databasePid: server.pid,
    appUrl,
    ownerUrl,
    sql,
    ...session,
    close: async () => {
      await web.stop();
      floor.stop();
      await sql.end();
      await stop();
    },
  };
}

const dataDir = path.join(root, ".data", "bench");

/** The bench's own server; one that runs already is used, and left running. */
async function startServer() {
  openDataDir(dataDir, serverAccount());
  const files = () => path.join(readSecrets(dataDir).serverHome ?? path.join(dataDir, "postgres"), "data");
  const started = isServerRunning(files()) ? null : await startEmbedded({ dataDir });
  const { superPassword, ownerPassword, appPassword, port } = readSecrets(dataDir);
  const superUrl = (database: string) => serverUrl(port ?? 0, "postgres", superPassword, database);
  return {
    port: port ?? 0,
    ownerPassword,
    appPassword,
    superUrl,
    pid: Number(readFileSync(path.join(files(), "postmaster.pid"), "utf8").split("\n", 1)[0]),
    stop: async () => started?.stop(),
  };
}

/** What a database that was filled to its end says of itself; any other is made afresh. */
const mark = "filled by the bench, version 2";

/** What the worker does each minute and each hour, which does not run here: what came due since the last run is kept. */
async function settle(ownerUrl: string, hasPromises: boolean): Promise<void> {
  const { db, close } = openDatabase(ownerUrl, { max: 1, name: "standpoint-bench", statementTimeoutMs: 0 });
  await settleHistories(db);
  if (hasPromises) {
    await settlePromises(db);
    await countSegmentRates(db);
    await db.execute("vacuum analyze promise_facts, promises_unsettled, segment_rate_days");
  }
  await close();
}

async function ensureFilled(
  superUrl: (database: string) => string,
  database: string,
  ownerUrl: string,
  { count, promises, decisions }: More & { count: number },
): Promise<void> {
  const server = postgres(superUrl("postgres"), { max: 1, onnotice: () => {} });
  try {
    const [found] = await server`
      select shobj_description(oid, 'pg_database') as mark from pg_database where datname = ${database}`;
    if (found?.mark === mark) return;
    await server.unsafe(`drop database if exists ${database} with (force)`);
    await ensureDatabase(superUrl("postgres"), database);
    await migrate({ ownerUrl, appRole: APP_ROLE });
    const [clock] = await server`select now() as now`;
    await loadDemo(ownerUrl, clock?.now);
    const say = (sentence: string) => console.error(sentence);
    await fill(superUrl(database), count, say);
    if (promises !== null) await fillPromiseHistory(superUrl(database), promises, say);
    if (decisions !== null) await fillDecisions(superUrl(database), decisions, say);
    await server.unsafe(`comment on database ${database} is '${mark}'`);
  } finally {
    await server.end();
  }
}

async function aSession(sql: postgres.Sql) {
  const [person] = await sql`select id from people where name = 'Amara Boateng'`;
  const sid = newId();
  await sql`insert into sessions (id, person_id) values (${sid}, ${person?.id ?? ""})`;
  const claim: Claim = { sid, uid: String(person?.id) };
  const token = signClaim(claim, secret);
  return { cookie: `standpoint=${token}`, claim };
}

function startFloor(env: NodeJS.ProcessEnv): Promise<{ pid: number; stop: () => void }> {
  const program = path.join(root, "bench", "floor.ts");
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", program], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.stdout.once("data", () => resolve({ pid: child.pid ?? -1, stop: () => child.kill() }));
    child.once("exit", (code) => reject(new Error(`The floor did not start (${code}).`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
