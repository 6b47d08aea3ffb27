import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { CustomerFilter, ListOrder } from "../../domain/customer-list";
import { addDays, type Instant, type PlainDate } from "../../domain/plain-date";

/** What a filter is asked with. */
export type Filtered = {
  filter: CustomerFilter;
  now: Instant;
  today: PlainDate;
  /** The lapse threshold in days; null: none is set, and nobody is active or lapsed. */
  lapseDays: number | null;
};

/**
 * Everything a customer `c` with its standing `s` has to be; `id` is that of whichever is met first, so that nobody is
 * joined who is held back anyway.
 */
export function isWanted(asked: Filtered, id: SQL): SQL {
  const { filter, now } = asked;
  const conditions = [isListed, ...standingConditions(asked)];
  if (filter.kind) conditions.push(sql`c.kind = ${filter.kind}`);
  if (filter.country) conditions.push(sql`c.country = ${filter.country}`);
  if (filter.place) conditions.push(isPlaced(filter.place));
  const banded = bandedConditions(filter);
  if (banded) conditions.push(sql`exists (select from band_spans b where b.customer_id = ${id} and ${banded})`);
  if (filter.content) {
    const held = sql`${id} in (select h.customer_id from content_hold_reasons(${now.toISOString()}::timestamptz) h)`;
    conditions.push(filter.content === "held" ? held : sql`not (${held})`);
  }
  return sql.join(conditions, sql` and `);
}

/** What a standing `s` has to be; each has an index of its own. */
function standingConditions(asked: Filtered): SQL[] {
  return [
    ...onOrder("since", asked),
    ...onOrder("bought", asked),
    ...(asked.filter.hasOpenIssue ? [sql`s.open_issues > 0`] : []),
  ];
}

/** What is asked of the very day an order goes by: where in its index to begin and to end. */
export function onOrder(order: ListOrder, { filter, today, lapseDays }: Filtered): SQL[] {
  const { sinceFrom, sinceTo, bought } = filter;
  if (order === "bought") return bought ? [hasBought(bought, today, lapseDays)] : [];
  if (order === "name") return [];
  return [
    ...(sinceFrom ? [sql`s.since_on >= ${sinceFrom}::date`] : []),
    ...(sinceTo ? [sql`s.since_on <= ${sinceTo}::date`] : []),
  ];
}

/** What an open span of bands `b` has to be; null: nothing is asked of it. */
function bandedConditions({ isBest, band }: CustomerFilter): SQL | null {
  if (!isBest && band === null) return null;
  const best = isBest ? sql` and b.is_best` : sql``;
  const named =
    band === null
      ? sql``
      : sql` and b.band = any (array(select n.name from bands_now n where lower(n.name) = ${band.toLowerCase()}))`;
  return sql`b.until_on is null${best}${named}`;
}

function hasBought(bought: NonNullable<CustomerFilter["bought"]>, today: PlainDate, lapseDays: number | null): SQL {
  if (bought === "not_yet") return sql`s.last_on is null`;
  if (lapseDays === null) return sql`false`;
  const still = addDays(today, -lapseDays);
  return bought === "active" ? sql`s.last_on >= ${still}::date` : sql`s.last_on < ${still}::date`;
}

/** Few enough to be gathered beforehand: `ids` names them, `rows` has their `id`, `since_on` and `last_on`. */
export type Few = { count: number; ids: SQL; rows: SQL };

/** How many conditions on standing, answered from an index alone, or a place or country may name to be few. */
const mostStanding = 50_000;
const mostPlaced = 5_000;
const mostBanded = 20_000;

/**
 * The narrowest of what the filter asks of standing, band, place and country, where it is few; counting stops where it is
 * not. `many`: all of it is met so often that an order is best walked until a page is full. Null: nothing such is asked.
 */
export async function findFew(db: Database, asked: Filtered): Promise<Few | "many" | null> {
  const conditions = standingConditions(asked);
  const { place, country } = asked.filter;
  const banded = bandedConditions(asked.filter);
  const named = [
    ...(conditions.length > 0 ? [{ most: mostStanding, ...inStanding(sql.join(conditions, sql` and `)) }] : []),
    ...(banded ? [{ most: mostBanded, ...inBand(banded) }] : []),
    ...(place ? [{ most: mostPlaced, ...among(isPlaced(place)) }] : []),
    ...(country ? [{ most: mostPlaced, ...among(sql`c.country = ${country}`) }] : []),
  ];
  if (named.length === 0) return null;
  const counts = named.map(({ most, ids }) => sql`(select count(*) from (${ids} limit ${most + 1}) n)::int`);
  const [row] = await db.execute<{ counts: number[] }>(sql`select array[${sql.join(counts, sql`, `)}] as counts`);
  const few = named.map((one, at) => ({ ...one, count: row?.counts[at] ?? Number.POSITIVE_INFINITY }));
  return few.filter(({ count, most }) => count <= most).sort((one, other) => one.count - other.count)[0] ?? "many";
}

function inStanding(conditions: SQL): { ids: SQL; rows: SQL } {
  const of = (columns: SQL) => sql`select ${columns} from standing s where ${conditions}`;
  return { ids: of(sql`s.customer_id`), rows: of(sql`s.customer_id as id, s.since_on, s.last_on`) };
}

function inBand(banded: SQL): { ids: SQL; rows: SQL } {
  return {
    ids: sql`select b.customer_id from band_spans b where ${banded}`,
    rows: sql`select s.customer_id as id, s.since_on, s.last_on from band_spans b join standing s on s.customer_id = b.customer_id where ${banded}`,
  };
}

function among(condition: SQL): { ids: SQL; rows: SQL } {
  const listed = sql`${isListed} and ${condition}`;
  return {
    ids: sql`select c.id from customers c where ${listed}`,
    rows: sql`select c.id, s.since_on, s.last_on from customers c join standing s on s.customer_id = c.id where ${listed}`,
  };
}

export const isListed = sql`is_listed(c.id, c.survivor_id, c.withdrawn_at, c.erased_at)`;
const isPlaced = (place: string) => sql`lower(c.place) like ${`${escaped(place.toLowerCase())}%`}`;

function escaped(words: string): string {
  return words.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}
