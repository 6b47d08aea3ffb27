import { randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { Fault, messageOf } from "@/server/domain/fault";
import { canReach } from "./account";
import type { Binaries } from "./binaries";
import { type Account, type Outcome, run } from "./command";
import { faultOf } from "./said";
import { readSecrets, writeSecrets } from "./secrets";

/** One embedded server: where its files are, under which account it runs, with which programs. */
export type Cluster = { home: string; account: Account | null; binaries: Binaries };

/** Makes the data directory and lets the server's account walk through it; the files inside stay closed to it. */
export function openDataDir(dataDir: string, account: Account | null): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: account ? 0o711 : 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    if (account) chmodSync(dataDir, 0o711);
  } catch (error) {
    throw new Fault(
      `The data directory ${dataDir} cannot be written (${messageOf(error)}): make it writable, or set STANDPOINT_DATA_DIR to another.`,
    );
  }
}

/**
 * Where the server's own files are: in the data directory, or, when its account cannot reach that
 * (a checkout below /root), in /var/lib. Chosen once and remembered; under a new name each time, as what an
 * earlier checkout at the same path left there opens to other passwords only.
 */
export async function serverHome(dataDir: string, account: Account | null): Promise<string> {
  const secrets = readSecrets(dataDir);
  if (secrets.serverHome) return secrets.serverHome;
  const inside = path.join(dataDir, "postgres");
  if (existsSync(inside) || (await canReach(account, dataDir))) return inside;
  const outside = `/var/lib/standpoint-${randomBytes(6).toString("hex")}`;
  writeSecrets(dataDir, { ...secrets, serverHome: outside });
  return outside;
}

/** Makes the database files if there are none; under another name first, so that half a set is never used. */
export async function ensureCluster(cluster: Cluster, superPassword: string): Promise<void> {
  const data = path.join(cluster.home, "data");
  handOver(cluster.home, cluster.account);
  if (existsSync(path.join(data, "PG_VERSION"))) return;
  const partial = path.join(cluster.home, "data.new");
  const passwordFile = path.join(cluster.home, "password");
  rmSync(partial, { recursive: true, force: true });
  writeFileSync(passwordFile, superPassword, { mode: 0o600 });
  handOver(passwordFile, cluster.account);
  const outcome = await initialise(cluster, partial, passwordFile);
  rmSync(passwordFile, { force: true });
  if (outcome.code !== 0) {
    rmSync(partial, { recursive: true, force: true });
    throw faultOf("The embedded PostgreSQL could not be made", cluster.home, outcome.output);
  }
  renameSync(partial, data);
}

/** Trigrams of Ä or Ж need a character type the C library knows (ruling 31); its name differs between systems. */
async function initialise(cluster: Cluster, data: string, passwordFile: string): Promise<Outcome> {
  const kinds = ["C.UTF-8", "en_US.UTF-8", "UTF-8"];
  let outcome: Outcome = { code: -1, output: "" };
  for (const kind of kinds) {
    outcome = await run(cluster.binaries.initdb, initArguments(data, passwordFile, kind), cluster.account);
    if (outcome.code === 0 || !outcome.output.includes("invalid locale name")) break;
  }
  return outcome;
}

/** Text is UTF-8 and sorts the same on every machine; every connection needs its password. */
function initArguments(data: string, passwordFile: string, characterType: string): string[] {
  return [
    ...["-D", data, "-U", "postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256"],
    ...["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
    ...["--locale=C", `--lc-ctype=${characterType}`, "--data-checksums", "--no-instructions"],
  ];
}

function handOver(file: string, account: Account | null): void {
  if (account) chownSync(file, account.uid, account.gid);
}
