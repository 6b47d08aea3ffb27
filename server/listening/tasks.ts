import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { recordEvent } from "../events/mutations";

/** The worker's job: draws the sample of the month that is over, once. The owner's function refuses company, so it comes first. */
export async function drawListening(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    const [row] = await tx.execute<{ id: string | null }>(sql`select draw_listening() as id`);
    if (row?.id)
      await recordEvent(tx, { actor: null, action: "listening.drawn", subject: "listening_sample", subjectId: row.id });
  });
}
