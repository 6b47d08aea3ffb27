import { createWriteStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { and, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { people } from "@/db/schema";
import { decimalMarks } from "@/server/domain/amount";
import { Fault } from "@/server/domain/fault";
import { dayOrders } from "@/server/domain/import-day";
import { importKinds } from "@/server/domain/import-file";
import { type ImportMapping, importModes, matchKeys } from "@/server/domain/import-mapping";
import { writeFailures } from "@/server/imports/queries/failures";
import { importFile } from "@/server/imports/tasks";
import { type Command, inColumns, optional, required, several, type Values } from "./command";

export const command: Command = {
  purpose:
    "takes in customers, purchases, contacts or promise history from a file; with --dry-run only says what would happen",
  usage:
    'import --kind customers|purchases|contacts|promises --file FILE [--dry-run] [--failed FILE] [--as E-MAIL] [--column field="Header"]… [--match KEY] [--mode both|create|update] [--country GB] [--day-order ymd|dmy|mdy] [--decimal-mark point|comma] [--json]',
  options: {
    kind: { type: "string" },
    file: { type: "string" },
    "dry-run": { type: "boolean" },
    failed: { type: "string" },
    as: { type: "string" },
    column: { type: "string", multiple: true },
    match: { type: "string" },
    mode: { type: "string" },
    country: { type: "string" },
    "day-order": { type: "string" },
    "decimal-mark": { type: "string" },
  },
  run: async (db, values) => {
    const { reasons, ...run } = await importFile(db, {
      kind: oneOf("kind", importKinds, required(values, "kind")),
      path: fromHere(required(values, "file")),
      isDry: values["dry-run"] === true,
      startedBy: await findOperator(db, optional(values, "as")),
      mapping: mappingOf(values),
    });
    const failed = optional(values, "failed");
    if (failed) await pipeline(writeFailures(db, run.id), createWriteStream(fromHere(failed)));
    const figures = inColumns(
      Object.entries(run).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : String(value)]),
    );
    return { json: { ...run, reasons }, text: [figures, ...reasons].join("\n"), isBad: run.stoppedBy !== null };
  },
};

/** npm runs the command in the project's folder; a file is meant from where the operator stands. */
function fromHere(file: string): string {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
}

function mappingOf(values: Values): Partial<ImportMapping> {
  const columns = several(values, "column").map((pair) => {
    const at = pair.indexOf("=");
    if (at < 1) throw new Fault(`--column is written field="Header", not ${pair}.`);
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
  const match = optional(values, "match");
  const mode = optional(values, "mode");
  const country = optional(values, "country");
  const dayOrder = optional(values, "day-order");
  const decimalMark = optional(values, "decimal-mark");
  return {
    ...(columns.length > 0 ? { columns: Object.fromEntries(columns) } : {}),
    ...(match ? { matchOn: oneOf("match", matchKeys, match) } : {}),
    ...(mode ? { mode: oneOf("mode", importModes, mode) } : {}),
    ...(country ? { country: country.toUpperCase() } : {}),
    ...(dayOrder ? { dayOrder: oneOf("day-order", dayOrders, dayOrder) } : {}),
    ...(decimalMark ? { decimalMark: oneOf("decimal-mark", decimalMarks, decimalMark) } : {}),
  };
}

/** In whose name the rows are taken in: the person given, else the administrator who has been here longest. */
async function findOperator(db: Database, email: string | undefined): Promise<string> {
  const meant = email ? sql`lower(${people.email}) = lower(${email})` : sql`'admin' = any(${people.roles})`;
  const [person] = await db
    .select({ id: people.id })
    .from(people)
    .where(and(meant, isNull(people.deactivatedAt)))
    .orderBy(people.id)
    .limit(1);
  if (person) return person.id;
  throw new Fault(
    email
      ? `Nobody active here has the e-mail ${email}.`
      : "There is no administrator yet: make one with user:create, or name a person with --as.",
  );
}

function oneOf<Word extends string>(name: string, words: readonly Word[], given: string): Word {
  const word = words.find((candidate) => candidate === given);
  if (word === undefined) throw new Fault(`--${name} must be one of ${words.join(", ")}, not "${given}".`);
  return word;
}
