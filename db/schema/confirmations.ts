import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { promiseKinds } from "../../server/domain/promise-words";
import { customers } from "./customers";
import { bytea, people, stamped } from "./foundation";

const kinds = sql.raw(`array[${promiseKinds.map((kind) => `'${kind}'`).join(", ")}]::text[]`);

/** How customers are asked whether a promise was kept, as the board set it, version by version; the latest stands. */
export const confirmationPlans = pgTable(
  "confirmation_plans",
  {
    id: uuid("id").primaryKey(),
    /** False: nobody is asked until a later version says otherwise. */
    isAsking: boolean("is_asking").notNull(),
    /** Of what chance decides, so many in a hundred are asked. */
    share: integer("share").notNull(),
    /** And at least so many a month, as long as there are so many. */
    atLeast: integer("at_least").notNull(),
    /** Of these kinds everybody is asked; of moments of truth, of the charter and of customers' wishes always. */
    highStakes: text("high_stakes").array().notNull(),
    /** A link opens for so many days. */
    linkDays: integer("link_days").notNull(),
    /** Nobody is asked twice within so many days. */
    restDays: integer("rest_days").notNull(),
    setBy: uuid("set_by")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
  },
  () => [
    check("confirmation_plans_share", sql`share between 10 and 100`),
    check("confirmation_plans_at_least", sql`at_least between 30 and 1000`),
    check("confirmation_plans_high_stakes_known", sql`high_stakes <@ ${kinds}`),
    check("confirmation_plans_link", sql`link_days between 7 and 14`),
    check("confirmation_plans_rest", sql`rest_days between 0 and 60`),
  ],
);

/** The one key that all chances and all links come from. Nobody but the database reads it. */
export const confirmationSecrets = pgTable(
  "confirmation_secrets",
  { id: integer("id").primaryKey(), key: bytea("key").notNull() },
  () => [check("confirmation_secrets_is_one_row", sql`id = 1 and length(key) = 32`)],
);

/** Who may draw and be handed the letters: the hash of each worker's own key, written by the owner's login at the start. */
export const confirmationWorkers = pgTable(
  "confirmation_workers",
  { hash: bytea("hash").primaryKey(), recordedAt: stamped("recorded_at") },
  () => [check("confirmation_workers_hash_is_sha256", sql`octet_length(hash) = 32`)],
);

/** A customer said, by a link of theirs, that they do not want to be asked any more. */
export const confirmationRefusals = pgTable(
  "confirmation_refusals",
  {
    id: uuid("id").primaryKey(),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [index("confirmation_refusals_customer").on(table.customerId)],
);
