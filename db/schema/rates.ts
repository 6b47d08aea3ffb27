import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { promiseOrigins } from "../../server/domain/promise-words";
import { rateLevels } from "../../server/domain/rate-cuts";
import { instant } from "./foundation";

const day = (name: string) => date(name, { mode: "string" });

/**
 * What became of each promise that is past its times and has not changed since, one narrow row each, with everything a
 * rate is cut by as it stood when it fell due (ruling 10). Derived: written by the owner's functions of 0033 alone,
 * checked row by row by `verify rates`. A promise that also stands in `promises_unsettled` is judged anew at every reading.
 */
export const promiseFacts = pgTable(
  "promise_facts",
  {
    promiseId: uuid("promise_id").primaryKey(),
    level: text("level", { enum: rateLevels }).notNull(),
    origin: text("origin", { enum: promiseOrigins }).notNull(),
    headlineDueAt: instant("headline_due_at").notNull(),
    /** The day of it in the organisation's zone. */
    dueOn: day("due_on").notNull(),
    survivorId: uuid("survivor_id").notNull(),
    ownerId: uuid("owner_id"),
    teamId: uuid("team_id"),
    teamMadeId: uuid("team_made_id"),
    departmentId: uuid("department_id"),
    /** The clause by its key, the same over all versions of the charter. */
    clause: text("clause"),
    kind: text("kind").notNull(),
    channel: text("channel").notNull(),
    stage: text("stage"),
    band: text("band"),
    tenure: text("tenure"),
    outcome: text("outcome").notNull(),
    isCounted: boolean("is_counted").notNull(),
    isKept: boolean("is_kept").notNull(),
    isKeptAsAgreed: boolean("is_kept_as_agreed").notNull(),
    isAsked: boolean("is_asked").notNull(),
    proof: text("proof"),
    /** Whole hours from the making to the original due time. */
    leadHours: integer("lead_hours").notNull(),
    /** Late but done: minutes past the headline time, begun ones whole; null: not late, or not done. */
    lateMinutes: integer("late_minutes"),
    /** Until when the customer may still say that it was not kept; null: nothing of it can change by an answer. */
    closesAt: instant("closes_at"),
  },
  (table) => [
    index("promise_facts_due").on(table.level, table.origin, table.headlineDueAt, table.promiseId),
    index("promise_facts_day").on(table.dueOn),
    index("promise_facts_owner").on(table.ownerId, table.headlineDueAt).where(sql`owner_id is not null`),
  ],
);

/** Promises whose kept row is missing or may no longer be right: everything that is open, and what changed since. */
export const promisesUnsettled = pgTable(
  "promises_unsettled",
  {
    promiseId: uuid("promise_id").primaryKey(),
    headlineDueAt: instant("headline_due_at").notNull(),
    /** From the instant after this one, only an event can change what became of it. */
    settlesAt: instant("settles_at").notNull(),
    isOpen: boolean("is_open").notNull(),
  },
  (table) => [
    index("promises_unsettled_due").on(table.headlineDueAt),
    index("promises_unsettled_settles").on(table.settlesAt),
  ],
);

const count = (name: string) => integer(name).notNull();

/** `promise_facts` summed by day and one cut: '' as value is not known. `lead_hours` is a cut too: how far ahead we promise. */
export const promiseDays = pgTable(
  "promise_days",
  {
    level: text("level", { enum: rateLevels }).notNull(),
    origin: text("origin", { enum: promiseOrigins }).notNull(),
    cut: text("cut").notNull(),
    dueOn: day("due_on").notNull(),
    value: text("value").notNull(),
    /** Counted or not. */
    promises: count("promises"),
    due: count("due"),
    kept: count("kept"),
    agreed: count("agreed"),
    asked: count("asked"),
    claimed: count("claimed"),
    evidenced: count("evidenced"),
    confirmed: count("confirmed"),
    attempted: count("attempted"),
    keptAsMoved: count("kept_as_moved"),
    tooEarly: count("too_early"),
    unproven: count("unproven"),
    late: count("late"),
    overdue: count("overdue"),
    moved: count("moved"),
    disputed: count("disputed"),
    cancelled: count("cancelled"),
    cancelledByCustomer: count("cancelled_by_customer"),
    voided: count("void"),
  },
  (table) => [primaryKey({ columns: [table.level, table.origin, table.cut, table.dueOn, table.value] })],
);

/**
 * How many customers had a counted promise (or a broken one) due on a day, and the one before it on `before_on`; for the
 * first, '-infinity'. Customers of a period, each once: those of its days whose one before lies before the period.
 */
export const promiseCustomers = pgTable(
  "promise_customers",
  {
    level: text("level", { enum: rateLevels }).notNull(),
    origin: text("origin", { enum: promiseOrigins }).notNull(),
    isBroken: boolean("is_broken").notNull(),
    dueOn: day("due_on").notNull(),
    beforeOn: day("before_on").notNull(),
    customers: count("customers"),
  },
  (table) => [primaryKey({ columns: [table.level, table.origin, table.isBroken, table.dueOn, table.beforeOn] })],
);

/**
 * Counted promises of each segment's members of one day, by due day: only where there are so many promises that asking
 * everybody's membership takes long. Counted anew as a whole by the worker, never kept up; `segment_rate_counts` says when.
 */
export const segmentRateDays = pgTable(
  "segment_rate_days",
  {
    level: text("level", { enum: rateLevels }).notNull(),
    origin: text("origin", { enum: promiseOrigins }).notNull(),
    /** A standing segment's key, or the id of a saved one. */
    segment: text("segment").notNull(),
    dueOn: day("due_on").notNull(),
    due: count("due"),
    kept: count("kept"),
    agreed: count("agreed"),
    overdue: count("overdue"),
  },
  (table) => [primaryKey({ columns: [table.level, table.origin, table.dueOn, table.segment] })],
);

/** One row: when, and as of which day's members, `segment_rate_days` was counted. */
export const segmentRateCounts = pgTable(
  "segment_rate_counts",
  {
    id: integer("id").primaryKey(),
    countedAt: instant("counted_at").notNull(),
    membersOn: day("members_on").notNull(),
    /** Null: nobody could be called active. */
    lapseDays: integer("lapse_days"),
  },
  () => [check("segment_rate_counts_is_one_row", sql`id = 1`)],
);
