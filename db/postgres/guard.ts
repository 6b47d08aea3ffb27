import { spawn } from "node:child_process";
import path from "node:path";
import type { Cluster } from "./cluster";
import { bareEnvironment, identity } from "./command";

/**
 * A shell that waits for its launcher to go away, however it goes, and then asks this very server to stop:
 * it reads from a pipe that only the launcher holds. The process id is compared so that a server started
 * since is left alone.
 */
const SCRIPT = `
server=$(head -n 1 "$1/postmaster.pid")
read -r _
[ "$(head -n 1 "$1/postmaster.pid" 2>/dev/null)" = "$server" ] || exit 0
kill -INT "$server"
[ -z "$2" ] && exit 0
while kill -0 "$server" 2>/dev/null; do sleep 0.1; done
rm -rf "$2"
`;

/** Leaves the guard behind; the answer lets it go once the server has been stopped in good order. */
export function leaveGuard(cluster: Cluster, removeAfter: string | null): () => void {
  const args = ["-c", SCRIPT, "sh", path.join(cluster.home, "data"), removeAfter ?? ""];
  const root = removeAfter ? null : cluster.account;
  const child = spawn("/bin/sh", args, {
    ...identity(root),
    env: bareEnvironment(),
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  child.unref();
  if ("unref" in child.stdin && typeof child.stdin.unref === "function") child.stdin.unref();
  return () => child.stdin.end();
}
