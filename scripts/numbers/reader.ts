import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { readClock } from "@/server/clock";
import type { Context, Organisation } from "@/server/context";
import { plainDate } from "@/server/domain/plain-date";
import { organisationFacts } from "@/server/organisation/queries";

/** An operator at the command reads what everybody may read, and is nobody of the house: no right follows from it. */
const nobody: Context["actor"] = {
  ...{ id: "", name: "", email: "", sessionId: "", departmentId: "", departmentName: "", teamId: null, zone: "UTC" },
  ...{ roles: [], appointments: [], isLead: false, keysOff: false },
};

/** What pages are read with, for a command; null: the organisation is not set up yet. */
export async function readerOf(db: Database): Promise<Context | null> {
  const now = await readClock(db);
  const [row] = await db.execute<{ today: string; organisation: Organisation }>(sql`
    select to_char(${now.toISOString()}::timestamptz at time zone o.zone, 'YYYY-MM-DD') as today,
      ${organisationFacts} as organisation
    from organisation o`);
  return row ? { db, now, today: plainDate(row.today), organisation: row.organisation, actor: nobody } : null;
}
