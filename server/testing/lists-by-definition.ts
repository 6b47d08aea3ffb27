import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { NumberRowKey, RowsAsked } from "../domain/number-rows";
import { topPart } from "../domain/value";

/** A customer of a list: who, the day and the amount that put them there. */
export type Listed = { customer: string; on: string | null; amount: number | null };

const histories = ({ asOf, lapseDays }: RowsAsked) => sql`histories_of(${asOf}, ${lapseDays}::int, null) h`;
const members = (segment: string | null, { asOf, membersOn, lapseDays }: RowsAsked) =>
  sql`(select segment_members(${segment}, ${membersOn ?? asOf}, ${lapseDays}::int))`;
/** All is no cut, as a lens has it. */
const isLookedAt = (asked: RowsAsked) =>
  asked.segment === null || asked.segment === "all" ? sql`true` : sql`customer_id in ${members(asked.segment, asked)}`;
const between = (value: SQL, ends: readonly [unknown, unknown] | null | undefined) =>
  ends ? sql`${value} between ${ends[0]} and ${ends[1]}` : sql`true`;

const all = (segment: string) => (asked: RowsAsked) =>
  sql`
  select m, s.first_on, null::bigint from segment_members(${segment}, ${asked.asOf}, ${asked.lapseDays}::int) m
  left join standing s on s.customer_id = m`;
const moved = (kind: string) => (asked: RowsAsked) =>
  sql`
  select customer_id, moved_on, null::bigint
  from customer_moves(${asked.from}, ${asked.to}, ${asked.lapseDays}::int)
  where kind = ${kind} and moved_on <= ${asked.asOf}`;
const first = (day: SQL, only: SQL) => (asked: RowsAsked) =>
  sql`
  select customer_id, ${day}, null::bigint from first_purchases(${asked.from}, ${asked.to}, ${asked.windowDays}) where ${only}`;
const away = (day: SQL, only: (asked: RowsAsked) => SQL) => (asked: RowsAsked) =>
  sql`
  select customer_id, ${day}, null::bigint from lapses(${asked.asOf}, ${asked.lapseDays}::int) where ${only(asked)}`;
const inStock = ({ from }: RowsAsked) => sql`lapsed_on <= ${from} and (back_on is null or back_on > ${from})`;
const inCohort = ({ from, to, windowDays, asOf }: RowsAsked) =>
  sql`lapsed_on between ${from} and ${to} and lapsed_on + ${windowDays}::int <= ${asOf}`;
const held = (still: (asked: RowsAsked) => SQL) => (asked: RowsAsked) =>
  sql`
  select h.customer_id, least(c.stated_since_on, h.first_on), null::bigint
  from ${histories(asked)} join customers c on c.id = h.customer_id
  where least(c.stated_since_on, h.first_on) between ${asked.from} and ${asked.to} and ${still(asked)}
    and exists (select from unnest(h.days) d (day) where d.day between
      ${asked.asOf}::date - ${asked.windowDays}::int - ${asked.lapseDays}::int and ${asked.asOf}::date - ${asked.windowDays}::int)`;
const isActive = ({ asOf, lapseDays }: RowsAsked) => sql`h.last_on + ${lapseDays}::int >= ${asOf}`;
const broken = ({ lapseDays }: RowsAsked) =>
  sql`from unnest(h.days, h.days[2:]) p (day, next) where p.next - p.day > ${lapseDays}::int`;
const spells = (many: SQL) => (asked: RowsAsked) =>
  sql`
  select h.customer_id, h.last_on, null::bigint
  from ${histories(asked)} where (select count(*) + 1 ${broken(asked)}) ${many} ${asked.windowDays}`;
const came = (how: string) => (asked: RowsAsked) =>
  sql`
  select h.customer_id, h.last_on, null::bigint from ${histories(asked)}
  where ${isActive(asked)} and ${how} = case when h.first_on >= ${asked.from} then 'win'
    when h.days[width_bucket(${asked.from}::date - 1, h.days)] >= ${asked.from}::date - 1 - ${asked.lapseDays}::int then 'keep'
    else 'win_back' end`;

