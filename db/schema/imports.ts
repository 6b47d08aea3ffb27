import { sql } from "drizzle-orm";
import { bigint, bigserial, check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { ImportMapping } from "../../server/domain/import-mapping";
import { bytea, instant, people, stamped } from "./foundation";

/** A file that was handed in, how it is to be read, and what became of it. */
export const imports = pgTable(
  "imports",
  {
    id: uuid("id").primaryKey(),
    kind: text("kind", { enum: ["customers", "purchases"] }).notNull(),
    fileName: text("file_name").notNull(),
    bytes: bigint("bytes", { mode: "number" }).notNull(),
    encoding: text("encoding").notNull(),
    delimiter: text("delimiter").notNull(),
    headers: jsonb("headers").$type<string[]>().notNull(),
    sample: jsonb("sample").$type<string[][]>().notNull(),
    mapping: jsonb("mapping").$type<ImportMapping>().notNull(),
    createdBy: uuid("created_by").references(() => people.id),
    recordedAt: stamped("recorded_at"),
  },
  () => [check("imports_kind_known", sql`kind in ('customers', 'purchases')`)],
);

/** The file itself, in parts. */
export const importChunks = pgTable(
  "import_chunks",
  {
    importId: uuid("import_id")
      .notNull()
      .references(() => imports.id),
    part: integer("part").notNull(),
    body: bytea("body").notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.part] })],
);

/** One reading of the file: a dry run changes nothing, the real run happens once. Counts add up to the rows read. */
export const importRuns = pgTable(
  "import_runs",
  {
    id: uuid("id").primaryKey(),
    importId: uuid("import_id")
      .notNull()
      .references(() => imports.id),
    effect: text("effect", { enum: ["dry", "real"] }).notNull(),
    mapping: jsonb("mapping").$type<ImportMapping>().notNull(),
    startedBy: uuid("started_by").references(() => people.id),
    recordedAt: stamped("recorded_at"),
    finishedAt: instant("finished_at"),
    cancelledAt: instant("cancelled_at"),
    /** What stopped it, as a sentence. */
    stoppedBy: text("stopped_by"),
    rowsRead: integer("rows_read").notNull().default(0),
    bytesRead: bigint("bytes_read", { mode: "number" }).notNull().default(0),
    created: integer("created").notNull().default(0),
    updated: integer("updated").notNull().default(0),
    skipped: integer("skipped").notNull().default(0),
    failed: integer("failed").notNull().default(0),
  },
  (table) => [
    index("import_runs_import").on(table.importId, table.recordedAt),
    check("import_runs_kind_known", sql`effect in ('dry', 'real')`),
    check("import_runs_parts_add_up", sql`created + updated + skipped + failed = rows_read`),
  ],
);

/** Rows that failed, word for word, with why. */
export const importFailures = pgTable(
  "import_failures",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    runId: uuid("run_id")
      .notNull()
      .references(() => importRuns.id),
    line: integer("line").notNull(),
    cells: jsonb("cells").$type<string[]>().notNull(),
    reason: text("reason").notNull(),
  },
  (table) => [index("import_failures_run").on(table.runId, table.id)],
);
