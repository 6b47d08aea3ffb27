import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { ContactRow } from "../../domain/import-row";
import type { Batch } from "./batch";
import { type Change, listRehearsed, saveChanges } from "./changes";

/** A conversation as the record has it; instants as ISO text. */
export type KnownContact = Omit<ContactRow, "key" | "by" | "happenedAt"> & {
  id: string;
  customerId: string;
  happenedAt: string;
};

type Said = Omit<KnownContact, "id" | "customerId">;
type Sought = { ref: string | null; happenedAt: Date; customer: { id: string } | { failed: string } };

/** The conversations that are there and that a batch may speak of. */
export async function openContactBook(tx: Database, batch: Batch<unknown>, rows: Sought[]) {
  const byRef = new Map<string, KnownContact>();
  const byAll = new Map<string, KnownContact>();
  const put = (contact: KnownContact): void => {
    if (contact.ref !== null) byRef.set(contact.ref, contact);
    byAll.set(allOf(contact, contact.customerId), contact);
  };
  for (const contact of await findContacts(tx, batch, rows)) put(contact);
  return {
    find: (said: Said, customerId: string): KnownContact | undefined =>
      said.ref === null ? byAll.get(allOf(said, customerId)) : byRef.get(said.ref),
    put,
  };
}

async function findContacts(tx: Database, batch: Batch<unknown>, rows: Sought[]): Promise<KnownContact[]> {
  const refs = rows.flatMap(({ ref }) => (ref === null ? [] : [ref]));
  const unnamed = rows.flatMap(({ ref, happenedAt, customer }) =>
    ref === null && "id" in customer ? [{ customer: customer.id, at: happenedAt }] : [],
  );
  const found = await tx.execute<KnownContact>(sql`
    with wanted as materialized (
      select x.id from contacts x
      where x.source_ref in (select jsonb_array_elements_text(${JSON.stringify(refs)}::jsonb)) and x.withdrawn_at is null
      union
      select x.id from jsonb_to_recordset(${JSON.stringify(unnamed)}::jsonb) as w(customer uuid, at timestamptz)
      join customers c on c.survivor_id = w.customer
      join contacts x on x.customer_id = c.id and x.happened_at = w.at
      where x.withdrawn_at is null
    )
    select x.id, c.survivor_id as "customerId", x.source_ref as ref, x.channel, x.direction, x.cause, x.stage, x.feeling,
      x.words, to_char(x.happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "happenedAt"
    from wanted w join contacts x on x.id = w.id join customers c on c.id = x.customer_id`);
  const rehearsed = await listRehearsed(
    tx,
    batch,
    found.map(({ id }) => id),
  );
  return found.map((contact) => ({ ...contact, ...rehearsed.get(contact.id) }));
}

const allOf = (said: Said, customerId: string): string =>
  JSON.stringify([customerId, said.happenedAt, said.channel, said.direction, said.words]);

type NewContact = KnownContact & { loggedBy: string; teamId: string | null };

/** Writes what a batch of conversations found to write. */
export async function saveContacts(
  tx: Database,
  batch: Batch<unknown>,
  made: NewContact[],
  changes: Change[],
): Promise<void> {
  if (made.length > 0)
    await tx.execute(sql`
      insert into contacts (id, customer_id, happened_at, channel, direction, cause, stage, feeling, words, logged_by,
        team_id, import_id, source_ref)
      select r.id, r."customerId", r."happenedAt", r.channel, r.direction, r.cause, r.stage, r.feeling, r.words, r."loggedBy",
        r."teamId", ${batch.importId}, r.ref
      from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as r(id uuid, "customerId" uuid, "happenedAt" timestamptz,
        channel text, direction text, cause text, stage text, feeling smallint, words text, "loggedBy" uuid,
        "teamId" uuid, ref text)`);
  await saveChanges(tx, batch, "contact", changes, (rows) =>
    tx.execute(sql`
      update contacts x set
        happened_at = coalesce(r."happenedAt", x.happened_at), channel = coalesce(r.channel, x.channel),
        direction = coalesce(r.direction, x.direction), cause = coalesce(r.cause, x.cause),
        stage = coalesce(r.stage, x.stage), feeling = coalesce(r.feeling, x.feeling), words = coalesce(r.words, x.words)
      from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, "happenedAt" timestamptz, channel text, direction text,
        cause text, stage text, feeling smallint, words text)
      where x.id = r.id`),
  );
}
