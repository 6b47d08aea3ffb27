import { type SQL, sql } from "drizzle-orm";
import { asOf, lapseDays, segment } from "../../numbers/queries/asked";

/** What everybody the lens shows has bought. */
export const histories = sql`histories_of(${asOf}, ${lapseDays}, ${segment})`;

/** Neighbouring purchase days of a history; `next` is null after the last. */
export const pairs = sql`unnest(h.days, h.days[2:]) as p (day, next)`;

/** A month by its number, as server/domain/retention-cohorts counts them. */
export const monthNumber = (day: SQL): SQL =>
  sql`(date_part('year', ${day}) * 12 + date_part('month', ${day}) - 1)::int`;

/** Rows as one JSON array of arrays, in the order of their columns. */
export const asArrays = (columns: SQL, from: SQL): SQL =>
  sql`(select coalesce(json_agg(json_build_array(${columns}) order by ${columns}), '[]') from ${from})`;
