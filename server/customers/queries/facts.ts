import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { ContactChannel, ContactDirection } from "../../domain/contact";
import type { CustomerKind } from "../../domain/customer";
import type { IdentityChannel } from "../../domain/identity";
import type { IssueKind } from "../../domain/issue";
import type { PlainDate } from "../../domain/plain-date";
import type { Reaction } from "../../domain/recognition";
import { iso, pageOf, type TimelineEntry, type TimelinePage, timelineOf } from "./timeline";

export type Identity = { id: string; channel: IdentityChannel; handle: string; normal: string };
export type OpenIssue = {
  id: string;
  kind: IssueKind;
  words: string;
  openedAt: string;
  department: string;
  owner: string | null;
};
export type Note = { id: string; words: string; by: string; recordedAt: string };
type Said = { saidOn: PlainDate; years: number | null; reason: string; by: string; reaction: Reaction | null };
/** Another customer that belongs here: who speaks for whom, or shares a number. */
export type Kin = { id: string; name: string; position: string | null };
export type Sharer = { id: string; name: string; channel: IdentityChannel };

/** What the tables know of one customer, everything under its survivor. Texts are instants in ISO. */
export type CustomerFacts = {
  id: string;
  kind: CustomerKind;
  name: string;
  called: string | null;
  place: string | null;
  country: string | null;
  zone: string | null;
  statedSinceOn: PlainDate | null;
  statedSinceSource: string | null;
  diedOn: PlainDate | null;
  diedRecordedAt: string | null;
  diedRecordedBy: string | null;
  vulnerableNote: string | null;
  vulnerableAt: string | null;
  vulnerableBy: string | null;
  recordedAt: string;
  purchases: number;
  totals: Record<string, number>;
  purchaseDays: PlainDate[];
  identities: Identity[];
  openIssues: OpenIssue[];
  notes: Note[];
  said: Said[];
  representatives: Kin[];
  speaksFor: Kin[];
  sharers: Sharer[];
  lastContact: { at: string; channel: ContactChannel; direction: ContactDirection; feeling: number | null } | null;
  timeline: TimelinePage;
};

type Row = Omit<CustomerFacts, "timeline"> & { entries: TimelineEntry[] | null };

/** The whole brief in one round trip; null when there is no such customer. The id of a merged one gives its survivor. */
export async function findCustomerFacts(db: Database, customerId: string): Promise<CustomerFacts | null> {
  const [row] = await facts(db, {
    customerId,
    only: null,
    at: "infinity",
    id: "ffffffff-ffff-ffff-ffff-ffffffffffff",
  });
  if (!row) return null;
  const { entries, ...rest } = row;
  return { ...rest, timeline: pageOf(entries) };
}

const list = (columns: SQL, order: SQL, from: SQL) =>
  sql`coalesce((select jsonb_agg(jsonb_build_object(${columns}) order by ${order}) from ${from}), '[]')`;

const mine = (column: SQL) => sql`${column} in (select id from members)`;
const nameOf = (person: SQL) => sql`(select name from people where id = ${person})`;

const kin = (mineIs: SQL, otherIs: SQL) =>
  list(
    sql`'id', o.survivor_id, 'name', s.name, 'position', r.position`,
    sql`s.name`,
    sql`representatives r join customers o on o.id = ${otherIs} join customers s on s.id = o.survivor_id
        where ${mine(mineIs)} and r.ended_at is null and s.withdrawn_at is null`,
  );

const facts = preparedSql<Row>(
  "customer_facts",
  sql`
  with me as materialized (
    select s.* from customers asked join customers s on s.id = asked.survivor_id
     where asked.id = ${placeholder("customerId")}::uuid and s.withdrawn_at is null
  ),
  members as materialized (select m.id from me join customers m on m.survivor_id = me.id)
  select me.id, me.kind, me.name, me.called, me.place, me.country, me.zone,
         me.stated_since_on::text as "statedSinceOn", me.stated_since_source as "statedSinceSource",
         me.died_on::text as "diedOn", ${iso(sql`me.died_recorded_at`)} as "diedRecordedAt",
         ${nameOf(sql`me.died_recorded_by`)} as "diedRecordedBy",
         me.vulnerable_note as "vulnerableNote", ${iso(sql`me.vulnerable_at`)} as "vulnerableAt",
         ${nameOf(sql`me.vulnerable_by`)} as "vulnerableBy", ${iso(sql`me.recorded_at`)} as "recordedAt",
         coalesce(st.purchases, 0) as purchases, coalesce(st.totals, '{}') as totals,
         coalesce((select jsonb_agg(d.bought_on order by d.bought_on)
            from (select distinct p.bought_on from purchases p
                   where ${mine(sql`p.customer_id`)} and p.amount_minor >= 0 and p.withdrawn_at is null) d), '[]')
           as "purchaseDays",
         ${list(
           sql`'id', i.id, 'channel', i.channel, 'handle', i.handle, 'normal', i.normal`,
           sql`i.channel <> 'phone', i.channel <> 'email', i.channel <> 'account', i.id`,
           sql`identities i where ${mine(sql`i.customer_id`)} and i.withdrawn_at is null`,
         )} as identities,
         ${list(
           sql`'id', i.id, 'kind', i.kind, 'words', i.words, 'openedAt', ${iso(sql`i.opened_at`)},
               'department', d.name, 'owner', ${nameOf(sql`i.owner_id`)}`,
           sql`i.opened_at`,
           sql`issues i join departments d on d.id = i.department_id
               where ${mine(sql`i.customer_id`)} and i.resolved_at is null`,
         )} as "openIssues",
         ${list(
           sql`'id', n.id, 'words', n.words, 'by', ${nameOf(sql`n.by_id`)}, 'recordedAt', ${iso(sql`n.recorded_at`)}`,
           sql`n.recorded_at desc, n.id desc`,
           sql`notes n where ${mine(sql`n.customer_id`)} and n.withdrawn_at is null`,
         )} as notes,
         ${list(
           sql`'saidOn', (r.said_at at time zone (select zone from organisation))::date, 'years', r.years,
               'reason', r.reason, 'by', ${nameOf(sql`r.said_by`)}, 'reaction', r.reaction`,
           sql`r.said_at desc`,
           sql`recognitions r where ${mine(sql`r.customer_id`)}`,
         )} as said,
         ${kin(sql`r.organisation_id`, sql`r.person_id`)} as representatives,
         ${kin(sql`r.person_id`, sql`r.organisation_id`)} as "speaksFor",
         ${list(
           sql`'id', x.id, 'name', x.name, 'channel', x.channel`,
           sql`x.name`,
           sql`(select distinct s.id, s.name, i.channel
                  from identities i
                  join identities t on t.channel = i.channel and t.normal = i.normal and t.withdrawn_at is null
                  join customers c on c.id = t.customer_id
                  join customers s on s.id = c.survivor_id and s.withdrawn_at is null
                 where ${mine(sql`i.customer_id`)} and i.withdrawn_at is null and s.id <> (select id from me) limit 10) x`,
         )} as sharers,
         (select jsonb_build_object('at', ${iso(sql`c.happened_at`)}, 'channel', c.channel, 'direction', c.direction,
                                    'feeling', c.feeling)
            from contacts c where ${mine(sql`c.customer_id`)} order by c.happened_at desc, c.id desc limit 1) as "lastContact",
         (${timelineOf(sql`members`)}) as entries
    from me left join standing st on st.customer_id = me.id`,
);
