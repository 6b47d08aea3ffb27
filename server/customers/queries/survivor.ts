import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "@/db/client";
import { customers } from "@/db/schema";
import { DomainError } from "../../domain/errors";

export type Survivor = typeof customers.$inferSelect;

const asked = alias(customers, "asked");

/** The record that stands for a customer today: a merged one gives its survivor. What an undone import made is gone. */
export async function getSurvivor(db: Database, customerId: string): Promise<Survivor> {
  const [row] = await db
    .select({ survivor: customers })
    .from(asked)
    .innerJoin(customers, eq(customers.id, asked.survivorId))
    .where(eq(asked.id, customerId));
  if (!row || row.survivor.withdrawnAt !== null) throw new DomainError("not_found");
  return row.survivor;
}

/** The same, held until the transaction ends: two people thanking or flagging at once come one after the other. */
export async function holdSurvivor(db: Database, customerId: string): Promise<Survivor> {
  const { id } = await getSurvivor(db, customerId);
  const [row] = await db.select().from(customers).where(eq(customers.id, id)).for("no key update");
  if (!row) throw new DomainError("not_found");
  return row;
}
