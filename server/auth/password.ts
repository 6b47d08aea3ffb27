import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** argon2id is the library's default; memory and passes as OWASP's password storage sheet asks (19 MiB, 2 passes). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes at one time, and how many may wait: a flood of sign-ins takes neither all memory nor all of the processor. */
const atOnce = 2;
const mayWait = 40;

let running = 0;
const waiting: (() => void)[] = [];

/** Too many passwords are being checked at this moment; nothing was decided. */
export class TooBusy extends Error {}

export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, cost));
}

/** Whether the password fits. Without a hash the same work is done, so that the answer takes as long. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const against = passwordHash ?? (await nobodysHash());
  const fits = await inTurn(() => verify(against, password));
  return fits && passwordHash !== null;
}

let nobodys: Promise<string> | undefined;

function nobodysHash(): Promise<string> {
  nobodys ??= hash(randomBytes(32), cost);
  return nobodys;
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= mayWait) throw new TooBusy("Too many passwords are being checked.");
    await new Promise<void>((go) => waiting.push(go));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
