import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { PurchaseRow } from "../../domain/import-row";
import type { Batch } from "./batch";
import { listRehearsed } from "./changes";

type Said = Omit<PurchaseRow, "key">;
export type Line = Said & { id: string; customerId: string };

/**
 * The lines that are there under the order references of a batch. A line with a number of its own is one line. Lines
 * without are told apart by all they say, and each stands for one row of a file: those this run has written or met
 * already stand for other rows.
 */
export async function openLineBook(tx: Database, batch: Batch<PurchaseRow>) {
  const numbered = new Map<string, Line>();
  const others = new Map<string, Line[]>();
  for (const { isMet, ...line } of await findLines(tx, batch)) {
    if (line.lineRef !== null) numbered.set(numberOf(line), line);
    else if (!isMet) {
      const name = allOf(line, line.customerId);
      others.set(name, [...(others.get(name) ?? []), line]);
    }
  }
  return {
    find: (said: Said, customerId: string): Line | undefined =>
      said.lineRef === null ? others.get(allOf(said, customerId))?.shift() : numbered.get(numberOf(said)),
    put: (line: Line): void => {
      if (line.lineRef !== null) numbered.set(numberOf(line), line);
    },
  };
}

async function findLines(tx: Database, batch: Batch<PurchaseRow>): Promise<(Line & { isMet: boolean })[]> {
  const refs = [...new Set(batch.rows.map((row) => row.orderRef))];
  const found = await tx.execute<Line & { isMet: boolean }>(sql`
    select p.id, c.survivor_id as "customerId", p.order_ref as "orderRef", p.line_ref as "lineRef", p.what,
      p.bought_on::text as "boughtOn", p.amount_minor::float8 as "amountMinor", p.currency,
      p.line_ref is null and (p.import_id = ${batch.importId} and p.recorded_at >= ${batch.run.recordedAt.toISOString()}::timestamptz
        or exists (select from import_seen s where s.run_id = ${batch.run.id} and s.purchase_id = p.id)) as "isMet"
    from purchases p join customers c on c.id = p.customer_id
    where p.withdrawn_at is null
      and p.order_ref in (select jsonb_array_elements_text(${JSON.stringify(refs)}::jsonb))
    order by p.id`);
  const rehearsed = await listRehearsed(
    tx,
    batch,
    found.map(({ id }) => id),
  );
  return found.map((line) => ({ ...line, isMet: line.isMet === true, ...rehearsed.get(line.id) }));
}

const numberOf = (line: Said): string => JSON.stringify([line.orderRef, line.lineRef]);

const allOf = (line: Said, customerId: string): string =>
  JSON.stringify([customerId, line.orderRef, line.boughtOn, line.amountMinor, line.currency, line.what]);
