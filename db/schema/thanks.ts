import { sql } from "drizzle-orm";
import { bigint, boolean, char, check, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { reactions } from "../../server/domain/recognition";
import { recognitions } from "./customers";
import { people, stamped } from "./foundation";

const oneOf = (column: string, words: readonly string[]) =>
  sql.raw(`${column} in (${words.map((word) => `'${word}'`).join(", ")})`);

/** What is a milestone, and when its thanks ring true: the newest row holds. Append-only, each with its reason. */
export const milestoneRules = pgTable(
  "milestone_rules",
  {
    id: uuid("id").primaryKey(),
    /** Whole years with us; null: every one. */
    years: integer("years").array(),
    /** Days with a purchase. */
    purchases: integer("purchases").array().notNull(),
    /** Bought in all, in minor units of `currency`. */
    valueMinor: bigint("value_minor", { mode: "number" }).array().notNull(),
    currency: char("currency", { length: 3 }),
    afterReturn: boolean("after_return").notNull(),
    afterReferral: boolean("after_referral").notNull(),
    /** Days before an anniversary from which it is announced. */
    aheadDays: integer("ahead_days").notNull(),
    /** Days after a milestone for which its thanks still ring true. */
    ringDays: integer("ring_days").notNull(),
    /** Days between two thanks, whatever for. */
    coolOffDays: integer("cool_off_days").notNull(),
    reason: text("reason").notNull(),
    /** Null: as Standpoint came. */
    setBy: uuid("set_by").references(() => people.id),
    recordedAt: stamped("recorded_at"),
  },
  () => [
    check("milestone_rules_years", sql`1 <= all (years) and 150 >= all (years) and cardinality(years) <= 150`),
    check("milestone_rules_purchases", sql`1 <= all (purchases) and cardinality(purchases) <= 50`),
    check("milestone_rules_value", sql`1 <= all (value_minor) and cardinality(value_minor) <= 50`),
    check("milestone_rules_value_in_a_currency", sql`(cardinality(value_minor) = 0) = (currency is null)`),
    check("milestone_rules_ahead", sql`ahead_days between 0 and 60`),
    check("milestone_rules_ring", sql`ring_days between 1 and 365`),
    check("milestone_rules_cool_off", sql`cool_off_days between 1 and 3650`),
    check("milestone_rules_reason_present", sql`length(btrim(reason)) between 3 and 500`),
  ],
);

/** How the customer took it, noted after the thanks were said: once, and only where nobody had noted it with them. */
export const recognitionReactions = pgTable(
  "recognition_reactions",
  {
    recognitionId: uuid("recognition_id")
      .primaryKey()
      .references(() => recognitions.id),
    reaction: text("reaction", { enum: reactions }).notNull(),
    notedBy: uuid("noted_by")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
  },
  () => [check("recognition_reactions_known", oneOf("reaction", reactions))],
);
