import { sql } from "drizzle-orm";
import { check, date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { instant, people, stamped } from "./foundation";

/**
 * A counting of every registered question through one lens: as of a day, under a lapse threshold, of everybody or of a
 * segment. The worker answers one question after the other; the answers stay when it has ended.
 */
export const numberCounts = pgTable(
  "number_counts",
  {
    id: uuid("id").primaryKey(),
    asOf: date("as_of", { mode: "string" }).notNull(),
    /** Null: no threshold, so nothing that needs one is counted. */
    lapseDays: integer("lapse_days"),
    /** A standing segment's key or the id of a saved one's version; null: everybody. */
    segment: text("segment"),
    /** As the saved segment was called, and its version, when the count was asked for. */
    segmentName: text("segment_name"),
    segmentVersion: integer("segment_version"),
    /** The questions it is to answer, by key, in the order of asking. */
    questions: text("questions").array().notNull(),
    /** Null: by the timetable. */
    askedBy: uuid("asked_by").references(() => people.id),
    recordedAt: stamped("recorded_at"),
    /** When the last question had its answer, or was found to have none. */
    countedAt: instant("counted_at"),
    cancelledAt: instant("cancelled_at"),
    cancelledBy: uuid("cancelled_by").references(() => people.id),
  },
  (table) => [
    uniqueIndex("number_counts_one_at_a_time")
      .on(sql`as_of`, sql`coalesce(lapse_days, 0)`, sql`coalesce(segment, '')`)
      .where(sql`counted_at is null and cancelled_at is null`),
    index("number_counts_lens").on(table.segment, table.lapseDays, table.asOf, table.recordedAt),
    check("number_counts_threshold", sql`lapse_days between 1 and 3650`),
    check("number_counts_ended_once", sql`num_nonnulls(counted_at, cancelled_at) <= 1`),
    check("number_counts_cancelled_by_somebody", sql`(cancelled_at is null) = (cancelled_by is null)`),
    check("number_counts_of_something", sql`cardinality(questions) between 1 and 100`),
    check("number_counts_segment_named", sql`num_nonnulls(segment_name, segment_version) in (0, 2)`),
  ],
);

/** What one question's answer was: of many, never of one customer. Append-only; nothing is added once a count has ended. */
export const numberAnswers = pgTable(
  "number_answers",
  {
    countId: uuid("count_id")
      .notNull()
      .references(() => numberCounts.id),
    question: text("question").notNull(),
    /** Of the question: the answer of another version is not read. */
    version: integer("version").notNull(),
    /** Null: it could not be answered, and `fault` says so in a sentence. */
    answer: jsonb("answer"),
    fault: text("fault"),
    /** What the answer says in a sentence, as its own page opens with it; null: nothing. */
    told: text("told"),
    tookMs: integer("took_ms").notNull(),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    primaryKey({ columns: [table.countId, table.question] }),
    check("number_answers_version", sql`version >= 1`),
    check("number_answers_answered_or_not", sql`num_nonnulls(answer, fault) = 1`),
    check("number_answers_took", sql`took_ms >= 0`),
    check("number_answers_told_of_an_answer", sql`told is null or answer is not null`),
  ],
);
