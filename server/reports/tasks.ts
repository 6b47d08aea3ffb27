import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { recordEvent } from "../events/mutations";

/** Has the database write the report of every finished quarter that has none. Nothing is handed to it: it counts by itself. */
export async function reportQuarters(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    const written = await tx.execute<{ id: string; begins_on: string }>(
      sql`select id, begins_on::text from report_quarters()`,
    );
    for (const { id, begins_on: beginsOn } of written)
      await recordEvent(tx, {
        ...{ actor: null, action: "number_report.written", subject: "number_report", subjectId: id },
        facts: { beginsOn },
      });
  });
}
