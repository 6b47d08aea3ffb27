import { sql } from "drizzle-orm";
import { bigint, char, check, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { approvalAnswers, caseKinds } from "../../server/domain/goodwill";
import { goodwillActs, type Limit, mostMinor } from "../../server/domain/limit";
import { reactions } from "../../server/domain/recognition";
import { contacts, customers, issues } from "./customers";
import { decisions } from "./decisions";
import { bytea, day, instant, people, stamped, teams, texts } from "./foundation";
import { promises } from "./promises";

const oneOf = (column: string, words: readonly string[]) =>
  sql.raw(`${column} in (${words.map((word) => `'${word}'`).join(", ")})`);

const person = (name: string) => uuid(name).references(() => people.id);
const customer = () =>
  uuid("customer_id")
    .notNull()
    .references(() => customers.id);
const words = (name: string) => uuid(name).references(() => texts.id);
/** Sealed by a trigger from the text it stands for; the app leaves it out. */
const sealed = (name: string) => bytea(name);
/** The team of whoever did it, as it stood then: filled by the server. */
const team = () => uuid("team_id").references(() => teams.id);
const amount = () => bigint("amount_minor", { mode: "number" }).notNull();

/** What goodwill is given for: one of the three. */
const given = {
  issueId: uuid("issue_id").references(() => issues.id),
  contactId: uuid("contact_id").references(() => contacts.id),
  promiseId: uuid("promise_id").references(() => promises.id),
};
const oneCase = sql.raw(`num_nonnulls(${caseKinds.map((kind) => `${kind}_id`).join(", ")}) = 1`);
const anAmount = sql.raw(`amount_minor between 1 and ${mostMinor}`);

/**
 * How far whom may go without asking: the whole set, one row a version, so that no limit slips in beside it. Version
 * and currency are the server's; the decision it cites is cited once.
 */
export const limitVersions = pgTable("limit_versions", {
  id: uuid("id").primaryKey(),
  version: integer("version").notNull().unique().default(sql`null`),
  currency: char("currency", { length: 3 }).notNull().default(sql`null`),
  limits: jsonb("limits").$type<Limit[]>().notNull(),
  decisionId: uuid("decision_id")
    .notNull()
    .unique()
    .references(() => decisions.id),
  setBy: person("set_by").notNull(),
  recordedAt: stamped("recorded_at"),
});

/** A request to give more than one's limit, put to one named person. */
export const goodwillRequests = pgTable(
  "goodwill_requests",
  {
    id: uuid("id").primaryKey(),
    customerId: customer(),
    ...given,
    /** What it is given for in the end, a contact's issue and not the contact: filled by the server. */
    caseId: uuid("case_id").notNull().default(sql`null`),
    act: text("act", { enum: goodwillActs }).notNull(),
    amountMinor: amount(),
    currency: char("currency", { length: 3 }).notNull(),
    /** What happened, and why this is right. */
    wordsId: words("words_id").notNull(),
    wordsHash: sealed("words_hash"),
    askedBy: person("asked_by").notNull(),
    teamId: team(),
    approverId: person("approver_id").notNull(),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("goodwill_requests_customer").on(table.customerId, table.recordedAt, table.id),
    index("goodwill_requests_approver").on(table.approverId),
    index("goodwill_requests_asker").on(table.askedBy),
    index("goodwill_requests_recorded").on(table.recordedAt, table.id),
    check("goodwill_requests_act_known", oneOf("act", goodwillActs)),
    check("goodwill_requests_one_case", oneCase),
    check("goodwill_requests_amount", anAmount),
  ],
);

/** The one answer to a request: by its approver, or taken back by who asked. */
export const goodwillAnswers = pgTable(
  "goodwill_answers",
  {
    requestId: uuid("request_id")
      .primaryKey()
      .references(() => goodwillRequests.id),
    answer: text("answer", { enum: approvalAnswers }).notNull(),
    byId: person("by_id").notNull(),
    /** Why it was refused; may be left out otherwise. */
    reasonId: words("reason_id"),
    reasonHash: sealed("reason_hash"),
    recordedAt: stamped("recorded_at"),
  },
  () => [check("goodwill_answers_known", oneOf("answer", approvalAnswers))],
);

/** What was given. Never changed: a slip is told in words, the money is gone. */
export const goodwills = pgTable(
  "goodwills",
  {
    id: uuid("id").primaryKey(),
    customerId: customer(),
    ...given,
    caseId: uuid("case_id").notNull().default(sql`null`),
    act: text("act", { enum: goodwillActs }).notNull(),
    amountMinor: amount(),
    currency: char("currency", { length: 3 }).notNull(),
    /** Null: the words of the request it was approved by. */
    wordsId: words("words_id"),
    wordsHash: sealed("words_hash"),
    givenBy: person("given_by").notNull(),
    teamId: team(),
    /** The limits it was measured by: filled by the server. */
    versionId: uuid("version_id")
      .notNull()
      .default(sql`null`)
      .references(() => limitVersions.id),
    /** The approval it leans on, used once; null: within the limit. */
    requestId: uuid("request_id")
      .unique()
      .references(() => goodwillRequests.id),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("goodwills_customer").on(table.customerId, table.recordedAt, table.id),
    index("goodwills_recorded").on(table.recordedAt, table.id),
    check("goodwills_act_known", oneOf("act", goodwillActs)),
    check("goodwills_one_case", oneCase),
    check("goodwills_amount", anAmount),
    check("goodwills_words_said_once", sql`(words_id is null) = (request_id is not null)`),
  ],
);

/** How the customer took it, noted later; the latest counts. */
export const goodwillReactions = pgTable(
  "goodwill_reactions",
  {
    id: uuid("id").primaryKey(),
    goodwillId: uuid("goodwill_id")
      .notNull()
      .references(() => goodwills.id),
    reaction: text("reaction", { enum: reactions }).notNull(),
    notedBy: person("noted_by").notNull(),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("goodwill_reactions_goodwill").on(table.goodwillId, table.recordedAt, table.id),
    check("goodwill_reactions_known", oneOf("reaction", reactions)),
  ],
);

/** Somebody went out of their way for a customer: told as a story, by team, never counted against anybody. */
export const extraMiles = pgTable(
  "extra_miles",
  {
    id: uuid("id").primaryKey(),
    customerId: customer(),
    /** Who went; anybody may write it down. */
    personId: person("person_id").notNull(),
    notedBy: person("noted_by").notNull(),
    teamId: team(),
    happenedOn: day("happened_on").notNull(),
    wordsId: words("words_id").notNull(),
    wordsHash: sealed("words_hash"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("extra_miles_customer").on(table.customerId, table.recordedAt, table.id),
    index("extra_miles_told").on(table.recordedAt, table.id),
    index("extra_miles_person").on(table.personId, table.happenedOn),
  ],
);

/** What a customer is held to that others are not; never without a decision behind it. Ends on a day, or before by a person. */
export const restrictions = pgTable(
  "restrictions",
  {
    id: uuid("id").primaryKey(),
    customerId: customer(),
    decisionId: uuid("decision_id")
      .notNull()
      .references(() => decisions.id),
    /** What holds: "Prepayment only". */
    wordsId: words("words_id").notNull(),
    wordsHash: sealed("words_hash"),
    reasonId: words("reason_id").notNull(),
    reasonHash: sealed("reason_hash"),
    fromOn: day("from_on").notNull(),
    untilOn: day("until_on").notNull(),
    setBy: person("set_by").notNull(),
    endedBy: person("ended_by"),
    /** The server's time. */
    endedAt: instant("ended_at"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("restrictions_customer").on(table.customerId, table.untilOn),
    check("restrictions_ended_by_somebody", sql`(ended_at is null) = (ended_by is null)`),
  ],
);
