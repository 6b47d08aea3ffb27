import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";

/** Holds a lock for as long as the work lasts; when another holds it, that other does the work. */
export async function alone(db: Database, id: string, work: () => Promise<void>): Promise<void> {
  await db.transaction(async (holder) => {
    await holder.execute(sql`set local idle_in_transaction_session_timeout = 0`);
    const [lock] = await holder.execute<{ isMine: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended(${id}, 7005)) as "isMine"`,
    );
    if (lock?.isMine) await work();
  });
}
