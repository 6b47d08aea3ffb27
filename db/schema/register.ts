import { sql } from "drizzle-orm";
import { boolean, customType, date, index, integer, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { businessTurns, gates, states } from "../../server/domain/decision-words";
import { nextKinds } from "../../server/domain/register";
import { decisions } from "./decisions";
import { departments, instant, people } from "./foundation";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/**
 * What the register shows, filters and finds of a decision, kept: one row a decision, written by triggers in the
 * transaction of the fact (0045_register.sql). Never a source: everything here can be worked out anew from the facts.
 */
export const decisionCards = pgTable(
  "decision_cards",
  {
    decisionId: uuid("decision_id")
      .primaryKey()
      .references(() => decisions.id),
    number: integer("number").notNull().unique(),
    /** Null: erased, or not written yet. */
    title: text("title"),
    state: text("state", { enum: states }).notNull(),
    since: instant("since").notNull(),
    departmentId: uuid("department_id").references(() => departments.id),
    deciderId: uuid("decider_id").references(() => people.id),
    gate: text("gate", { enum: gates }),
    timeEffect: smallint("time_effect"),
    worryEffect: smallint("worry_effect"),
    effortEffect: smallint("effort_effect"),
    moneyEffect: smallint("money_effect"),
    /** What it does for the organisation: better, same or worse; null: not said. */
    businessTurn: text("business_turn", { enum: businessTurns }),
    stages: text("stages").array().notNull(),
    /** Keys of standing segments and ids of saved ones. */
    segments: text("segments").array().notNull(),
    affectedCount: integer("affected_count"),
    /** Why it takes the heavy path; empty: light; null: nothing counted yet. */
    heavyReasons: text("heavy_reasons").array(),
    isUrgent: boolean("is_urgent").notNull(),
    isStop: boolean("is_stop").notNull(),
    isUnregistered: boolean("is_unregistered").notNull(),
    hasDissent: boolean("has_dissent").notNull(),
    reviewOn: date("review_on"),
    /** The next day something is due, and what. */
    nextOn: date("next_on"),
    nextKind: text("next_kind", { enum: nextKinds }),
    /** Departments that were told of what stands and have not answered, or object. */
    waitsFor: uuid("waits_for").array().notNull().default(sql`'{}'`),
    /** By what it is found: the words of all its facts, of every version. */
    words: tsvector("words").notNull().default(sql`''`),
    /** The texts those words stand in: when one is erased, its words go from here. */
    textIds: uuid("text_ids").array().notNull().default(sql`'{}'`),
  },
  (table) => [
    index("decision_cards_decider").on(table.deciderId, table.state),
    index("decision_cards_department").on(table.departmentId, table.state),
    index("decision_cards_proposed").on(table.number).where(sql`state = 'proposed'`),
    index("decision_cards_waits_for").using("gin", table.waitsFor),
    index("decision_cards_words").using("gin", table.words),
    index("decision_cards_texts").using("gin", table.textIds),
  ],
);
