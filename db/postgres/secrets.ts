import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import path from "node:path";

/** What an installation keeps to itself, in a file only its owner may read. */
export type Secrets = {
  superPassword: string;
  ownerPassword: string;
  appPassword: string;
  authSecret: string;
  /** What the worker, and nobody else, asks customers with; the database knows its hash. */
  askingKey: string;
  /** The port the embedded server had last; null before its first start. */
  port: number | null;
  /** Where the embedded server's files are when its account cannot reach the data directory. */
  serverHome: string | null;
};

/** The secrets of a data directory, made at the first call. */
export function readSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, "secrets.json");
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const secrets = { ...freshSecrets(), ...kept };
  // An older version knew fewer of them.
  if (Object.keys(secrets).some((name) => !(name in kept))) writeSecrets(dataDir, secrets);
  return secrets;
}

/** Replaces the file as a whole: a power cut leaves the old one or the new one, never half of one. */
export function writeSecrets(dataDir: string, secrets: Secrets): void {
  const file = path.join(dataDir, "secrets.json");
  const partial = `${file}.${process.pid}`;
  const handle = openSync(partial, "w", 0o600);
  writeSync(handle, `${JSON.stringify(secrets, null, 2)}\n`);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(partial, file);
}

function freshSecrets(): Secrets {
  const random = () => randomBytes(24).toString("base64url");
  return {
    superPassword: random(),
    ownerPassword: random(),
    appPassword: random(),
    authSecret: random(),
    askingKey: random(),
    port: null,
    serverHome: null,
  };
}
