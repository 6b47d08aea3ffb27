import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";

/** Drops the files of documents that are kept no longer; which are due only the database says. */
export async function forgetDocuments(db: Database): Promise<void> {
  await db.execute(sql`select forget_old_documents()`);
}
