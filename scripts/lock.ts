import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { end, identityOf, isAlive, type ProcessIdentity } from "./process-identity";

/** Who works on a data directory: the file outlives a kill -9, the process it names does not. */
export type Holder = { process: ProcessIdentity; purpose: string; children: ProcessIdentity[] };

export type Lock = {
  /** Notes a process that must not outlive us. */
  adopt: (pid: number) => void;
  release: () => void;
};

/** Takes the data directory for this process, or says who has it. Processes a killed holder left behind are ended. */
export async function takeLock(dataDir: string, purpose: string): Promise<Lock | Holder> {
  const file = path.join(dataDir, "running.json");
  const mine: Holder = { process: identityOf(process.pid), purpose, children: [] };
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (create(file, mine)) return lockOf(file, mine);
    const holder = readHolder(file);
    if (holder && isAlive(holder.process)) return holder;
    await clearAfter(file, holder);
  }
  throw new Error(`${file} can neither be taken nor cleared`);
}

/** Who holds the data directory now; null when nobody alive does. */
export function holderOf(dataDir: string): Holder | null {
  const holder = readHolder(path.join(dataDir, "running.json"));
  return holder && isAlive(holder.process) ? holder : null;
}

export function isHeld(taken: Lock | Holder): taken is Holder {
  return "process" in taken;
}

/** Linking a written file is one step that fails when the name is taken. */
function create(file: string, holder: Holder): boolean {
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, JSON.stringify(holder), { mode: 0o600 });
  try {
    linkSync(partial, file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(partial, { force: true });
  }
}

/** Two starts may find the same dead holder: renaming lets one of them clear it. */
async function clearAfter(file: string, dead: Holder | null): Promise<void> {
  const aside = `${file}.dead.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    await pause(20);
    return;
  }
  const moved = readHolder(aside);
  if (moved && isAlive(moved.process)) renameSync(aside, file);
  else for (const child of dead?.children ?? []) end(child);
  rmSync(aside, { force: true });
}

function lockOf(file: string, mine: Holder): Lock {
  return {
    adopt: (pid) => {
      mine.children.push(identityOf(pid));
      writeFileSync(`${file}.${process.pid}`, JSON.stringify(mine), { mode: 0o600 });
      renameSync(`${file}.${process.pid}`, file);
    },
    release: () => rmSync(file, { force: true }),
  };
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
