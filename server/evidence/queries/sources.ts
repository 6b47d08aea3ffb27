import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import { iso } from "../../customers/queries/members";
import type { ContactChannel } from "../../domain/contact";
import type { EvidenceKind } from "../../domain/decision-words";
import type { HoldReason } from "../../domain/recognition";

/** A customer whose words fed a decision. Name and told words null: erased. */
export type Source = {
  customerId: string;
  name: string;
  isErased: boolean;
  kinds: EvidenceKind[];
  /** Why content is held, the same as on their page. */
  holds: HoldReason[];
  /** Ways they do not want to be reached by. */
  unwanted: ContactChannel[];
  told: { contactId: string; at: string; channel: ContactChannel; by: string; words: string } | null;
};

const sources = preparedSql<{ source: Source }>(
  "decision_sources",
  sql`
  select json_build_object('customerId', s.id, 'name', s.name, 'isErased', s.erased_at is not null, 'kinds', c.kinds,
    'holds', (select coalesce(json_agg(distinct h.reason), '[]')
       from content_hold_reasons(${placeholder("now")}::timestamptz) h where h.customer_id = s.id and s.erased_at is null),
    'unwanted', (select coalesce(json_agg(p.about order by p.about), '[]') from (
       select distinct on (k.about) k.about, k.wish from preferences k join customers m on m.id = k.customer_id
        where m.survivor_id = s.id order by k.about, k.learned_on desc, k.recorded_at desc, k.id desc) p
       where p.wish in ('not_wanted', 'never')),
    'told', (select json_build_object('contactId', k.id, 'at', ${iso(sql`k.happened_at`)}, 'channel', k.channel, 'by', p.name, 'words', k.words)
       from source_tellings t join contacts k on k.id = t.contact_id join people p on p.id = t.told_by where t.id = c.telling_id)) as source
  from source_customers c join customers s on s.id = c.customer_id
  where c.decision_id = ${placeholder("decisionId")}::uuid
  order by c.telling_id is not null, c.since, s.id limit 500`,
);

/** The customers whose words fed a decision, those still to be told first. */
export async function listSources(
  db: Database,
  { decisionId, now }: { decisionId: string; now: Date },
): Promise<Source[]> {
  const rows = await sources(db, { decisionId, now: now.toISOString() });
  return rows.map(({ source }) => source);
}
