import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import {
  type CoveredCounts,
  type Holdout,
  type ModelParameters,
  valueMethods as methods,
  type Newcomer,
  type SpendParameters,
  type ValueSums,
} from "../../server/domain/value-method";
import { day, people, stamped } from "./foundation";

const float = (name: string) => customType<{ data: number }>({ dataType: () => "double precision" })(name);
const singles = (name: string) => customType<{ data: number[] }>({ dataType: () => "real[]" })(name);

/** How a customer's value is found, and with which inputs, as the board set it. Append-only; the newest counts. */
export const valueMethods = pgTable(
  "value_methods",
  {
    id: uuid("id").primaryKey(),
    method: text("method", { enum: methods }).notNull(),
    /** How far ahead value is expected. */
    horizonMonths: smallint("horizon_months").notNull(),
    /** What money a year later is worth less, in percent. */
    discount: numeric("discount", { precision: 4, scale: 1, mode: "number" }).notNull(),
    /** What is left of a sale, in percent; null: not known, so that every figure is revenue. */
    margin: numeric("margin", { precision: 4, scale: 1, mode: "number" }),
    /** What it costs to win a customer, and what whoever sends one is given; null: not known. */
    winningCostMinor: bigint("winning_cost_minor", { mode: "number" }),
    referralRewardMinor: bigint("referral_reward_minor", { mode: "number" }),
    /** Whether organisations are put into the model with persons. */
    withOrganisations: boolean("with_organisations").notNull(),
    reason: text("reason").notNull(),
    /** Null: it came with the product. */
    setBy: uuid("set_by").references(() => people.id),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("value_methods_newest").on(table.recordedAt, table.id),
    check("value_methods_method_known", sql.raw(`method in (${methods.map((word) => `'${word}'`).join(", ")})`)),
    check("value_methods_horizon", sql`horizon_months between 1 and 60`),
    check("value_methods_discount", sql`discount between 0 and 50`),
    check("value_methods_margin", sql`margin > 0 and margin <= 100`),
    check("value_methods_costs", sql`winning_cost_minor >= 0 and referral_reward_minor >= 0`),
    check("value_methods_reasoned", sql`length(btrim(reason)) between 10 and 500`),
  ],
);

/**
 * One fit: what was found by a method on a day, or why nothing was. Append-only, numbered by the database, which holds
 * the likelihood stated against the customers' histories before it keeps it.
 */
export const valueModels = pgTable(
  "value_models",
  {
    id: uuid("id").primaryKey(),
    /** 1, 2, 3 …: given by the database. */
    version: integer("version").notNull().default(sql`null`),
    methodId: uuid("method_id")
      .notNull()
      .references(() => valueMethods.id),
    asOf: day("as_of").notNull(),
    /** In which time is counted: weeks of seven days. */
    unit: text("unit", { enum: ["week"] }).notNull(),
    currency: text("currency").notNull(),
    /** How many minor units one of the currency's has: 100, 1 or 1,000. */
    minorPerUnit: integer("minor_per_unit").notNull(),
    customers: integer("customers").notNull(),
    repeaters: integer("repeaters").notNull(),
    /** Who was not put in, and why. */
    leftOut: jsonb("left_out").$type<CoveredCounts>().notNull(),
    /** A sentence, where nothing was fitted. */
    refused: text("refused"),
    parameters: jsonb("parameters").$type<ModelParameters>(),
    logLikelihood: float("log_likelihood"),
    spend: jsonb("spend").$type<SpendParameters>(),
    newcomer: jsonb("newcomer").$type<Newcomer>(),
    /** Of how often and for how much repeaters buy: the two are taken to be independent. */
    correlation: float("correlation"),
    /** Of all that was bought up to then, the part paid back: taken off what is expected. Null: nothing is, or nothing was. */
    refundedShare: float("refunded_share"),
    holdout: jsonb("holdout").$type<Holdout>(),
    tookMs: integer("took_ms").notNull(),
    memoryMb: integer("memory_mb").notNull(),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    unique("value_models_version").on(table.version),
    check("value_models_counts", sql`repeaters between 0 and customers and version >= 1`),
    check("value_models_unit", sql`unit = 'week' and minor_per_unit in (1, 10, 100, 1000, 10000)`),
    check(
      "value_models_whole",
      sql`num_nonnulls(parameters, log_likelihood) in (0, 2) and (refused is null or parameters is null) and (spend is null or parameters is not null)`,
    ),
    check("value_models_took", sql`took_ms >= 0 and memory_mb >= 0`),
    check("value_models_refunded", sql`refunded_share between 0 and 1`),
  ],
);

/**
 * What whoever has repeated so often and is known for so long buys over the horizon if they are still a customer: equal
 * customers share a row. Derived, written by the owner's functions alone.
 */
export const valueSteps = pgTable(
  "value_steps",
  {
    modelId: uuid("model_id").notNull(),
    repeats: integer("repeats").notNull(),
    /** Days from the first purchase until the day of the fit. */
    untilNow: integer("until_now").notNull(),
    /** Expected purchases over the horizon, and the same discounted. */
    purchases: float("purchases").notNull(),
    discounted: float("discounted").notNull(),
    /** What they buy for in multiples of (gamma + what their repeats came to): at 0, 1/20 … 19/20 of such customers. */
    spread: singles("spread").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.modelId, table.repeats, table.untilNow] }),
    check("value_steps_whole", sql`discounted between 0 and purchases and cardinality(spread) = 20`),
  ],
);

/** What each customer is expected to be worth. Derived, written by `write_values()` alone; the application has no right to. */
export const lifetimeValues = pgTable(
  "lifetime_values",
  {
    modelId: uuid("model_id").notNull(),
    survivorId: uuid("survivor_id").notNull(),
    repeats: integer("repeats").notNull(),
    /** Expected purchases over the horizon; null: the method has no model. */
    purchases: float("purchases"),
    /** The chance that they still are a customer; null: they have not repeated, so that nothing tells. */
    alive: float("alive"),
    /** Expected over the horizon, discounted; null: no model, or nothing was ever paid in the organisation's currency. */
    valueMinor: bigint("value_minor", { mode: "number" }),
    /** Eight in ten such customers come to between these. */
    lowMinor: bigint("low_minor", { mode: "number" }),
    highMinor: bigint("high_minor", { mode: "number" }),
    /** What was bought for up to the day of the fit, less what was paid back. */
    historicMinor: bigint("historic_minor", { mode: "number" }).notNull(),
    /** The band they were in when it was written; null: in none. */
    band: text("band"),
  },
  (table) => [
    primaryKey({ columns: [table.modelId, table.survivorId] }),
    // By whether they bought once or more often, so that a list of either walks past nobody; both together are two walks.
    index("lifetime_values_most_of").on(
      table.modelId,
      sql`least(repeats, 1)`,
      sql`coalesce(value_minor, historic_minor) desc`,
      sql`survivor_id desc`,
    ),
    index("lifetime_values_most_of_band").on(
      table.modelId,
      table.band,
      sql`coalesce(value_minor, historic_minor) desc`,
      sql`survivor_id desc`,
    ),
  ],
);

/** What the values of one fit came to, once all are written. Append-only, written by `end_values()` alone. */
export const valueSums = pgTable("value_sums", {
  modelId: uuid("model_id")
    .primaryKey()
    .references(() => valueModels.id),
  sums: jsonb("sums").$type<ValueSums>().notNull(),
  tookMs: integer("took_ms").notNull(),
  recordedAt: stamped("recorded_at"),
});
