import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import {
  type BoughtRanges,
  everyRange,
  type NumberRow,
  type NumberRowKey,
  needsLapseThreshold,
  numberRowKeys,
  type RowsAsked,
} from "../../domain/number-rows";
import { isOfSegment, type ListPage, type ListPosition, listPage, type Paging } from "./listing";
import { dayWalks } from "./rows-of-days";
import { everybodyWalks } from "./rows-of-everybody";
import { retentionWalks } from "./rows-of-retention";
import { worthWalks } from "./rows-of-worth";
import type { Walk } from "./walks";

const isLookedAt = (customer: SQL) => isOfSegment(customer, sql`${placeholder("membersOn")}::date`);

const walks: Record<NumberRowKey, Walk> = {
  ...everybodyWalks,
  ...dayWalks,
  ...retentionWalks,
  ...worthWalks(isLookedAt),
};

const found = ({ along, where, isAfter = sql`true`, customer, place, record }: Walk) =>
  sql`from ${along} where ${where} and ${isAfter} and ${isLookedAt(customer)}
    order by ${place} desc, ${record} desc limit ${placeholder("limit")}::int`;

const rowsOf = (key: NumberRowKey, walk: Walk) =>
  preparedSql<NumberRow & ListPosition>(
    `number_rows_${key}`,
    sql`${walk.prelude ?? sql``}
      select page.customer_id as "customerId", customers.name, customers.place, page.on_day::text as "on",
        page.amount::float8 as "amountMinor", page.rank::float8 as rank, page.record as id
      from (
        select ${walk.customer} as customer_id, ${walk.on} as on_day, ${walk.amount} as amount, ${walk.rank} as rank,
          ${walk.record} as record ${found(walk)}) as page
      join customers on customers.id = page.customer_id
      order by page.rank desc, page.record desc`,
  );

const countOf = (key: NumberRowKey, walk: Walk) =>
  preparedSql<{ total: number }>(
    `number_rows_total_${key}`,
    sql`${walk.prelude ?? sql``} select count(*)::int as total from (select ${found(walk)}) as counted`,
  );

const listOf = (key: NumberRowKey) => ({ rows: rowsOf(key, walks[key]), total: countOf(key, walks[key]) });
const lists = Object.fromEntries(numberRowKeys.map((key) => [key, listOf(key)])) as Record<
  NumberRowKey,
  ReturnType<typeof listOf>
>;

const nobody: ListPage = { rows: [], total: 0, isTotal: true, next: null, isTooLong: false };

/** The customers behind a number, newest or most valuable first: fifty at a time, and no longer than a page waits. */
export async function listNumberRows(
  db: Database,
  { which, after, ranges = everyRange, ...asked }: RowsAsked,
  paging?: Paging,
): Promise<ListPage> {
  if (asked.lapseDays === null && needsLapseThreshold(which)) return nobody;
  const segment = asked.segment === "all" ? null : asked.segment;
  const given = { ...asked, segment, membersOn: asked.membersOn ?? asked.asOf, ...rangeValues(ranges) };
  const { rows, total } = lists[which];
  return listPage(
    db,
    after,
    {
      rows: (tx, place) => rows(tx, { ...given, ...place }),
      total: (tx, place) => total(tx, { ...given, ...place }),
    },
    paging,
  );
}

/** The ranges as the lists read them. */
function rangeValues({ last, days: on, worth }: BoughtRanges) {
  return {
    lastLow: last?.[0] ?? null,
    lastHigh: last?.[1] ?? null,
    daysLow: on?.[0] ?? null,
    daysHigh: on?.[1] ?? null,
    worthLow: worth?.[0] ?? null,
    worthHigh: worth?.[1] ?? null,
  };
}
