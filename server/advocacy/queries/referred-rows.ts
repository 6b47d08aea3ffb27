import { sql } from "drizzle-orm";
import { placeholder, preparedSql } from "@/db/prepared";
import { unreferredWays } from "../../domain/arrival";
import type { PlainDate } from "../../domain/plain-date";
import type { Question } from "../../question";

/** Days after the first purchase over which value is added up; only who has had them all is compared. */
const valueDays = 365;

/** What customers who came in a quarter bought in their first 365 days: of those referred, or of those sent by nobody. */
export type ReferredRow = { startsOn: PlainDate; isReferred: boolean; n: number; mean: number; variance: number };

const latest = sql`(${placeholder("asOf")}::date - ${sql.raw(String(valueDays))})`;
const ways = sql.raw(unreferredWays.map((way) => `'${way}'`).join(", "));

/**
 * Whoever came through a customer before the first purchase is referred; whoever said of themselves how else they came
 * is comparable; of everybody else it is not known, and they are on neither side. Only quarters with somebody referred.
 */
const values = preparedSql<ReferredRow>(
  "value_of_referral",
  sql`
  with referred as materialized (
    select distinct o.referred_id as customer_id, o.first_on
      from referral_outcomes(${placeholder("asOf")}::date, 0) o
     where o.outcome in ('bought', 'later') and o.first_on <= ${latest}
  ),
  quarters as materialized (select distinct date_trunc('quarter', first_on)::date as starts_on from referred),
  told as materialized (
    select distinct on (c.survivor_id) c.survivor_id as customer_id, a.way
      from arrivals a join customers c on c.id = a.customer_id
     order by c.survivor_id, a.learned_on desc, a.recorded_at desc, a.id desc
  ),
  compared as materialized (
    select customer_id, first_on, true as is_referred from referred
    union all
    select t.customer_id, s.first_on, false
      from told t
      join standing s on s.customer_id = t.customer_id and s.first_on <= ${latest}
      join quarters q on q.starts_on = date_trunc('quarter', s.first_on)::date
     where t.way in (${ways})
       and not exists (select from live_referrals l where l.referred_id = t.customer_id)
  ),
  worth as (
    select c.customer_id, c.first_on, c.is_referred,
           coalesce(sum(p.amount_minor) filter (
             where p.currency = (select currency from organisation) and p.bought_on < c.first_on + ${sql.raw(String(valueDays))}), 0)::float8 as minor
      from compared c
      join customers m on m.survivor_id = c.customer_id
      join purchases p on p.customer_id = m.id and p.withdrawn_at is null
     group by c.customer_id, c.first_on, c.is_referred
    having bool_or(p.currency = (select currency from organisation))
  )
  select date_trunc('quarter', first_on)::date::text as "startsOn", is_referred as "isReferred", count(*)::int as n,
         avg(minor) as mean, coalesce(var_samp(minor), 0) as variance
    from worth group by 1, 2 order by 1, 2`,
);

/** Referred customers beside comparable ones, quarter by quarter; of everybody alone. */
export const referredValueQuestion: Question<ReferredRow[]> = {
  version: 1,
  count: async (db, { asOf, segment }) => (segment === null ? [...(await values(db, { asOf }))] : []),
};
