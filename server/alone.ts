import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";

/**
 * Holds a lock for as long as the work lasts. False: another holds it, and nothing was done; what that other began before
 * something changed must then be asked for again.
 */
export async function alone(db: Database, id: string, work: () => Promise<void>): Promise<boolean> {
  return db.transaction(async (holder) => {
    await holder.execute(sql`set local idle_in_transaction_session_timeout = 0`);
    const [lock] = await holder.execute<{ isMine: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended(${id}, 7005)) as "isMine"`,
    );
    if (!lock?.isMine) return false;
    await work();
    return true;
  });
}
