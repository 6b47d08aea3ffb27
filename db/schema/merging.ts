import { sql } from "drizzle-orm";
import { bigint, check, index, integer, pgTable, primaryKey, smallint, text, unique, uuid } from "drizzle-orm/pg-core";
import { customers } from "./customers";
import { bytea, instant, people, stamped, texts } from "./foundation";

/** A place in the one row of merges and unmerges; the server counts it, the app leaves it out. */
const step = () => bigint("step", { mode: "number" }).notNull().default(sql`null`);

/**
 * Two records are one customer (ruling 23). Inserting a row is the only way the application has of changing a survivor:
 * the triggers of 0013_merging.sql check it, carry it out and write down what the survivor said before. Append-only; a
 * merge without an unmerge is live, and the live ones form trees whose roots are the survivors.
 */
export const merges = pgTable(
  "merges",
  {
    id: uuid("id").primaryKey(),
    step: step(),
    /** Stood for itself until now; from here on it is read through the survivor. */
    mergedId: uuid("merged_id")
      .notNull()
      .references(() => customers.id),
    survivorId: uuid("survivor_id")
      .notNull()
      .references(() => customers.id),
    /** What the survivor takes over from the merged record, by the names of `domain/merging.ts`. */
    taken: text("taken").array().notNull(),
    byId: uuid("by_id")
      .notNull()
      .references(() => people.id),
    reasonId: uuid("reason_id")
      .notNull()
      .references(() => texts.id),
    reasonHash: bytea("reason_hash"),
    /** {"before": {column: value}, "after": {…}} of the survivor's row, written by the server. */
    fieldsId: uuid("fields_id").references(() => texts.id),
    fieldsHash: bytea("fields_hash"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    unique("merges_step").on(table.step),
    index("merges_merged").on(table.mergedId),
    index("merges_survivor").on(table.survivorId),
    check("merges_of_two", sql`merged_id <> survivor_id`),
  ],
);

/** A merge was wrong: the merged record, with all that was merged into it, stands for itself again. */
export const unmerges = pgTable(
  "unmerges",
  {
    id: uuid("id").primaryKey(),
    step: step(),
    mergeId: uuid("merge_id")
      .notNull()
      .unique()
      .references(() => merges.id),
    byId: uuid("by_id")
      .notNull()
      .references(() => people.id),
    reasonId: uuid("reason_id")
      .notNull()
      .references(() => texts.id),
    reasonHash: bytea("reason_hash"),
    /** What was set back on the survivor's row, as in `merges`. */
    fieldsId: uuid("fields_id").references(() => texts.id),
    fieldsHash: bytea("fields_hash"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [unique("unmerges_step").on(table.step)],
);

/**
 * Pairs that may be one customer, as the last scan found them: derived, and found anew by the next one. The smaller id
 * stands first. Whether a pair still waits for somebody is derived from merges and dismissals.
 */
export const duplicates = pgTable(
  "duplicates",
  {
    oneId: uuid("one_id")
      .notNull()
      .references(() => customers.id),
    otherId: uuid("other_id")
      .notNull()
      .references(() => customers.id),
    /** 0 to 100, by `domain/likeness.ts`. */
    score: smallint("score").notNull(),
    reasons: text("reasons").array().notNull(),
    /** The scan that saw it last. */
    scanId: uuid("scan_id").notNull(),
    foundAt: stamped("found_at"),
  },
  (table) => [
    primaryKey({ columns: [table.oneId, table.otherId] }),
    index("duplicates_other").on(table.otherId),
    index("duplicates_by_score").on(table.score.desc(), table.oneId, table.otherId),
    check("duplicates_smaller_first", sql`one_id < other_id`),
  ],
);

/** "Two different customers": who said so and when. Such a pair is not suggested again. */
export const duplicateDismissals = pgTable(
  "duplicate_dismissals",
  {
    id: uuid("id").primaryKey(),
    oneId: uuid("one_id")
      .notNull()
      .references(() => customers.id),
    otherId: uuid("other_id")
      .notNull()
      .references(() => customers.id),
    byId: uuid("by_id")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("duplicate_dismissals_one").on(table.oneId, table.otherId),
    index("duplicate_dismissals_other").on(table.otherId),
    check("duplicate_dismissals_smaller_first", sql`one_id < other_id`),
  ],
);

/** One run over all customers in search of duplicates: done in parts, so that a killed one goes on where it was. */
export const duplicateScans = pgTable(
  "duplicate_scans",
  {
    id: uuid("id").primaryKey(),
    /** Null: by the timetable. */
    startedBy: uuid("started_by").references(() => people.id),
    partsDone: integer("parts_done").notNull().default(0),
    parts: integer("parts").notNull(),
    finishedAt: instant("finished_at"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [index("duplicate_scans_newest").on(table.recordedAt)],
);
