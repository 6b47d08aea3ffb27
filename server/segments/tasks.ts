import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { segmentKeys } from "../domain/segment";
import { withinTime } from "./queries/within-time";

/** Milliseconds one count may take where nobody waits for it. */
const most = 60_000;

/**
 * Counts, one after the other, the segments whose kept count is older than ten minutes: those no page counts on the way,
 * because they are slow or nobody has looked at them.
 */
export async function countSlowSegments(db: Database): Promise<void> {
  const old = await db.execute<{ segment: string }>(sql`
    select offered.segment
    from (select version_id::text as segment from segments_now where retired_at is null
          union all select unnest(${sql.param([...segmentKeys])}::text[])) offered
    left join segment_counts kept on kept.segment = offered.segment
    where kept.counted_at is null or kept.counted_at < standpoint_now() - interval '10 minutes'
    order by kept.counted_at nulls first`);
  for (const { segment } of old)
    await withinTime(db, most, (tx) =>
      tx.execute(sql`select from count_segments(array[${segment}], interval '1 hour')`),
    );
}
