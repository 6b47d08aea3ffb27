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
data="$1"
shift
server=$(head -n 1 "$data/postmaster.pid")
read -r _
[ "$(head -n 1 "$data/postmaster.pid" 2>/dev/null)" = "$server" ] || exit 0
kill -INT "$server"
[ $# -eq 0 ] && exit 0
while [ -e "$data/postmaster.pid" ]; do sleep 0.1; done
rm -rf "$@"
`;

/** Leaves the guard behind; the answer lets it go once the server has been stopped in good order. */
export function leaveGuard(cluster: Cluster, removeAfter: string[]): () => void {
  const args = ["-c", SCRIPT, "sh", path.join(cluster.home, "data"), ...removeAfter];
  // Only root may remove what it made itself; a server alone its own account can stop.
  const account = removeAfter.length > 0 ? null : cluster.account;
  const child = spawn("/bin/sh", args, {
    ...identity(account),
    env: bareEnvironment(),
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  child.unref();
  if ("unref" in child.stdin && typeof child.stdin.unref === "function") child.stdin.unref();
  return () => child.stdin.end();
}
