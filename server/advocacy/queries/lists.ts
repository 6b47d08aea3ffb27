import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { AdvocacyAct } from "../../domain/advocacy";
import { DomainError } from "../../domain/errors";
import { addMonths, type PlainDate } from "../../domain/plain-date";
import type { ReferralList, ReferralOutcome } from "../../domain/referral";
import { acts } from "./months";

type Key = { on: string; id: string };

/** One thing a customer did for us. */
export type ActRow = {
  id: string;
  act: AdvocacyAct;
  on: PlainDate;
  customerId: string;
  customerName: string;
  words: string | null;
  /** Whom they sent, where it is that and we know them. */
  otherId: string | null;
  otherName: string | null;
};

export type ReferralRow = {
  id: string;
  on: PlainDate;
  referrerId: string;
  referrerName: string;
  referredId: string | null;
  /** As it was told, where it is no customer yet. */
  referredName: string | null;
  outcome: ReferralOutcome;
  firstOn: PlainDate | null;
};

/** How many referrals came to what; `bought` and `counted` make the rate. */
export type ReferralCounts = {
  all: number;
  unknown: number;
  notCounted: number;
  everBought: number;
  waiting: number;
  /** Of those whose window has passed, the ones bought within it. */
  bought: number;
  counted: number;
};

const pageSize = 30;
const newestFirst: Key = { on: "infinity", id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };
const reach = sql.raw(String(pageSize + 1));
const beforeKey = (on: SQL, id: SQL) => sql`(${on}, ${id}) < (${placeholder("on")}::date, ${placeholder("id")}::uuid)`;

/** A page of what customers did for us, the newest first. */
export async function listActs(
  db: Database,
  { act, month, after }: { act: AdvocacyAct | null; month: string | null; after: Key | null },
): Promise<{ rows: ActRow[]; next: Key | null }> {
  const [from, until] = month === null ? ["-infinity", "infinity"] : [`${month}-01`, nextMonth(month)];
  return pageOf(await actsOf(db, { act, from, until, ...(after ?? newestFirst) }));
}

/** The customers active now who did something for us in the twelve months to today, each with the latest they did. */
export async function listAdvocates(
  db: Database,
  asked: { today: PlainDate; lapseDays: number | null; after: Key | null },
): Promise<{ rows: ActRow[]; next: Key | null }> {
  const { today, lapseDays, after } = asked;
  if (lapseDays === null) return { rows: [], next: null };
  return pageOf(await advocates(db, { today, lapseDays, from: addMonths(today, -12), ...(after ?? newestFirst) }));
}

/** A page of referrals, the newest first. */
export async function listReferrals(
  db: Database,
  asked: { list: ReferralList; window: number; today: PlainDate; after: Key | null },
): Promise<{ rows: ReferralRow[]; next: Key | null }> {
  const { list, window, today, after } = asked;
  return pageOf(await referralsOf(db, { list, window, today, ...(after ?? newestFirst) }));
}

/** A referral of somebody we did not know when it was noted. */
export type OpenReferral = {
  id: string;
  referrerId: string;
  referrerName: string;
  referredId: string | null;
  name: string | null;
  handle: string | null;
  on: PlainDate;
};

export async function getOpenReferral(db: Database, referralId: string): Promise<OpenReferral> {
  const [row] = await openReferral(db, { referralId });
  if (!row) throw new DomainError("not_found");
  return row;
}

