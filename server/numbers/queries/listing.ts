import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { isFew } from "../../counts/queries/counted";
import type { NumberRow } from "../../domain/number-rows";
import { paged } from "../../list-file";
import { withinTime } from "../../segments/queries/within-time";
import { lapseDays, segment } from "./asked";

// How customers behind a number are listed: along an index, until a page is full.

/** Where a page ended: the rank of its last row, and the record it was found by. */
export type ListPosition = { rank: number; id: string };

export type ListPage = {
  rows: NumberRow[];
  /** How many are in the list; where not `isTotal`, at least that. */
  total: number;
  isTotal: boolean;
  next: ListPosition | null;
  /** They could not be found in the time that a page waits. */
  isTooLong: boolean;
};

/** Rows at a time, how many milliseconds they are waited for, and whether it is said how many there are in all. */
export type Paging = { most?: number; waitsMs?: number; isCounted?: boolean };

const ofPages = { most: 50, waitsMs: 5_000, isCounted: true };
/** Nobody waits for a file, and nobody reads in it how many it holds. */
const ofFiles = { most: 20_000, waitsMs: 600_000, isCounted: false };

/** Milliseconds waited for how many there are, which is counted no further than this: where few have bought, as far as they go. */
const counting = { many: { ms: 60, upTo: 1_000 }, few: { ms: 2_000, upTo: 1_000_000 } };

/**
 * Planned for these very days, and in the order of an index or not at all: a plan made for any days, or one that sorts, would
 * read everybody's for a page of fifty.
 */
const asWalk = { plan_cache_mode: "force_custom_plan", enable_sort: "off", max_parallel_workers_per_gather: "0" };

type Settings = Readonly<Record<string, string>>;
type Place = { rank: number | null; id: string | null; limit: number };

/** The two statements of a list: its rows from a place on, and how many there are up to a limit. */
type Asked = {
  rows: (tx: Database, place: Place) => Promise<readonly (NumberRow & ListPosition)[]>;
  total: (tx: Database, place: Place) => Promise<readonly { total: number }[]>;
};

/** A page of a list, found along an index and no longer than a page waits. */
export async function listPage(
  db: Database,
  after: ListPosition | null,
  asked: Asked,
  paging: Paging = {},
  settings: Settings = {},
): Promise<ListPage> {
  const { most, waitsMs, isCounted } = { ...ofPages, ...paging };
  const place = { rank: after?.rank ?? null, id: after?.id ?? null, limit: most + 1 };
  const found = await walked(db, waitsMs, (tx) => asked.rows(tx, place), settings);
  if (!found) return { rows: [], total: 0, isTotal: false, next: null, isTooLong: true };
  const page = found.slice(0, most);
  const last = found.length > most ? page.at(-1) : undefined;
  const isWhole = !after && !last;
  const seen = { total: page.length, isTotal: isWhole };
  return {
    rows: page.map(({ customerId, name, place, on, amountMinor }) => ({ customerId, name, place, on, amountMinor })),
    ...(isWhole || !isCounted ? seen : await totalOf(db, page.length, asked.total, settings)),
    next: last ? { rank: last.rank, id: last.id } : null,
    isTooLong: false,
  };
}

/** All rows of a list, for a file. Throws where one of its pages is not found in ten minutes. */
export async function* everyPage(
  ask: (after: ListPosition | null, paging: Paging) => Promise<ListPage>,
): AsyncGenerator<readonly NumberRow[]> {
  for await (const page of paged((after: ListPosition | null) => ask(after, ofFiles))) {
    if (page.isTooLong) throw new Error("The list was not found in ten minutes.");
    yield page.rows;
  }
}

/** Asks along an index, and no longer than so many milliseconds; null: it was not found in that time. */
function walked<T>(db: Database, ms: number, ask: (tx: Database) => Promise<T>, settings: Settings): Promise<T | null> {
  return withinTime(db, ms, ask, { ...asWalk, ...settings });
}

/** How many there are in all: of few all of them, of many up to a thousand. The link's own number stands where it was. */
async function totalOf(db: Database, seen: number, count: Asked["total"], settings: Settings) {
  const { ms, upTo } = (await isFew(db)) ? counting.few : counting.many;
  const from = { rank: null, id: null, limit: upTo + 1 };
  const counted = await walked(db, ms, (tx) => count(tx, from), settings);
  const total = counted?.[0]?.total;
  if (total === undefined) return { total: Math.min(seen, ofPages.most), isTotal: false };
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
