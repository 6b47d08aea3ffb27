import { type SQL, sql } from "drizzle-orm";
import { preparedSql } from "@/db/prepared";
import type { Presence } from "../../domain/customer-numbers";
import { earlyRepeatWindows, type ShareOfYear, type WinBack, winBackDays } from "../../domain/returning";
import { type Concentration, type GapsSeen, topPart, type YearOfPurchases } from "../../domain/value";
import { asOf, lapseDays, segment } from "../../numbers/queries/asked";
import { type Question, theRow } from "../../question";

/** The figures of `customerNumbers`; `repeats` by window, `winBack` null without a lapse threshold. */
export type FiguresAnswer = {
  presence: Presence;
  firstPurchases: { year: number; customers: number }[];
  repeats: Record<string, ShareOfYear[]>;
  winBack: WinBack | null;
  gaps: GapsSeen;
  topShare: Concentration;
  lastYear: YearOfPurchases;
};

const share = (k: SQL, n: SQL, unfinished: SQL) =>
  sql`'k', count(*) filter (where ${k})::int, 'n', count(*) filter (where ${n})::int, 'unfinished', count(*) filter (where ${unfinished})::int`;
const byYear = (day: SQL, of: SQL, shares: SQL) => sql`(
  select coalesce(json_agg(y.shares order by y.year), '[]') from (
    select year, json_build_object('year', year, ${shares}) as shares
    from (select extract(year from ${day})::int as year, source.* from ${of} source) by_year group by year) y)`;

const repeats = (days: number) => {
  const finished = sql.raw(`first_on <= as_of - ${days}`);
  return byYear(
    sql`first_on`,
    sql`histories`,
    share(sql`${finished} and ${sql.raw(`second_on - first_on <= ${days}`)}`, finished, sql`not ${finished}`),
  );
};

const everybody = sql`histories_of(${asOf}, ${lapseDays}, ${segment})`;
const stockOn = sql`(${asOf} - ${sql.raw(String(winBackDays))})`;

/** The least gap that so great a part of all gaps does not exceed. */
const gapOf = (part: string) => sql`min(days) filter (where upto >= ceil(${sql.raw(part)}::float8 * n))`;

const winBack = (days: number) => {
  const finished = sql.raw(`lapsed_on <= as_of - ${days}`);
  const returned = sql`${finished} and ${sql.raw(`back_on <= lapsed_on + ${days}`)}`;
  const stock = sql`first_on <= ${stockOn} and ${stockOn} - stock_on > ${lapseDays}`;
  return sql`case when ${lapseDays} is not null then json_build_object(
    'stockOn', ${stockOn},
    'stock', (select json_build_object('k', count(*) filter (where last_on > ${stockOn})::int, 'n', count(*)::int, 'unfinished', 0)
      from histories where ${stock}),
    'byYear', ${byYear(sql`lapsed_on`, sql`lapses`, share(returned, finished, sql`not ${finished}`))}) end`;
};

const part = sql.raw(String(topPart));

const figures = preparedSql<FiguresAnswer>(
  "count_figures",
  sql`with histories as materialized (
      select h.customer_id, h.first_on, h.last_on, h.days[2] as second_on, h.days[width_bucket(${stockOn}, h.days)] as stock_on,
        (select coalesce(sum(a), 0) from unnest(h.amounts) a) - h.refunded_minor as value_minor, ${asOf} as as_of
      from ${everybody} h),
    members as materialized (select m as id from segment_members(coalesce(${segment}, 'all'), ${asOf}, ${lapseDays}) m),
    lapses as (
      select p.day + ${lapseDays} + 1 as lapsed_on, p.next as back_on, ${asOf} as as_of
      from ${everybody} h cross join lateral unnest(h.days, h.days[2:]) p (day, next)
      where p.day + ${lapseDays} + 1 <= ${asOf} and (p.next is null or p.next - p.day > ${lapseDays})),
    gaps as (
      select days, sum(n) over (order by days) as upto, sum(n) over () as n
      from (
        select p.next - p.day as days, count(*) as n
        from ${everybody} h cross join lateral unnest(h.days, h.days[2:]) p (day, next) where p.next is not null group by 1) counted),
    -- Who had more back than they bought counts as nothing.
    ranked as (
      select greatest(0, value_minor) as value_minor, row_number() over (order by value_minor desc) as place,
        count(*) over () as buyers from histories),
    top as (
      select count(*)::int as customers, count(*) filter (where place <= ceil(buyers * ${part}))::int as top,
        coalesce(sum(value_minor), 0)::float8 as total,
        coalesce(sum(value_minor) filter (where place <= ceil(buyers * ${part})), 0)::float8 as of_top
      from ranked),
    spent as (
      select sum(d.amount)::bigint as amount, count(*) as days
      from ${everybody} h cross join lateral unnest(h.days, h.amounts) d (day, amount)
      where d.day > ${asOf} - 365 group by h.customer_id)
    select
      (select json_build_object('customers', count(*)::int,
        'notYetBought', (select count(*)::int from members where not exists (select from histories h where h.customer_id = members.id)),
        'active', coalesce(count(*) filter (where last_on >= as_of - ${lapseDays}), 0)::int) from histories) as presence,
      (select coalesce(json_agg(json_build_object('year', year, 'customers', customers) order by year), '[]')
        from (select extract(year from first_on)::int as year, count(*)::int as customers from histories group by 1) y)
        as "firstPurchases",
      json_build_object(${sql.join(
        earlyRepeatWindows.map((days) => sql`${sql.raw(`'${days}'`)}, ${repeats(days)}`),
        sql`, `,
      )}) as repeats,
      ${winBack(winBackDays)} as "winBack",
      (select json_build_object('n', coalesce(max(n), 0)::int, 'p50', ${gapOf("0.5")}, 'p80', ${gapOf("0.8")}, 'p90', ${gapOf("0.9")})
        from gaps) as gaps,
      (select json_build_object('customers', customers, 'topCustomers', top, 'totalMinor', total, 'topMinor', of_top,
        'share', case when total > 0 then of_top / total end) from top) as "topShare",
      (select json_build_object('customers', count(*)::int, 'purchaseDays', coalesce(sum(days), 0)::int,
        'totalMinor', coalesce(sum(amount), 0), 'medianMinor', percentile_disc(0.5) within group (order by amount))
        from spent) as "lastYear"`,
);

/** The figures of `customerNumbers` through any lens: counted from the histories of its members, not from kept sums. */
export const figuresQuestion: Question<FiguresAnswer> = {
  version: 2,
  count: theRow(figures),
};
