import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { recordEvent } from "../events/mutations";

/** The worker's job: this month's draw, if it has not been made. */
export async function drawCalls(db: Database): Promise<void> {
  await once(db, "draw_thank_you_calls", { action: "calls.drawn", subject: "thank_you_draw" });
}

/** The worker's job: counts the draws whose days are over, once. */
export async function countOutcomes(db: Database): Promise<void> {
  await once(db, "count_thank_you_outcomes", { action: "calls.counted", subject: "thank_you_reading" });
}

/** The owner's function comes first: it refuses to run along with other work (ruling 32). */
async function once(db: Database, name: string, event: { action: string; subject: string }): Promise<void> {
  await db.transaction(async (tx) => {
    const [row] = await tx.execute<{ id: string | null }>(sql`select ${sql.identifier(name)}() as id`);
    if (row?.id) await recordEvent(tx, { actor: null, ...event, subjectId: row.id });
  });
}
