import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Fault } from "@/server/domain/fault";
import type { Settings } from "@/server/env";
import { nextProgram } from "./build";
import { type Installation, root } from "./installation";
import { type Service, startProgram } from "./service";

const READY_WITHIN_MS = 60_000;

/** What web and worker are told: the application's login only, never the owner's, nor what the worker asks customers with. */
export function childEnvironment(
  settings: Settings,
  installation: Installation,
  madeSecret: string,
): NodeJS.ProcessEnv {
  const { DATABASE_OWNER_URL: _owner, STANDPOINT_ASKING_KEY: _key, ...surroundings } = process.env;
  return {
    ...surroundings,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: installation.appUrl,
    AUTH_SECRET: settings.AUTH_SECRET ?? madeSecret,
    STANDPOINT_DEMO: installation.isDemo ? "on" : "off",
    STANDPOINT_URL: settings.STANDPOINT_URL ?? `http://localhost:${settings.PORT}`,
  };
}

export type Web = Service & {
  /** Settles when the pages answer; a Fault says what it printed when they do not. */
  ready: () => Promise<void>;
};

/** Starts the web process. */
export function startWeb(options: { isDev: boolean; port: number; host: string; environment: NodeJS.ProcessEnv }): Web {
  const { isDev, port, host, environment } = options;
  const mode = isDev ? { ...environment, NODE_ENV: "development" as const } : environment;
  const args = [nextProgram, isDev ? "dev" : "start", "-p", String(port), "-H", host];
  const web = startProgram("web", args, { ...mode, STANDPOINT_PROCESS: "web" });
  const first: string[] = [];
  let answers = false;
  web.onLine((line) => (answers || isDev ? console.log(line) : first.push(line)));
  const ready = async () => {
    answers = await Promise.race([web.exited.then(() => false), isAnswering(port, host)]);
    if (!answers) throw new Fault(`The web process did not come up; it said:\n${first.slice(-20).join("\n")}`);
  };
  return { ...web, ready };
}

/** Starts the process that does the jobs. It writes letters, so React is there whole, not as pages are drawn on a server. */
export function startWorker(environment: NodeJS.ProcessEnv): Service {
  const args = ["--import", "tsx", path.join(root, "server", "worker", "main.ts")];
  const worker = startProgram("worker", args, { ...environment, STANDPOINT_PROCESS: "worker" });
  worker.onLine((line) => console.log(line));
  return worker;
}

/** The sign-in page asks the database too, so its answer means that everything stands. */
async function isAnswering(port: number, host: string): Promise<boolean> {
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  const until = performance.now() + READY_WITHIN_MS;
  while (performance.now() < until) {
    const status = await fetch(`http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}/sign-in`, {
      redirect: "manual",
    }).then(
      (response) => response.status,
      () => 0,
    );
    if (status > 0 && status < 500) return true;
    await pause(100);
  }
  return false;
}
