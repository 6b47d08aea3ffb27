import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { PlainDate } from "../domain/plain-date";
import { recordEvent } from "../events/mutations";

/** Has the database write the report of every finished quarter that has none. Nothing is handed to it: it counts by itself. */
export async function reportQuarters(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    const written = await tx.execute<{ id: string; begins_on: string }>(
      sql`select id, begins_on::text from report_quarters()`,
    );
    for (const { id, begins_on: beginsOn } of written)
      await recordEvent(tx, {
        actor: null,
        action: "number_report.written",
        subject: "number_report",
        subjectId: id,
        facts: { beginsOn },
      });
  });
}

/** `changed`: the first days of the quarters whose report is not what was sealed, or does not follow the one before it. */
type ReportsVerified = { checked: number; changed: PlainDate[] };

/** Holds every report against its seal. What was changed cannot be mended: it is compared with a copy from before. */
export async function verifyReports(db: Database): Promise<ReportsVerified> {
  const seals = await db.execute<{ beginsOn: PlainDate; holds: boolean | null }>(sql`
    select begins_on::text as "beginsOn", holds from number_report_seals() order by begins_on`);
  return { checked: seals.length, changed: seals.filter(({ holds }) => !holds).map(({ beginsOn }) => beginsOn) };
}
