import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { PlainDate } from "../../domain/plain-date";
import { type SegmentCount, type SegmentKey, segments } from "../../domain/segment";

type Row = { all: number; active: number; ten_years: number; top_tenth: number; open_issue: number };

const size = (key: SegmentKey) =>
  sql`(select count(*)::int from segment_members(${sql.raw(`'${key}'`)}, ${placeholder("today")}::date, ${placeholder("lapseDays")}::int))`;

const countAll = preparedSql<Row>(
  "count_segments",
  sql`select ${size("all")} as all, ${size("active")} as active, ${size("ten_years")} as ten_years,
    ${size("top_tenth")} as top_tenth, ${size("open_issue")} as open_issue`,
);

/** Every standing segment with its rule in words and how many customers are in it on a day. */
export async function countSegments(
  db: Database,
  { today, lapseDays }: { today: PlainDate; lapseDays: number | null },
): Promise<SegmentCount[]> {
  const [counts] = await countAll(db, { today, lapseDays });
  return segments(lapseDays).map((segment) => ({
    ...segment,
    count: counts === undefined || (segment.key === "active" && lapseDays === null) ? null : counts[segment.key],
  }));
}
