import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "@/db/client";
import { contacts, customers, people } from "@/db/schema";
import { DomainError } from "../../domain/errors";

export type Contact = typeof contacts.$inferSelect & { customer: { id: string; name: string }; loggedByName: string };

const survivors = alias(customers, "survivors");

/** A contact and whose it is. */
export async function getContact(db: Database, contactId: string): Promise<Contact> {
  const [row] = await db
    .select({ contact: contacts, customer: { id: survivors.id, name: survivors.name }, loggedByName: people.name })
    .from(contacts)
    .innerJoin(customers, eq(customers.id, contacts.customerId))
    .innerJoin(survivors, eq(survivors.id, customers.survivorId))
    .innerJoin(people, eq(people.id, contacts.loggedBy))
    .where(eq(contacts.id, contactId));
  if (!row) throw new DomainError("not_found");
  const { contact, ...names } = row;
  return { ...contact, ...names };
}

/** A contact that nobody else corrects until this transaction ends. */
export async function holdContact(db: Database, contactId: string): Promise<Contact> {
  await db.select({ id: contacts.id }).from(contacts).where(eq(contacts.id, contactId)).for("no key update");
  return getContact(db, contactId);
}
