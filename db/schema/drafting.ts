import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { decisions, statements } from "./decisions";
import { instant, people, stamped } from "./foundation";

const decision = () =>
  uuid("decision_id")
    .notNull()
    .references(() => decisions.id);
const person = (name: string) =>
  uuid(name)
    .notNull()
    .references(() => people.id);

/** Who has a draft open, and when they last showed it: two who write see each other. */
export const draftEditors = pgTable(
  "draft_editors",
  { decisionId: decision(), personId: person("person_id"), seenAt: stamped("seen_at") },
  (table) => [primaryKey({ columns: [table.decisionId, table.personId] })],
);

/**
 * Every save of a working copy, written by a trigger: what a save is compared with, and what was written before. Thinned
 * after a day to one an hour for each writer; gone once the decision is made, when the statement's versions speak.
 */
export const draftRevisions = pgTable(
  "draft_revisions",
  {
    id: uuid("id").primaryKey(),
    decisionId: decision(),
    revision: integer("revision").notNull(),
    content: jsonb("content").$type<Record<string, unknown>>().notNull(),
    savedBy: person("saved_by"),
    savedAt: instant("saved_at").notNull(),
  },
  (table) => [unique("draft_revisions_once").on(table.decisionId, table.revision)],
);

/**
 * By what a statement's words are recognised where they were copied: sixteen hashes of its three-letter pieces, from which
 * nothing can be read. Two texts that are alike have some of them in common.
 */
export const statementPrints = pgTable(
  "statement_prints",
  {
    statementId: uuid("statement_id")
      .primaryKey()
      .references(() => statements.id),
    prints: bigint("prints", { mode: "bigint" }).array().notNull(),
  },
  (table) => [index("statement_prints_alike").using("gin", table.prints)],
);

/**
 * How far a choice of segments reaches, as last counted by the database: nobody twice. `segments`: the keys and version
 * ids in order, with a blank between them.
 */
export const segmentReaches = pgTable(
  "segment_reaches",
  {
    segments: text("segments").primaryKey(),
    customers: integer("customers").notNull(),
    everyone: integer("everyone").notNull(),
    valueMinor: bigint("value_minor", { mode: "number" }).notNull(),
    allValueMinor: bigint("all_value_minor", { mode: "number" }).notNull(),
    /** Not known, under a year, 1 to 3, 3 to 5, 5 to 10, ten years and more. */
    tenure: integer("tenure").array().notNull(),
    openPromises: integer("open_promises").notNull(),
    promisedCustomers: integer("promised_customers").notNull(),
    countedAt: instant("counted_at").notNull(),
    tookMs: integer("took_ms").notNull(),
  },
  () => [check("segment_reaches_bands", sql`cardinality(tenure) = 6`)],
);
