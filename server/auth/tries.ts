import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";

/** So many tries at once, and one more every so many seconds. */
export type Bucket = { key: string; holds: number; secondsPerTry: number };

/** Per e-mail, whoever tries: guessing one person's password. The e-mail itself is not kept, only its hash. */
export function triesForEmail(email: string): Bucket {
  return { key: `email:${createHash("sha256").update(email).digest("base64url")}`, holds: 8, secondsPerTry: 60 };
}

/** Per address, whomever it tries: guessing many people's passwords. A whole office may share one. */
export function triesFromAddress(address: string): Bucket {
  return { key: `address:${address.slice(0, 60)}`, holds: 40, secondsPerTry: 6 };
}

/** Per address that opens customers' links: a household reads its letter more than once, nobody guesses many. */
export function triesByLink(address: string): Bucket {
  return { key: `link:${address.slice(0, 60)}`, holds: 30, secondsPerTry: 4 };
}

/** Per person signed in who gives the present password once more. */
export function triesByPerson(personId: string): Bucket {
  return { key: `person:${personId}`, holds: 8, secondsPerTry: 60 };
}

/**
 * Takes one try out of a bucket, in one statement that two requests cannot interleave. False when it is empty;
 * an empty bucket keeps filling while somebody knocks.
 */
export async function takeTry(db: Database, { key, holds, secondsPerTry }: Bucket): Promise<boolean> {
  const full = sql`least(${holds}::float8,
    r.tokens + extract(epoch from excluded.refilled_at - r.refilled_at)::float8 / ${secondsPerTry}::float8)`;
  const taken = await db.execute(sql`
    insert into rate_limits as r (key, tokens, refilled_at)
    values (${key}, ${holds}::float8 - 1, standpoint_now())
    on conflict (key) do update set tokens = ${full} - 1, refilled_at = excluded.refilled_at
      where ${full} >= 1
    returning r.key`);
  return taken.length === 1;
}

/** Whoever proved to be the person starts afresh. */
export async function forgiveTries(db: Database, { key }: Bucket): Promise<void> {
  await db.execute(sql`delete from rate_limits where key = ${key}`);
}
