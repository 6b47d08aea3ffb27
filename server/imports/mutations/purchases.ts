import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import type { PurchaseRow } from "../../domain/import-row";
import { recordEvent } from "../../events/mutations";
import type { Batch, Fate } from "./batch";

type Line = Omit<PurchaseRow, "key"> & { id: string; customerId: string };
type Correction = { before: Line; after: Line };

/** Brings a batch of purchase rows in, in the file's order; says for each row what became of it. */
export async function importPurchases(tx: Database, batch: Batch<PurchaseRow>): Promise<Fate[]> {
  const [customers, lines] = [await findCustomers(tx, batch), await findLines(tx, batch)];
  const made: Line[] = [];
  const corrections = new Map<string, Correction>();

  const fates = batch.rows.map((row): Fate => {
    const [customerId, ...others] = customers.get(row.key) ?? [];
    if (!customerId) return { failed: `There is no customer with “${row.key}”.` };
    if (others.length > 0) return { failed: `${others.length + 1} customers share “${row.key}”.` };
    if (row.boughtOn > batch.today) return { failed: `“${row.boughtOn}” lies in the future.` };
    const { key, ...said } = row;
    const known = lines.take(said, customerId);
    if (!known) {
      const line = { id: newId(), customerId, ...said };
      made.push(line);
      lines.put(line);
      return "created";
    }
    if (known.customerId !== customerId) return { failed: `Order line “${row.orderRef}” belongs to another customer.` };
    if (isSame(known, said)) return "skipped";
    const before = corrections.get(known.id)?.before ?? { ...known };
    Object.assign(known, said);
    corrections.set(known.id, { before, after: known });
    return "updated";
  });

  await saveNew(tx, batch, made);
  const madeIds = new Set(made.map(({ id }) => id));
  await saveCorrections(
    tx,
    batch,
    [...corrections.values()].filter(({ after }) => !madeIds.has(after.id)),
  );
  return fates;
}

function isSame(known: Line, said: Omit<PurchaseRow, "key">): boolean {
  return (
    known.boughtOn === said.boughtOn &&
    known.amountMinor === said.amountMinor &&
    known.currency === said.currency &&
    known.what === said.what
  );
}

async function findCustomers(tx: Database, { rows, matchOn }: Batch<PurchaseRow>): Promise<Map<string, string[]>> {
  const keys = [...new Set(rows.map((row) => row.key))];
  const found = await tx.execute<{ key: string; ids: string[] }>(sql`
    select i.normal as key, array_agg(distinct c.survivor_id) as ids
    from identities i join customers c on c.id = i.customer_id
    where i.channel = ${matchOn} and i.withdrawn_at is null and c.withdrawn_at is null
      and i.normal in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))
    group by i.normal`);
  return new Map(found.map(({ key, ids }) => [key, ids]));
}

/**
 * The lines that are already there under the batch's order references. A line with a reference of its own is one line;
 * lines without are told apart by all they say, and only lines of other files count as already there.
 */
async function findLines(tx: Database, { rows, importId }: Batch<PurchaseRow>) {
  const refs = [...new Set(rows.map((row) => row.orderRef))];
  const found = await tx.execute<Line & { importId: string | null }>(sql`
    select p.id, c.survivor_id as "customerId", p.order_ref as "orderRef", p.line_ref as "lineRef", p.what,
      p.bought_on::text as "boughtOn", p.amount_minor::float8 as "amountMinor", p.currency, p.import_id as "importId"
    from purchases p join customers c on c.id = p.customer_id
    where p.withdrawn_at is null
      and p.order_ref in (select jsonb_array_elements_text(${JSON.stringify(refs)}::jsonb))`);
  const numbered = new Map<string, Line>();
  const others = new Map<string, Line[]>();
  const numberOf = (line: { orderRef: string; lineRef: string | null }) =>
    JSON.stringify([line.orderRef, line.lineRef]);
  const allOf = (line: Omit<PurchaseRow, "key">, customerId: string) =>
    JSON.stringify([customerId, line.orderRef, line.boughtOn, line.amountMinor, line.currency, line.what]);
  for (const { importId: origin, ...line } of found) {
    if (line.lineRef !== null) numbered.set(numberOf(line), line);
    else if (origin !== importId) {
      const name = allOf(line, line.customerId);
      others.set(name, [...(others.get(name) ?? []), line]);
    }
  }
  return {
    take: (said: Omit<PurchaseRow, "key">, customerId: string) =>
      said.lineRef === null ? others.get(allOf(said, customerId))?.shift() : numbered.get(numberOf(said)),
    put: (line: Line) => {
      if (line.lineRef !== null) numbered.set(numberOf(line), line);
    },
  };
}

async function saveNew(tx: Database, batch: Batch<PurchaseRow>, lines: Line[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.execute(sql`
    insert into purchases (id, customer_id, bought_on, order_ref, line_ref, what, amount_minor, currency, import_id)
    select r.id, r."customerId", r."boughtOn", r."orderRef", r."lineRef", r.what, r."amountMinor", r.currency, ${batch.importId}
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as r(id uuid, "customerId" uuid, "boughtOn" date,
      "orderRef" text, "lineRef" text, what text, "amountMinor" bigint, currency text)`);
}

async function saveCorrections(tx: Database, batch: Batch<PurchaseRow>, corrections: Correction[]): Promise<void> {
  if (corrections.length === 0) return;
  await tx.execute(sql`
    update purchases p set bought_on = r."boughtOn", what = r.what, amount_minor = r."amountMinor", currency = r.currency
    from jsonb_to_recordset(${JSON.stringify(corrections.map(({ after }) => after))}::jsonb)
      as r(id uuid, "boughtOn" date, what text, "amountMinor" bigint, currency text)
    where p.id = r.id`);
  await recordEvent(tx, {
    actor: { id: batch.startedBy },
    action: "import.corrected",
    subject: "import",
    subjectId: batch.importId,
    facts: { purchases: corrections.length },
    details: { changes: corrections },
  });
}
