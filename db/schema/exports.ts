import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { exportLists } from "../../server/domain/export";
import { customers } from "./customers";
import { instant, people, stamped } from "./foundation";

/** A list that was taken out as a file: who, which part of it, why, and how many rows went out. */
export const exports = pgTable(
  "exports",
  {
    id: uuid("id").primaryKey(),
    list: text("list", { enum: exportLists }).notNull(),
    /** The filter as it stood in the address, and for recipients the way the content goes. */
    filter: jsonb("filter").$type<Record<string, string>>().notNull(),
    /** What the file is for; asked where it names customers. */
    reason: text("reason"),
    byId: uuid("by_id")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
    /** Rows written; null: the file was broken off on the way. */
    rows: integer("rows"),
    /** Of a recipient list: how many were left out, by the reason: {"issue_open": 12}. */
    heldBack: jsonb("held_back").$type<Record<string, number>>(),
    finishedAt: instant("finished_at"),
  },
  (table) => [
    index("exports_recorded").on(table.recordedAt, table.id),
    check("exports_list_known", sql.raw(`list in (${exportLists.map((list) => `'${list}'`).join(", ")})`)),
    check("exports_finished_whole", sql`(finished_at is null) = (rows is null)`),
    check("exports_reason_present", sql`reason is null or length(btrim(reason)) between 3 and 500`),
  ],
);

/** Who was left out of a recipient list, and why: the only place where a content hold is stored (ruling 29). */
export const exportHolds = pgTable(
  "export_holds",
  {
    exportId: uuid("export_id")
      .notNull()
      .references(() => exports.id),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id),
    reasons: text("reasons").array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.exportId, table.customerId] }),
    index("export_holds_customer").on(table.customerId),
  ],
);
