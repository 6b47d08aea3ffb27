import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { preparedSql } from "@/db/prepared";
import type { PlainDate } from "../../domain/plain-date";
import { type Share, winBackDays } from "../../domain/returning";
import type { GapsSeen } from "../../domain/value";
import { asOf, days, lapseDays } from "./asked";
import { countedBy } from "./coming-and-going";
import { isBehind, mostUnsettled, until, withSums } from "./sums";

/**
 * Early repeat by year of first purchase, within the window of that name. Years whose window is over are read as years, the
 * rest as months and days: so few rows whatever the window.
 */
export const earlyRepeatByYear = (window: string): SQL => sql`(
  select coalesce(json_agg(json_build_object('year', y.year, 'k', coalesce(back.k, 0), 'n', y.n, 'unfinished', y.unfinished)
    order by y.year), '[]')
  from (
    select extract(year from on_day)::int as year, sum(n)::int as n, sum(unfinished)::int as unfinished
    from (
      select on_day, counted as n, 0 as unfinished from ${until("first", sql`${asOf} - ${days(window)}`)} s
      union all
      select on_day, 0, counted from sums
      where kind = 'first' and lapse_days = 0 and on_day > ${asOf} - ${days(window)} and on_day <= ${asOf}
    ) first
    group by 1 having sum(n) + sum(unfinished) > 0
  ) y
  left join (
    select extract(year from part.on_day)::int as year, sum(s.k)::int as k
    from (select ${asOf} - ${days(window)} as until_on) finished
    cross join lateral (
      select 'second_year' as kind, start::date as on_day from generate_series(
        date_trunc('year', (select min(on_day) from sums where kind = 'first_month' and lapse_days = 0)::timestamp),
        date_trunc('year', finished.until_on::timestamp) - interval '1 year', interval '1 year') start
      union all
      select 'second_month', start::date from generate_series(date_trunc('year', finished.until_on::timestamp),
        date_trunc('month', finished.until_on::timestamp) - interval '1 month', interval '1 month') start
      union all
      select 'second', start::date from generate_series(date_trunc('month', finished.until_on::timestamp),
        finished.until_on::timestamp, interval '1 day') start
    ) part
    cross join lateral (
      select sum(counted) as k from sums
      where kind = part.kind and lapse_days = 0 and on_day = part.on_day and at <= ${days(window)}) s
    group by 1
  ) back on back.year = y.year)`;

const cohortFrom = sql`(${asOf} - ${days("windowDays")} - 364)`;
const cohortTo = sql`(${asOf} - ${days("windowDays")})`;
const between = (kind: string, threshold: SQL = sql`0`): SQL => sql`(
  select coalesce(sum(counted), 0)::int from sums
  where kind = ${sql.raw(`'${kind}'`)} and lapse_days = ${threshold} and on_day between ${cohortFrom} and ${cohortTo})`;

/** Whole months of the cohort are read as months, its first and last days as days. */
const earlyRepeatLately = sql`(
  select json_build_object('from', ${cohortFrom}, 'to', ${cohortTo}, 'n', ${between("first")},
    'k', coalesce(sum(s.k), 0)::int, 'unfinished', (select coalesce(sum(counted), 0)::int from sums
      where kind = 'first' and lapse_days = 0 and on_day > ${cohortTo} and on_day <= ${asOf}))
  from (select date_trunc('month', ${cohortFrom}::timestamp) + interval '1 month' as begins,
    date_trunc('month', ${cohortTo}::timestamp) as ends) whole
  cross join lateral (
    select 'second' as kind, start::date as on_day
      from generate_series(${cohortFrom}::timestamp, whole.begins - interval '1 day', interval '1 day') start
    union all
    select 'second_month', start::date from generate_series(whole.begins, whole.ends - interval '1 month', interval '1 month') start
    union all
    select 'second', start::date from generate_series(whole.ends, ${cohortTo}::timestamp, interval '1 day') start
  ) part
  cross join lateral (
    select sum(counted) as k from sums
    where kind = part.kind and lapse_days = 0 and on_day = part.on_day and at <= ${days("windowDays")}) s)`;

