import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import { type Advocacy, advocacyOfMembers } from "../../advocacy/queries/of";
import { type BandNow, bandOfMembers } from "../../bands/queries";
import type { ContactChannel, ContactDirection } from "../../domain/contact";
import type { CustomerKind } from "../../domain/customer";
import type { IdentityChannel } from "../../domain/identity";
import type { IssueKind } from "../../domain/issue";
import type { RecentDay } from "../../domain/milestone";
import type { MilestoneKind, MilestoneRules } from "../../domain/milestone-rules";
import type { Instant, PlainDate } from "../../domain/plain-date";
import type { ThanksWish } from "../../domain/preference";
import type { Reaction } from "../../domain/recognition";
import type { SegmentKey } from "../../domain/segment";
import type { Spell } from "../../domain/tenure";
import { type OpenGoodwill, openGoodwillOfMembers } from "../../goodwill/queries/of";
import { type Knowledge, knowledgeOfMembers } from "../../knowledge/queries/of";
import { type PromisesOfMembers, promisesOfMembers } from "../../promises/queries/of-members";
import { type RawRestriction, restrictionsOfMembers } from "../../restrictions/queries";
import {
  alsoSinceOfMembers,
  identitiesOfMembers,
  kinOfMembers,
  lastContactOfMembers,
  notesOfMembers,
  openIssuesOfMembers,
  sharersOfMembers,
} from "./around";
import { seenByOthers } from "./here";
import { iso, nameOf } from "./members";
import { spellsOfMembers } from "./spells";
import { milestoneRulesNow, recentDaysOfMembers, referralsOfMembers, saidToMembers, thankedByDefault } from "./thanks";
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
/** Thanks that were said; `kind` and `key` name the milestone, where they were for one. */
export type SaidThanks = {
  id: string;
  saidOn: PlainDate;
  kind: MilestoneKind | null;
  key: string | null;
  reason: string;
  by: string;
  reaction: Reaction | null;
};
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
  /** Days with a purchase, and the net sum in the organisation's currency. */
  purchaseDays: number;
  valueMinor: number;
  /** The latest days with lines, newest first, as far back as a milestone still rings true. */
  recentDays: RecentDay[];
  /** The value band and whether they are a best customer; null: in none (yet). */
  band: BandNow | null;
  milestoneRules: MilestoneRules;
  /** How customers of a segment they are in are thanked; a saved segment has a name, a standing one its key. */
  thankedByDefault: { wish: ThanksWish; segment: string | null; key: SegmentKey | null } | null;
  /** Whom they sent to us and who has bought since. */
  referrals: { id: string; referred: string; boughtOn: PlainDate }[];
  /** Runs of purchase days up to today by the lapse threshold, oldest first; one run where none is set. */
  spells: Spell[];
  identities: Identity[];
  openIssues: OpenIssue[];
  notes: Note[];
  said: SaidThanks[];
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
  advocacy: Advocacy;
  /** What they are held to and others are not, that has not ended. */
  restrictions: RawRestriction[];
  openGoodwill: OpenGoodwill[];
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
         coalesce(st.purchase_days, 0) as "purchaseDays", coalesce(st.value_minor, 0)::float8 as "valueMinor",
         ${recentDaysOfMembers} as "recentDays",
         ${milestoneRulesNow} as "milestoneRules",
         ${referralsOfMembers} as referrals,
         ${thankedByDefault} as "thankedByDefault",
         ${spellsOfMembers} as spells,
         ${bandOfMembers} as band,
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
         ${advocacyOfMembers} as advocacy,
         ${restrictionsOfMembers} as restrictions,
         ${openGoodwillOfMembers} as "openGoodwill",
         ${promisesOfMembers} as promises,
         (${timelineOf(sql`members`)}) as entries
    from me left join standing st on st.customer_id = me.id`,
);
