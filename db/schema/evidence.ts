import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { exposureModes, mediaTypes, mostDocumentBytes } from "../../server/domain/evidence-words";
import { contacts, customers } from "./customers";
import { decisions } from "./decisions";
import { erasures } from "./erasure";
import { bytea, day, departments, instant, people, stamped, texts } from "./foundation";
import { withdrawal, withdrawnWhole } from "./knowledge";

const oneOf = (column: string, words: readonly string[]) =>
  sql.raw(`${column} in (${words.map((word) => `'${word}'`).join(", ")})`);
const person = (name: string) =>
  uuid(name)
    .notNull()
    .references(() => people.id);
const words = () => ({
  wordsId: uuid("words_id")
    .notNull()
    .references(() => texts.id),
  wordsHash: bytea("words_hash").notNull().default(sql`null`),
});

/**
 * What was found by asking customers. Words: JSON {title, found, source}. Append-only: a correction is a new version of
 * the same note (`first_id`, itself at first), and what was quoted stays the version that was quoted.
 */
export const researchNotes = pgTable(
  "research_notes",
  {
    id: uuid("id").primaryKey(),
    firstId: uuid("first_id").notNull(),
    version: integer("version").notNull().default(sql`null`),
    /** How many customers were asked; null: not known. */
    asked: integer("asked"),
    /** The day it was found, or the last day of asking. */
    foundOn: day("found_on").notNull(),
    ...words(),
    byId: person("by_id"),
    recordedAt: stamped("recorded_at"),
    ...withdrawal(),
  },
  (table) => [
    unique("research_notes_version").on(table.firstId, table.version),
    index("research_notes_newest").on(table.recordedAt, table.id),
    check("research_notes_first", sql`(first_id = id) = (version = 1)`),
    check("research_notes_asked", sql`asked between 1 and 10000000`),
    withdrawnWhole("research_notes"),
  ],
);

/**
 * Time on the floor, where customers are; everybody records their own. Words: JSON {learned, action}. The department is
 * the server's: where the person worked then. Coverage is counted by department, never by person.
 */
export const exposures = pgTable(
  "exposures",
  {
    id: uuid("id").primaryKey(),
    personId: person("person_id"),
    departmentId: uuid("department_id")
      .notNull()
      .references(() => departments.id)
      .default(sql`null`),
    mode: text("mode", { enum: exposureModes }).notNull(),
    minutes: integer("minutes").notNull(),
    happenedOn: day("happened_on").notNull(),
    ...words(),
    recordedAt: stamped("recorded_at"),
    ...withdrawal(),
  },
  (table) => [
    index("exposures_newest").on(table.recordedAt, table.id),
    index("exposures_person").on(table.personId, table.happenedOn),
    check("exposures_mode_known", oneOf("mode", exposureModes)),
    check("exposures_minutes", sql`minutes between 5 and 1440`),
    check("exposures_ones_own", sql`withdrawn_by = person_id or withdrawn_by is null`),
    withdrawnWhole("exposures"),
  ],
);

/**
 * A file kept as evidence: what it is called, what it is by its content, and until when it is kept. The file itself
 * stands beside it and is forgotten as a whole; what it was stays said.
 */
export const documents = pgTable(
  "documents",
  {
    id: uuid("id").primaryKey(),
    name: text("name").notNull(),
    mediaType: text("media_type", { enum: mediaTypes }).notNull(),
    bytes: integer("bytes").notNull(),
    sha256: bytea("sha256").notNull(),
    /** Whose it is, where it came from one customer; it goes when they are erased. */
    customerId: uuid("customer_id").references(() => customers.id),
    keepYears: integer("keep_years").notNull(),
    addedBy: person("added_by"),
    recordedAt: stamped("recorded_at"),
    forgottenAt: instant("forgotten_at"),
    /** Why the file is gone; a sentence's word. */
    forgottenFor: text("forgotten_for", { enum: ["retention", "erasure", "mistake"] }),
    forgottenBy: uuid("forgotten_by").references(() => people.id),
  },
  (table) => [
    index("documents_newest").on(table.recordedAt, table.id),
    index("documents_customer").on(table.customerId).where(sql`customer_id is not null`),
    check("documents_type_known", oneOf("media_type", mediaTypes)),
    check("documents_size", sql.raw(`bytes between 1 and ${mostDocumentBytes}`)),
    check("documents_name_present", sql`length(btrim(name)) between 1 and 200`),
    check("documents_kept_a_while", sql`keep_years between 1 and 10`),
    check("documents_forgotten_for_known", sql`forgotten_for in ('retention', 'erasure', 'mistake')`),
    check("documents_forgotten_whole", sql`(forgotten_at is null) = (forgotten_for is null)`),
  ],
);

/** The file itself, written with its document and dropped as a whole. */
export const documentBodies = pgTable("document_bodies", {
  documentId: uuid("document_id")
    .primaryKey()
    .references(() => documents.id),
  body: bytea("body").notNull(),
});

/**
 * A customer whose words fed a decision was told what came of them: by a contact of ours with them, after the decision.
 * How, when, by whom and in which words is the contact's.
 */
export const sourceTellings = pgTable(
  "source_tellings",
  {
    id: uuid("id").primaryKey(),
    decisionId: uuid("decision_id")
      .notNull()
      .references(() => decisions.id),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id),
    contactId: uuid("contact_id")
      .notNull()
      .references(() => contacts.id),
    toldBy: person("told_by"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    unique("source_tellings_once").on(table.decisionId, table.contactId),
    index("source_tellings_customer").on(table.customerId),
    index("source_tellings_contact").on(table.contactId),
  ],
);

/**
 * Words of a decision out of which an erased customer was taken: the text keeps the hash of what was said, and `said_hash`
 * is the salted hash of what stands there since. Written by the erasure alone; the latest of a text counts.
 */
export const redactions = pgTable(
  "redactions",
  {
    id: uuid("id").primaryKey(),
    /** The decision the words belong to; null: a research note or time on the floor. */
    decisionId: uuid("decision_id").references(() => decisions.id),
    textId: uuid("text_id")
      .notNull()
      .references(() => texts.id),
    saidHash: bytea("said_hash").notNull(),
    erasureId: uuid("erasure_id")
      .notNull()
      .references(() => erasures.id),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("redactions_text").on(table.textId, table.recordedAt),
    index("redactions_decision").on(table.decisionId).where(sql`decision_id is not null`),
  ],
);
