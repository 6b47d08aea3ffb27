import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { contacts, customers } from "@/db/schema";
import { DomainError } from "../domain/errors";

export type Contact = typeof contacts.$inferSelect & { customer: { id: string; name: string } };

/** A contact and whose it is. */
export async function getContact(db: Database, contactId: string): Promise<Contact> {
  const [row] = await db
    .select({ contact: contacts, survivorId: customers.survivorId, name: customers.name })
    .from(contacts)
    .innerJoin(customers, eq(customers.id, contacts.customerId))
    .where(eq(contacts.id, contactId));
  if (!row) throw new DomainError("not_found");
  return { ...row.contact, customer: { id: row.survivorId, name: row.name } };
}
