import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import { unreferredWays } from "../../domain/arrival";
import { addDays, type PlainDate } from "../../domain/plain-date";
import { type QuarterOfValue, type ReferredValue, referredValue } from "../../domain/referred-value";

/** Days after the first purchase over which value is added up; only who has had them all is compared. */
const valueDays = 365;

type Row = {
  startsOn: PlainDate;
  isReferred: boolean;
  n: number;
  mean: number;
  variance: number;
};

export type ValueOfReferral = ReferredValue & { quarters: QuarterOfValue[] };

const nobody = { n: 0, mean: 0, variance: 0 };

/** What customers bought in their first 365 days, in the organisation's currency: referred, and sent by nobody. */
export async function getReferredValue(
  db: Database,
  { today, currency }: { today: PlainDate; currency: string },
): Promise<ValueOfReferral> {
  const rows = await values(db, { today, currency, latest: addDays(today, -valueDays) });
  const byQuarter = new Map<PlainDate, QuarterOfValue>();
  for (const { startsOn, isReferred, n, mean, variance } of rows) {
    const quarter = byQuarter.get(startsOn) ?? { startsOn, referred: nobody, others: nobody };
    byQuarter.set(startsOn, { ...quarter, [isReferred ? "referred" : "others"]: { n, mean, variance } });
  }
  const quarters = [...byQuarter.values()];
  return { ...referredValue(quarters), quarters };
}

const ways = sql.raw(unreferredWays.map((way) => `'${way}'`).join(", "));

/**
 * Whoever came through a customer before the first purchase is referred; whoever said of themselves how else they came
 * is comparable; of everybody else it is not known, and they are on neither side. Only quarters with somebody referred.
 */
const values = preparedSql<Row>(
  "value_of_referral",
  sql`
  with referred as materialized (
    select distinct o.referred_id as customer_id, o.first_on
      from referral_outcomes(${placeholder("today")}::date, 0) o
     where o.outcome in ('bought', 'later') and o.first_on <= ${placeholder("latest")}::date
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
      join standing s on s.customer_id = t.customer_id and s.first_on <= ${placeholder("latest")}::date
      join quarters q on q.starts_on = date_trunc('quarter', s.first_on)::date
     where t.way in (${ways})
       and not exists (select from live_referrals l where l.referred_id = t.customer_id)
  ),
  worth as (
    select c.customer_id, c.first_on, c.is_referred,
           coalesce(sum(p.amount_minor) filter (
             where p.currency = ${placeholder("currency")} and p.bought_on < c.first_on + ${sql.raw(String(valueDays))}), 0)::float8 as minor
      from compared c
      join customers m on m.survivor_id = c.customer_id
      join purchases p on p.customer_id = m.id and p.withdrawn_at is null
     group by c.customer_id, c.first_on, c.is_referred
    having bool_or(p.currency = ${placeholder("currency")})
  )
  select date_trunc('quarter', first_on)::date::text as "startsOn", is_referred as "isReferred", count(*)::int as n,
         avg(minor) as mean, coalesce(var_samp(minor), 0) as variance
    from worth group by 1, 2 order by 1, 2`,
);
