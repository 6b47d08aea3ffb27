import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { CustomerRow } from "../../domain/import-row";
import type { Batch } from "./batch";
import { listRehearsed } from "./changes";

export type KnownCustomer = {
  id: string;
  name: string;
  called: string | null;
  place: string | null;
  country: string | null;
  since: string | null;
  /** "channel normal" of every identity, those of merged records included. */
  identities: Set<string>;
  /** What an import did not understand before and kept as a note. */
  notes: Set<string>;
};

type Found = Omit<KnownCustomer, "identities" | "notes"> & {
  key: string;
  identities: string[] | null;
  notes: string[] | null;
};

/** The customers a batch may speak of, by its keys, and who holds what belongs to one customer only. */
export async function openCustomerBook(tx: Database, batch: Batch<CustomerRow>) {
  const found = await findByKeys(tx, batch);
  const rehearsed = await listRehearsed(tx, batch, [...new Set(found.map(({ id }) => id))]);
  const byId = new Map<string, KnownCustomer>();
  const byKey = new Map<string, KnownCustomer[]>();
  for (const { key, identities, notes, ...row } of found) {
    const customer = byId.get(row.id) ?? {
      ...row,
      ...rehearsed.get(row.id),
      identities: new Set(identities),
      notes: new Set(notes),
    };
    byId.set(row.id, customer);
    byKey.set(key, [...(byKey.get(key) ?? []), customer]);
  }
  return { byKey, owners: await findOwners(tx, batch) };
}

async function findByKeys(tx: Database, { rows, matchOn }: Batch<CustomerRow>): Promise<Found[]> {
  const keys = [...new Set(rows.map((row) => row.key))];
  return await tx.execute<Found>(sql`
    with matched as materialized (
      select distinct i.normal as key, c.survivor_id as id
      from identities i join customers c on c.id = i.customer_id and c.withdrawn_at is null
      where i.channel = ${matchOn} and i.withdrawn_at is null
        and i.normal in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))
    )
    select k.key, s.id, s.name, s.called, s.place, s.country, s.stated_since_on::text as since,
      (select array_agg(o.channel || ' ' || o.normal) from customers m
         join identities o on o.customer_id = m.id and o.withdrawn_at is null where m.survivor_id = s.id) as identities,
      (select array_agg(n.words) from customers m join notes n on n.customer_id = m.id and n.withdrawn_at is null
        where m.survivor_id = s.id and n.words like 'Not understood by the import: %') as notes
    from matched k join customers s on s.id = k.id and s.withdrawn_at is null`);
}

async function findOwners(tx: Database, { rows }: Batch<CustomerRow>): Promise<Map<string, string>> {
  const handles = rows.flatMap((row) =>
    row.identities.filter(({ channel }) => channel === "account" || channel === "external"),
  );
  const normals = [...new Set(handles.map(({ normal }) => normal))];
  const taken = await tx.execute<{ handle: string; id: string }>(sql`
    select i.channel || ' ' || i.normal as handle, c.survivor_id as id
    from identities i join customers c on c.id = i.customer_id
    where i.channel in ('account', 'external') and i.withdrawn_at is null
      and i.normal in (select jsonb_array_elements_text(${JSON.stringify(normals)}::jsonb))`);
  return new Map(taken.map(({ handle, id }) => [handle, id]));
}
