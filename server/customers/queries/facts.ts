import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { ContactChannel, ContactDirection } from "../../domain/contact";
import type { CustomerKind } from "../../domain/customer";
import type { IdentityChannel } from "../../domain/identity";
import type { IssueKind } from "../../domain/issue";
import type { Instant, PlainDate } from "../../domain/plain-date";
import type { Reaction } from "../../domain/recognition";
import type { Spell } from "../../domain/tenure";
import { type Knowledge, knowledgeOfMembers } from "../../knowledge/queries/of";
import { type PromisesOfMembers, promisesOfMembers } from "../../promises/queries/of-members";
import {
  alsoSinceOfMembers,
  identitiesOfMembers,
  kinOfMembers,
  lastContactOfMembers,
  notesOfMembers,
  openIssuesOfMembers,
  saidToMembers,
  sharersOfMembers,
} from "./around";
import { seenByOthers } from "./here";
import { iso, nameOf } from "./members";
import { spellsOfMembers } from "./spells";
import { pageOf, type ReachedEntry, type TimelinePage, timelineOf } from "./timeline";

export type Identity = { id: string; channel: IdentityChannel; handle: string; normal: string };
export type OpenIssue = {
  id: string;
  kind: IssueKind;
  words: string;
  openedAt: string;
  department: string;
  owner: string | null;
  /** How often the customer was passed on with it. */
  handOffs: number;
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
  erasedAt: string | null;
  recordedAt: string;
  purchases: number;
  totals: Record<string, number>;
  /** Runs of purchase days up to today by the lapse threshold, oldest first; one run where none is set. */
  spells: Spell[];
  identities: Identity[];
  openIssues: OpenIssue[];
  notes: Note[];
  said: Said[];
  representatives: Kin[];
  speaksFor: Kin[];
  sharers: Sharer[];
  /** Other days since which they say they are with us: those of records that were merged into this one. */
  alsoSince: { on: PlainDate; source: string }[];
  /** How many records were merged into this one. */
  mergedRecords: number;
  /** A colleague who opened this customer in the last minutes. */
  colleague: { name: string; at: string } | null;
  lastContact: { at: string; channel: ContactChannel; direction: ContactDirection; feeling: number | null } | null;
  knowledge: Knowledge;
  promises: PromisesOfMembers;
  timeline: TimelinePage;
};

type Row = Omit<CustomerFacts, "timeline"> & { entries: ReachedEntry[] | null };
type Asked = {
  customerId: string;
  today: PlainDate;
  lapseDays: number | null;
  /** Who reads and when; without them nobody else is said to be there. */
  readerId?: string;
  now?: Instant;
};

/** The whole brief in one round trip; null when there is no such customer. The id of a merged one gives its survivor. */
export async function findCustomerFacts(db: Database, asked: Asked): Promise<CustomerFacts | null> {
  const [row] = await facts(db, {
    ...asked,
    readerId: asked.readerId ?? null,
    now: asked.now?.toISOString() ?? null,
    only: null,
    at: "infinity",
    id: "ffffffff-ffff-ffff-ffff-ffffffffffff",
  });
  if (!row) return null;
  const { entries, ...rest } = row;
  return { ...rest, timeline: pageOf(entries) };
}

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
         ${nameOf(sql`me.vulnerable_by`)} as "vulnerableBy", ${iso(sql`me.erased_at`)} as "erasedAt",
         ${iso(sql`me.recorded_at`)} as "recordedAt",
         coalesce(st.purchases, 0) as purchases, coalesce(st.totals, '{}') as totals,
         ${spellsOfMembers} as spells,
         ${identitiesOfMembers} as identities,
         ${alsoSinceOfMembers} as "alsoSince",
         (select count(*)::int - 1 from members) as "mergedRecords",
         ${openIssuesOfMembers} as "openIssues",
         ${notesOfMembers} as notes,
         ${saidToMembers} as said,
         ${kinOfMembers(sql`r.organisation_id`, sql`r.person_id`)} as representatives,
         ${kinOfMembers(sql`r.person_id`, sql`r.organisation_id`)} as "speaksFor",
         ${sharersOfMembers} as sharers,
         ${lastContactOfMembers} as "lastContact",
         ${seenByOthers(sql`me.id`, sql`${placeholder("readerId")}::uuid`, sql`${placeholder("now")}::timestamptz`)} as colleague,
         ${knowledgeOfMembers} as knowledge,
         ${promisesOfMembers} as promises,
         (${timelineOf(sql`members`)}) as entries
    from me left join standing st on st.customer_id = me.id`,
);
