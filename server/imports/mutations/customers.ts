import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import type { CustomerRow, ReadIdentity } from "../../domain/import-row";
import { type Batch, type Fate, fateOfKnown, fateOfNew } from "./batch";
import { changeBook } from "./changes";
import { type KnownCustomer, openCustomerBook } from "./customer-book";
import { type NewCustomer, type NewIdentity, type NewNote, saveCustomers } from "./customer-save";

const own = ["account", "external"];
const corrected = ["name", "called", "place", "country", "since"] as const;

/** Brings a batch of customer rows in, in the file's order; says for each row what became of it. */
export async function importCustomers(tx: Database, batch: Batch<CustomerRow>): Promise<Fate[]> {
  const book = await openCustomerBook(tx, batch);
  const made: NewCustomer[] = [];
  const added: NewIdentity[] = [];
  const notes: NewNote[] = [];
  const changes = changeBook();
  const madeIds = new Set<string>();

  const fates = batch.rows.map((row): Fate => {
    const matches = book.byKey.get(row.key) ?? [];
    if (matches.length > 1)
      return { failed: `${matches.length} customers share “${row.key}”. Match on something that belongs to one.` };
    const [existing] = matches;
    const taken = row.identities.find(({ channel, normal }) => {
      const holder = book.owners.get(nameOf({ channel, normal }));
      return holder !== undefined && holder !== existing?.id;
    });
    if (taken) return { failed: `“${taken.handle}” already belongs to another customer.` };
    const news = newsOf(existing, row);
    const fate = existing ? fateOfKnown(batch.mode, news.isAny) : fateOfNew(batch.mode);
    if (fate !== "created" && fate !== "updated") return fate;

    const customer = existing ?? blank(row);
    if (!existing) {
      made.push({ ...customer, kind: row.kind });
      madeIds.add(customer.id);
      book.byKey.set(row.key, [customer]);
    } else if (madeIds.has(existing.id)) Object.assign(made.find(({ id }) => id === existing.id) ?? {}, news.after);
    else if (Object.keys(news.after).length > 0) changes.put(existing.id, existing.id, news.before, news.after);
    Object.assign(customer, news.after);
    for (const identity of news.identities) {
      customer.identities.add(nameOf(identity));
      if (own.includes(identity.channel)) book.owners.set(nameOf(identity), customer.id);
      added.push({ id: newId(), customerId: customer.id, ...identity });
    }
    for (const words of news.notes) {
      customer.notes.add(words);
      notes.push({ id: newId(), customerId: customer.id, words });
    }
    return fate;
  });

  await saveCustomers(tx, batch, { made, added, notes, changes: changes.all() });
  return fates;
}

const nameOf = ({ channel, normal }: Pick<ReadIdentity, "channel" | "normal">): string => `${channel} ${normal}`;

function blank(row: CustomerRow): KnownCustomer {
  const { name, called, place, country, statedSinceOn: since } = row;
  return { id: newId(), name, called, place, country, since, identities: new Set(), notes: new Set() };
}

/** What a row says that is not known yet; what the row does not say stays. */
function newsOf(known: KnownCustomer | undefined, row: CustomerRow) {
  const said = { ...row, since: row.statedSinceOn };
  const fields = known ? corrected.filter((field) => said[field] !== null && said[field] !== known[field]) : [];
  const identities = distinct(row.identities).filter((identity) => !known?.identities.has(nameOf(identity)));
  const notes = row.notUnderstood
    .map((words) => `Not understood by the import: ${words}`.slice(0, 4000))
    .filter((words) => !known?.notes.has(words));
  return {
    before: Object.fromEntries(fields.map((field) => [field, known?.[field] ?? null])),
    after: Object.fromEntries(fields.map((field) => [field, said[field]])),
    identities,
    notes,
    isAny: fields.length + identities.length + notes.length > 0,
  };
}

function distinct(identities: ReadIdentity[]): ReadIdentity[] {
  return [...new Map(identities.map((identity) => [nameOf(identity), identity])).values()];
}