export async function countReferrals(
  db: Database,
  { window, today }: { window: number; today: PlainDate },
): Promise<ReferralCounts> {
  const [row] = await counts(db, { window, today });
  if (!row) throw new Error("A count has a row.");
  return row;
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, "0")}-01`;
}

function pageOf<Row extends { on: PlainDate; id: string }>(found: Row[]): { rows: Row[]; next: Key | null } {
  const rows = found.slice(0, pageSize);
  const last = rows.at(-1);
  return { rows, next: last && found.length > pageSize ? { on: last.on, id: last.id } : null };
}

/** Acts as rows: with the customer, what was said, and whom they sent. */
const told = (from: SQL): SQL => sql`
  select a.id, a.act, a.happened_on::text as on, a.customer_id as "customerId", s.name as "customerName",
         coalesce((select t.body from advocacy_facts f join texts t on t.id = f.words_id where f.id = a.id),
                  (select t.body from referrals r join texts t on t.id = r.words_id where r.id = a.id)) as words,
         o.id as "otherId", coalesce(o.name, (select r.referred_name from referrals r where r.id = a.id)) as "otherName"
    from (${from}) a
    join customers s on s.id = a.customer_id
    left join live_referrals l on a.act = 'referred' and l.id = a.id
    left join customers o on o.id = l.referred_id
   where ${beforeKey(sql`a.happened_on`, sql`a.id`)}
   order by a.happened_on desc, a.id desc limit ${reach}`;

const actsOf = preparedSql<ActRow>(
  "advocacy_acts",
  told(sql`
    select * from (${acts}) x
     where (${placeholder("act")}::text is null or x.act = ${placeholder("act")}::text)
       and x.happened_on >= ${placeholder("from")}::date and x.happened_on < ${placeholder("until")}::date`),
);

const advocates = preparedSql<ActRow>(
  "advocates",
  told(sql`
    select distinct on (x.customer_id) x.* from (${acts}) x
     where x.happened_on > ${placeholder("from")}::date and x.happened_on <= ${placeholder("today")}::date
       and x.customer_id in (
         select m.id from segment_members('active', ${placeholder("today")}::date, ${placeholder("lapseDays")}::int) as m (id))
     order by x.customer_id, x.happened_on desc, x.id desc`),
);

const outcomes = sql`referral_outcomes(${placeholder("today")}::date, ${placeholder("window")}::int)`;

const referralsOf = preparedSql<ReferralRow>(
  "referrals_by_outcome",
  sql`
  select x.id, x.referred_on::text as on, x.referrer_id as "referrerId", a.name as "referrerName",
         x.referred_id as "referredId", coalesce(b.name, r.referred_name, r.referred_handle) as "referredName",
         x.outcome, x.first_on::text as "firstOn"
    from ${outcomes} x
    join referrals r on r.id = x.id
    join customers a on a.id = x.referrer_id
    left join customers b on b.id = x.referred_id
   where case ${placeholder("list")}::text
           when 'all' then true
           when 'bought' then x.is_counted and x.outcome = 'bought'
           when 'bought_ever' then x.outcome in ('bought', 'later')
           when 'waiting' then x.outcome <> 'not_counted' and not x.is_counted
           when 'not_known' then x.referred_id is null
           else x.outcome = ${placeholder("list")}::text end
     and ${beforeKey(sql`x.referred_on`, sql`x.id`)}
   order by x.referred_on desc, x.id desc limit ${reach}`,
);

const counts = preparedSql<ReferralCounts>(
  "referral_counts",
  sql`
  select count(*)::int as all, count(*) filter (where x.referred_id is null)::int as unknown,
         count(*) filter (where x.outcome = 'not_counted')::int as "notCounted",
         count(*) filter (where x.outcome in ('bought', 'later'))::int as "everBought",
         count(*) filter (where x.outcome <> 'not_counted' and not x.is_counted)::int as waiting,
         count(*) filter (where x.is_counted and x.outcome = 'bought')::int as bought,
         count(*) filter (where x.is_counted)::int as counted
    from ${outcomes} x`,
);

const openReferral = preparedSql<OpenReferral>(
  "open_referral",
  sql`
  select r.id, s.id as "referrerId", s.name as "referrerName", r.referred_id as "referredId", r.referred_name as name,
         r.referred_handle as handle, r.referred_on::text as on
    from referrals r join customers c on c.id = r.referrer_id join customers s on s.id = c.survivor_id
   where r.id = ${placeholder("referralId")}::uuid and r.withdrawn_at is null`,
);
