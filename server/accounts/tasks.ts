import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { type IssuedLink, issueToken } from "./mutations/links";
import { isAnybodyHere } from "./queries";

/**
 * The one-time token of the set-up link that the start prints (ruling 38), in place of the one printed before.
 * null once anybody is here: then there is nothing to set up.
 */
export async function issueSetUpToken(db: Database): Promise<IssuedLink | null> {
  return db.transaction(async (tx) => ((await isAnybodyHere(tx)) ? null : issueToken(tx, "set_up", null)));
}

/** Clears away what is over: sessions and links a month after their end, buckets that have long been full again. */
export async function clearAccounts(db: Database): Promise<void> {
  await db.execute(sql`delete from sessions
    where least(coalesce(revoked_at, expires_at), expires_at) < standpoint_now() - interval '30 days'`);
  await db.execute(sql`delete from tokens where expires_at < standpoint_now() - interval '30 days'`);
  await db.execute(sql`delete from rate_limits where refilled_at < standpoint_now() - interval '1 day'`);
}
