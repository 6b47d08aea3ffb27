import { sql } from "drizzle-orm";
import { latelySeen } from "@/db/schema";
import type { Context } from "../../context";

/** Remembers that the person looked at this customer; no event, because looking changes nothing. */
export async function rememberSeen({ db, actor, now }: Context, customerId: string): Promise<void> {
  await db
    .insert(latelySeen)
    .values({ personId: actor.id, customerId, seenAt: now })
    .onConflictDoUpdate({
      target: [latelySeen.personId, latelySeen.customerId],
      set: { seenAt: sql`excluded.seen_at` },
    });
}
