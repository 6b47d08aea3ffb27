import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { thanksWishes } from "../../server/domain/preference";
import type { Rule } from "../../server/domain/rule";
import { segmentKeys } from "../../server/domain/segment";
import { instant, people, stamped } from "./foundation";

const oneOf = (column: string, words: readonly string[]) =>
  sql.raw(`${column} in (${words.map((word) => `'${word}'`).join(", ")})`);

/** A saved rule over customers, by its name. What the rule says stands in its versions. Retired, it is offered no more. */
export const segments = pgTable(
  "segments",
  {
    id: uuid("id").primaryKey(),
    name: text("name").notNull(),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
    retiredBy: uuid("retired_by").references(() => people.id),
    /** Stamped by the server when somebody retires it. */
    retiredAt: instant("retired_at"),
  },
  (table) => [
    uniqueIndex("segments_name_live").on(sql`lower(btrim(name))`).where(sql`retired_at is null`),
    index("segments_created_by").on(table.createdBy),
    check("segments_name_length", sql`said_length(name) between 3 and 80`),
    check("segments_retired_by_somebody", sql`(retired_by is null) = (retired_at is null)`),
  ],
);

/** What a segment's rule said from then on. Counted without a gap; a number that relied on one still finds it. */
export const segmentVersions = pgTable(
  "segment_versions",
  {
    id: uuid("id").primaryKey(),
    segmentId: uuid("segment_id")
      .notNull()
      .references(() => segments.id),
    version: integer("version").notNull(),
    rule: jsonb("rule").$type<Rule>().notNull(),
    byId: uuid("by_id")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    unique("segment_versions_of_segment").on(table.segmentId, table.version),
    check("segment_versions_version", sql`version >= 1`),
  ],
);

/**
 * Who looks after a segment, what we mean to do for it and how its customers are thanked unless they wish otherwise: the
 * newest row holds. Of a saved segment or of a standing one (`key`).
 */
export const segmentStrategies = pgTable(
  "segment_strategies",
  {
    id: uuid("id").primaryKey(),
    segmentId: uuid("segment_id"),
    key: text("key", { enum: segmentKeys }),
    ownerId: uuid("owner_id").references(() => people.id),
    note: text("note"),
    /** Null: nothing has been said. */
    thankedBy: text("thanked_by", { enum: thanksWishes }),
    byId: uuid("by_id")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    foreignKey({ name: "segment_strategies_segment", columns: [table.segmentId], foreignColumns: [segments.id] }),
    index("segment_strategies_newest").on(table.segmentId, table.key, table.recordedAt),
    check("segment_strategies_of_one", sql`(segment_id is null) <> (key is null)`),
    check("segment_strategies_key_known", oneOf("key", segmentKeys)),
    check("segment_strategies_way_known", oneOf("thanked_by", thanksWishes)),
    check("segment_strategies_note_length", sql`said_length(note) between 3 and 2000`),
  ],
);

/**
 * How many were in a segment when it was last counted, for lists of many segments: written by the database, which counts
 * itself. `segment` is a standing key or the id of a version.
 */
export const segmentCounts = pgTable(
  "segment_counts",
  {
    segment: text("segment").primaryKey(),
    /** Null: not known, because something the rule needs is not set. */
    customers: integer("customers"),
    countedAt: instant("counted_at").notNull(),
    /** How long it took, in milliseconds: what is slow is counted by the worker and not while a page waits. */
    tookMs: integer("took_ms").notNull(),
  },
  () => [check("segment_counts_not_negative", sql`customers >= 0 and took_ms >= 0`)],
);
