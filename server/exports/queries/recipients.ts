import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { LeftOutReason, SendingWay } from "../../domain/export";
import type { Instant } from "../../domain/plain-date";

/** A customer to whom content may go now, or why not. */
export type Recipient = {
  id: string;
  name: string;
  called: string | null;
  /** Where it goes: e-mail address, number, or place. */
  address: string | null;
  country: string | null;
  /** Empty: it may go. */
  reasons: LeftOutReason[];
};

const channels: Record<SendingWay, string | null> = { email: "email", phone: "phone", text: "phone", post: null };
/** How the wish to be reached this way is called among the preferences. */
const wishes: Record<SendingWay, string> = { email: "email", phone: "phone", text: "text", post: "letter" };

/**
 * Of these customers: to whom promotional content may go this way now. Content hold first (PRACTICES 76); then their own
 * word: a consent given for this way, no wish against it, and an address to send to.
 */
export async function judgeRecipients(
  db: Database,
  { ids, way, now }: { ids: readonly string[]; way: SendingWay; now: Instant },
): Promise<Recipient[]> {
  const channel = channels[way];
  const address = channel
    ? sql`(select i.normal from customers m join identities i on i.customer_id = m.id
           where m.survivor_id = c.id and i.channel = ${channel} and i.withdrawn_at is null order by i.recorded_at, i.id limit 1)`
    : sql`nullif(btrim(c.place), '')`;
  return db.execute<Recipient>(sql`
    with asked as (
      select ids.id, ids.place from unnest(${sql.param([...ids])}::uuid[]) with ordinality as ids (id, place)
    ),
    holds as materialized (
      select h.customer_id, array_agg(distinct h.reason) as reasons
      from content_hold_reasons(${now.toISOString()}::timestamptz) h where h.customer_id in (select id from asked)
      group by h.customer_id
    )
    select c.id, c.name, c.called, reach.address, c.country,
      coalesce(holds.reasons, '{}') || array_remove(array[
        case when consent.given is null then 'never_asked' when not consent.given then 'consent_withdrawn' end,
        case when preference_now(c.id, ${wishes[way]}) in ('not_wanted', 'never') then 'not_wanted' end,
        case when reach.address is null then 'no_address' end], null) as reasons
    from asked join customers c on c.id = asked.id
    left join holds on holds.customer_id = c.id
    cross join lateral (select consent_now(c.id, ${`content_${way}`}) as given) consent
    cross join lateral (select ${address} as address) reach
    order by asked.place`);
}
