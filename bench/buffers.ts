import { setTimeout as pause } from "node:timers/promises";
import type postgres from "postgres";

/** Buffers this database has touched so far; its processes tell within a second or so. */
export async function buffersOf(sql: postgres.Sql): Promise<number> {
  await pause(1500);
  const [row] = await sql`
    select (blks_hit + blks_read)::float8 as blocks from pg_stat_database where datname = current_database()`;
  return row?.blocks ?? 0;
}
