import { sql } from "drizzle-orm";
import { bigint, char, check, index, integer, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { longestEstimate, walletSources } from "../../server/domain/wallet";
import { customers } from "./customers";
import { bytea, day, people, stamped } from "./foundation";
import { withdrawal, withdrawnWhole } from "./knowledge";

const person = (name: string) =>
  uuid(name)
    .notNull()
    .references(() => people.id);

/**
 * What a customer buys from others in a year, as somebody said it, until it expires. Append-only: the latest said counts,
 * and an amount of null takes back what was said before. An estimate, never a fact of ours.
 */
export const walletEstimates = pgTable(
  "wallet_estimates",
  {
    id: uuid("id").primaryKey(),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id),
    /** In minor units; null: nothing is known any more. */
    elsewhereMinor: bigint("elsewhere_minor", { mode: "number" }),
    currency: char("currency", { length: 3 }).notNull(),
    source: text("source", { enum: walletSources }).notNull(),
    saidOn: day("said_on").notNull(),
    /** The last day on which it counts. */
    expiresOn: day("expires_on").notNull(),
    recordedBy: person("recorded_by"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("wallet_estimates_customer").on(table.customerId, table.saidOn, table.recordedAt, table.id),
    check("wallet_estimates_amount", sql`elsewhere_minor between 0 and 1000000000000`),
    check("wallet_estimates_currency_is_code", sql`currency ~ '^[A-Z]{3}$'`),
    check(
      "wallet_estimates_source_known",
      sql.raw(`source in (${walletSources.map((word) => `'${word}'`).join(", ")})`),
    ),
    check(
      "wallet_estimates_expire",
      sql.raw(`expires_on >= said_on and expires_on <= said_on + interval '${longestEstimate} months'`),
    ),
  ],
);

/** A file of answers to "would you recommend us", from 0 to 10, that somebody else asked. Taken back as a whole. */
export const scoreFiles = pgTable(
  "score_files",
  {
    id: uuid("id").primaryKey(),
    /** Who asked, and how, in words: "Yearly survey by Kestrel, by e-mail". */
    source: text("source").notNull(),
    sha256: bytea("sha256").notNull(),
    rows: integer("rows").notNull(),
    /** Rows that named a customer whom nobody here is known by. */
    strangers: integer("strangers").notNull(),
    importedBy: person("imported_by"),
    recordedAt: stamped("recorded_at"),
    ...withdrawal(),
  },
  (table) => [
    index("score_files_newest").on(table.recordedAt, table.id),
    check("score_files_source_present", sql`length(btrim(source)) between 3 and 120`),
    check("score_files_rows", sql`rows between 1 and 100000 and strangers between 0 and rows`),
    check("score_files_hash_is_sha256", sql`octet_length(sha256) = 32`),
    withdrawnWhole("score_files"),
  ],
);

/** One answer of such a file. Append-only. */
export const promoterScores = pgTable(
  "promoter_scores",
  {
    id: uuid("id").primaryKey(),
    fileId: uuid("file_id")
      .notNull()
      .references(() => scoreFiles.id),
    /** Null: whoever asked did not say who answered, or somebody we do not know. */
    customerId: uuid("customer_id").references(() => customers.id),
    score: smallint("score").notNull(),
    askedOn: day("asked_on").notNull(),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("promoter_scores_file").on(table.fileId),
    index("promoter_scores_asked").on(table.askedOn),
    index("promoter_scores_customer").on(table.customerId).where(sql`customer_id is not null`),
    check("promoter_scores_scale", sql`score between 0 and 10`),
  ],
);
