import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { FileLook } from "../../server/domain/import-look";
import type { ImportMapping } from "../../server/domain/import-mapping";
import { bytea, instant, people, stamped } from "./foundation";

/** A file that was handed in, how it is to be read, and what became of it. */
export const imports = pgTable(
  "imports",
  {
    id: uuid("id").primaryKey(),
    kind: text("kind", { enum: ["customers", "purchases", "contacts", "promises"] }).notNull(),
    fileName: text("file_name").notNull(),
    bytes: bigint("bytes", { mode: "number" }).notNull(),
    encoding: text("encoding").notNull(),
    delimiter: text("delimiter").notNull(),
    headers: jsonb("headers").$type<string[]>().notNull(),
    sample: jsonb("sample").$type<string[][]>().notNull(),
    mapping: jsonb("mapping").$type<ImportMapping>().notNull(),
    format: text("format", { enum: ["csv", "xlsx"] })
      .notNull()
      .default("csv"),
    /** The sheet that is read, and those there are to choose from; null: the format has none. */
    sheet: text("sheet"),
    sheets: jsonb("sheets").$type<string[]>(),
    /** Of the bytes as they came: the very same file is recognised. */
    sha256: bytea("sha256"),
    /** Of the kind and the headers: a file of the same columns is read as the last one was. */
    fingerprint: text("fingerprint"),
    /** What stands in the columns; null: handed in before files were looked through. */
    look: jsonb("look").$type<FileLook>(),
    createdBy: uuid("created_by").references(() => people.id),
    /** How many days the file is kept after it was last used (ruling 30). */
    keepDays: integer("keep_days").notNull().default(30),
    /** From then on the file, its sample and the words of its failed rows are gone; its counts stay. */
    forgottenAt: instant("forgotten_at"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("imports_sha256").on(table.sha256).where(sql`sha256 is not null`),
    index("imports_fingerprint").on(table.fingerprint, table.recordedAt).where(sql`fingerprint is not null`),
    check("imports_format_known", sql`format in ('csv', 'xlsx')`),
    check("imports_kind_known", sql`kind in ('customers', 'purchases', 'contacts', 'promises')`),
    check("imports_kept_a_while", sql`keep_days between 1 and 3650`),
  ],
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
    /** Found, and nothing differs. */
    unchanged: integer("unchanged").notNull().default(0),
    /** Left out because of the mode: there already when only new ones were wanted, or unknown when only known ones were. */
    skipped: integer("skipped").notNull().default(0),
    failed: integer("failed").notNull().default(0),
  },
  (table) => [
    index("import_runs_import").on(table.importId, table.recordedAt),
    check("import_runs_kind_known", sql`effect in ('dry', 'real')`),
    check("import_runs_parts_add_up", sql`created + updated + unchanged + skipped + failed = rows_read`),
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
    /** It went in all the same: the reason is a remark about what was not understood of it. */
    wentIn: boolean("went_in").notNull().default(false),
  },
  (table) => [index("import_failures_run").on(table.runId, table.id)],
);
