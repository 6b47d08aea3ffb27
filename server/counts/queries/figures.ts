import { type SQL, sql } from "drizzle-orm";
import { preparedSql } from "@/db/prepared";
import type { Presence } from "../../domain/customer-numbers";
import { earlyRepeatWindows, type ShareOfYear, type WinBack, winBackDays } from "../../domain/returning";
import { type Concentration, type GapsSeen, topPart, type YearOfPurchases } from "../../domain/value";
import { asOf, lapseDays, segment } from "../../numbers/queries/asked";
import type { Question } from "../../question";

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
    share(sql`${finished} and ${sql.raw(`days[2] - first_on <= ${days}`)}`, finished, sql`not ${finished}`),
  );
};

const winBack = (days: number) => {
  const finished = sql.raw(`lapsed_on <= as_of - ${days}`);
  const returned = sql`${finished} and ${sql.raw(`back_on <= lapsed_on + ${days}`)}`;
  const stockOn = sql.raw(`as_of - ${days}`);
  const stock = sql`first_on <= ${stockOn} and ${stockOn} - days[width_bucket(${stockOn}, days)] > ${lapseDays}`;
  return sql`case when ${lapseDays} is not null then json_build_object(
    'stockOn', ${asOf} - ${sql.raw(String(days))},
    'stock', (select json_build_object('k', count(*) filter (where last_on > ${stockOn})::int, 'n', count(*)::int, 'unfinished', 0)
      from histories where ${stock}),
    'byYear', ${byYear(sql`lapsed_on`, sql`lapses`, share(returned, finished, sql`not ${finished}`))}) end`;
};

const part = sql.raw(String(topPart));
const isOne = sql`(${segment} is null or customer_id in (select id from members))`;

const figures = preparedSql<FiguresAnswer>(
  "count_figures",
  sql`with histories as materialized (
      select h.*, ${asOf} as as_of from histories_of(${asOf}, ${lapseDays}, ${segment}) h),
    members as materialized (select m as id from segment_members(coalesce(${segment}, 'all'), ${asOf}, ${lapseDays}) m),
    pairs as materialized (select p.day, p.next, h.as_of from histories h cross join lateral unnest(h.days, h.days[2:]) p (day, next)),
    lapses as (
      select day + ${lapseDays} + 1 as lapsed_on, next as back_on, as_of from pairs
      where day + ${lapseDays} + 1 <= as_of and (next is null or next - day > ${lapseDays})),
    valued as (
      select (select coalesce(sum(a), 0) from unnest(h.amounts) a) - h.refunded_minor as value_minor from histories h),
    ranked as (
      select value_minor, row_number() over (order by value_minor desc) as place, count(*) over () as buyers from valued),
    top as (
      select count(*)::int as customers, count(*) filter (where place <= ceil(buyers * ${part}))::int as top,
        coalesce(sum(value_minor), 0)::float8 as total,
        coalesce(sum(value_minor) filter (where place <= ceil(buyers * ${part})), 0)::float8 as of_top
      from ranked),
    spent as (
      select sum(amount_minor)::bigint as amount, count(distinct bought_on) filter (where amount_minor >= 0) as days
      from counted_purchases
      where bought_on > ${asOf} - 365 and bought_on <= ${asOf} and currency = (select currency from organisation) and ${isOne}
      group by customer_id)
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
      (select json_build_object('n', count(gap)::int, 'p50', percentile_disc(0.5) within group (order by gap),
        'p80', percentile_disc(0.8) within group (order by gap), 'p90', percentile_disc(0.9) within group (order by gap))
        from (select next - day as gap from pairs where next is not null) gaps) as gaps,
      (select json_build_object('customers', customers, 'topCustomers', top, 'totalMinor', total, 'topMinor', of_top,
        'share', case when total > 0 then of_top / total end) from top) as "topShare",
      (select json_build_object('customers', count(*)::int, 'purchaseDays', coalesce(sum(days), 0)::int,
        'totalMinor', coalesce(sum(amount), 0), 'medianMinor', percentile_disc(0.5) within group (order by amount))
        from spent where days > 0) as "lastYear"`,
);

/** The figures of `customerNumbers` through any lens: counted from the histories of its members, not from kept sums. */
export const figuresQuestion: Question<FiguresAnswer> = {
  key: "figures",
  version: 1,
  count: async (db, lens) => {
    const [row] = await figures(db, lens);
    if (!row) throw new Error("The question about customers had no answer.");
    return row;
  },
};
