import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process and when it began: ids are used again, the pair is not. */
export type ProcessIdentity = { pid: number; began: string };

export function identityOf(pid: number): ProcessIdentity {
  return { pid, began: beginningOf(pid) ?? "" };
}

/** Whether this very process still runs. */
export function isAlive(identity: ProcessIdentity): boolean {
  return identity.began !== "" && beginningOf(identity.pid) === identity.began;
}

/** Ends a process of ours that outlived its starter, with everything it started. */
export function end(identity: ProcessIdentity): void {
  if (!isAlive(identity)) return;
  for (const target of [-identity.pid, identity.pid]) {
    try {
      process.kill(target, "SIGKILL");
    } catch {
      // Gone meanwhile, or not the head of a group: nothing is left to end.
    }
  }
}

/** Linux tells in clock ticks since boot; elsewhere `ps` tells to the second. null when there is no such process. */
function beginningOf(pid: number): string | null {
  try {
    if (process.platform === "linux") {
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
      return fields[0] === "Z" ? null : (fields[19] ?? null);
    }
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || null;
  } catch {
    return null;
  }
}
