import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import type { ContactRow } from "../../domain/import-row";
import { type Batch, type Fate, fateOfKnown, fateOfNew } from "./batch";
import { changeBook } from "./changes";
import { type KnownContact, openContactBook, saveContacts } from "./contact-book";
import { findHolders } from "./holders";
import { findStaff } from "./staff";

const corrected = ["happenedAt", "channel", "direction", "cause", "stage", "feeling", "words"] as const;

/**
 * Brings a batch of conversations in, in the file's order. One with a name of its own is found by it; one without is
 * the same when customer, instant, channel, direction and words are.
 */
export async function importContacts(tx: Database, batch: Batch<ContactRow>): Promise<Fate[]> {
  const holder = await findHolders(tx, batch);
  const staff = await findStaff(
    tx,
    batch.rows.map(({ by }) => by),
  );
  const said = batch.rows.map((row) => ({ ...row, customer: holder(row.key) }));
  const book = await openContactBook(tx, batch, said);
  const made = new Map<string, KnownContact & { loggedBy: string; teamId: string | null }>();
  const changes = changeBook();

  const fates = said.map(({ customer, ...row }): Fate => {
    if ("failed" in customer) return customer;
    if (row.happenedAt > batch.now) return { failed: `“${row.happenedAt.toISOString()}” lies in the future.` };
    const { key, by, happenedAt, ...rest } = row;
    const now = { ...rest, happenedAt: happenedAt.toISOString() };
    const known = book.find(now, customer.id);
    if (!known) {
      const fate = fateOfNew(batch.mode);
      if (fate === "created") {
        const holds = staff(by);
        const contact = {
          id: newId(),
          customerId: customer.id,
          ...now,
          loggedBy: holds?.personId ?? batch.startedBy,
          teamId: holds?.teamId ?? null,
        };
        made.set(contact.id, contact);
        book.put(contact);
      }
      return fate;
    }
    if (known.customerId !== customer.id) return { failed: `Contact “${row.ref}” belongs to another customer.` };
    const fields = corrected.filter((field) => now[field] !== null && now[field] !== known[field]);
    const fate = fateOfKnown(batch.mode, fields.length > 0);
    if (fate !== "updated") return fate;
    const after = Object.fromEntries(fields.map((field) => [field, now[field]]));
    if (!made.has(known.id))
      changes.put(known.id, known.customerId, Object.fromEntries(fields.map((field) => [field, known[field]])), after);
    Object.assign(known, after);
    return fate;
  });

  await saveContacts(tx, batch, [...made.values()], changes.all());
  return fates;
}