/** Every list as its number is defined, over everybody at once: by the functions that the figures are held against. */
const definitions: Record<NumberRowKey, (asked: RowsAsked) => SQL> = {
  all: all("all"),
  customers: ({ asOf }) => sql`select customer_id, first_on, null::bigint from standing where first_on <= ${asOf}`,
  not_yet: (asked) => sql`${all("all")(asked)} where s.first_on is null or s.first_on > ${asked.asOf}`,
  active: ({ asOf, lapseDays }) =>
    sql`select customer_id, last_on, null::bigint from active_customers(${asOf}, ${lapseDays}::int)`,
  new: moved("new"),
  won_back: moved("won_back"),
  lost: moved("lost"),
  first: (asked) => first(sql`first_on`, sql`first_on <= ${asked.asOf}`)(asked),
  repeated: first(sql`second_on`, sql`second_on is not null`),
  stock: away(sql`lapsed_on`, inStock),
  stock_back: away(sql`back_on`, (asked) => sql`${inStock(asked)} and back_on is not null`),
  lapses: away(sql`lapsed_on`, inCohort),
  lapses_back: away(
    sql`back_on`,
    (asked) => sql`${inCohort(asked)} and back_on <= lapsed_on + ${asked.windowDays}::int`,
  ),
  top: (asked) => sql`
    select customer_id, null::date, value_minor from (
      select *, row_number() over (order by value_minor desc) as place, count(*) over () as buyers
      from customer_values(${asked.asOf}) where ${isLookedAt(asked)}) ranked
    where place <= ceil(buyers * ${sql.raw(String(topPart))})`,
  top_tenth: (asked) => sql`
    select customer_id, null::date, value_minor from customer_values(${asked.asOf})
    where customer_id in (select segment_members('top_tenth', ${asked.asOf}, ${asked.lapseDays}::int))`,
  ten_years: all("ten_years"),
  open_issue: all("open_issue"),
  cohort_back: (asked) => sql`
    select h.customer_id, d.day, null::bigint from ${histories(asked)}
    cross join lateral (select max(b.day) from unnest(h.days) b (day) where ${between(sql`b.day`, asked.ranges?.last)}) d (day)
    where h.first_on between ${asked.from} and ${asked.to} and d.day > h.first_on`,
  held: held(() => sql`true`),
  held_still: held(isActive),
  spell_since: (asked) => sql`
    select h.customer_id, s.began_on, null::bigint from ${histories(asked)}
    cross join lateral (select coalesce(max(p.next), h.first_on) ${broken(asked)}) s (began_on)
    where ${isActive(asked)} and s.began_on between ${asked.from} and ${asked.to}`,
  spells: spells(sql`=`),
  spells_more: spells(sql`>=`),
  bought: (asked) => sql`
    select h.customer_id, seen.last_on, seen.minor from ${histories(asked)}
    cross join lateral (
      select max(d.day) as last_on, count(*)::int as days, coalesce(sum(d.amount), 0)::bigint as minor
      from unnest(h.days, h.amounts) d (day, amount) where d.day between ${asked.from} and ${asked.to}) seen
    where seen.days > 0 and ${between(sql`seen.last_on`, asked.ranges?.last)}
      and ${between(sql`seen.days`, asked.ranges?.days)} and ${between(sql`seen.minor`, asked.ranges?.worth)}`,
  worth: (asked) => sql`
    select customer_id, null::date, minor from (
      select h.customer_id,
        greatest(0, coalesce((select sum(a) from unnest(h.amounts) a), 0) - h.refunded_minor)::bigint as minor
      from ${histories(asked)}) valued
    where ${between(sql`minor`, asked.ranges?.worth)}`,
  plan_kept: came("keep"),
  plan_won: came("win"),
  plan_won_back: came("win_back"),
};

/** Who is in a list by its definition, in no order. */
export async function listByDefinition(db: Database, asked: RowsAsked): Promise<Listed[]> {
  return db.execute<Listed>(sql`
    select customer_id as customer, on_day::text as on, amount::float8 as amount
    from (${definitions[asked.which](asked)}) as listed (customer_id, on_day, amount) where ${isLookedAt(asked)}`);
}
