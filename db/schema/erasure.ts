import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { erasureReasons } from "../../server/domain/erasure";
import { customers } from "./customers";
import { instant, people, stamped } from "./foundation";

const oneOf = (column: string, words: readonly string[]) =>
  sql.raw(`${column} in (${words.map((word) => `'${word}'`).join(", ")})`);

/**
 * Where customers' data lives: one row per table that holds any, in the order in which people read it. What is found
 * before an erasure, what is handed out as a record and what is erased all read this list and `personal_columns`.
 * Filled by 0014_erasure.sql; a new table adds its rows in the migration that makes it.
 */
export const personalTables = pgTable("personal_tables", {
  name: text("name").primaryKey(),
  /** What its rows are called on screen. */
  heading: text("heading").notNull(),
  place: integer("place").notNull(),
  /** SQL over the row `t` and $1, the ids of the customer's records: whether the row is this customer's. */
  mine: text("mine").notNull(),
  /** The same for the record that is handed out, where that is less; 'false': not handed out. Null: all that is theirs. */
  shown: text("shown"),
  /** SQL for what tells one row from another and puts them in order. */
  key: text("key").notNull().default("t.id::text"),
  /** The rows go as a whole, because nothing else leans on them. */
  isRemoved: boolean("is_removed").notNull().default(false),
});

/**
 * What every column says about people: `customer` is erased, `words` names a text that is erased, `kept` is the
 * customer's but stays for the numbers, `staff` is about people of ours, `nobody` about no one.
 */
export const personalColumns = pgTable(
  "personal_columns",
  {
    tableName: text("table_name").notNull(),
    name: text("name").notNull(),
    holds: text("holds").notNull(),
    /** SQL over the row `t`: what stands there afterwards. */
    erasedAs: text("erased_as"),
    /** Words written freely, in which somebody else may be mentioned. */
    isFree: boolean("is_free").notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.tableName, table.name] }),
    check("personal_columns_holds_known", sql`holds in ('customer', 'words', 'kept', 'staff', 'nobody')`),
    check("personal_columns_erased_how", sql`(holds = 'customer') = (erased_as is not null)`),
  ],
);

/** That a customer is to be erased: asked for by whom and on which request, and how far it is. Nothing personal. */
export const erasures = pgTable(
  "erasures",
  {
    id: uuid("id").primaryKey(),
    /** The record that stood for the customer. */
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id),
    requestedBy: uuid("requested_by")
      .notNull()
      .references(() => people.id),
    reason: text("reason", { enum: erasureReasons }).notNull(),
    /** The number or name of the request, without naming the customer. */
    reference: text("reference").notNull(),
    recordedAt: stamped("recorded_at"),
    /** Stored files to look through, and how many have been. */
    filesToRead: integer("files_to_read"),
    filesRead: integer("files_read").notNull().default(0),
    /** Of those, how many held the customer and were dropped. */
    filesDropped: integer("files_dropped").notNull().default(0),
    /** How many rows of each table were erased: {"contacts": 12}. */
    erased: jsonb("erased").$type<Record<string, number>>(),
    /** Texts of others that mention the customer and were left as they are: [{"table": …, "id": …}]. */
    mentions:
      jsonb("mentions").$type<{ table: string; id: string; customerId: string | null; decisionId: string | null }[]>(),
    /** The transaction that erased: only in it do old values leave no trace. */
    erasedIn: text("erased_in"),
    finishedAt: instant("finished_at"),
  },
  (table) => [
    uniqueIndex("erasures_one_at_a_time").on(table.customerId).where(sql`finished_at is null`),
    index("erasures_customer").on(table.customerId, table.recordedAt),
    check("erasures_reason_known", oneOf("reason", erasureReasons)),
    check("erasures_reference_present", sql`length(btrim(reference)) between 1 and 200`),
  ],
);
