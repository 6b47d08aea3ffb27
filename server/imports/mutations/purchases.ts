import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import type { PurchaseRow } from "../../domain/import-row";
import { type Batch, type Fate, fateOfKnown, fateOfNew } from "./batch";
import { changeBook } from "./changes";
import { findHolders } from "./holders";
import { type Line, openLineBook } from "./line-book";
import { savePurchases } from "./line-save";

const corrected = ["boughtOn", "what", "amountMinor", "currency"] as const;

/** Brings a batch of purchase rows in, in the file's order; says for each row what became of it. */
export async function importPurchases(tx: Database, batch: Batch<PurchaseRow>): Promise<Fate[]> {
  const holder = await findHolders(tx, batch);
  const lines = await openLineBook(tx, batch);
  const made = new Map<string, Line>();
  const seen: string[] = [];
  const changes = changeBook();

  const fates = batch.rows.map((row): Fate => {
    const customer = holder(row.key);
    if ("failed" in customer) return customer;
    if (row.boughtOn > batch.today) return { failed: `“${row.boughtOn}” lies in the future.` };
    const { key, ...said } = row;
    const known = lines.find(said, customer.id);
    if (!known) {
      const fate = fateOfNew(batch.mode);
      if (fate === "created") {
        const line = { id: newId(), customerId: customer.id, ...said };
        made.set(line.id, line);
        lines.put(line);
      }
      return fate;
    }
    if (known.customerId !== customer.id)
      return { failed: `Order line “${row.orderRef}” belongs to another customer.` };
    if (row.lineRef === null) seen.push(known.id);
    const fields = corrected.filter((field) => said[field] !== null && known[field] !== said[field]);
    const fate = fateOfKnown(batch.mode, fields.length > 0);
    if (fate !== "updated") return fate;
    const after = Object.fromEntries(fields.map((field) => [field, said[field]]));
    if (!made.has(known.id))
      changes.put(known.id, known.customerId, Object.fromEntries(fields.map((field) => [field, known[field]])), after);
    Object.assign(known, after);
    return fate;
  });

  await savePurchases(tx, batch, { made: [...made.values()], seen, changes: changes.all() });
  return fates;
}
