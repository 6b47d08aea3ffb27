import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { rateLevels } from "../../server/domain/rate-cuts";
import { decisions } from "./decisions";
import { people, stamped } from "./foundation";

/** The share of promises the board wants kept, level by level; apart from the limits, which the data make. Append-only. */
export const rateTargets = pgTable(
  "rate_targets",
  {
    id: uuid("id").primaryKey(),
    level: text("level", { enum: rateLevels }).notNull(),
    /** In whole per cent; null: no target from now on. */
    percent: integer("percent"),
    reason: text("reason").notNull(),
    setBy: uuid("set_by")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("rate_targets_newest").on(table.level, table.recordedAt),
    check("rate_targets_level_known", sql`level in ('commitment', 'charter')`),
    check("rate_targets_percent_possible", sql`percent between 1 and 100`),
  ],
);

/**
 * From which month the limits of a rate's chart are made anew, after a decision that changed what the data do (B6). The
 * limits before stay as they were. Append-only.
 */
export const rateBases = pgTable(
  "rate_bases",
  {
    id: uuid("id").primaryKey(),
    level: text("level", { enum: rateLevels }).notNull(),
    /** The first day of its first month. */
    beginsOn: date("begins_on", { mode: "string" }).notNull(),
    decisionId: uuid("decision_id")
      .notNull()
      .references(() => decisions.id),
    setBy: uuid("set_by")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("rate_bases_newest").on(table.level, table.beginsOn),
    check("rate_bases_level_known", sql`level in ('commitment', 'charter')`),
    check("rate_bases_begin_with_a_month", sql`extract(day from begins_on) = 1`),
  ],
);
