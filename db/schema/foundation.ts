import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  char,
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { PlainDate } from "../../server/domain/plain-date";

/** Raw bytes: hashes and salts. */
export const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** An instant as the database's clock stamps it. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** An instant that only the server writes: the app leaves it out, a trigger stamps it. */
export const stamped = (name: string) => instant(name).notNull().default(sql`null`);

/** A calendar day in the organisation's zone. */
export const day = (name: string) => date(name, { mode: "string" }).$type<PlainDate>();

export const departments = pgTable("departments", {
  id: uuid("id").primaryKey(),
  name: text("name").notNull().unique(),
});

export const teams = pgTable(
  "teams",
  {
    id: uuid("id").primaryKey(),
    departmentId: uuid("department_id")
      .notNull()
      .references(() => departments.id),
    name: text("name").notNull(),
    leadId: uuid("lead_id").references((): AnyPgColumn => people.id),
  },
  (table) => [unique("teams_department_name").on(table.departmentId, table.name)],
);

export const people = pgTable(
  "people",
  {
    id: uuid("id").primaryKey(),
    name: text("name").notNull(),
    email: text("email").notNull().unique(),
    departmentId: uuid("department_id")
      .notNull()
      .references(() => departments.id),
    teamId: uuid("team_id").references(() => teams.id),
    roles: text("roles").array().notNull(),
    zone: text("zone"),
    keysOff: boolean("keys_off").notNull().default(false),
    deactivatedAt: instant("deactivated_at"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("people_department").on(table.departmentId),
    check(
      "people_roles_known",
      sql`roles <@ array['frontline','manager','board','admin']::text[] and cardinality(roles) > 0`,
    ),
    check("people_email_is_normal", sql`email = lower(btrim(email)) and position('@' in email) > 1`),
    check("people_name_present", sql`length(btrim(name)) > 0`),
  ],
);

export const appointments = pgTable(
  "appointments",
  {
    id: uuid("id").primaryKey(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    kind: text("kind").notNull(),
    departmentId: uuid("department_id").references(() => departments.id),
    fromOn: day("from_on").notNull(),
    untilOn: day("until_on"),
    appointedBy: uuid("appointed_by")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("appointments_person").on(table.personId),
    check("appointments_kind_known", sql`kind in ('advocate','board_seat','chief_customer_officer')`),
    check("appointments_department_named", sql`(kind = 'chief_customer_officer') = (department_id is null)`),
    check("appointments_end_after_start", sql`until_on is null or until_on > from_on`),
    check("appointments_not_by_oneself", sql`appointed_by <> person_id`),
  ],
);

/** One row: the organisation itself and its settings. */
export const organisation = pgTable(
  "organisation",
  {
    id: integer("id").primaryKey(),
    name: text("name").notNull(),
    zone: text("zone").notNull(),
    country: char("country", { length: 2 }).notNull(),
    currency: char("currency", { length: 3 }).notNull(),
    /** Share of all customers from which a decision takes the heavy path. */
    heavyShare: numeric("heavy_share").notNull().default("0.1"),
    /** Value of the affected customers, in minor units, from which a decision takes the heavy path; null: no such trigger. */
    heavyValueMinor: bigint("heavy_value_minor", { mode: "number" }),
    /** Days within which a proposal is answered: sent back, rejected or decided. */
    proposalAnswerDays: integer("proposal_answer_days").notNull().default(14),
    /** Minutes without a page after which a session is over. */
    sessionIdleMinutes: integer("session_idle_minutes").notNull().default(120),
    isDemo: boolean("is_demo").notNull().default(false),
  },
  () => [
    check("organisation_is_one_row", sql`id = 1`),
    check("organisation_share", sql`heavy_share > 0 and heavy_share <= 1`),
    check("organisation_answer_days", sql`proposal_answer_days between 1 and 90`),
    check("organisation_idle", sql`session_idle_minutes between 5 and 720`),
  ],
);

/** Versions of the lapse threshold; the newest counts. Until one is set, no break is spoken. */
export const lapseThresholds = pgTable(
  "lapse_thresholds",
  {
    id: uuid("id").primaryKey(),
    days: integer("days").notNull(),
    reason: text("reason").notNull(),
    setBy: uuid("set_by")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
  },
  () => [check("lapse_thresholds_days", sql`days between 1 and 3650`)],
);

/** Personal text of append-only records. The record keeps the salted hash; erasure empties body and salt. */
export const texts = pgTable(
  "texts",
  {
    id: uuid("id").primaryKey(),
    body: text("body"),
    salt: bytea("salt"),
    hash: bytea("hash").notNull(),
    erasedAt: instant("erased_at"),
    /** When an erased customer was taken out of the words, and the salted hash of what stands here since. */
    redactedAt: instant("redacted_at"),
    redactedHash: bytea("redacted_hash"),
  },
  () => [
    check("texts_redacted_whole", sql`(redacted_at is null) = (redacted_hash is null)`),
    check("texts_body_or_tombstone", sql`(body is null) = (erased_at is not null) and (body is null) = (salt is null)`),
  ],
);

/** Which texts a record has taken: the words of one record are never another's too. Written by the database alone. */
export const textUses = pgTable("text_uses", { textId: uuid("text_id").primaryKey() });

/** What happened, by whom, to which record: one row per mutation. Feeds the timeline and the audit trail. */
export const events = pgTable(
  "events",
  {
    id: uuid("id").primaryKey(),
    recordedAt: stamped("recorded_at"),
    actorId: uuid("actor_id").references(() => people.id),
    action: text("action").notNull(),
    subject: text("subject").notNull(),
    subjectId: uuid("subject_id").notNull(),
    customerId: uuid("customer_id"),
    facts: jsonb("facts").$type<Record<string, unknown>>().notNull(),
    detailsId: uuid("details_id").references(() => texts.id),
    detailsHash: bytea("details_hash"),
  },
  (table) => [
    index("events_subject").on(table.subject, table.subjectId, table.recordedAt),
    index("events_customer").on(table.customerId, table.recordedAt),
  ],
);
