import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { charterTriggers } from "../../server/domain/charter";
import { contacts, issues } from "./customers";
import { instant, people, stamped, teams } from "./foundation";
import { lifecycleFacts } from "./knowledge";

const oneOf = (column: string, words: readonly string[]) =>
  sql.raw(`${column} in (${words.map((word) => `'${word}'`).join(", ")})`);

const person = (name: string) => uuid(name).references(() => people.id);
const clause = () =>
  uuid("clause_id")
    .notNull()
    .references(() => charterClauses.id);
const version = () =>
  uuid("version_id")
    .notNull()
    .references(() => charterVersions.id);

/** The standing promises to all customers. A draft until it is put up for signing; from then on nothing in it changes. */
export const charterVersions = pgTable(
  "charter_versions",
  {
    id: uuid("id").primaryKey(),
    /** 1, 2, 3 … counted by the server. */
    number: integer("number").notNull().unique().default(sql`null`),
    draftedBy: person("drafted_by").notNull(),
    recordedAt: stamped("recorded_at"),
    putUpBy: person("put_up_by"),
    /** The server's; null: a draft. */
    putUpAt: instant("put_up_at"),
  },
  () => [
    check("charter_versions_number", sql`number >= 1`),
    check("charter_versions_put_up_whole", sql`(put_up_by is null) = (put_up_at is null)`),
  ],
);

/**
 * One promise to everybody, in ISO 10001's parts. `key` is the same clause in every version. With a trigger it makes a
 * promise by itself: then it says by when, at the latest after how many days, and which team answers.
 */
export const charterClauses = pgTable(
  "charter_clauses",
  {
    id: uuid("id").primaryKey(),
    versionId: version(),
    key: text("key").notNull(),
    position: smallint("position").notNull(),
    title: text("title").notNull(),
    /** What it is for, in the customer's life. */
    objective: text("objective").notNull(),
    /** The promise in the words the customer reads. */
    said: text("said").notNull(),
    /** What has to be so for it to hold; null: nothing. */
    conditions: text("conditions"),
    /** Where it ends; null: nowhere. */
    limits: text("limits"),
    /** Whom a customer turns to about it. */
    contact: text("contact").notNull(),
    /** What we do when it is broken. */
    remedy: text("remedy").notNull(),
    /** How it is measured, in plain words. */
    measure: text("measure").notNull(),
    trigger: text("trigger", { enum: charterTriggers }),
    /** "in 2 working days", read by the same rules as every promise. */
    dueSaid: text("due_said"),
    /** Calendar days after which it is due whatever our calendar says. */
    latestDays: integer("latest_days"),
    teamId: uuid("team_id").references(() => teams.id),
    /** Taken out of the draft. */
    droppedAt: instant("dropped_at"),
    /** Finds two editors. */
    revision: integer("revision").notNull().default(1),
    savedBy: person("saved_by").notNull(),
    savedAt: stamped("saved_at"),
  },
  (table) => [
    unique("charter_clauses_version_key").on(table.versionId, table.key),
    index("charter_clauses_key").on(table.key),
    index("charter_clauses_team").on(table.teamId),
    check("charter_clauses_trigger_known", oneOf("trigger", charterTriggers)),
    check(
      "charter_clauses_trigger_whole",
      sql`(trigger is null) = (due_said is null) and (trigger is null) = (latest_days is null) and (trigger is null) = (team_id is null)`,
    ),
    check("charter_clauses_latest", sql`latest_days between 1 and 365`),
    check(
      "charter_clauses_words",
      sql`length(btrim(title)) between 3 and 120 and length(btrim(objective)) between 3 and 1000 and length(btrim(said)) between 10 and 1000 and length(btrim(contact)) between 3 and 300 and length(btrim(remedy)) between 3 and 1000 and length(btrim(measure)) between 3 and 1000`,
    ),
    check("charter_clauses_key_plain", sql`key ~ '^[a-z0-9_]{1,60}$'`),
  ],
);

/** Who must sign a version; the signature is the dated fact beside the name. */
export const charterSigners = pgTable(
  "charter_signers",
  { versionId: version(), personId: person("person_id").notNull() },
  (table) => [primaryKey({ columns: [table.versionId, table.personId] })],
);

export const charterSignatures = pgTable(
  "charter_signatures",
  {
    versionId: uuid("version_id").notNull(),
    personId: uuid("person_id").notNull(),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    primaryKey({ columns: [table.versionId, table.personId] }),
    foreignKey({
      name: "charter_signatures_signer",
      columns: [table.versionId, table.personId],
      foreignColumns: [charterSigners.versionId, charterSigners.personId],
    }),
  ],
);

/**
 * What a charter promise follows from: exactly one record, and for each clause of it once. Written with the promise,
 * before it, in the same transaction; the reference to the promise is checked at its end.
 */
export const charterPromises = pgTable(
  "charter_promises",
  {
    promiseId: uuid("promise_id").primaryKey(),
    clauseId: clause(),
    issueId: uuid("issue_id").references(() => issues.id),
    stepId: uuid("step_id").references(() => lifecycleFacts.id),
    contactId: uuid("contact_id").references(() => contacts.id),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    unique("charter_promises_issue_once").on(table.issueId, table.clauseId),
    unique("charter_promises_step_once").on(table.stepId, table.clauseId),
    unique("charter_promises_contact_once").on(table.contactId, table.clauseId),
    index("charter_promises_clause").on(table.clauseId),
    check("charter_promises_one_record", sql`num_nonnulls(issue_id, step_id, contact_id) = 1`),
  ],
);

/** What the brand says in all it does, and by which clauses it is measured; none: unmeasured. Each row is one wording. */
export const brandPromises = pgTable(
  "brand_promises",
  {
    id: uuid("id").primaryKey(),
    /** The same promise in all its wordings. */
    threadId: uuid("thread_id").notNull(),
    version: integer("version").notNull().default(sql`null`),
    words: text("words").notNull(),
    clauseKeys: text("clause_keys").array().notNull(),
    /** From here on it is not made any more. */
    isRetired: boolean("is_retired").notNull().default(false),
    writtenBy: person("written_by").notNull(),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    unique("brand_promises_version").on(table.threadId, table.version),
    check("brand_promises_words", sql`length(btrim(words)) between 3 and 300`),
  ],
);

/** Whether the public page shows how often each clause was kept; the latest row holds, without one it does not. */
export const charterPublications = pgTable("charter_publications", {
  id: uuid("id").primaryKey(),
  showsRates: boolean("shows_rates").notNull(),
  byId: person("by_id").notNull(),
  recordedAt: stamped("recorded_at"),
});
