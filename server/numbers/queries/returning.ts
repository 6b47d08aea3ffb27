import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { preparedSql } from "@/db/prepared";
import type { PlainDate } from "../../domain/plain-date";
import type { Share } from "../../domain/returning";
import type { GapsSeen } from "../../domain/value";
import { asOf, days, lapseDays } from "./asked";

/** Early repeat by year of first purchase, within the window of that name. */
export const earlyRepeatByYear = (window: string): SQL => sql`(
  select coalesce(json_agg(json_build_object('year', y.year, 'k', y.k, 'n', y.n, 'unfinished', y.unfinished) order by y.year), '[]')
  from (
    select extract(year from first_on)::int as year,
      (count(second_on) filter (where first_on <= ${asOf} - ${days(window)}))::int as k,
      (count(*) filter (where first_on <= ${asOf} - ${days(window)}))::int as n,
      (count(*) filter (where first_on > ${asOf} - ${days(window)}))::int as unfinished
    from first_purchases('-infinity', ${asOf}, ${days(window)}) group by 1) y)`;

const earlyRepeatLately = sql`(
  select json_build_object('from', min(cohort.from_on), 'to', min(cohort.to_on),
    'k', count(first.second_on)::int, 'n', count(first.customer_id)::int, 'unfinished', (
      select count(*)::int from standing where first_on > min(cohort.to_on) and first_on <= ${asOf}))
  from (select ${asOf} - ${days("windowDays")} - 364 as from_on, ${asOf} - ${days("windowDays")} as to_on) cohort
  left join lateral first_purchases(cohort.from_on, cohort.to_on, ${days("windowDays")}) first on true)`;

export const winBack = sql`(
  with away as materialized (
    select lapsed_on, back_on from lapses(${asOf}, ${lapseDays})
  ),
  stock as (
    select count(*) filter (where back_on is not null)::int as k, count(*)::int as n
    from away
    where lapsed_on <= ${asOf} - ${days("winBackDays")} and (back_on is null or back_on > ${asOf} - ${days("winBackDays")})
  ),
  years as (
    select extract(year from lapsed_on)::int as year,
      (count(*) filter (where lapsed_on + ${days("winBackDays")} <= ${asOf} and back_on <= lapsed_on + ${days("winBackDays")}))::int as k,
      (count(*) filter (where lapsed_on + ${days("winBackDays")} <= ${asOf}))::int as n,
      (count(*) filter (where lapsed_on + ${days("winBackDays")} > ${asOf}))::int as unfinished
    from away group by 1
  )
  select json_build_object('stockOn', ${asOf} - ${days("winBackDays")},
    'stock', json_build_object('k', stock.k, 'n', stock.n, 'unfinished', 0),
    'byYear', (select coalesce(json_agg(json_build_object(
      'year', years.year, 'k', years.k, 'n', years.n, 'unfinished', years.unfinished) order by years.year), '[]') from years))
  from stock
  where ${lapseDays} is not null)`;

export const gaps = sql`(
  select json_build_object('n', count(*)::int,
    'p50', percentile_disc(0.5) within group (order by days),
    'p80', percentile_disc(0.8) within group (order by days),
    'p90', percentile_disc(0.9) within group (order by days))
  from purchase_gaps(${asOf}))`;

const askForGaps = preparedSql<{ gaps: GapsSeen }>("purchase_gaps", sql`select ${gaps} as gaps`);

export async function getGaps(db: Database, day: PlainDate): Promise<GapsSeen> {
  const [row] = await askForGaps(db, { asOf: day });
  return row?.gaps ?? { n: 0, p50: null, p80: null, p90: null };
}

type RepeatLately = Share & { from: PlainDate; to: PlainDate };

const askForRepeat = preparedSql<{ repeat: RepeatLately }>(
  "early_repeat_lately",
  sql`select ${earlyRepeatLately} as repeat`,
);

/** Early repeat of those whose window closed in the last year: the cohort, k of n, and who came since and has time left. */
export async function getEarlyRepeatLately(
  db: Database,
  asked: { asOf: PlainDate; windowDays: number },
): Promise<RepeatLately> {
  const [row] = await askForRepeat(db, asked);
  if (!row) throw new Error("The question about first-time buyers had no answer.");
  return row.repeat;
}
