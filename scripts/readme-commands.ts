import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { choosePort } from "@/db/postgres/port";
import { type Count, nothing, passed } from "./count";
import { root } from "./installation";

type Outcome = { count: Count; said: string };

/** Ruling 37: what the README tells people to type is typed here. (`npm start` is what the journeys run on.) */
export const readmeCommands: [string, () => Promise<Outcome>][] = [
  ["npm run dev", tryDev],
  ["npm run standpoint -- help", () => npmRun("standpoint", "help")],
  ["npm run bench", () => npmRun("bench", "--customers", "500", "--seconds", "1", "--only", "find-phone,brief")],
  ["npm run screens", () => npmRun("screens", "--only", "sign-in")],
];

const READY_WITHIN_MS = 120_000;

function npmRun(...[script = "", ...args]: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn("npm", ["run", script, "--", ...args], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const said = collect(child);
    child.on("close", (code) => resolve({ count: code === 0 ? passed : { ...nothing, failed: 1 }, said: said() }));
  });
}

/** The pages with live reload come up and go again in good order. */
async function tryDev(): Promise<Outcome> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "standpoint-dev-"));
  const port = await choosePort(null);
  const child = spawn("npm", ["run", "dev"], {
    cwd: root,
    env: { ...process.env, PORT: String(port), STANDPOINT_DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = collect(child);
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const hurry = setTimeout(() => child.kill("SIGTERM"), READY_WITHIN_MS);
  child.stdout.on("data", () => {
    if (said().includes("Standpoint is ready")) child.kill("SIGTERM");
  });
  await ended;
  clearTimeout(hurry);
  rmSync(dataDir, { recursive: true, force: true });
  const isFine = said().includes("Standpoint is ready");
  return { count: isFine ? passed : { ...nothing, failed: 1 }, said: said() };
}

function collect(child: ReturnType<typeof spawn>): () => string {
  let said = "";
  const add = (chunk: Buffer) => {
    said += chunk;
  };
  child.stdout?.on("data", add);
  child.stderr?.on("data", add);
  return () => said;
}
