import { sql } from "drizzle-orm";
import { bigint, date, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./foundation";

const day = (name: string) => date(name, { mode: "string" });
const minor = (name: string) => bigint(name, { mode: "number" });

/**
 * What each customer that counts has bought, one row each, so that a number reads a million rows instead of ten. Ruling 27:
 * `days` are the distinct purchase days, rising; `amounts` what was bought on each in the organisation's currency, refunds
 * not taken off; refunds stand beside, by day. Derived: written by the owner's functions of 0049 alone, checked by `verify
 * rollups`. A customer who also stands in `histories_unsettled` is read from the facts: ask `histories_of`, not this table.
 */
export const purchaseHistories = pgTable(
  "purchase_histories",
  {
    customerId: uuid("customer_id").primaryKey(),
    /** The day of its recording in the organisation's zone: known since then, or since the first purchase. */
    recordedOn: day("recorded_on").notNull(),
    /** Null: has not bought yet. */
    firstOn: day("first_on"),
    lastOn: day("last_on"),
    /** The day of the last line of any kind, a refund too. */
    latestOn: day("latest_on"),
    days: day("days").array().notNull(),
    amounts: minor("amounts").array().notNull(),
    refundDays: day("refund_days").array().notNull(),
    refunds: minor("refunds").array().notNull(),
  },
  (table) => [index("purchase_histories_latest").on(table.latestOn)],
);

/** A mark for everything that may have changed somebody's history since it was kept. A queue: nobody who marks waits. */
export const historiesUnsettled = pgTable(
  "histories_unsettled",
  { customerId: uuid("customer_id").notNull() },
  (table) => [index("histories_unsettled_customer").on(table.customerId)],
);

/**
 * All histories summed, by what `kind` counts (0049 says which), for a lapse threshold (0: it needs none), by day, and by a
 * number beside the day. Whatever day a number speaks of, it adds these up; a day that passes needs no work.
 */
export const historySums = pgTable(
  "history_sums",
  {
    kind: text("kind").notNull(),
    lapseDays: integer("lapse_days").notNull(),
    onDay: day("on_day").notNull(),
    at: minor("at").notNull(),
    counted: integer("counted").notNull(),
    amountMinor: minor("amount_minor").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.lapseDays, table.onDay, table.at] }),
    index("history_sums_gone").on(table.kind).where(sql`counted = 0`),
  ],
);

/** The thresholds that sums are kept for; one that was set since is counted by the worker within a minute. */
export const keptThresholds = pgTable("kept_thresholds", {
  lapseDays: integer("lapse_days").primaryKey(),
  countedAt: instant("counted_at").notNull(),
});
