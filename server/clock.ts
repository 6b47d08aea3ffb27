import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Instant } from "./domain/plain-date";

/** Asks the database's clock, which alone rules. Asked once a request; everything below takes `now`. */
export async function readClock(db: Database): Promise<Instant> {
  const [row] = await db.execute<{ now: string }>(sql`select standpoint_now() as now`);
  if (!row) throw new Error("The database did not tell the time.");
  return new Date(row.now);
}
