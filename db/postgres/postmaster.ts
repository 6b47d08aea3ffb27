import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

/**
 * Whether a server runs on these database files. A pid file that a crash left behind may by now name somebody
 * else's process: pg_ctl would signal that one, and the server would refuse to start because of it, so such a file
 * is taken away. Two servers on the same files are still impossible: PostgreSQL finds the other's shared memory.
 */
export function isServerRunning(data: string): boolean {
  const file = path.join(data, "postmaster.pid");
  if (!existsSync(file)) return false;
  const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
  if (commandOf(pid).includes(data)) return true;
  rmSync(file, { force: true });
  return false;
}

/** The words a process was started with; none when there is no such process. */
function commandOf(pid: number): string {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    return execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}
