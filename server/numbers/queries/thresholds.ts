import { desc, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { lapseThresholds, people } from "@/db/schema";
import type { LapseThreshold } from "../../domain/lapse-threshold";

/** Every lapse threshold that was ever set, newest first. Few: a person sets each with a reason. */
export async function listLapseThresholds(db: Database): Promise<LapseThreshold[]> {
  return await db
    .select({
      days: lapseThresholds.days,
      reason: lapseThresholds.reason,
      setBy: people.name,
      recordedAt: lapseThresholds.recordedAt,
    })
    .from(lapseThresholds)
    .innerJoin(people, eq(people.id, lapseThresholds.setBy))
    .orderBy(desc(lapseThresholds.recordedAt), desc(lapseThresholds.id));
}