const window = sql.raw(String(winBackDays));

/**
 * Win-back of the stock and of each year's lapses. Who was lapsed a window ago has come back unless the last purchase is, as
 * of today, older than the window and the threshold together: those are still away, and one sum counts them.
 */
export const winBack = sql`(
  with stock as (
    select ${countedBy("first", sql`${asOf} - ${window}`)} - ${countedBy("bought", sql`${asOf} - ${window}`)}
        + ${countedBy("ended", sql`${asOf} - ${window}`, lapseDays)} as n,
      ${countedBy("first", asOf)} - ${countedBy("bought", asOf)} + ${countedBy("ended_later", asOf, lapseDays)} as away
  ),
  years as (
    select extract(year from on_day)::int as year, sum(k)::int as k, sum(n)::int as n, sum(unfinished)::int as unfinished
    from (
      select on_day, counted as n, 0 as k, 0 as unfinished from ${until("lost", sql`${asOf} - ${window}`, lapseDays)} s
      union all
      select on_day, 0, counted, 0 from ${until("back", sql`${asOf} - ${window}`, lapseDays)} s
      union all
      select on_day, 0, 0, counted from sums
      where kind = 'lost' and lapse_days = ${lapseDays} and on_day > ${asOf} - ${window} and on_day <= ${asOf}
    ) lapses
    group by 1 having sum(n) + sum(unfinished) > 0
  )
  select json_build_object('stockOn', ${asOf} - ${window},
    'stock', json_build_object('k', stock.n - stock.away, 'n', stock.n, 'unfinished', 0),
    'byYear', (select coalesce(json_agg(json_build_object(
      'year', years.year, 'k', years.k, 'n', years.n, 'unfinished', years.unfinished) order by years.year), '[]') from years))
  from stock
  where ${lapseDays} is not null)`;

const percentile = (part: number): SQL => sql`(
  select min(at)::int from rising where upto >= ceil(${sql.raw(String(part))}::float8 * (select max(upto) from rising)))`;

export const gaps = sql`(
  with rising as materialized (
    select at, sum(sum(counted)::int) over (order by at) as upto
    from sums where kind = 'gap' and lapse_days = 0 and on_day = '-infinity' group by at having sum(counted) > 0
  )
  select json_build_object('n', (select coalesce(max(upto), 0)::int from rising),
    'p50', ${percentile(0.5)}, 'p80', ${percentile(0.8)}, 'p90', ${percentile(0.9)}))`;

const askForGaps = preparedSql<{ gaps: GapsSeen }>("purchase_gaps", sql`${withSums} select ${gaps} as gaps`);

export async function getGaps(db: Database, day: PlainDate): Promise<GapsSeen> {
  const [row] = await askForGaps(db, { asOf: day, lapseDays: null, most: mostUnsettled });
  return row?.gaps ?? { n: 0, p50: null, p80: null, p90: null };
}

type RepeatLately = Share & { from: PlainDate; to: PlainDate };

const askForRepeat = preparedSql<{ repeat: RepeatLately; isBehind: boolean }>(
  "early_repeat_lately",
  sql`${withSums} select ${earlyRepeatLately} as repeat, ${isBehind} as "isBehind"`,
);

/**
 * Early repeat of those whose window closed in the last year: the cohort, k of n, and who came since and has time left.
 * `isBehind`: so much has just changed that it is that of a moment ago.
 */
export async function getEarlyRepeatLately(
  db: Database,
  asked: { asOf: PlainDate; windowDays: number },
): Promise<{ repeat: RepeatLately; isBehind: boolean }> {
  const [row] = await askForRepeat(db, { ...asked, lapseDays: null, most: mostUnsettled });
  if (!row) throw new Error("The question about first-time buyers had no answer.");
  return row;
}
