import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { findingKinds, toldOutcomes, unloggedWays } from "../../server/domain/listening";
import { contacts, customers, issues } from "./customers";
import { bytea, day, people, stamped, teams, texts } from "./foundation";
import { promises } from "./promises";

const oneOf = (column: string, words: readonly string[]) =>
  sql.raw(`${column} in (${words.map((word) => `'${word}'`).join(", ")})`);

/**
 * Promises that nobody had logged, found by listening, in a complaint, by the customer or by a colleague (B2). Outside
 * the kept rate, counted by themselves. Append-only.
 */
export const unloggedPromises = pgTable(
  "unlogged_promises",
  {
    id: uuid("id").primaryKey(),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id),
    /** The contact in which it was said, or in which it came to light. */
    contactId: uuid("contact_id").references(() => contacts.id),
    /** The complaint in which the customer told of it. */
    issueId: uuid("issue_id").references(() => issues.id),
    saidId: uuid("said_id")
      .notNull()
      .references(() => texts.id),
    saidHash: bytea("said_hash").notNull().default(sql`null`),
    foundThrough: text("found_through", { enum: unloggedWays }).notNull(),
    /** What became of it, as told. */
    told: text("told", { enum: toldOutcomes }).notNull(),
    foundBy: uuid("found_by")
      .notNull()
      .references(() => people.id),
    /** The team of the contact in which it was said, as it was then; null: not known. The server's. */
    teamId: uuid("team_id").references(() => teams.id),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("unlogged_promises_customer").on(table.customerId),
    index("unlogged_promises_contact").on(table.contactId).where(sql`contact_id is not null`),
    index("unlogged_promises_issue").on(table.issueId).where(sql`issue_id is not null`),
    index("unlogged_promises_recorded").on(table.recordedAt, table.id),
    check("unlogged_promises_found_through_known", oneOf("found_through", unloggedWays)),
    check("unlogged_promises_told_known", oneOf("told", toldOutcomes)),
    check("unlogged_promises_listening_is_a_contact", sql`found_through <> 'listening' or contact_id is not null`),
    check("unlogged_promises_complaint_is_an_issue", sql`(found_through = 'complaint') = (issue_id is not null)`),
  ],
);

/** The promise made to put one right that nobody had logged. */
export const unloggedAnswers = pgTable("unlogged_answers", {
  unloggedId: uuid("unlogged_id")
    .primaryKey()
    .references(() => unloggedPromises.id),
  promiseId: uuid("promise_id")
    .notNull()
    .unique()
    .references(() => promises.id),
  byId: uuid("by_id")
    .notNull()
    .references(() => people.id),
  recordedAt: stamped("recorded_at"),
});

/** How many contacts of each team are listened to, version by version. */
export const listeningPlans = pgTable(
  "listening_plans",
  {
    id: uuid("id").primaryKey(),
    perTeam: integer("per_team").notNull(),
    setBy: uuid("set_by")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
  },
  () => [check("listening_plans_enough", sql`per_team between 10 and 100`)],
);

/** One draw a month, by the database, from the contacts recorded in that month, when it is over. */
export const listeningSamples = pgTable(
  "listening_samples",
  {
    id: uuid("id").primaryKey(),
    monthOn: day("month_on").notNull(),
    perTeam: integer("per_team").notNull(),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    unique("listening_samples_once_a_month").on(table.monthOn),
    check("listening_samples_month", sql`month_on = date_trunc('month', month_on)::date`),
  ],
);

/** What each team had recorded in the month when its sample was drawn: how many contacts, and how many promises. */
export const listeningTeams = pgTable(
  "listening_teams",
  {
    sampleId: uuid("sample_id")
      .notNull()
      .references(() => listeningSamples.id),
    teamId: uuid("team_id")
      .notNull()
      .references(() => teams.id),
    contacts: integer("contacts").notNull(),
    /** Live commitments that were made by the team and stand. */
    promises: integer("promises").notNull(),
  },
  (table) => [primaryKey({ columns: [table.sampleId, table.teamId] })],
);

/** A contact that was drawn, under the team of whoever logged it as it was then. */
export const listeningItems = pgTable(
  "listening_items",
  {
    id: uuid("id").primaryKey(),
    sampleId: uuid("sample_id")
      .notNull()
      .references(() => listeningSamples.id),
    contactId: uuid("contact_id")
      .notNull()
      .references(() => contacts.id),
    teamId: uuid("team_id")
      .notNull()
      .references(() => teams.id),
    /** Its place in the draw. */
    turn: integer("turn").notNull(),
  },
  (table) => [
    unique("listening_items_contact_once").on(table.contactId),
    unique("listening_items_turn").on(table.sampleId, table.teamId, table.turn),
  ],
);

/** What was found in a drawn contact; one that held two promises has two. Append-only. */
export const listeningFindings = pgTable(
  "listening_findings",
  {
    id: uuid("id").primaryKey(),
    itemId: uuid("item_id")
      .notNull()
      .references(() => listeningItems.id),
    kind: text("kind", { enum: findingKinds }).notNull(),
    /** The promise as it had been logged. */
    promiseId: uuid("promise_id").references(() => promises.id),
    unloggedId: uuid("unlogged_id").references(() => unloggedPromises.id),
    byId: uuid("by_id")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("listening_findings_item").on(table.itemId),
    unique("listening_findings_promise_once").on(table.promiseId),
    unique("listening_findings_unlogged_once").on(table.unloggedId),
    check("listening_findings_kind_known", oneOf("kind", findingKinds)),
    check("listening_findings_logged", sql`(kind = 'logged') = (promise_id is not null)`),
    check("listening_findings_unlogged", sql`(kind = 'unlogged') = (unlogged_id is not null)`),
  ],
);
