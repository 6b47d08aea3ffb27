import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { readClock } from "@/server/clock";
import { Fault } from "@/server/domain/fault";
import type { Lens } from "@/server/domain/lens";
import { type PlainDate, plainDate } from "@/server/domain/plain-date";
import { isSegmentKey } from "@/server/domain/segment";
import { listLapseThresholds } from "@/server/numbers/queries/thresholds";
import { optional, type Values } from "../commands/command";

/** What the command looks through: what is not given is today, the threshold in force and everybody. */
export async function lensOf(db: Database, values: Values): Promise<Lens> {
  return {
    asOf: await dayOf(db, values),
    lapseDays: await lapseDaysOf(db, values),
    segment: await segmentOf(db, values),
  };
}

/** The given day, else today in the organisation's zone. */
async function dayOf(db: Database, values: Values): Promise<PlainDate> {
  const given = optional(values, "as-of");
  if (given) return plainDate(given);
  const now = await readClock(db);
  const [row] = await db.execute<{ today: string }>(
    sql`select to_char(${now.toISOString()}::timestamptz at time zone o.zone, 'YYYY-MM-DD') as today from organisation o`,
  );
  if (!row)
    throw new Fault("The organisation is not set up yet: start Standpoint and use the set-up link, or give --as-of.");
  return plainDate(row.today);
}

/** The given threshold, else the one a person has set, else none: then nothing that needs one is said. */
async function lapseDaysOf(db: Database, values: Values): Promise<number | null> {
  const given = optional(values, "lapse-days");
  if (given === undefined) return (await listLapseThresholds(db)).at(0)?.days ?? null;
  const days = Number(given);
  if (!Number.isInteger(days) || days < 1)
    throw new Fault(`--lapse-days must be a whole number of days, not "${given}".`);
  return days;
}

/** A standing segment by its key, a saved one by its name or its id (then as its rule stands now) or that of a version. */
async function segmentOf(db: Database, values: Values): Promise<string | null> {
  const given = optional(values, "segment");
  if (given === undefined || isSegmentKey(given)) return given ?? null;
  const [saved] = await db.execute<{ id: string }>(sql`
    select coalesce(v.id, n.version_id) as id from segments_now n
    left join segment_versions v on v.segment_id = n.id and v.id::text = ${given}
    where v.id is not null or n.id::text = ${given} or lower(n.name) = lower(${given})
    order by n.retired_at desc nulls first limit 1`);
  if (!saved) throw new Fault(`There is no segment "${given}". Give its key, its name or its id.`);
  return saved.id;
}
