import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { remedies } from "../../server/domain/recovery";
import { contacts, customers } from "./customers";
import { bytea, people, stamped, texts } from "./foundation";
import { goodwills } from "./limits";
import { promises } from "./promises";

const oneOf = (column: string, words: readonly string[]) =>
  sql.raw(`${column} in (${words.map((word) => `'${word}'`).join(", ")})`);

/**
 * A broken promise put right: what we said, what they were given for it, and what is promised now. Append-only. It says
 * nothing of the outcome of the broken one, which stays broken.
 */
export const recoveries = pgTable(
  "recoveries",
  {
    id: uuid("id").primaryKey(),
    /** Whose promise it was: filled by the server. */
    customerId: uuid("customer_id")
      .notNull()
      .default(sql`null`)
      .references(() => customers.id),
    promiseId: uuid("promise_id")
      .notNull()
      .references(() => promises.id),
    /** What we said to them. */
    saidId: uuid("said_id")
      .notNull()
      .references(() => texts.id),
    saidHash: bytea("said_hash").notNull().default(sql`null`),
    /** The contact in which it was said; null: none is logged. */
    contactId: uuid("contact_id").references(() => contacts.id),
    /** What they were given: nothing, the charter's remedy, or goodwill within the limits. */
    remedy: text("remedy", { enum: remedies }).notNull(),
    goodwillId: uuid("goodwill_id").references(() => goodwills.id),
    /** What is promised now; null: nothing more. */
    newPromiseId: uuid("new_promise_id")
      .unique()
      .references(() => promises.id),
    byId: uuid("by_id")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("recoveries_promise").on(table.promiseId, table.recordedAt),
    index("recoveries_customer").on(table.customerId),
    index("recoveries_goodwill").on(table.goodwillId).where(sql`goodwill_id is not null`),
    index("recoveries_contact").on(table.contactId).where(sql`contact_id is not null`),
    check("recoveries_remedy_known", oneOf("remedy", remedies)),
    check("recoveries_goodwill_named", sql`(remedy = 'goodwill') = (goodwill_id is not null)`),
  ],
);
