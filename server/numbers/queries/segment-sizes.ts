import { sql } from "drizzle-orm";
import { preparedSql } from "@/db/prepared";
import { type SegmentKey, segmentKeys } from "../../domain/segment";
import { type Question, theRow } from "../../question";
import { asOf, lapseDays, segment } from "./asked";

/** How many are in each standing segment; null: not known, for want of a threshold. */
export type SegmentSizes = Record<SegmentKey, number | null>;

const size = (key: SegmentKey) => sql`(
  select count(*)::int from segment_members(${sql.raw(`'${key}'`)}, ${asOf}, ${lapseDays}) as member (id)
  where ${segment} is null or member.id in (select segment_members(${segment}, ${asOf}, ${lapseDays})))`;

const sizes = preparedSql<SegmentSizes>(
  "count_segment_sizes",
  sql`select ${sql.join(
    segmentKeys.map((key) => sql`${size(key)} as ${sql.raw(key === "all" ? '"all"' : key)}`),
    sql`, `,
  )}`,
);

const counted = theRow(sizes);

/** The standing segments through a lens: of a segment, who is also in each. */
export const segmentsQuestion: Question<SegmentSizes> = {
  version: 1,
  count: async (db, lens) => {
    const found = await counted(db, lens);
    return lens.lapseDays === null ? { ...found, active: null } : found;
  },
};
