import { sql } from "drizzle-orm";
import { bigint, boolean, date, integer, pgTable, smallint, uuid } from "drizzle-orm/pg-core";
import { standing } from "./customers";

/** A minute since 1970, of a moment that may not have been. */
const minute = (name: string) => integer(name).notNull().default(sql`-2147483648`);
const bits = (name: string) => integer(name).notNull().default(0);
const never = sql`'-infinity'`;
const unknown = sql`'infinity'`;

/**
 * What a rule can ask of a customer, a narrow row for each row of `standing`, kept by triggers with every fact: a million
 * are read in a tenth of a second because each column has its place in every row. So nothing here is null; what is not
 * known has a value that no question reaches. `verify standing` recomputes it. What each column says stands in
 * 0035_rules_at_scale.sql.
 */
export const ruleFacts = pgTable("rule_facts", {
  customerId: uuid("customer_id")
    .primaryKey()
    .references(() => standing.customerId, { onDelete: "cascade" }),
  valueMinor: bigint("value_minor", { mode: "number" }).notNull().default(0),
  placeKey: bigint("place_key", { mode: "bigint" }).notNull().default(sql`0`),
  sinceOn: date("since_on").notNull().default(unknown),
  lastOn: date("last_on").notNull().default(never),
  purchaseDays: integer("purchase_days").notNull().default(0),
  openIssues: integer("open_issues").notNull().default(0),
  contact1: minute("contact_1"),
  contact2: minute("contact_2"),
  contact3: minute("contact_3"),
  contact4: minute("contact_4"),
  contact5: minute("contact_5"),
  aboutProduct: minute("about_product"),
  aboutBill: minute("about_bill"),
  aboutInformation: minute("about_information"),
  aboutPromiseBroken: minute("about_promise_broken"),
  aboutOwn: minute("about_own"),
  aboutOther: minute("about_other"),
  renewalOn: date("renewal_on").notNull().default(unknown),
  deliveredOn: date("delivered_on").notNull().default(never),
  consents: bits("consents"),
  reached: bits("reached"),
  unwanted: bits("unwanted"),
  needs: bits("needs"),
  intent: smallint("intent").notNull().default(0),
  felt: smallint("felt").notNull().default(0),
  country: smallint("country").notNull().default(0),
  isOrganisation: boolean("is_organisation").notNull().default(false),
  isBeingStarted: boolean("is_being_started").notNull().default(false),
  isErased: boolean("is_erased").notNull().default(false),
  products: bigint("products", { mode: "bigint" }).array().notNull().default(sql`'{}'`),
});

/**
 * How many stand in `standing`, and what they bought in all, as differences: each statement that changes it adds a line,
 * so that nobody waits for anybody. The sum is the figure; now and then the lines are added up.
 */
export const standingTally = pgTable("standing_tally", {
  id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  customers: integer("customers").notNull(),
  valueMinor: bigint("value_minor", { mode: "number" }).notNull(),
});
