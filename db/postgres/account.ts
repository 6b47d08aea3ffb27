import { readFileSync } from "node:fs";
import { Fault } from "@/server/domain/fault";
import { type Account, run } from "./command";

const UNPRIVILEGED = ["nobody", "daemon", "postgres"];

/** The account to run the server under: null (our own) unless we are root, which PostgreSQL refuses. */
export function serverAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const accounts = readFileSync("/etc/passwd", "utf8").split("\n").map(toAccount);
  for (const name of UNPRIVILEGED) {
    const account = accounts.find((candidate) => candidate.name === name && candidate.uid > 0);
    if (account) return account;
  }
  throw new Fault(
    "PostgreSQL refuses to run as root and there is no account 'nobody' on this machine: start Standpoint as an ordinary user.",
  );
}

function toAccount(line: string): Account {
  const [name = "", , uid = "", gid = ""] = line.split(":");
  return { name, uid: Number(uid), gid: Number(gid) };
}

/** Whether the account can walk into a directory; a checkout below /root is usually closed to everyone else. */
export async function canReach(account: Account | null, directory: string): Promise<boolean> {
  if (!account) return true;
  return (await run("/bin/sh", ["-c", 'cd "$1"', "sh", directory], account)).code === 0;
}
