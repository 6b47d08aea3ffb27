import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Batch } from "./batch";
import { type Change, saveChanges } from "./changes";
import type { KnownCustomer } from "./customer-book";

export type NewCustomer = Omit<KnownCustomer, "identities" | "notes"> & { kind: string };
export type NewIdentity = { id: string; customerId: string; channel: string; handle: string; normal: string };
export type NewNote = { id: string; customerId: string; words: string };

type Savings = { made: NewCustomer[]; added: NewIdentity[]; notes: NewNote[]; changes: Change[] };

/** Writes what a batch of customers found to write, each kind of record in one statement. */
export async function saveCustomers(
  tx: Database,
  batch: Batch<unknown>,
  { made, added, notes, changes }: Savings,
): Promise<void> {
  if (made.length > 0)
    await tx.execute(sql`
      insert into customers (id, survivor_id, kind, name, called, place, country, stated_since_on, stated_since_source, import_id)
      select r.id, r.id, r.kind, r.name, r.called, r.place, r.country, r.since,
        case when r.since is not null then 'import' end, ${batch.importId}
      from jsonb_to_recordset(${JSON.stringify(made.map(plain))}::jsonb)
        as r(id uuid, kind text, name text, called text, place text, country text, since date)`);
  if (added.length > 0)
    await tx.execute(sql`
      insert into identities (id, customer_id, channel, handle, normal, import_id)
      select r.id, r."customerId", r.channel, r.handle, r.normal, ${batch.importId}
      from jsonb_to_recordset(${JSON.stringify(added)}::jsonb)
        as r(id uuid, "customerId" uuid, channel text, handle text, normal text)`);
  if (notes.length > 0)
    await tx.execute(sql`
      insert into notes (id, customer_id, words, by_id, import_id)
      select r.id, r."customerId", r.words, ${batch.startedBy}, ${batch.importId}
      from jsonb_to_recordset(${JSON.stringify(notes)}::jsonb) as r(id uuid, "customerId" uuid, words text)`);
  await saveChanges(tx, batch, "customer", changes, (rows) =>
    tx.execute(sql`
      update customers c set
        name = coalesce(r.name, c.name), called = coalesce(r.called, c.called), place = coalesce(r.place, c.place),
        country = coalesce(r.country, c.country), stated_since_on = coalesce(r.since, c.stated_since_on),
        stated_since_source = case when r.since is not null then 'import' else c.stated_since_source end
      from jsonb_to_recordset(${rows}::jsonb)
        as r(id uuid, name text, called text, place text, country text, since date)
      where c.id = r.id`),
  );
}

function plain({ id, kind, name, called, place, country, since }: NewCustomer) {
  return { id, kind, name, called, place, country, since };
}
