import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import { everyRange, type NumberRow, type NumberRowKey, numberRowKeys, type RowsAsked } from "../../domain/number-rows";
import { topPart } from "../../domain/value";
import { asOf, days, lapseDays, segment } from "./asked";
import { retentionSources } from "./rows-of-retention";
import { rangeValues, structureSources } from "./rows-of-structure";

export type NumberRows = { rows: NumberRow[]; total: number; next: { rank: number; id: string } | null };

const PAGE = 50;
const from = sql`${placeholder("from")}::date`;
const to = sql`${placeholder("to")}::date`;
const window = days("windowDays");
/** Of the segment that is looked at, as of the lens's day; everybody where none is. */
const isLookedAt = (customer: SQL) =>
  sql`(${segment} is null or ${customer} in (select segment_members(${segment}, ${asOf}, ${lapseDays})))`;

const moved = (kind: string) =>
  sql`select customer_id, moved_on as on_day, null::bigint as amount from customer_moves(${from}, ${to}, ${lapseDays}) where kind = ${sql.raw(`'${kind}'`)}`;
const first = (day: SQL, only: SQL) =>
  sql`select customer_id, ${day}, null::bigint from first_purchases(${from}, ${to}, ${window}) where ${only}`;
const away = (day: SQL, only: SQL) =>
  sql`select customer_id, ${day}, null::bigint from lapses(${asOf}, ${lapseDays}) where ${only}`;
const members = (segment: string) =>
  sql`select member, standing.first_on, null::bigint from segment_members(${sql.raw(`'${segment}'`)}, ${asOf}, ${lapseDays}) member
    left join standing on standing.customer_id = member`;
const inStock = sql`lapsed_on <= ${from} and (back_on is null or back_on > ${from})`;
const inCohort = sql`lapsed_on between ${from} and ${to} and lapsed_on + ${window} <= ${asOf}`;

const sources: Record<NumberRowKey, SQL> = {
  all: members("all"),
  customers: sql`select customer_id, first_on, null::bigint from standing where first_on <= ${asOf}`,
  not_yet: sql`${members("all")} where standing.first_on is null or standing.first_on > ${asOf}`,
  active: sql`select customer_id, last_on, null::bigint from active_customers(${asOf}, ${lapseDays})`,
  new: sql`select customer_id, first_on, null::bigint from standing where first_on between ${from} and ${to}`,
  won_back: moved("won_back"),
  lost: moved("lost"),
  first: first(sql`first_on`, sql`true`),
  repeated: first(sql`second_on`, sql`second_on is not null`),
  stock: away(sql`lapsed_on`, inStock),
  stock_back: away(sql`back_on`, sql`${inStock} and back_on is not null`),
  lapses: away(sql`lapsed_on`, inCohort),
  lapses_back: away(sql`back_on`, sql`${inCohort} and back_on <= lapsed_on + ${window}`),
  top: sql`select customer_id, null::date, value_minor from (
    select *, row_number() over (order by value_minor desc) as place, count(*) over () as buyers from customer_values(${asOf})
    where ${isLookedAt(sql`customer_id`)}
  ) ranked where place <= ceil(buyers * ${sql.raw(String(topPart))})`,
  ten_years: members("ten_years"),
  top_tenth: sql`select customer_id, null::date, value_minor from customer_values(${asOf})
    where customer_id in (select segment_members('top_tenth', ${asOf}, ${lapseDays}))`,
  open_issue: members("open_issue"),
  ...retentionSources,
  ...structureSources,
};

type Row = NumberRow & { rank: number; total: number };

const listOf = (key: NumberRowKey) =>
  preparedSql<Row>(
    `number_rows_${key}`,
    sql`with source as materialized (
        select * from (${sources[key]}) as of_number (customer_id, on_day, amount) where ${isLookedAt(sql`customer_id`)}
      ),
      ranked as (
        select customer_id, on_day, amount, coalesce(amount, on_day - date '2000-01-01', 0)::float8 as rank from source
      ),
      page as (
        select * from ranked
        where ${placeholder("rank")}::float8 is null
          or (rank, customer_id) < (${placeholder("rank")}::float8, ${placeholder("id")}::uuid)
        order by rank desc, customer_id desc
        limit ${placeholder("limit")}::int
      )
      select page.customer_id as "customerId", customers.name, customers.place, page.on_day::text as "on",
        page.amount::float8 as "amountMinor", page.rank, (select count(*)::int from source) as total
      from page join customers on customers.id = page.customer_id
      order by page.rank desc, page.customer_id desc`,
  );

const lists = new Map(numberRowKeys.map((key) => [key, listOf(key)]));

/** The customers behind a number, newest or most valuable first, fifty at a time unless asked for more. */
export async function listNumberRows(
  db: Database,
  { which, after, ranges = everyRange, ...asked }: RowsAsked,
  most = PAGE,
): Promise<NumberRows> {
  const list = lists.get(which);
  if (!list) throw new Error(`No list for ${which}.`);
  const place = { rank: after?.rank ?? null, id: after?.id ?? null, limit: most + 1 };
  const found = await list(db, { ...asked, ...rangeValues(ranges), ...place });
  const rows = found.slice(0, most);
  const last = rows.at(-1);
  return {
    rows,
    total: found[0]?.total ?? 0,
    next: found.length > most && last ? { rank: last.rank, id: last.customerId } : null,
  };
}
