import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { PlainDate } from "../../domain/plain-date";

export type Absence = {
  id: string;
  fromOn: PlainDate;
  /** The last day away; null: not known yet. */
  untilOn: PlainDate | null;
  /** Null: by themselves. */
  recordedBy: string | null;
};

type Raw = { id: string; from_on: PlainDate; until_on: PlainDate | null; recorded_by: string | null };

/** When somebody is away, from today on; what is over or taken back is left out. */
export async function listAbsences(db: Database, personId: string, today: PlainDate): Promise<Absence[]> {
  const rows = await db.execute<Raw>(sql`
    select a.id, a.from_on, a.until_on, case when a.recorded_by <> a.person_id then p.name end as recorded_by
    from absences a join people p on p.id = a.recorded_by
    where a.person_id = ${personId} and a.taken_back_at is null and coalesce(a.until_on >= ${today}::date, true)
    order by a.from_on, a.id limit 50`);
  return rows.map(({ id, from_on: fromOn, until_on: untilOn, recorded_by: recordedBy }) => ({
    id,
    fromOn,
    untilOn,
    recordedBy,
  }));
}
