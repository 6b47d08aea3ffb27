import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  type BandBecause,
  type BandFound,
  type Banding,
  bandMethods,
  type ScoresFound,
} from "../../server/domain/band-words";
import type { Rule } from "../../server/domain/rule";
import { type WarningFacts, warningAnswerKinds, warningKinds } from "../../server/domain/warning-words";
import { customers } from "./customers";
import { bytea, day, instant, people, stamped, texts } from "./foundation";

const oneOf = (column: string, words: readonly string[]) =>
  sql.raw(`${column} in (${words.map((word) => `'${word}'`).join(", ")})`);

/** How value bands are drawn and who is a best customer, as the board set it. Append-only; the newest counts. */
export const bandVersions = pgTable(
  "band_versions",
  {
    id: uuid("id").primaryKey(),
    method: text("method", { enum: bandMethods }).notNull(),
    /** Best band first: [{"name", "share"}] in whole percent, or [{"name", "from"}] in minor units, null for the last. */
    bands: jsonb("bands").$type<Banding["bands"]>().notNull(),
    /** Who of the buyers is a best customer; it may ask for the band, which is drawn before. */
    bestRule: jsonb("best_rule").$type<Rule>().notNull(),
    reason: text("reason").notNull(),
    setBy: uuid("set_by")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("band_versions_newest").on(table.recordedAt, table.id),
    check("band_versions_method_known", oneOf("method", bandMethods)),
    check("band_versions_reasoned", sql`length(btrim(reason)) between 10 and 500`),
  ],
);

/** One computation of bands that found something new. Written by `run_bands()` alone, append-only. */
export const bandRuns = pgTable(
  "band_runs",
  {
    id: uuid("id").primaryKey(),
    versionId: uuid("version_id")
      .notNull()
      .references(() => bandVersions.id),
    asOf: day("as_of").notNull(),
    found: jsonb("found").$type<BandFound[]>().notNull(),
    scores: jsonb("scores").$type<ScoresFound>().notNull(),
    buyers: integer("buyers").notNull(),
    best: integer("best").notNull(),
    bestValueMinor: bigint("best_value_minor", { mode: "number" }).notNull(),
    /** The lapse threshold the best-customer rule was asked under; null: none was set. */
    lapseDays: integer("lapse_days"),
    startedAt: instant("started_at").notNull(),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [index("band_runs_newest").on(table.asOf, table.recordedAt)],
);

/**
 * From which day until before which a buyer was in which band: a row only where it changed, so that last month's report
 * keeps last month's bands. Written by `run_bands()` alone; the application has no right to.
 */
export const bandSpans = pgTable(
  "band_spans",
  {
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id),
    band: text("band").notNull(),
    isBest: boolean("is_best").notNull(),
    because: jsonb("because").$type<BandBecause>().notNull(),
    fromOn: day("from_on").notNull(),
    /** Exclusive; null: still. */
    untilOn: day("until_on"),
  },
  (table) => [
    primaryKey({ columns: [table.customerId, table.fromOn] }),
    uniqueIndex("band_spans_open").on(table.customerId).where(sql`until_on is null`),
    index("band_spans_in_band").on(table.band, table.customerId).where(sql`until_on is null`),
    index("band_spans_best").on(table.customerId).where(sql`until_on is null and is_best`),
    index("band_spans_ended").on(table.untilOn).where(sql`until_on is not null`),
    check("band_spans_in_order", sql`from_on < until_on`),
  ],
);

/** When a best customer is worth a look, by rule and version; the newest of each kind counts. Append-only. */
export const warningRules = pgTable(
  "warning_rules",
  {
    id: uuid("id").primaryKey(),
    kind: text("kind", { enum: warningKinds }).notNull(),
    isOn: boolean("is_on").notNull(),
    /** Promises broken in the last so many days; issues open for more than so many days. */
    days: smallint("days"),
    /** A gap of more than so many times their own usual one. */
    factor: numeric("factor", { precision: 3, scale: 1, mode: "number" }),
    /** Or of more than this part of the lapse threshold, in percent. */
    share: smallint("share"),
    reason: text("reason").notNull(),
    /** Null: it came with the product. */
    setBy: uuid("set_by").references(() => people.id),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("warning_rules_newest").on(table.kind, table.recordedAt, table.id),
    check("warning_rules_kind_known", oneOf("kind", warningKinds)),
    check("warning_rules_by_days", sql`(kind = 'lapse') = (days is null) and days between 0 and 365`),
    check(
      "warning_rules_by_gap",
      sql`(kind = 'lapse') = (factor is not null) and (kind = 'lapse') = (share is not null) and factor between 1 and 20 and share between 10 and 100`,
    ),
    check("warning_rules_reasoned", sql`length(btrim(reason)) between 10 and 500`),
  ],
);

/** A rule fired for a best customer: once an episode. Written by `record_warnings()` alone, append-only. */
export const warnings = pgTable(
  "warnings",
  {
    id: uuid("id").primaryKey(),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id),
    ruleId: uuid("rule_id")
      .notNull()
      .references(() => warningRules.id),
    kind: text("kind", { enum: warningKinds }).notNull(),
    /** The promise, the issue, or the customer and their last purchase day: what the warning ends with. */
    episode: text("episode").notNull(),
    facts: jsonb("facts").$type<WarningFacts>().notNull(),
    /** From when on the rule held. */
    sinceAt: instant("since_at").notNull(),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    unique("warnings_once_an_episode").on(table.kind, table.episode),
    index("warnings_customer").on(table.customerId),
    index("warnings_since").on(table.sinceAt, table.id),
    check("warnings_kind_known", oneOf("kind", warningKinds)),
  ],
);

/** What was done about a warning, and what followed: right or wrong. Append-only; the latest word counts. */
export const warningAnswers = pgTable(
  "warning_answers",
  {
    id: uuid("id").primaryKey(),
    warningId: uuid("warning_id")
      .notNull()
      .references(() => warnings.id),
    kind: text("kind", { enum: warningAnswerKinds }).notNull(),
    /** Whether the rule was right to warn; only of what followed. */
    wasRight: boolean("was_right"),
    wordsId: uuid("words_id")
      .notNull()
      .references(() => texts.id),
    wordsHash: bytea("words_hash").notNull().default(sql`null`),
    byId: uuid("by_id")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("warning_answers_warning").on(table.warningId, table.recordedAt),
    check("warning_answers_kind_known", oneOf("kind", warningAnswerKinds)),
    check("warning_answers_judged", sql`(kind = 'followed') = (was_right is not null)`),
  ],
);
