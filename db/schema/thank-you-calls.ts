import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { holdoutArms, holdoutOutcomes } from "../../server/domain/holdout";
import { callEventKinds } from "../../server/domain/thank-you-call";
import { contacts, customers, recognitions } from "./customers";
import { bytea, day, people, stamped } from "./foundation";

const oneOf = (column: string, words: readonly string[]) =>
  sql.raw(`${column} in (${words.map((word) => `'${word}'`).join(", ")})`);

/**
 * What the board set for thank-you calls, version by version: whom, how many, how many are held out, and what is looked
 * at afterwards. It stands from its first day on; nobody chooses the outcome later.
 */
export const thankYouProgrammes = pgTable(
  "thank_you_programmes",
  {
    id: uuid("id").primaryKey(),
    /** At least so many whole years with us. */
    years: integer("years").notNull(),
    /** Calls drawn a month; 0: none any more. */
    calls: integer("calls").notNull(),
    /** Of the called and the compared together, how many in a hundred are not called. */
    comparedPercent: integer("compared_percent").notNull(),
    startsOn: day("starts_on").notNull(),
    outcome: text("outcome", { enum: holdoutOutcomes }).notNull(),
    /** Days after the draw within which, or at the end of which, it is looked at. */
    withinDays: integer("within_days").notNull(),
    /** The lapse threshold as it stood then, where the outcome leans on it. */
    lapseDays: integer("lapse_days"),
    setBy: uuid("set_by")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
  },
  () => [
    check("thank_you_programmes_years", sql`years between 1 and 60`),
    check("thank_you_programmes_calls", sql`calls between 0 and 1000`),
    check("thank_you_programmes_compared", sql`compared_percent between 20 and 50`),
    check("thank_you_programmes_within", sql`within_days between 30 and 730`),
    check("thank_you_programmes_outcome_known", oneOf("outcome", holdoutOutcomes)),
    check("thank_you_programmes_lapse", sql`(outcome = 'still_with_us') = (lapse_days is not null)`),
  ],
);

/** One draw a month, by the database. */
export const thankYouDraws = pgTable(
  "thank_you_draws",
  {
    id: uuid("id").primaryKey(),
    programmeId: uuid("programme_id")
      .notNull()
      .references(() => thankYouProgrammes.id),
    monthOn: day("month_on").notNull(),
    drawnOn: day("drawn_on").notNull(),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    unique("thank_you_draws_once_a_month").on(table.monthOn),
    check("thank_you_draws_month", sql`month_on = date_trunc('month', drawn_on)::date`),
  ],
);

/**
 * What each record was drawn for, once and for all. Nobody but the database reads it (ruling 32). Without a foreign key
 * to customers: its lock would stay visible in their rows.
 */
export const thankYouSortings = pgTable(
  "thank_you_sortings",
  {
    customerId: uuid("customer_id").primaryKey(),
    drawId: uuid("draw_id")
      .notNull()
      .references(() => thankYouDraws.id),
    arm: text("arm", { enum: holdoutArms }).notNull(),
  },
  (table) => [
    index("thank_you_sortings_draw").on(table.drawId, table.arm),
    check("thank_you_sortings_arm_known", oneOf("arm", holdoutArms)),
  ],
);

/** The one key all chances come from. Nobody but the database reads it. */
export const thankYouSecrets = pgTable(
  "thank_you_secrets",
  { id: integer("id").primaryKey(), key: bytea("key").notNull() },
  () => [check("thank_you_secrets_is_one_row", sql`id = 1 and length(key) = 32`)],
);

/** A customer somebody is to ring and thank. */
export const thankYouCalls = pgTable(
  "thank_you_calls",
  {
    id: uuid("id").primaryKey(),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id),
    drawId: uuid("draw_id")
      .notNull()
      .references(() => thankYouDraws.id),
  },
  (table) => [unique("thank_you_calls_customer").on(table.customerId), index("thank_you_calls_draw").on(table.drawId)],
);

/** Who took a call, and what came of ringing. Where a call stands is derived. */
export const thankYouCallEvents = pgTable(
  "thank_you_call_events",
  {
    id: uuid("id").primaryKey(),
    callId: uuid("call_id")
      .notNull()
      .references(() => thankYouCalls.id),
    kind: text("kind", { enum: callEventKinds }).notNull(),
    byId: uuid("by_id")
      .notNull()
      .references(() => people.id),
    /** The conversation, or the try. */
    contactId: uuid("contact_id").references(() => contacts.id),
    /** The thanks that were said; null: they were not, something had come up. */
    recognitionId: uuid("recognition_id").references(() => recognitions.id),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("thank_you_call_events_call").on(table.callId, table.recordedAt),
    unique("thank_you_call_events_contact_once").on(table.contactId),
    unique("thank_you_call_events_recognition_once").on(table.recognitionId),
    check("thank_you_call_events_kind_known", oneOf("kind", callEventKinds)),
    check(
      "thank_you_call_events_contact",
      sql`(kind in ('reached', 'not_reached', 'refused')) = (contact_id is not null)`,
    ),
    check("thank_you_call_events_thanks", sql`recognition_id is null or kind = 'reached'`),
  ],
);

/**
 * Draws whose days are over, counted once: how many of the called and of the compared did what is looked at. Read
 * through thank_you_report() only.
 */
export const thankYouReadings = pgTable(
  "thank_you_readings",
  {
    id: uuid("id").primaryKey(),
    programmeId: uuid("programme_id")
      .notNull()
      .references(() => thankYouProgrammes.id),
    /** The month of the last draw in it; those since the reading before are in it too. */
    throughOn: day("through_on").notNull(),
    called: integer("called").notNull(),
    calledDid: integer("called_did").notNull(),
    compared: integer("compared").notNull(),
    comparedDid: integer("compared_did").notNull(),
    /** The transaction that counted: nobody sees the count before it has ended. */
    countedIn: text("counted_in").notNull(),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    unique("thank_you_readings_once").on(table.programmeId, table.throughOn),
    check("thank_you_readings_enough", sql`called >= 10 and compared >= 10`),
    check("thank_you_readings_within", sql`called_did between 0 and called and compared_did between 0 and compared`),
  ],
);
