import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { readingWays } from "../../server/domain/briefing";
import { dissentKinds } from "../../server/domain/dissent";
import { stories } from "./advocacy";
import { decisions, statements } from "./decisions";
import { bytea, people, stamped, texts } from "./foundation";

const oneOf = (column: string, words: readonly string[]) =>
  sql.raw(`${column} in (${words.map((word) => `'${word}'`).join(", ")})`);
const person = (name: string) =>
  uuid(name)
    .notNull()
    .references(() => people.id);
const words = () =>
  uuid("words_id")
    .notNull()
    .references(() => texts.id);

/**
 * Somebody who is no advocate speaks against a statement version, or takes that back: two facts, both readable for
 * ever. An advocate dissents by position.
 */
export const dissents = pgTable(
  "dissents",
  {
    id: uuid("id").primaryKey(),
    decisionId: uuid("decision_id")
      .notNull()
      .references(() => decisions.id),
    statementId: uuid("statement_id").notNull(),
    byId: person("by_id"),
    kind: text("kind", { enum: dissentKinds }).notNull(),
    /** The dissent taken back; a dissent takes back none. */
    takesBackId: uuid("takes_back_id").references((): AnyPgColumn => dissents.id),
    wordsId: words(),
    wordsHash: bytea("words_hash").notNull().default(sql`null`),
    /** Stamped by the server: said after the decision was made. */
    afterDecision: boolean("after_decision").notNull().default(sql`null`),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("dissents_decision").on(table.decisionId),
    index("dissents_statement").on(table.statementId, table.recordedAt),
    index("dissents_by").on(table.byId),
    uniqueIndex("dissents_taken_back_once").on(table.takesBackId).where(sql`takes_back_id is not null`),
    foreignKey({
      name: "dissents_statement",
      columns: [table.statementId, table.decisionId],
      foreignColumns: [statements.id, statements.decisionId],
    }),
    check("dissents_kind_known", oneOf("kind", dissentKinds)),
    check("dissents_takes_back", sql`(kind = 'taken_back') = (takes_back_id is not null)`),
  ],
);

/** When somebody first opened a statement version that was put forward. Stamped by the server; never a ranking. */
export const statementOpenings = pgTable(
  "statement_openings",
  {
    statementId: uuid("statement_id")
      .notNull()
      .references(() => statements.id),
    personId: person("person_id"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    primaryKey({ columns: [table.statementId, table.personId] }),
    index("statement_openings_person").on(table.personId),
  ],
);

/** What advocates are told. Words: JSON {title, words}. A customer's story goes with the customer when they are erased. */
export const briefings = pgTable(
  "briefings",
  {
    id: uuid("id").primaryKey(),
    writtenBy: person("written_by"),
    wordsId: words(),
    wordsHash: bytea("words_hash").notNull().default(sql`null`),
    decisionId: uuid("decision_id").references(() => decisions.id),
    storyId: uuid("story_id").references(() => stories.id),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("briefings_newest").on(table.recordedAt, table.id),
    index("briefings_decision").on(table.decisionId),
    index("briefings_story").on(table.storyId),
  ],
);

/** A receipt: somebody opened a briefing, or said they have read it. */
export const briefingReads = pgTable(
  "briefing_reads",
  {
    briefingId: uuid("briefing_id")
      .notNull()
      .references(() => briefings.id),
    personId: person("person_id"),
    way: text("way", { enum: readingWays }).notNull(),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    primaryKey({ columns: [table.briefingId, table.personId, table.way] }),
    index("briefing_reads_person").on(table.personId),
    check("briefing_reads_way_known", oneOf("way", readingWays)),
  ],
);
