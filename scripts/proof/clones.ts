import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { serverAccount } from "@/db/postgres/account";
import type { Account } from "@/db/postgres/command";
import { root } from "../installation";
import { launch, stop } from "./launch";

const WITHIN_S = 600;

/** `npm start` in a copy of the repository without anything installed, below a path with a space, by two users. */
export async function* proveClones(): AsyncGenerator<string> {
  const other = serverAccount();
  yield* proveClone("as this user", null);
  if (other) yield* proveClone(`as ${other.name}`, other);
  else yield "skipped: only root can try another user";
  if (other) yield* proveClosedHome();
}

async function* proveClone(who: string, account: Account | null): AsyncGenerator<string> {
  const place = mkdtempSync(path.join(tmpdir(), "standpoint proof "));
  try {
    chmodSync(place, 0o755);
    const clone = makeClone(place);
    const home = path.join(place, "home");
    mkdirSync(home);
    if (account) execFileSync("chown", ["-R", `${account.uid}:${account.gid}`, place]);
    const where = { clone, dataDir: path.join(clone, ".data"), home, ...(account ? { account } : {}) };
    const first = await launch(where, WITHIN_S);
    yield `${who}: ready ${first.seconds().toFixed(0)} s after npm start on a fresh clone`;
    const page = await fetch(`http://127.0.0.1:${first.port}/sign-in`);
    if (!page.ok) throw new Error(`${who}: the sign-in page answered ${page.status}`);
    await stop(first);
    if (existsSync(path.join(clone, ".data/postgres/data/postmaster.pid")))
      throw new Error(`${who}: the database still runs`);
    yield `${who}: stopped in good order`;
    const second = await launch(where, WITHIN_S);
    yield `${who}: the second start is ready after ${second.seconds().toFixed(1)} s`;
    await stop(second);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** Root's own directory is closed to the account that the database runs under. */
async function* proveClosedHome(): AsyncGenerator<string> {
  const place = mkdtempSync(path.join(tmpdir(), "standpoint proof "));
  const before = new Set(standpointsElsewhere());
  try {
    const clone = makeClone(place);
    cpSync(path.join(root, "node_modules"), path.join(clone, "node_modules"), {
      recursive: true,
      verbatimSymlinks: true,
    });
    const started = await launch({ clone, dataDir: path.join(clone, ".data") }, WITHIN_S);
    await stop(started);
    yield "as root below a directory closed to everyone else: ready, with the database in /var/lib";
  } finally {
    rmSync(place, { recursive: true, force: true });
    for (const folder of standpointsElsewhere())
      if (!before.has(folder)) rmSync(folder, { recursive: true, force: true });
  }
}

/** What git would clone: every file it knows or would take in, and nothing that it ignores. */
function makeClone(place: string): string {
  const clone = path.join(place, "clone");
  const list = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  for (const file of new Set(list.split("\0").filter(Boolean))) {
    if (existsSync(path.join(root, file))) cpSync(path.join(root, file), path.join(clone, file));
  }
  return clone;
}

function standpointsElsewhere(): string[] {
  return readdirSync("/var/lib")
    .filter((name) => name.startsWith("standpoint-"))
    .map((name) => path.join("/var/lib", name));
}
