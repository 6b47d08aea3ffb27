import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import type { MatchKey } from "../../domain/import-mapping";
import type { CustomerRow } from "../../domain/import-row";
import { recordEvent } from "../../events/mutations";
import type { Batch, Fate } from "./batch";

type Known = {
  id: string;
  name: string;
  called: string | null;
  place: string | null;
  country: string | null;
  since: string | null;
  /** "channel normal" of every identity. */
  identities: Set<string>;
};

type Change = { id: string; before: Record<string, unknown>; after: Record<string, unknown> };

const own = ["account", "external"];

/** Brings a batch of customer rows in, in the file's order; says for each row what became of it. */
export async function importCustomers(tx: Database, batch: Batch<CustomerRow>): Promise<Fate[]> {
  const book = await openBook(tx, batch);
  const made: (Known & { kind: string; notUnderstood: string[] })[] = [];
  const added: { customerId: string; channel: string; handle: string; normal: string }[] = [];
  const changes = new Map<string, Change>();

  const fates = batch.rows.map((row): Fate => {
    const matches = book.byKey.get(row.key) ?? [];
    if (matches.length > 1)
      return { failed: `${matches.length} customers share “${row.key}”. Match on something that belongs to one.` };
    const taken = row.identities.find(({ channel, normal }) => {
      const holder = book.owners.get(`${channel} ${normal}`);
      return holder !== undefined && holder !== matches[0]?.id;
    });
    if (taken) return { failed: `“${taken.handle}” already belongs to another customer.` };
    const existing = matches[0];
    const customer = existing ?? blank(row);
    if (!existing) {
      made.push({ ...customer, kind: row.kind, notUnderstood: row.notUnderstood });
      book.byKey.set(row.key, [customer]);
    }
    const fresh = row.identities.filter(({ channel, normal }) => !customer.identities.has(`${channel} ${normal}`));
    for (const identity of fresh) {
      customer.identities.add(`${identity.channel} ${identity.normal}`);
      if (own.includes(identity.channel)) book.owners.set(`${identity.channel} ${identity.normal}`, customer.id);
      added.push({ customerId: customer.id, ...identity });
    }
    if (!existing) return "created";
    return changed(existing, row, changes) || fresh.length > 0 ? "updated" : "skipped";
  });

  await save(tx, batch, { made, added, changes: [...changes.values()] });
  return fates;
}

function blank(row: CustomerRow): Known {
  const { name, called, place, country, statedSinceOn: since } = row;
  return { id: newId(), name, called, place, country, since, identities: new Set() };
}

const corrected = ["name", "called", "place", "country", "since"] as const;

/** Takes over what the row says differently; what the row does not say stays. */
function changed(known: Known, row: CustomerRow, changes: Map<string, Change>): boolean {
  const said = { ...row, since: row.statedSinceOn };
  let isChanged = false;
  for (const field of corrected) {
    const value = said[field];
    if (value === null || value === known[field]) continue;
    const change = changes.get(known.id) ?? { id: known.id, before: {}, after: {} };
    if (!(field in change.before)) change.before[field] = known[field];
    change.after[field] = value;
    changes.set(known.id, change);
    Object.assign(known, { [field]: value });
    isChanged = true;
  }
  return isChanged;
}

async function openBook(tx: Database, { rows, matchOn }: Batch<CustomerRow>) {
  const keys = rows.map((row) => row.key);
  const handles = rows.flatMap((row) => row.identities.filter(({ channel }) => own.includes(channel)));
  const matched = await tx.execute<Omit<Known, "identities"> & { key: string; identities: string[] }>(sql`
    select i.normal as key, c.id, c.name, c.called, c.place, c.country, c.stated_since_on::text as since,
      (select array_agg(o.channel || ' ' || o.normal) from identities o
       where o.customer_id = c.id and o.withdrawn_at is null) as identities
    from identities i join customers c on c.id = i.customer_id
    where i.channel = ${matchOn satisfies MatchKey} and i.withdrawn_at is null and c.withdrawn_at is null
      and i.normal in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))`);
  const taken = await tx.execute<{ handle: string; id: string }>(sql`
    select i.channel || ' ' || i.normal as handle, i.customer_id as id
    from identities i
    where i.channel in ('account', 'external') and i.withdrawn_at is null
      and i.normal in (select jsonb_array_elements_text(${JSON.stringify(handles.map(({ normal }) => normal))}::jsonb))`);
  const byId = new Map<string, Known>();
  const byKey = new Map<string, Known[]>();
  for (const { key, identities, ...row } of matched) {
    const customer = byId.get(row.id) ?? { ...row, identities: new Set(identities) };
    byId.set(row.id, customer);
    byKey.set(key, [...(byKey.get(key) ?? []), customer]);
  }
  return { byKey, owners: new Map(taken.map(({ handle, id }) => [handle, id])) };
}

type Savings = {
  made: (Known & { kind: string; notUnderstood: string[] })[];
  added: { customerId: string; channel: string; handle: string; normal: string }[];
  changes: Change[];
};

async function save(tx: Database, batch: Batch<CustomerRow>, { made, added, changes }: Savings): Promise<void> {
  const customers = made.map(({ identities, notUnderstood, ...customer }) => customer);
  const identities = added.map((identity) => ({ id: newId(), ...identity }));
  const notes = made.flatMap(({ id, notUnderstood }) =>
    notUnderstood.map((words) => ({ id: newId(), customerId: id, words: `Not understood by the import: ${words}` })),
  );
  if (customers.length > 0)
    await tx.execute(sql`
      insert into customers (id, survivor_id, kind, name, called, place, country, stated_since_on, stated_since_source, import_id)
      select r.id, r.id, r.kind, r.name, r.called, r.place, r.country, r.since,
        case when r.since is not null then 'import' end, ${batch.importId}
      from jsonb_to_recordset(${JSON.stringify(customers)}::jsonb)
        as r(id uuid, kind text, name text, called text, place text, country text, since date)`);
  if (identities.length > 0)
    await tx.execute(sql`
      insert into identities (id, customer_id, channel, handle, normal, import_id)
      select r.id, r."customerId", r.channel, r.handle, r.normal, ${batch.importId}
      from jsonb_to_recordset(${JSON.stringify(identities)}::jsonb)
        as r(id uuid, "customerId" uuid, channel text, handle text, normal text)`);
  if (notes.length > 0)
    await tx.execute(sql`
      insert into notes (id, customer_id, words, by_id)
      select r.id, r."customerId", r.words, ${batch.startedBy}
      from jsonb_to_recordset(${JSON.stringify(notes)}::jsonb) as r(id uuid, "customerId" uuid, words text)`);
  if (changes.length > 0) await correct(tx, batch, changes);
}

/** Corrects what differs and keeps the old values where they can be read. */
async function correct(tx: Database, batch: Batch<CustomerRow>, changes: Change[]): Promise<void> {
  const rows = changes.map(({ id, after }) => ({ id, ...after }));
  await tx.execute(sql`
    update customers c set
      name = coalesce(r.name, c.name), called = coalesce(r.called, c.called), place = coalesce(r.place, c.place),
      country = coalesce(r.country, c.country), stated_since_on = coalesce(r.since, c.stated_since_on),
      stated_since_source = case when r.since is not null then 'import' else c.stated_since_source end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, name text, called text, place text, country text, since date)
    where c.id = r.id`);
  await recordEvent(tx, {
    actor: { id: batch.startedBy },
    action: "import.corrected",
    subject: "import",
    subjectId: batch.importId,
    facts: { customers: changes.length },
    details: { changes },
  });
}
