import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Batch } from "./batch";
import { type Change, saveChanges } from "./changes";
import type { Line } from "./line-book";

type Savings = { made: Line[]; seen: string[]; changes: Change[] };

/** Writes what a batch of purchases found to write, each kind of record in one statement. */
export async function savePurchases(
  tx: Database,
  batch: Batch<unknown>,
  { made, seen, changes }: Savings,
): Promise<void> {
  if (made.length > 0)
    await tx.execute(sql`
      insert into purchases (id, customer_id, bought_on, order_ref, line_ref, what, amount_minor, currency, import_id)
      select r.id, r."customerId", r."boughtOn", r."orderRef", r."lineRef", r.what, r."amountMinor", r.currency, ${batch.importId}
      from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as r(id uuid, "customerId" uuid, "boughtOn" date,
        "orderRef" text, "lineRef" text, what text, "amountMinor" bigint, currency text)`);
  if (seen.length > 0)
    await tx.execute(sql`
      insert into import_seen (run_id, purchase_id)
      select ${batch.run.id}, id::uuid from jsonb_array_elements_text(${JSON.stringify(seen)}::jsonb) as id`);
  await saveChanges(tx, batch, "purchase", changes, (rows) =>
    tx.execute(sql`
      update purchases p set
        bought_on = coalesce(r."boughtOn", p.bought_on), what = coalesce(r.what, p.what),
        amount_minor = coalesce(r."amountMinor", p.amount_minor), currency = coalesce(r.currency, p.currency)
      from jsonb_to_recordset(${rows}::jsonb)
        as r(id uuid, "boughtOn" date, what text, "amountMinor" bigint, currency text)
      where p.id = r.id`),
  );
}
