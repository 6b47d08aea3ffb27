import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Account } from "@/db/postgres/command";
import { choosePort } from "@/db/postgres/port";

/** A `npm start` somewhere, by somebody. */
export type Launch = {
  child: ChildProcess;
  port: number;
  said: () => string;
  seconds: () => number;
  ended: Promise<number | null>;
};

export type Where = { clone: string; dataDir: string; account?: Account; home?: string; env?: Record<string, string> };

/** Starts and waits until it says that it is ready, or ends. */
export async function launch({ clone, dataDir, account, home, env }: Where, within: number): Promise<Launch> {
  const port = await choosePort(null);
  const began = performance.now();
  let readyAfter = 0;
  const child = spawn("npm", ["start"], {
    cwd: clone,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...bare(),
      ...env,
      PORT: String(port),
      STANDPOINT_DATA_DIR: dataDir,
      ...(home ? { HOME: home, npm_config_cache: path.join(home, "npm") } : {}),
    },
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
  });
  let said = "";
  const ended = new Promise<number | null>((resolve) => child.on("close", (code) => resolve(code)));
  const ready = new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk;
      if (!said.includes("Standpoint is ready")) return;
      readyAfter ||= (performance.now() - began) / 1000;
      resolve();
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    void ended.then((code) => reject(new Error(`npm start ended with ${code}:\n${said}`)));
    setTimeout(() => reject(new Error(`npm start was not ready within ${within} s:\n${said}`)), within * 1000).unref();
  });
  await ready;
  return { child, port, said: () => said, seconds: () => readyAfter, ended };
}

/** Ends it as a supervisor does, and waits. */
export async function stop({ child, ended }: Launch): Promise<void> {
  child.kill("SIGTERM");
  await ended;
}

/** Every process that a start on this data directory keeps, by its part. */
export function processesOf(dataDir: string): Record<"launcher" | "database" | "web" | "worker", number> {
  const running = JSON.parse(readFileSync(path.join(dataDir, "running.json"), "utf8"));
  const [web, worker] = running.children.slice(-2);
  const pidFile = readFileSync(path.join(dataDir, "postgres/data/postmaster.pid"), "utf8");
  return { launcher: running.process.pid, database: Number.parseInt(pidFile, 10), web: web.pid, worker: worker.pid };
}

/** Nothing that this shell happens to set may help or hinder. */
function bare(): NodeJS.ProcessEnv {
  const kept = [
    "PATH",
    "HOME",
    "LANG",
    "TMPDIR",
    "NODE_EXTRA_CA_CERTS",
    "HTTPS_PROXY",
    "https_proxy",
    "npm_config_registry",
    "npm_config_cafile",
  ];
  const values = Object.fromEntries(kept.map((name) => [name, process.env[name]]));
  return { ...values, NODE_ENV: "production" };
}
