import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { isFew } from "../../counts/queries/counted";
import { withinTime } from "../../segments/queries/within-time";
import { lapseDays, segment } from "./asked";

// How customers behind a number are listed: along an index, until a page is full.

/** Rows on a page. */
export const listPage = 50;
/** Milliseconds a page waits for its rows. */
export const listWaitsMs = 5_000;
/** And for how many there are, which is counted no further than this: where few have bought, as far as they go. */
const counting = { many: { ms: 60, upTo: 1_000 }, few: { ms: 2_000, upTo: 1_000_000 } };

/**
 * Planned for these very days, and in the order of an index or not at all: a plan made for any days, or one that sorts, would
 * read everybody's for a page of fifty.
 */
const asWalk = { plan_cache_mode: "force_custom_plan", enable_sort: "off", max_parallel_workers_per_gather: "0" };

/** Asks along an index, and no longer than so many milliseconds; null: it was not found in that time. */
export function walked<T>(
  db: Database,
  ms: number,
  ask: (tx: Database) => Promise<T>,
  settings: Readonly<Record<string, string>> = {},
): Promise<T | null> {
  return withinTime(db, ms, ask, { ...asWalk, ...settings });
}

type Total = { total: number; isTotal: boolean };
type Counting = (tx: Database, limit: number) => Promise<readonly { total: number }[]>;

/** How many there are in all: of few all of them, of many up to a thousand. The link's own number stands where it was. */
export async function totalOf(
  db: Database,
  seen: number,
  count: Counting,
  settings: Readonly<Record<string, string>> = {},
): Promise<Total> {
  const { ms, upTo } = (await isFew(db)) ? counting.few : counting.many;
  const counted = await walked(db, ms, (tx) => count(tx, upTo + 1), settings);
  const total = counted?.[0]?.total;
  if (total === undefined) return { total: Math.min(seen, listPage), isTotal: false };
  return { total: Math.min(total, upTo), isTotal: total <= upTo };
}

/**
 * Of the segment that is looked at, as of a day; everybody where none is. What a segment's rule says of one customer alone
 * is asked of each; else its members are found once.
 */
export function isOfSegment(customer: SQL, on: SQL): SQL {
  const members = sql`segment_members(${segment}, ${on}, ${lapseDays})`;
  return sql`case
    when ${segment} is null then true
    when ${segment} in ('active', 'ten_years', 'open_issue') then exists (
      select from ${members} as member (id) where member.id = ${customer} offset 0)
    else ${customer} in (select ${members}) end`;
}
