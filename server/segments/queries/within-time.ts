import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";

/** Asks, and waits so many milliseconds for each statement; null: the answer did not come in time. */
export async function withinTime<T>(db: Database, ms: number, ask: (tx: Database) => Promise<T>): Promise<T | null> {
  try {
    return await db.transaction(async (tx) => {
      await tx.execute(sql.raw(`set local statement_timeout = ${ms}`));
      return ask(tx);
    });
  } catch (error) {
    if (isTimeout(error)) return null;
    throw error;
  }
}

function isTimeout(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === "57014") || isTimeout(error.cause);
}
