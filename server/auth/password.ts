import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { turns } from "../turns";

/** argon2id is the library's default; memory and passes as OWASP's password storage sheet asks (19 MiB, 2 passes). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes at one time, and how many may wait: a flood of sign-ins takes neither all memory nor all of the processor. */
const inTurn = turns({ atOnce: 2, mayWait: 40 });

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
