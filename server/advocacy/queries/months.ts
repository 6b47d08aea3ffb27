import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import { addMonths, type PlainDate } from "../../domain/plain-date";

/** What customers did for us in a month, and how many of them; their customers, counted once a month. */
export type AdvocacyMonth = {
  /** "2026-11". */
  month: string;
  toldOthers: number;
  recommended: number;
  referred: number;
  customers: number;
};

/** How many of those active now did something for us in the last twelve months. Null: nobody can be called active. */
export type AdvocacyShare = { advocates: number; active: number } | null;

/** The last twelve months, this one first; months in which nothing is known of stand there with 0. */
export async function listAdvocacyMonths(db: Database, today: PlainDate): Promise<AdvocacyMonth[]> {
  return months(db, { today, from: firstMonth(today) });
}

/** Of the customers active today, those who told others, recommended us or sent somebody in the twelve months to today. */
export async function countAdvocates(
  db: Database,
  { today, lapseDays }: { today: PlainDate; lapseDays: number | null },
): Promise<AdvocacyShare> {
  if (lapseDays === null) return null;
  const [row] = await share(db, { today, lapseDays, from: addMonths(today, -12) });
  return row ?? null;
}

function firstMonth(today: PlainDate): string {
  return `${addMonths(today, -11).slice(0, 7)}-01`;
}

const from = sql`${placeholder("from")}::date`;
const today = sql`${placeholder("today")}::date`;

/** Everything that stands, by the day it happened, with its survivor. */
export const acts = sql`
  select f.id, f.kind as act, c.survivor_id as customer_id, f.learned_on as happened_on
    from advocacy_facts f join customers c on c.id = f.customer_id
   where f.withdrawn_at is null
  union all
  select l.id, 'referred', l.referrer_id, l.referred_on from live_referrals l`;

const months = preparedSql<AdvocacyMonth>(
  "advocacy_months",
  sql`
  select to_char(m.month, 'YYYY-MM') as month, count(a.id) filter (where a.act = 'told_others')::int as "toldOthers",
         count(a.id) filter (where a.act = 'recommended')::int as recommended,
         count(a.id) filter (where a.act = 'referred')::int as referred, count(distinct a.customer_id)::int as customers
    from generate_series(${from}::timestamp, ${today}::timestamp, interval '1 month') as m (month)
    left join (${acts}) a on a.happened_on >= m.month::date and a.happened_on < (m.month + interval '1 month')::date
     and a.happened_on between ${from} and ${today}
   group by m.month order by m.month desc`,
);

const share = preparedSql<{ advocates: number; active: number }>(
  "advocates_of_active",
  sql`
  select count(*)::int as active,
         count(*) filter (where m.id in (
           select a.customer_id from (${acts}) a where a.happened_on > ${from} and a.happened_on <= ${today}))::int as advocates
    from segment_members('active', ${today}, ${placeholder("lapseDays")}::int) as m (id)`,
);
