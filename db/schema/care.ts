import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  numeric,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { feedbackSources } from "../../server/domain/contact";
import { correctedSubjects } from "../../server/domain/correction";
import { issueEventKinds } from "../../server/domain/issue";
import { contacts, customers, issues } from "./customers";
import { decisions } from "./decisions";
import { bytea, departments, instant, people, stamped, texts } from "./foundation";

const oneOf = (column: string, words: readonly string[]) =>
  sql.raw(`${column} in (${words.map((word) => `'${word}'`).join(", ")})`);

const person = (name: string) => uuid(name).references(() => people.id);

/**
 * Where a customer can be, in the customer's words. `key` is our own name for it: it stays on what was recorded and is
 * never shown. A stage that is no longer offered is retired, not deleted.
 */
export const journeyStages = pgTable(
  "journey_stages",
  {
    key: text("key").primaryKey(),
    words: text("words").notNull(),
    position: smallint("position").notNull(),
    retiredAt: instant("retired_at"),
    recordedAt: stamped("recorded_at"),
  },
  () => [
    check("journey_stages_key_is_plain", sql`key ~ '^[a-z][a-z0-9_]{0,59}$'`),
    check("journey_stages_words_present", sql`length(btrim(words)) between 1 and 80`),
  ],
);

/**
 * What happened to an issue after it was opened, append-only and the only door to its owner and its resolution.
 * `from_…` are the server's: where the issue stood.
 */
export const issueEvents = pgTable(
  "issue_events",
  {
    id: uuid("id").primaryKey(),
    issueId: uuid("issue_id")
      .notNull()
      .references(() => issues.id),
    /** Counted by the server within the issue, under a lock: 1, 2, 3 … */
    sequence: integer("sequence").notNull().default(sql`null`),
    kind: text("kind", { enum: issueEventKinds }).notNull(),
    byId: person("by_id").notNull(),
    fromDepartmentId: uuid("from_department_id").references(() => departments.id),
    fromOwnerId: person("from_owner_id"),
    toDepartmentId: uuid("to_department_id").references(() => departments.id),
    /** Null: the department's, nobody's yet. */
    toOwnerId: person("to_owner_id"),
    /** Why it was handed over or reopened; how it was put right. */
    wordsId: uuid("words_id").references(() => texts.id),
    wordsHash: bytea("words_hash"),
    /** The customer has to tell it again. Nobody's issue taken by somebody of the same department is none. */
    isHandOff: boolean("is_hand_off").generatedAlwaysAs(
      sql`kind = 'handed_over' and (from_department_id <> to_department_id or from_owner_id is not null)`,
    ),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    unique("issue_events_in_order").on(table.issueId, table.sequence),
    check("issue_events_kind_known", oneOf("kind", issueEventKinds)),
    check("issue_events_hand_over_whole", sql`(kind = 'handed_over') = (to_department_id is not null)`),
    check(
      "issue_events_owner_only_handed_over",
      sql`kind = 'handed_over' or (to_owner_id is null and from_owner_id is null)`,
    ),
  ],
);

/**
 * A contact that arrived from outside: a review, a survey, a post, a letter. The score stays as given with its scale;
 * it is never turned into a percentage.
 */
export const feedbacks = pgTable(
  "feedbacks",
  {
    contactId: uuid("contact_id").primaryKey(),
    /** The contact's, filled by a trigger, so that a customer's feedback is found without their other contacts. */
    customerId: uuid("customer_id").notNull().default(sql`null`),
    source: text("source", { enum: feedbackSources }).notNull(),
    /** Where it stands, in words: "Trustpilot". */
    place: text("place"),
    link: text("link"),
    score: numeric("score", { precision: 8, scale: 2, mode: "number" }),
    scaleFrom: numeric("scale_from", { precision: 8, scale: 2, mode: "number" }),
    scaleTo: numeric("scale_to", { precision: 8, scale: 2, mode: "number" }),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("feedbacks_customer").on(table.customerId),
    foreignKey({
      name: "feedbacks_contact_of_same_customer",
      columns: [table.contactId, table.customerId],
      foreignColumns: [contacts.id, contacts.customerId],
    }),
    check("feedbacks_source_known", oneOf("source", feedbackSources)),
    check("feedbacks_link_is_web", sql`link ~ '^https?://[^[:space:]]+$' and length(link) <= 2000`),
    check("feedbacks_place_present", sql`length(btrim(place)) between 1 and 120`),
    check(
      "feedbacks_score_on_a_scale",
      sql`(score is null) = (scale_from is null) and (score is null) = (scale_to is null) and (score is null or score between scale_from and scale_to and scale_from < scale_to)`,
    ),
  ],
);

/** The decisions a piece of feedback led to. A link made by mistake is withdrawn, not deleted. */
export const feedbackDecisions = pgTable(
  "feedback_decisions",
  {
    id: uuid("id").primaryKey(),
    contactId: uuid("contact_id")
      .notNull()
      .references(() => feedbacks.contactId),
    decisionId: uuid("decision_id")
      .notNull()
      .references(() => decisions.id),
    linkedBy: person("linked_by").notNull(),
    withdrawnBy: person("withdrawn_by"),
    /** The server's time of the withdrawal. */
    withdrawnAt: instant("withdrawn_at"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    uniqueIndex("feedback_decisions_once").on(table.contactId, table.decisionId).where(sql`withdrawn_at is null`),
    index("feedback_decisions_decision").on(table.decisionId).where(sql`withdrawn_at is null`),
    check("feedback_decisions_withdrawn_by_somebody", sql`(withdrawn_at is null) = (withdrawn_by is null)`),
  ],
);

/** *I look after this*: somebody takes a customer who is very unhappy. It holds for the run of unhappiness it was said in. */
export const unhappyOwners = pgTable(
  "unhappy_owners",
  {
    id: uuid("id").primaryKey(),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id),
    personId: person("person_id").notNull(),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [index("unhappy_owners_customer").on(table.customerId, table.recordedAt, table.id)],
);

/**
 * What stood there before a correction (ruling 25), kept by the database itself whoever corrects and by whatever
 * program. `details_id` names {"before": …, "after": …} by column, in words that can be erased (ruling 24).
 */
export const corrections = pgTable(
  "corrections",
  {
    id: uuid("id").primaryKey(),
    subject: text("subject", { enum: correctedSubjects }).notNull(),
    subjectId: uuid("subject_id").notNull(),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id),
    /** Null: it was not said; somebody with the application's login. */
    actorId: person("actor_id"),
    /** The names of the columns that were changed. */
    fields: text("fields").array().notNull(),
    detailsId: uuid("details_id")
      .notNull()
      .references(() => texts.id),
    detailsHash: bytea("details_hash").notNull(),
    recordedAt: instant("recorded_at").notNull(),
  },
  (table) => [
    index("corrections_subject").on(table.subject, table.subjectId, table.recordedAt, table.id),
    index("corrections_customer").on(table.customerId, table.recordedAt, table.id),
    check("corrections_subject_known", oneOf("subject", correctedSubjects)),
  ],
);
