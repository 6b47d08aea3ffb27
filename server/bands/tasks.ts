import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";

/** The worker's job: puts every buyer into a band as of today. Whole or not at all; again on the same day changes nothing. */
export async function runBands(db: Database): Promise<void> {
  await db.execute(sql`select run_bands()`);
}
