import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";

/** The timetable's job: writes down which rules have fired for whom since, once an episode. */
export async function recordWarnings(db: Database): Promise<void> {
  await db.execute(sql`select record_warnings()`);
}
