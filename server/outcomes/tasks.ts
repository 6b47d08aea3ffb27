import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { recordEvent } from "../events/mutations";

/** The worker's job: counts every outcome whose day has come, each once, the oldest day first. */
export async function measureOutcomes(db: Database): Promise<void> {
  while (await measureNext(db));
}

/** The owner's function comes first: it refuses to run along with other work (ruling 32). */
async function measureNext(db: Database): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [row] = await tx.execute<{ id: string | null }>(sql`select measure_outcomes() as id`);
    if (!row?.id) return false;
    await recordEvent(tx, { actor: null, action: "outcome.counted", subject: "decision_reading", subjectId: row.id });
    return true;
  });
}
