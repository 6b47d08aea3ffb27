import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";

/** Has everybody's value found, once however often it is asked for: now, or when it is worth another try. */
export async function putOnQueue(db: Database, at: SQL = sql`now()`): Promise<void> {
  await db.execute(sql`select graphile_worker.add_job('fit_values', job_key := 'fit_values', run_at := ${at})`);
}
