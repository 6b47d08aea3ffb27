import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import { iso, list, mine, nameOf } from "../../customers/queries/members";
import type { AdvocacyKind } from "../../domain/advocacy";
import type { ArrivalWay } from "../../domain/arrival";
import type { ContactChannel } from "../../domain/contact";
import { DomainError } from "../../domain/errors";
import type { KnowledgeSource } from "../../domain/learned";
import type { PlainDate } from "../../domain/plain-date";
import { type ReferralOutcome, type ReferralTeller, referralOutcome, referralWindows } from "../../domain/referral";

type Learned = { source: KnowledgeSource; channel: ContactChannel | null; learnedOn: PlainDate; by: string };

export type KnownFact = Learned & { id: string; kind: AdvocacyKind; words: string | null; withdrawnBy: string | null };
type KnownArrival = Learned & { id: string; way: ArrivalWay; words: string | null };

type Referral = {
  id: string;
  /** The other side; null: not a customer we know yet. */
  other: { id: string; name: string } | null;
  name: string | null;
  handle: string | null;
  on: PlainDate;
  toldBy: ReferralTeller;
  words: string | null;
  by: string;
  withdrawnBy: string | null;
  /** Void: both sides are one customer, or it was recorded once before. */
  isLive: boolean;
  firstOn: PlainDate | null;
  statedSinceOn: PlainDate | null;
};
export type KnownReferral = Omit<Referral, "statedSinceOn"> & { outcome: ReferralOutcome };
type StoryLine = {
  id: string;
  words: string | null;
  learnedOn: PlainDate;
  isPublished: boolean;
  isWithdrawn: boolean;
};

/** A conversation in which something may have been said. */
type RecentContact = { id: string; at: string; channel: ContactChannel };

type Row = {
  id: string;
  name: string;
  kind: "person" | "organisation";
  came: Referral[];
  sent: Referral[];
  facts: KnownFact[];
  arrivals: KnownArrival[];
  stories: StoryLine[];
  contacts: RecentContact[];
};
export type AdvocacyPage = Omit<Row, "came" | "sent"> & { came: KnownReferral[]; sent: KnownReferral[] };

/** All that a customer did for us and how they came; the id of a merged one gives its survivor's. */
export async function getAdvocacy(
  db: Database,
  asked: { customerId: string; today: PlainDate },
): Promise<AdvocacyPage> {
  const [row] = await page(db, { customerId: asked.customerId });
  if (!row) throw new DomainError("not_found");
  const judged = (known: Referral[]) => known.map((referral) => judge(referral, asked.today));
  return { ...row, came: judged(row.came), sent: judged(row.sent) };
}

function judge({ statedSinceOn, ...referral }: Referral, today: PlainDate): KnownReferral {
  const { on, firstOn } = referral;
  const outcome = referralOutcome({ referredOn: on, firstOn, statedSinceOn, today, window: referralWindows[0] });
  return { ...referral, outcome };
}

const wordsOf = (row: SQL) => sql`(select body from texts where id = ${row}.words_id)`;
const learned = (row: SQL) => sql`'id', ${row}.id, 'source', ${row}.source, 'learnedOn', ${row}.learned_on,
  'channel', (select channel from contacts where id = ${row}.contact_id), 'by', ${nameOf(sql`${row}.recorded_by`)},
  'words', ${wordsOf(row)}`;
const newest = (row: SQL) => sql`${row}.learned_on desc, ${row}.recorded_at desc, ${row}.id desc`;
const most = sql.raw("limit 100");

/** Referrals of the members, seen from one side. */
const referralsFrom = (ourSide: SQL, otherSide: SQL): SQL =>
  list(
    sql`'id', r.id, 'other', case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end,
        'name', r.referred_name, 'handle', r.referred_handle, 'on', r.referred_on, 'toldBy', r.told_by, 'words', ${wordsOf(sql`r`)},
        'by', ${nameOf(sql`r.recorded_by`)}, 'withdrawnBy', ${nameOf(sql`r.withdrawn_by`)},
        'isLive', exists (select from live_referrals l where l.id = r.id), 'firstOn', st.first_on,
        'statedSinceOn', (select min(x.stated_since_on) from customers x where x.survivor_id = d.survivor_id)`,
    sql`r.referred_on desc, r.recorded_at desc, r.id desc`,
    sql`(select * from referrals where ${mine(ourSide)} order by recorded_at desc, id desc ${most}) r
        left join customers c on c.id = ${otherSide} left join customers o on o.id = c.survivor_id
        left join customers d on d.id = r.referred_id left join standing st on st.customer_id = d.survivor_id`,
  );

const page = preparedSql<Row>(
  "advocacy_of_customer",
  sql`
  with me as materialized (
    select s.id, s.name, s.kind from customers asked join customers s on s.id = asked.survivor_id
     where asked.id = ${placeholder("customerId")}::uuid and s.withdrawn_at is null
  ),
  members as materialized (select m.id from me join customers m on m.survivor_id = me.id)
  select me.id, me.name, me.kind,
    ${referralsFrom(sql`referred_id`, sql`r.referrer_id`)} as came,
    ${referralsFrom(sql`referrer_id`, sql`r.referred_id`)} as sent,
    ${list(
      sql`${learned(sql`f`)}, 'kind', f.kind, 'withdrawnBy', ${nameOf(sql`f.withdrawn_by`)}`,
      newest(sql`f`),
      sql`(select * from advocacy_facts where ${mine(sql`customer_id`)} order by recorded_at desc, id desc ${most}) f`,
    )} as facts,
    ${list(
      sql`${learned(sql`a`)}, 'way', a.way`,
      newest(sql`a`),
      sql`(select * from arrivals where ${mine(sql`customer_id`)} order by learned_on desc ${most}) a`,
    )} as arrivals,
    ${list(
      sql`'id', s.id, 'learnedOn', s.learned_on, 'words', left(${wordsOf(sql`s`)}, 200), 'isWithdrawn', s.withdrawn_at is not null,
          'isPublished', exists (select from published_stories p where p.story_id = s.id)`,
      newest(sql`s`),
      sql`(select * from stories where ${mine(sql`customer_id`)} order by recorded_at desc, id desc ${most}) s`,
    )} as stories,
    ${list(
      sql`'id', c.id, 'at', ${iso(sql`c.happened_at`)}, 'channel', c.channel`,
      sql`c.happened_at desc`,
      sql`(select * from contacts where ${mine(sql`customer_id`)} and withdrawn_at is null
            order by happened_at desc, id desc limit 6) c`,
    )} as contacts
    from me`,
);
