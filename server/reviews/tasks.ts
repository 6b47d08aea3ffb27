import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { recordEvent } from "../events/mutations";

/** The worker's job: draws the statements of the months that are over to be scored. The function refuses company. */
export async function drawScores(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    const [row] = await tx.execute<{ id: string | null }>(sql`select draw_statements_to_score() as id`);
    if (row?.id)
      await recordEvent(tx, { actor: null, action: "scores.drawn", subject: "score_draw", subjectId: row.id });
  });
}
