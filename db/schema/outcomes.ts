import { sql } from "drizzle-orm";
import { check, foreignKey, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { Figures, Followed } from "../../server/domain/comparison";
import { statements } from "./decisions";
import { day, stamped } from "./foundation";

/**
 * What became of those a decision affects, beside those like them who are not, counted by the database once for each day
 * it is looked at. Sums alone: who is in them is nobody's (ruling 32). What they say is worked out by the domain.
 */
export const decisionReadings = pgTable(
  "decision_readings",
  {
    id: uuid("id").primaryKey(),
    decisionId: uuid("decision_id").notNull(),
    statementId: uuid("statement_id").notNull(),
    /** From this day on is after; as many days before it are before. */
    effectOn: day("effect_on").notNull(),
    /** The last day counted. */
    asOf: day("as_of").notNull(),
    /** The lapse threshold of that day; null: nobody can be called lapsed. */
    lapseDays: integer("lapse_days"),
    followed: jsonb("followed").$type<Followed>().notNull(),
    figures: jsonb("figures").$type<Figures>().notNull(),
    /** The transaction that counted: until it has ended its figures are not to be seen. */
    countedIn: text("counted_in").notNull(),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    unique("decision_readings_once").on(table.decisionId, table.asOf),
    foreignKey({
      name: "decision_readings_statement",
      columns: [table.statementId, table.decisionId],
      foreignColumns: [statements.id, statements.decisionId],
    }),
    check("decision_readings_days", sql`as_of >= effect_on`),
  ],
);
