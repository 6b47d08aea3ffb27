import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { root } from "./installation";

/** A Node process that belongs to this one: it ends when told, and also when this one is killed (follow.mjs). */
export type Service = {
  name: string;
  pid: number;
  onLine: (listener: (line: string) => void) => void;
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  stop: () => Promise<void>;
};

const PATIENCE_MS = 15_000;

/** In a process group of its own, so that Ctrl-C reaches only the launcher and things end in order. */
export function startProgram(name: string, args: string[], env: NodeJS.ProcessEnv): Service {
  const follow = ["--import", pathToFileURL(path.join(root, "scripts", "follow.mjs")).href];
  const child = spawn(process.execPath, [...follow, ...args], {
    cwd: root,
    env: { ...env, STANDPOINT_STARTER: String(process.pid) },
    stdio: ["pipe", "pipe", "pipe"],
    detached: true,
  });
  const lines = [createInterface({ input: child.stdout }), createInterface({ input: child.stderr })];
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.on("error", () => resolve({ code: -1, signal: null }));
    child.on("close", (code, signal) => resolve({ code, signal }));
  });
  return {
    name,
    pid: child.pid ?? -1,
    exited,
    onLine: (listener) => {
      for (const line of lines) line.on("line", listener);
    },
    stop: async () => {
      child.kill("SIGTERM");
      const hurry = setTimeout(() => endGroup(child.pid), PATIENCE_MS);
      await exited;
      clearTimeout(hurry);
    },
  };
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid) process.kill(-pid, "SIGKILL");
  } catch {
    // It ended in the same moment.
  }
}
