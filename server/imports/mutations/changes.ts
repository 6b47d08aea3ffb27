import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import type { Batch } from "./batch";

type Fields = Record<string, unknown>;

/** What a batch changes of one record that was there before it. */
export type Change = { id: string; customerId: string; before: Fields; after: Fields };

/** The changes of a batch, one per record however many of its rows speak of it. */
export function changeBook() {
  const changes = new Map<string, Change>();
  return {
    put(id: string, customerId: string, before: Fields, after: Fields): void {
      const known = changes.get(id);
      changes.set(id, {
        id,
        customerId,
        before: { ...before, ...known?.before },
        after: { ...known?.after, ...after },
      });
    },
    all: (): Change[] => [...changes.values()],
  };
}

/**
 * Keeps what stood there before, where it can be undone and erased, and changes the records by `update`. A rehearsal
 * writes the new values beside the records instead: a long dry run locks nobody's customer.
 */
export async function saveChanges(
  tx: Database,
  batch: Batch<unknown>,
  subject: "customer" | "purchase" | "contact",
  changes: Change[],
  update: (rows: string) => Promise<unknown>,
): Promise<void> {
  if (changes.length === 0) return;
  const kept = changes.map(({ id, customerId, before, after }) => ({
    id: newId(),
    subjectId: id,
    customerId,
    detailsId: newId(),
    details: JSON.stringify({ before, after }),
  }));
  await tx.execute(sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb)
        as r(id uuid, "subjectId" uuid, "customerId" uuid, "detailsId" uuid, details text)
    )
    insert into texts (id, body) select "detailsId", details from given`);
  await tx.execute(sql`
    insert into import_changes (id, import_id, subject, subject_id, customer_id, details_id)
    select r.id, ${batch.importId}, ${subject}, r."subjectId", r."customerId", r."detailsId"
    from jsonb_to_recordset(${JSON.stringify(kept.map(({ details, ...row }) => row))}::jsonb)
      as r(id uuid, "subjectId" uuid, "customerId" uuid, "detailsId" uuid)`);
  if (batch.isRehearsal) await rehearse(tx, batch, changes);
  else await update(JSON.stringify(changes.map(({ id, after }) => ({ id, ...after }))));
}

async function rehearse(tx: Database, batch: Batch<unknown>, changes: Change[]): Promise<void> {
  const rows = changes.map(({ id, after }) => ({ id, after }));
  await tx.execute(sql`
    insert into import_rehearsed as known (run_id, subject_id, after)
    select ${batch.run.id}, r.id, r.after from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, after jsonb)
    on conflict (run_id, subject_id) do update set after = known.after || excluded.after`);
}

/** What this rehearsal has changed of these records so far; nothing in a real run, where the records say it themselves. */
export async function listRehearsed(tx: Database, batch: Batch<unknown>, ids: string[]): Promise<Map<string, Fields>> {
  if (!batch.isRehearsal || ids.length === 0) return new Map();
  const rows = await tx.execute<{ id: string; after: Fields }>(sql`
    select subject_id as id, after from import_rehearsed
    where run_id = ${batch.run.id} and subject_id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`);
  return new Map(rows.map(({ id, after }) => [id, after]));
}
