import { sql } from "drizzle-orm";
import {
  bigint,
  char,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { planKinds, planPeriods, valueSources } from "../../server/domain/plan";
import { day, departments, people, stamped } from "./foundation";

const oneOf = (column: string, words: readonly string[]) =>
  sql.raw(`${column} in (${words.map((word) => `'${word}'`).join(", ")})`);

/** A plan in customers. What it says stands in its versions; which of them holds, in its submissions. Append-only. */
export const plans = pgTable(
  "plans",
  {
    id: uuid("id").primaryKey(),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [index("plans_newest").on(table.recordedAt, table.id)],
);

/** What a plan said from then on: every saving is one. Append-only; its lines come with it, as many as it says, and no more. */
export const planVersions = pgTable(
  "plan_versions",
  {
    id: uuid("id").primaryKey(),
    planId: uuid("plan_id")
      .notNull()
      .references(() => plans.id),
    number: integer("number").notNull(),
    title: text("title").notNull(),
    period: text("period", { enum: planPeriods }).notNull(),
    beginsOn: day("begins_on").notNull(),
    /** Null: the whole organisation. */
    departmentId: uuid("department_id").references(() => departments.id),
    currency: char("currency", { length: 3 }).notNull(),
    /** In minor units; null: no target in money. */
    targetMinor: bigint("target_minor", { mode: "number" }),
    /** Active customers at the end; null: no target in customers. Of the whole only: a department has no customers of its own. */
    targetCustomers: integer("target_customers"),
    /** How many lines it has. Kept here so that none is ever put to it later. */
    lines: integer("lines").notNull(),
    /** How many were active then: counted by the database as it was saved. Null: no lapse threshold was in force. */
    openingOn: day("opening_on").notNull().default(sql`null`),
    openingCustomers: integer("opening_customers"),
    lapseDays: integer("lapse_days"),
    savedBy: uuid("saved_by")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    unique("plan_versions_of_plan").on(table.planId, table.number),
    unique("plan_versions_itself").on(table.planId, table.id),
    index("plan_versions_period").on(table.beginsOn),
    check("plan_versions_number", sql`number >= 1`),
    check("plan_versions_period_known", oneOf("period", planPeriods)),
    check(
      "plan_versions_begins",
      sql`extract(day from begins_on) = 1 and case period when 'year' then extract(month from begins_on) = 1
        else extract(month from begins_on) in (1, 4, 7, 10) end`,
    ),
    check("plan_versions_target_possible", sql`target_minor between 0 and 9000000000000000`),
    check("plan_versions_customers_possible", sql`target_customers between 0 and 100000000`),
    check("plan_versions_customers_of_the_whole", sql`department_id is null or target_customers is null`),
    check("plan_versions_title_length", sql`said_length(title) between 3 and 120`),
    check("plan_versions_lines_possible", sql`lines between 1 and 24`),
  ],
);

/** So many customers, what each is worth in the period, how it will be done and who sees to it. Append-only. */
export const planLines = pgTable(
  "plan_lines",
  {
    versionId: uuid("version_id")
      .notNull()
      .references(() => planVersions.id),
    place: integer("place").notNull(),
    kind: text("kind", { enum: planKinds }).notNull(),
    /** A standing segment's key or a saved one's version; null: all customers. */
    segment: text("segment"),
    /** What the segment was called then. */
    segmentName: text("segment_name"),
    customers: integer("customers").notNull(),
    valueMinor: bigint("value_minor", { mode: "number" }).notNull(),
    /** What the data said of the value of one, in minor units, and where it was read; null: they said nothing. */
    suggestedMinor: bigint("suggested_minor", { mode: "number" }),
    suggestedFrom: text("suggested_from", { enum: valueSources }),
    how: text("how").notNull(),
    ownerId: uuid("owner_id")
      .notNull()
      .references(() => people.id),
  },
  (table) => [
    primaryKey({ columns: [table.versionId, table.place] }),
    index("plan_lines_owner").on(table.ownerId),
    check("plan_lines_place", sql`place between 1 and 24`),
    check("plan_lines_kind_known", oneOf("kind", planKinds)),
    check("plan_lines_customers_possible", sql`customers between 1 and 10000000`),
    check("plan_lines_value_possible", sql`value_minor between 0 and 1000000000000`),
    check("plan_lines_source_known", oneOf("suggested_from", valueSources)),
    check("plan_lines_source_named", sql`(suggested_minor is null) = (suggested_from is null)`),
    check("plan_lines_segment_named", sql`(segment is null) = (segment_name is null)`),
    check("plan_lines_how_length", sql`said_length(how) between 3 and 500`),
  ],
);

/** That a version holds from then on, and replaces the one submitted before it. Append-only. */
export const planSubmissions = pgTable(
  "plan_submissions",
  {
    versionId: uuid("version_id").primaryKey(),
    planId: uuid("plan_id").notNull(),
    submittedBy: uuid("submitted_by")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("plan_submissions_newest").on(table.planId, table.recordedAt),
    foreignKey({
      name: "plan_submissions_version",
      columns: [table.planId, table.versionId],
      foreignColumns: [planVersions.planId, planVersions.id],
    }),
  ],
);

/** What had become of a submitted plan when its period was over: counted once, by the database. Append-only. */
export const planOutcomes = pgTable("plan_outcomes", {
  versionId: uuid("version_id")
    .primaryKey()
    .references(() => planVersions.id),
  untilOn: day("until_on").notNull(),
  happened: jsonb("happened").notNull(),
  recordedAt: stamped("recorded_at"),
});
