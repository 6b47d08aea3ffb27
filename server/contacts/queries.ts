import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "@/db/client";
import { contacts, customers } from "@/db/schema";
import { DomainError } from "../domain/errors";

export type Contact = typeof contacts.$inferSelect & { customer: { id: string; name: string } };

const survivors = alias(customers, "survivors");

/** A contact and whose it is. */
export async function getContact(db: Database, contactId: string): Promise<Contact> {
  const [row] = await db
    .select({ contact: contacts, customer: { id: survivors.id, name: survivors.name } })
    .from(contacts)
    .innerJoin(customers, eq(customers.id, contacts.customerId))
    .innerJoin(survivors, eq(survivors.id, customers.survivorId))
    .where(eq(contacts.id, contactId));
  if (!row) throw new DomainError("not_found");
  return { ...row.contact, customer: row.customer };
}
