import { type SQL, sql } from "drizzle-orm";

// Pieces of statements that have the rows of a customer and of those merged into it as `members` (id).

/** The rows of any of them. */
export const mine = (column: SQL): SQL => sql`${column} in (select id from members)`;

/** Rows as a JSON array; empty where there are none. */
export const list = (pairs: SQL, order: SQL, from: SQL): SQL =>
  sql`coalesce((select json_agg(json_build_object(${pairs}) order by ${order}) from ${from}), '[]')`;

export const nameOf = (person: SQL): SQL => sql`(select name from people where id = ${person})`;

/** An instant as JSON carries it, to the microsecond. */
export const iso = (instant: SQL): SQL => sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
