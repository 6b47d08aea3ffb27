import { sql } from "drizzle-orm";
import { placeholder, preparedSql } from "@/db/prepared";
import type { Context } from "../../context";

const seen = preparedSql(
  "remember_seen",
  sql`
  insert into lately_seen (person_id, customer_id, seen_at)
  values (${placeholder("personId")}::uuid, ${placeholder("customerId")}::uuid, ${placeholder("now")}::timestamptz)
  on conflict (person_id, customer_id) do update set seen_at = excluded.seen_at`,
);

/** Remembers that the person looked at this customer; no event, because looking changes nothing. */
export async function rememberSeen({ db, actor, now }: Context, customerId: string): Promise<void> {
  await seen(db, { personId: actor.id, customerId, now: now.toISOString() });
}
