import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { customers, purchases } from "@/db/schema";
import { DomainError } from "../domain/errors";

export type Purchase = typeof purchases.$inferSelect & { customer: { id: string; name: string } };

/** A purchase and whose it is. */
export async function getPurchase(db: Database, purchaseId: string): Promise<Purchase> {
  const [row] = await db
    .select({ purchase: purchases, survivorId: customers.survivorId, name: customers.name })
    .from(purchases)
    .innerJoin(customers, eq(customers.id, purchases.customerId))
    .where(eq(purchases.id, purchaseId));
  if (!row) throw new DomainError("not_found");
  return { ...row.purchase, customer: { id: row.survivorId, name: row.name } };
}
