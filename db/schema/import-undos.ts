import { sql } from "drizzle-orm";
import { bigserial, check, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { customers, purchases } from "./customers";
import { bytea, instant, people, stamped, texts } from "./foundation";
import { importRuns, imports } from "./imports";

/** What an import changed of a record that was there before: the words before and after, so that it can be undone. */
export const importChanges = pgTable(
  "import_changes",
  {
    id: uuid("id").primaryKey(),
    importId: uuid("import_id")
      .notNull()
      .references(() => imports.id),
    subject: text("subject", { enum: ["customer", "purchase", "contact"] }).notNull(),
    subjectId: uuid("subject_id").notNull(),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id),
    /** JSON: {"before": {…}, "after": {…}} of the fields that differ. */
    detailsId: uuid("details_id")
      .notNull()
      .references(() => texts.id),
    detailsHash: bytea("details_hash").notNull().default(sql`null`),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("import_changes_import").on(table.importId, table.subjectId, table.id),
    index("import_changes_subject").on(table.subjectId),
    index("import_changes_customer").on(table.customerId),
    check("import_changes_subject_known", sql`subject in ('customer', 'purchase', 'contact')`),
  ],
);

/** Lines without a number of their own that a run has met: each stands for one row of its file. Cleared when it ends. */
export const importSeen = pgTable(
  "import_seen",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => importRuns.id),
    purchaseId: uuid("purchase_id")
      .notNull()
      .references(() => purchases.id),
  },
  (table) => [primaryKey({ columns: [table.runId, table.purchaseId] })],
);

/** A transaction with a row here is a rehearsal: it sees its own row, and can never be committed. */
export const importRehearsals = pgTable("import_rehearsals", {
  runId: uuid("run_id")
    .primaryKey()
    .references(() => importRuns.id),
});

/** What a rehearsal would have changed of records that are there, so that it need not lock them. */
export const importRehearsed = pgTable(
  "import_rehearsed",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => importRuns.id),
    subjectId: uuid("subject_id").notNull(),
    after: jsonb("after").$type<Record<string, unknown>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.subjectId] })],
);

/**
 * The undoing of an import (ruling 23): looked at first (`dry`), then carried out once (`real`), batch by batch. `stage`
 * and `after_id` say how far it is.
 */
export const importUndos = pgTable(
  "import_undos",
  {
    id: uuid("id").primaryKey(),
    importId: uuid("import_id")
      .notNull()
      .references(() => imports.id),
    effect: text("effect", { enum: ["dry", "real"] }).notNull(),
    askedBy: uuid("asked_by").references(() => people.id),
    recordedAt: stamped("recorded_at"),
    finishedAt: instant("finished_at"),
    /** How many rows and changes there were when it began. */
    total: integer("total").notNull(),
    stage: integer("stage").notNull().default(0),
    afterId: uuid("after_id"),
    /** Created by the import, built upon by nobody: withdrawn. */
    withdrawn: integer("withdrawn").notNull().default(0),
    /** Changed by the import and still as it left them: given their old values back. */
    restored: integer("restored").notNull().default(0),
    /** Built upon or changed again since: they stay, and are listed. */
    kept: integer("kept").notNull().default(0),
  },
  (table) => [
    index("import_undos_import").on(table.importId, table.recordedAt),
    check("import_undos_effect_known", sql`effect in ('dry', 'real')`),
    check("import_undos_counts", sql`withdrawn >= 0 and restored >= 0 and kept >= 0 and stage >= 0`),
  ],
);

/** What an undoing left standing, and why. */
export const importKept = pgTable(
  "import_kept",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    undoId: uuid("undo_id")
      .notNull()
      .references(() => importUndos.id),
    subject: text("subject", { enum: ["customer", "purchase", "contact", "promise"] }).notNull(),
    subjectId: uuid("subject_id").notNull(),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id),
    /** Names of tables and fields, separated by commas: "contacts, promises". */
    why: text("why").notNull(),
  },
  (table) => [
    index("import_kept_undo").on(table.undoId, table.id),
    unique("import_kept_once").on(table.undoId, table.subjectId),
    check("import_kept_subject_known", sql`subject in ('customer', 'purchase', 'contact', 'promise')`),
  ],
);
