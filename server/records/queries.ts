import { stringify } from "csv-stringify/sync";
import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { getSurvivor } from "../customers/queries/survivor";
import { safeCell } from "../domain/csv-cell";
import { acquiredInWords, acquiredOf, cellOf, type RecordEntry } from "../domain/record";

type RecordPart = { name: string; heading: string; found: number };
export type RecordOverview = { customer: { id: string; name: string; erasedAt: Date | null }; parts: RecordPart[] };

/** What the whole record of one customer holds, part by part. */
export async function getRecordOverview(db: Database, customerId: string): Promise<RecordOverview> {
  const { id, name, erasedAt } = await getSurvivor(db, customerId);
  const counted = await db.execute<RecordPart>(sql`
    select c.name, c.heading, c.entries::int as found from count_personal(${id}::uuid) c
    join personal_tables p on p.name = c.name where p.shown is distinct from 'false'`);
  return { customer: { id, name, erasedAt }, parts: counted };
}

const batch = 500;

/** The entries of one part in the order they came, few at a time. */
async function* readPart(db: Database, customerId: string, part: string): AsyncGenerator<RecordEntry> {
  for (let after = ""; ; ) {
    const rows = await db.execute<{ key: string; entry: RecordEntry }>(
      sql`select key, entry from personal_entries(${customerId}::uuid, ${part}, ${after}, ${batch})`,
    );
    for (const { entry } of rows) yield entry;
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = last.key;
  }
}

type Part = { name: string; heading: string };

async function listParts(db: Database): Promise<Part[]> {
  return db.execute<Part>(
    sql`select name, heading from personal_tables where shown is distinct from 'false' order by place`,
  );
}

export type Taking = { customerId: string; at: Date; by: string };

/** The whole record as JSON: every part with its entries, each with how it was acquired. Written as it is read. */
export async function* writeRecordAsJson(db: Database, { customerId, at, by }: Taking): AsyncGenerator<string> {
  yield `{"customer":${JSON.stringify(customerId)},"takenAt":${JSON.stringify(at)},"takenBy":${JSON.stringify(by)},"parts":[`;
  let isFirst = true;
  for (const { name, heading } of await listParts(db)) {
    yield `${isFirst ? "" : ","}\n{"name":${JSON.stringify(name)},"heading":${JSON.stringify(heading)},"entries":[`;
    isFirst = false;
    let comma = "";
    for await (const entry of readPart(db, customerId, name)) {
      yield `${comma}\n${JSON.stringify({ ...entry, acquired: acquiredOf(entry) })}`;
      comma = ",";
    }
    yield "]}";
  }
  yield "\n]}\n";
}

/**
 * The whole record as one CSV file, a line per field: part, number of the entry within it, field, value, how it was
 * acquired. So one file holds parts of any shape, opens in a spreadsheet and can be filtered there.
 */
export async function* writeRecordAsCsv(db: Database, { customerId }: Taking): AsyncGenerator<string> {
  yield stringify([["part", "entry", "field", "value", "how it was acquired"]], { bom: true });
  for (const { name, heading } of await listParts(db)) {
    let number = 0;
    for await (const entry of readPart(db, customerId, name)) {
      number += 1;
      const acquired = acquiredInWords(acquiredOf(entry));
      const lines = Object.entries(entry).filter(([, value]) => value !== null);
      yield stringify(
        lines.map(([field, value]) => [heading, number, field, cellOf(value), acquired].map((cell) => safeCell(cell))),
      );
    }
  }
}
