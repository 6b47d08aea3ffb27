import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import postgres from "postgres";
import { loadDemo } from "@/db/demo";
import { startEmbedded } from "@/db/embedded";
import { newId } from "@/db/id";
import { migrate } from "@/db/migrate";
import { readSecrets } from "@/db/postgres/secrets";
import { APP_ROLE, ensureDatabase, ensureRoles, OWNER_ROLE } from "@/db/roles";
import { buildIfStale } from "@/scripts/build";
import { root } from "@/scripts/installation";
import { startWeb } from "@/scripts/processes";
import { signClaim } from "@/server/auth/claim";
import { fill } from "./fill";

type Served = { port: number; pid: number };

export type Bench = {
  app: Served;
  floor: Served;
  databasePid: number;
  sql: postgres.Sql;
  cookie: string;
  close: () => Promise<void>;
};

const secret = "a secret of the bench, which serves this machine only";

/** The data set of this size, kept for the next run; the product and the floor beside it. */
export async function openBench(count: number): Promise<Bench> {
  const dataDir = path.join(root, ".data", "bench");
  const server = await startEmbedded({ dataDir });
  const { ownerPassword, appPassword } = readSecrets(dataDir);
  const database = `bench_${count}`;
  await ensureRoles(server.superUrl(), { owner: ownerPassword, app: appPassword });
  await ensureDatabase(server.superUrl(), database);
  const url = (login: string, password: string) =>
    `postgres://${login}:${password}@127.0.0.1:${server.port}/${database}`;
  const ownerUrl = url(OWNER_ROLE, ownerPassword);
  const appUrl = url(APP_ROLE, appPassword);
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await migrate({ ownerUrl, appRole: APP_ROLE });
  await ensureFilled(sql, ownerUrl, count);
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
  const web = await startWeb({ isDev: false, port: appPort, host: "127.0.0.1", environment });
  const floor = await startFloor({ ...environment, PORT: String(floorPort), ...session.environment });
  return {
    app: { port: appPort, pid: web.pid },
    floor: { port: floorPort, pid: floor.pid },
    databasePid: Number(
      readFileSync(path.join(dataDir, "postgres", "data", "postmaster.pid"), "utf8").split("\n", 1)[0],
    ),
    sql,
    cookie: session.cookie,
    close: async () => {
      await web.stop();
      floor.stop();
      await sql.end();
      await server.stop();
    },
  };
}

async function ensureFilled(sql: postgres.Sql, ownerUrl: string, count: number): Promise<void> {
  const [row] = await sql`select (select count(*)::int from people) as people,
    (select count(*)::int from identities where normal like '+447%' and length(normal) = 13) as made`;
  if (row?.people === 0) {
    const [clock] = await sql`select standpoint_now() as now`;
    await loadDemo(ownerUrl, clock?.now);
  }
  const [marked] = await sql`
    select exists (select from identities where channel = 'account' and normal = 'B' || lpad(${count}::text, 8, '0')) as is_full`;
  if (!marked?.is_full) await fill(sql, count, (sentence) => console.error(sentence));
}

async function aSession(sql: postgres.Sql) {
  const [person] = await sql`select id from people where name = 'Amara Boateng'`;
  const sid = newId();
  await sql`insert into sessions (id, person_id) values (${sid}, ${person?.id ?? ""})`;
  const token = signClaim({ sid, uid: String(person?.id) }, secret);
  return { cookie: `standpoint=${token}`, environment: { BENCH_SESSION: sid, BENCH_PERSON: String(person?.id) } };
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
