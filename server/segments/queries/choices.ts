import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { segments } from "../../domain/segment";

/** A segment that can be chosen: a standing one by its key, a saved one by the version that holds. */
type SegmentToChoose = { value: string; label: string };

/** The standing segments, then the saved ones by name, as they hold now; retired ones are not offered. */
export async function listSegmentChoices(db: Database, lapseDays: number | null): Promise<SegmentToChoose[]> {
  const standing = segments(lapseDays).map(({ key, name }) => ({ value: key, label: name }));
  const saved = await db.execute<SegmentToChoose>(sql`
    select version_id as value, name as label from segments_now where retired_at is null order by lower(name), version_id`);
  return [...standing, ...saved];
}
