import { sql } from "drizzle-orm";
import { type AnyPgColumn, check, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { inboxKinds, type PlainValues } from "../../server/domain/inbox-words";
import { mailEndings, mailTemplates } from "../../server/domain/mail-words";
import { rungs } from "../../server/domain/rung-words";
import { customers } from "./customers";
import { decisions } from "./decisions";
import { day, instant, people, stamped } from "./foundation";
import { decisionTellings } from "./notices";
import { promises } from "./promises";

const oneOf = (column: string, words: readonly string[]) =>
  sql.raw(`${column} in (${words.map((word) => `'${word}'`).join(", ")})`);

/** Ids, numbers, instants and words without spaces: no sentence about anybody fits in. */
const plain = (column: string) =>
  sql.raw(
    `jsonb_typeof(${column}) = 'object' and not jsonb_path_exists(${column}, '$.* ? (@.type() == "object" || @.type() == "array" || (@.type() == "string" && !(@ like_regex "^[A-Za-z0-9_:./+-]{1,200}$")))')`,
  );

/**
 * A rung of a promise was told: append-only, each rung of each due time once. Rungs that came due while nobody could be
 * told are told together, in the words of the last: the others point at it.
 */
export const reminders = pgTable(
  "reminders",
  {
    id: uuid("id").primaryKey(),
    promiseId: uuid("promise_id")
      .notNull()
      .references(() => promises.id),
    rung: text("rung", { enum: rungs }).notNull(),
    /** The due time as it was agreed then: a promise that is moved is reminded of anew. */
    dueAt: instant("due_at").notNull(),
    toldWithId: uuid("told_with_id").references((): AnyPgColumn => reminders.id),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    unique("reminders_once").on(table.promiseId, table.dueAt, table.rung),
    check("reminders_rung_known", oneOf("rung", rungs)),
  ],
);

/** When the rungs of an open promise are looked at next. Kept by triggers; a promise that has ended has no row. */
export const reminderPlans = pgTable(
  "reminder_plans",
  {
    promiseId: uuid("promise_id")
      .primaryKey()
      .references(() => promises.id),
    lookAt: instant("look_at").notNull(),
  },
  (table) => [index("reminder_plans_look").on(table.lookAt)],
);

/** Somebody's morning was told, or there was nothing to tell: once a person and day of theirs. */
export const digests = pgTable(
  "digests",
  {
    id: uuid("id").primaryKey(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    on: day("on_day").notNull(),
    /** How many promises it told of; 0: nobody was written to. */
    told: integer("told").notNull(),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [unique("digests_once").on(table.personId, table.on), check("digests_told", sql`told >= 0`)],
);

/** What somebody was told inside the house. Only that they have read it is ever changed, by themselves. */
export const inboxItems = pgTable(
  "inbox_items",
  {
    id: uuid("id").primaryKey(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    kind: text("kind", { enum: inboxKinds }).notNull(),
    promiseId: uuid("promise_id").references(() => promises.id),
    customerId: uuid("customer_id").references(() => customers.id),
    reminderId: uuid("reminder_id").references(() => reminders.id),
    decisionId: uuid("decision_id").references(() => decisions.id),
    tellingId: uuid("telling_id").references(() => decisionTellings.id),
    values: jsonb("values").$type<PlainValues>().notNull(),
    readAt: instant("read_at"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("inbox_items_unread").on(table.personId, table.recordedAt, table.id).where(sql`read_at is null`),
    index("inbox_items_promise_unread").on(table.promiseId).where(sql`read_at is null`),
    index("inbox_items_person").on(table.personId, table.recordedAt, table.id),
    index("inbox_items_customer").on(table.customerId).where(sql`customer_id is not null`),
    unique("inbox_items_told_once").on(table.reminderId, table.personId),
    unique("inbox_items_telling_once").on(table.tellingId, table.personId),
    index("inbox_items_decision_unread").on(table.decisionId).where(sql`read_at is null and decision_id is not null`),
    check("inbox_items_kind_known", oneOf("kind", inboxKinds)),
    check("inbox_items_values_plain", plain("values")),
  ],
);

/**
 * Mails to be sent and what became of them: written with what they are about, sent by the worker. What a mail says is
 * read when it is sent, so nothing outdated and nobody erased is written to.
 */
export const mails = pgTable(
  "mails",
  {
    id: uuid("id").primaryKey(),
    template: text("template", { enum: mailTemplates }).notNull(),
    /** One of us, at the address they have when it is sent; else `address`. */
    personId: uuid("person_id").references(() => people.id),
    address: text("address"),
    promiseId: uuid("promise_id").references(() => promises.id),
    customerId: uuid("customer_id").references(() => customers.id),
    /** Emptied when the mail has ended: a link that was sent stands nowhere any more. */
    values: jsonb("values").$type<PlainValues>().notNull(),
    tries: integer("tries").notNull().default(0),
    tryAt: instant("try_at").notNull().default(sql`null`),
    triedAt: instant("tried_at"),
    ended: text("ended", { enum: mailEndings }),
    endedAt: instant("ended_at"),
    /** What the mail server said when it did not take it. */
    fault: text("fault"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("mails_waiting").on(table.tryAt, table.id).where(sql`ended is null`),
    index("mails_person").on(table.personId, table.recordedAt),
    index("mails_customer").on(table.customerId).where(sql`customer_id is not null`),
    check("mails_template_known", oneOf("template", mailTemplates)),
    check("mails_ended_known", oneOf("ended", mailEndings)),
    check("mails_one_reader", sql`num_nonnulls(person_id, address) = 1`),
    check("mails_values_plain", plain("values")),
    check("mails_ended_once", sql`(ended is null) = (ended_at is null)`),
    check("mails_address_short", sql`length(address) <= 254`),
    check("mails_fault_short", sql`length(fault) <= 300`),
  ],
);
