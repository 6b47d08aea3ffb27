import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "@/db/client";
import { customers, purchases } from "@/db/schema";
import { DomainError } from "../domain/errors";

export type Purchase = typeof purchases.$inferSelect & { customer: { id: string; name: string } };

const survivors = alias(customers, "survivors");

/** A purchase and whose it is. */
export async function getPurchase(db: Database, purchaseId: string): Promise<Purchase> {
  const [row] = await db
    .select({ purchase: purchases, customer: { id: survivors.id, name: survivors.name } })
    .from(purchases)
    .innerJoin(customers, eq(customers.id, purchases.customerId))
    .innerJoin(survivors, eq(survivors.id, customers.survivorId))
    .where(eq(purchases.id, purchaseId));
  if (!row) throw new DomainError("not_found");
  return { ...row.purchase, customer: row.customer };
}
