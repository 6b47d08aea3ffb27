import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { foundWays } from "../../server/domain/time-saved";
import { decisions, statements } from "./decisions";
import { bytea, day, people, stamped, texts } from "./foundation";

const oneOf = (column: string, words: readonly string[]) =>
  sql.raw(`${column} in (${words.map((word) => `'${word}'`).join(", ")})`);

/** What a stop decision really saved, found at its review by somebody else than the owner. Words: how it was found. */
export const timeSavings = pgTable(
  "time_savings",
  {
    id: uuid("id").primaryKey(),
    decisionId: uuid("decision_id")
      .notNull()
      .references(() => decisions.id),
    statementId: uuid("statement_id").notNull(),
    /** Minutes one customer is spared each time; below zero: it takes longer now. */
    minutesPerCustomer: numeric("minutes_per_customer", { mode: "number" }).notNull(),
    /** Customers it was found to touch. */
    customers: integer("customers").notNull(),
    timesAYear: numeric("times_a_year", { mode: "number" }).notNull(),
    foundBy: text("found_by", { enum: foundWays }).notNull(),
    byId: uuid("by_id")
      .notNull()
      .references(() => people.id),
    wordsId: uuid("words_id")
      .notNull()
      .references(() => texts.id),
    wordsHash: bytea("words_hash").notNull().default(sql`null`),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("time_savings_decision").on(table.decisionId, table.recordedAt),
    foreignKey({
      name: "time_savings_statement",
      columns: [table.statementId, table.decisionId],
      foreignColumns: [statements.id, statements.decisionId],
    }),
    check("time_savings_found_by_known", oneOf("found_by", foundWays)),
    check("time_savings_minutes", sql`minutes_per_customer between -100000 and 100000`),
    check("time_savings_customers", sql`customers >= 0`),
    check("time_savings_times", sql`times_a_year > 0 and times_a_year <= 10000`),
  ],
);

/** A month's draw of decided statements to be scored, by the server's hidden key: nobody picks, nobody foresees. */
export const scoreDraws = pgTable(
  "score_draws",
  {
    id: uuid("id").primaryKey(),
    /** The month, as its first day, whose decisions were drawn from. */
    month: day("month").notNull().unique(),
    /** How many statements were decided in the month. */
    pool: integer("pool").notNull(),
    recordedAt: stamped("recorded_at"),
  },
  () => [check("score_draws_month", sql`month = date_trunc('month', month::timestamp)::date`)],
);

/** The statements drawn. */
export const scoreDrawn = pgTable(
  "score_drawn",
  {
    month: day("month")
      .notNull()
      .references(() => scoreDraws.month),
    statementId: uuid("statement_id")
      .notNull()
      .references(() => statements.id),
    place: smallint("place").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.month, table.statementId] }),
    unique("score_drawn_once").on(table.statementId),
  ],
);

/** One person's marks on one statement version: eight questions, yes or no, in the rubric's order (A5). Words: the notes. */
export const statementScores = pgTable(
  "statement_scores",
  {
    id: uuid("id").primaryKey(),
    decisionId: uuid("decision_id")
      .notNull()
      .references(() => decisions.id),
    statementId: uuid("statement_id").notNull(),
    marks: smallint("marks").array().notNull(),
    byId: uuid("by_id")
      .notNull()
      .references(() => people.id),
    /** JSON {question: note}; null: no notes. */
    wordsId: uuid("words_id").references(() => texts.id),
    wordsHash: bytea("words_hash"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("statement_scores_decision").on(table.decisionId),
    unique("statement_scores_once").on(table.statementId, table.byId),
    foreignKey({
      name: "statement_scores_statement",
      columns: [table.statementId, table.decisionId],
      foreignColumns: [statements.id, statements.decisionId],
    }),
    check(
      "statement_scores_marks",
      sql`cardinality(marks) = 8 and array_ndims(marks) = 1 and array_position(marks, null) is null and marks <@ array[0, 1]::smallint[]`,
    ),
    check("statement_scores_words_sealed", sql`(words_id is null) = (words_hash is null)`),
  ],
);
