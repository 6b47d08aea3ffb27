import { sql } from "drizzle-orm";
import { preparedSql } from "@/db/prepared";
import { type BuyingByYear, buyingVersion } from "../../domain/buying";
import { type Question, theAnswer } from "../../question";
import { asOf, lapseDays, segment } from "./asked";

/** Calendar years by their number; 1 are the last 365 days, 2 the 365 before them. */
const buying = preparedSql<{ answer: BuyingByYear }>(
  "count_buying",
  sql`with spent as (
      select s.period, s.days, s.minor
      from histories_of(${asOf}, ${lapseDays}, ${segment}) h
      cross join lateral (
        select p.period, count(*)::int as days, sum(d.amount)::bigint as minor
        from unnest(h.days, h.amounts) d (day, amount)
        cross join lateral (
          select extract(year from d.day)::int as period
          union all
          select case when d.day > ${asOf} - 365 then 1 else 2 end where d.day > ${asOf} - 730
        ) p
        group by p.period
      ) s
    ),
    placed as (
      select period, days, minor, row_number() over (partition by period order by minor) as place,
        count(*) over (partition by period) as n
      from spent
    ),
    reached as (
      select *, ceil(n / 2.0) as middle, floor(n / 2.0 - 1.959963984540054::float8 * sqrt(n::float8) / 2) as low,
        ceil(n / 2.0 + 1 + 1.959963984540054::float8 * sqrt(n::float8) / 2) as high
      from placed
    ),
    told as (
      select period, count(*)::int as customers, sum(days)::int as purchase_days, sum(minor)::float8 as total_minor,
        percentile_disc(0.5) within group (order by days) as median_days,
        max(minor) filter (where place = middle) as median,
        max(minor) filter (where place = low and high <= n) as low,
        max(minor) filter (where place = high and low >= 1) as high
      from reached group by period
    ),
    periods as (
      select year as period, make_date(year, 1, 1) as from_on, least(make_date(year, 12, 31), ${asOf}) as to_on
      from generate_series((select min(period) from told where period > 2), extract(year from ${asOf})::int) series (year)
      union all values (1, ${asOf} - 364, ${asOf}), (2, ${asOf} - 729, ${asOf} - 365)
    ),
    rows as (
      select p.period, p.from_on, json_build_object('from', p.from_on, 'to', p.to_on, 'customers', coalesce(t.customers, 0),
        'purchaseDays', coalesce(t.purchase_days, 0), 'totalMinor', coalesce(t.total_minor, 0), 'medianDays', t.median_days,
        'minor', case when t.period is not null
          then json_build_object('median', t.median, 'low', t.low, 'high', t.high) end) as told
      from periods p left join told t on t.period = p.period
    )
    select json_build_object(
      'years', (select coalesce(json_agg(told order by from_on), '[]') from rows where period > 2),
      'lately', (select told from rows where period = 1),
      'before', (select told from rows where period = 2)) as answer`,
);

/** Purchase days and money per customer by year; agrees with server/domain/buying.ts. */
export const buyingQuestion: Question<BuyingByYear> = {
  version: buyingVersion,
  count: theAnswer(buying),
};
