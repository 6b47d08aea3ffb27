import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { recordEvent } from "../events/mutations";

/** Has the database count, once, what became of every submitted plan whose period is over. Nothing is handed to it. */
export async function countFinishedPlans(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    const counted = await tx.execute<{ plan: string; version: string }>(
      sql`select plan, version from count_finished_plans()`,
    );
    for (const { plan, version } of counted)
      await recordEvent(tx, {
        actor: null,
        action: "plan.counted",
        subject: "plan",
        subjectId: plan,
        facts: { versionId: version },
      });
  });
}
