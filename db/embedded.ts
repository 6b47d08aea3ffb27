import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Fault } from "@/server/domain/fault";
import { serverAccount } from "./postgres/account";
import { findBinaries } from "./postgres/binaries";
import { type Cluster, ensureCluster, openDataDir, serverHome } from "./postgres/cluster";
import { run } from "./postgres/command";
import { leaveGuard } from "./postgres/guard";
import { choosePort } from "./postgres/port";
import { isServerRunning } from "./postgres/postmaster";
import { faultOf } from "./postgres/said";
import { readSecrets, type Secrets, writeSecrets } from "./postgres/secrets";
import { writeSettings } from "./postgres/settings";

export type EmbeddedServer = {
  port: number;
  /** The address of a database for the server's own superuser, which only set-up uses. */
  superUrl: (database?: string) => string;
  isRunning: () => boolean;
  stop: () => Promise<void>;
};

/** Another program may take the port in between, and a killed server's helpers need a moment to notice. */
const START_ATTEMPTS = 10;

/**
 * Starts the embedded PostgreSQL of a data directory and makes it first if there is none.
 * A server left behind by a launcher that was killed is stopped first. The caller makes sure that only one
 * launcher works on a directory (scripts/lock.ts). A throwaway server does not wait for the disk, and its
 * files go when it stops or when its launcher dies.
 */
export async function startEmbedded(options: { dataDir: string; throwaway?: boolean }): Promise<EmbeddedServer> {
  const throwaway = options.throwaway ?? false;
  const cluster = await locate(options.dataDir);
  const secrets = readSecrets(options.dataDir);
  await ensureCluster(cluster, secrets.superPassword);
  await stopCluster(cluster);
  const port = await start(cluster, options.dataDir, secrets, throwaway);
  const folders = [options.dataDir, cluster.home];
  const releaseGuard = leaveGuard(cluster, throwaway ? folders : []);
  return {
    port,
    superUrl: (database = "postgres") => serverUrl(port, "postgres", secrets.superPassword, database),
    isRunning: () => isServerRunning(path.join(cluster.home, "data")),
    stop: async () => {
      await stopCluster(cluster);
      releaseGuard();
      if (throwaway) for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Stops the embedded server of a data directory if one is running. */
export async function stopEmbedded(dataDir: string): Promise<void> {
  if (existsSync(path.join(dataDir, "secrets.json"))) await stopCluster(await locate(dataDir));
}

/** The address of a database on the embedded server. */
export function serverUrl(port: number, login: string, password: string, database: string): string {
  return `postgres://${login}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

async function locate(dataDir: string): Promise<Cluster> {
  const account = serverAccount();
  openDataDir(dataDir, account);
  const home = await serverHome(dataDir, account);
  mkdirSync(home, { recursive: true });
  return { home, account, binaries: await findBinaries(account, path.join(home, "binaries")) };
}

async function start(cluster: Cluster, dataDir: string, secrets: Secrets, throwaway: boolean): Promise<number> {
  const log = path.join(cluster.home, "server.log");
  let said = "";
  // The port stays as it was unless somebody else has it: waiting for a killed server's helpers is no reason to move.
  let preferred = secrets.port;
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt += 1) {
    const port = await choosePort(preferred);
    writeSettings(cluster, port, throwaway);
    const begun = existsSync(log) ? statSync(log).size : 0;
    const args = ["start", "-D", path.join(cluster.home, "data"), "-l", log, "-w", "-t", "120", "-s"];
    const outcome = await run(cluster.binaries.pgCtl, args, cluster.account);
    if (outcome.code === 0) {
      if (secrets.port !== port) writeSecrets(dataDir, { ...secrets, port });
      return port;
    }
    said = existsSync(log) ? readFileSync(log).subarray(begun).toString("utf8").trim() : outcome.output;
    if (!/Address already in use|shared memory block .* still in use/is.test(said)) break;
    if (/Address already in use/i.test(said)) preferred = null;
    await pause(500);
  }
  throw faultOf("The embedded PostgreSQL did not start; its log ends with", log, said);
}

/** Fast first, which keeps everything; then immediate, from which the next start recovers every committed row. */
async function stopCluster(cluster: Cluster): Promise<void> {
  const data = path.join(cluster.home, "data");
  if (!isServerRunning(data)) return;
  for (const mode of ["fast", "immediate"]) {
    await run(cluster.binaries.pgCtl, ["stop", "-D", data, "-m", mode, "-w", "-t", "60", "-s"], cluster.account);
    if (!isServerRunning(data)) return;
  }
  throw new Fault(
    `An older PostgreSQL server still holds ${data} and does not stop: end it by hand, then start again.`,
  );
}
