import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { proposalAnswers } from "../../server/domain/lapse-threshold";
import { bytea, day, lapseThresholds, people, stamped } from "./foundation";

/** That somebody thinks the lapse threshold should be another, why, and what the data said of it that day. Append-only. */
export const thresholdProposals = pgTable(
  "threshold_proposals",
  {
    id: uuid("id").primaryKey(),
    days: integer("days").notNull(),
    reason: text("reason").notNull(),
    proposedBy: uuid("proposed_by")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
    /** What follows is the database's own count of that day. Within how many days four in five returns came; null: none came. */
    suggestedDays: integer("suggested_days"),
    returns: integer("returns").notNull().default(sql`null`),
    daysInForce: integer("days_in_force"),
    activeInForce: integer("active_in_force"),
    lostInForce: integer("lost_in_force"),
    activeProposed: integer("active_proposed").notNull().default(sql`null`),
    lostProposed: integer("lost_proposed").notNull().default(sql`null`),
  },
  (table) => [
    index("threshold_proposals_newest").on(table.recordedAt),
    check("threshold_proposals_days", sql`days between 1 and 3650`),
    check("threshold_proposals_reason", sql`said_length(reason) between 10 and 500`),
  ],
);

/** What the board answered: set, with the version that was, or declined, with the reason. Append-only. */
export const thresholdAnswers = pgTable(
  "threshold_answers",
  {
    proposalId: uuid("proposal_id")
      .primaryKey()
      .references(() => thresholdProposals.id),
    answer: text("answer", { enum: proposalAnswers }).notNull(),
    thresholdId: uuid("threshold_id").references(() => lapseThresholds.id),
    reason: text("reason"),
    answeredBy: uuid("answered_by")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    unique("threshold_answers_threshold").on(table.thresholdId),
    check("threshold_answers_known", sql`answer in ('set', 'declined')`),
    check("threshold_answers_set_by_version", sql`(answer = 'set') = (threshold_id is not null)`),
    check("threshold_answers_declined_why", sql`(answer = 'declined') = (reason is not null)`),
  ],
);

/**
 * The customer numbers of a finished quarter as they were counted once, under the threshold in force at its end. Written by
 * the database's own function, sealed, never changed: what is counted later stands beside it.
 */
export const numberReports = pgTable(
  "number_reports",
  {
    id: uuid("id").primaryKey(),
    beginsOn: day("begins_on").notNull().unique(),
    endsOn: day("ends_on").notNull(),
    thresholdId: uuid("threshold_id").references(() => lapseThresholds.id),
    lapseDays: integer("lapse_days"),
    figures: jsonb("figures").notNull(),
    /** By which version of its definition each figure was counted. */
    definitions: jsonb("definitions").notNull(),
    recordedAt: stamped("recorded_at"),
    /** The seal of the report before it; null: it is the first. */
    previousHash: bytea("previous_hash"),
    hash: bytea("hash").notNull(),
  },
  () => [
    check(
      "number_reports_quarter",
      sql`extract(day from begins_on) = 1 and extract(month from begins_on) in (1, 4, 7, 10)`,
    ),
    check("number_reports_ends", sql`ends_on = (begins_on + interval '3 months')::date - 1`),
    check("number_reports_threshold", sql`(threshold_id is null) = (lapse_days is null)`),
  ],
);
