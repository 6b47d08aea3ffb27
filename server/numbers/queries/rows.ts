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
import { isOfSegment, listPage, listWaitsMs, totalOf, walked } from "./listing";
import { dayWalks } from "./rows-of-days";
import { everybodyWalks } from "./rows-of-everybody";
import { retentionWalks } from "./rows-of-retention";
import { worthWalks } from "./rows-of-worth";
import type { Walk } from "./walks";

/** Where a page ended: the rank of its last row, and the record it was found by. */
export type RowsPosition = { rank: number; id: string };

export type NumberRows = {
  rows: NumberRow[];
  /** How many are in the list; where not `isTotal`, more than that. */
  total: number;
  isTotal: boolean;
  next: RowsPosition | null;
  /** They could not be found in the time that a page waits. */
  isTooLong: boolean;
};

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

type Row = NumberRow & RowsPosition;

const rowsOf = (key: NumberRowKey, walk: Walk) =>
  preparedSql<Row>(
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

type Given = Omit<RowsAsked, "which" | "after" | "ranges"> & ReturnType<typeof rangeValues>;
type Waiting = { most?: number; waitsMs?: number };

const nobody: NumberRows = { rows: [], total: 0, isTotal: true, next: null, isTooLong: false };

/** The customers behind a number, newest or most valuable first: fifty at a time, and no longer than a page waits. */
export async function listNumberRows(
  db: Database,
  { which, after, ranges = everyRange, ...asked }: RowsAsked,
  { most = listPage, waitsMs = listWaitsMs }: Waiting = {},
): Promise<NumberRows> {
  if (asked.lapseDays === null && needsLapseThreshold(which)) return nobody;
  const segment = asked.segment === "all" ? null : asked.segment;
  const given = { ...asked, segment, membersOn: asked.membersOn ?? asked.asOf, ...rangeValues(ranges) };
  const place = { rank: after?.rank ?? null, id: after?.id ?? null, limit: most + 1 };
  const found = await walked(db, waitsMs, (tx) => lists[which].rows(tx, { ...given, ...place }));
  if (!found) return { ...nobody, isTotal: false, isTooLong: true };
  const rows = found.slice(0, most);
  const last = found.length > most ? rows.at(-1) : undefined;
  const isWhole = !after && !last;
  return {
    rows: rows.map(({ customerId, name, place, on, amountMinor }) => ({ customerId, name, place, on, amountMinor })),
    ...(isWhole ? { total: rows.length, isTotal: true } : await countRows(db, which, given, rows.length)),
    next: last ? { rank: last.rank, id: last.id } : null,
    isTooLong: false,
  };
}

async function countRows(db: Database, which: NumberRowKey, given: Given, seen: number) {
  return totalOf(db, seen, (tx, limit) => lists[which].total(tx, { ...given, rank: null, id: null, limit }));
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
