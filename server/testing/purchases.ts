import { inArray } from "drizzle-orm";
import { newId } from "@/db/id";
import { customers, purchases } from "@/db/schema";
import type { PlainDate } from "../domain/plain-date";
import type { World } from "./database";
import { nextNumber } from "./factories";

/** A line as a test names it: who by a name of its own. */
export type Bought = {
  who: string;
  on: PlainDate;
  amountMinor: number;
  currency?: string;
  order?: string;
  /** Recorded and later found never to have been. */
  withdrawn?: boolean;
};

/** Customers by the names a test gave them. */
export type Buyers = ReadonlyMap<string, string>;

const BATCH = 1000;

/** Records the lines in the order given, making the customers they name. */
export async function manyPurchases(
  world: World,
  lines: readonly Bought[],
  others: readonly string[] = [],
): Promise<Buyers> {
  const buyers = new Map([...lines.map(({ who }) => who), ...others].map((who) => [who, newId()]));
  const rows = [...buyers].map(([who, id]) => ({ id, survivorId: id, kind: "person" as const, name: `Buyer ${who}` }));
  for (let at = 0; at < rows.length; at += BATCH) await world.tx.insert(customers).values(rows.slice(at, at + BATCH));
  const sameOrder = `order ${nextNumber()}`;
  const bought = lines.map(({ who, on, amountMinor, currency = "GBP", order = sameOrder }, index) => ({
    ...{ id: newId(), customerId: idOf(buyers, who), boughtOn: on, orderRef: order, lineRef: String(index) },
    ...{ amountMinor, currency },
  }));
  for (let at = 0; at < bought.length; at += BATCH) {
    await world.tx.insert(purchases).values(bought.slice(at, at + BATCH));
  }
  const undone = bought.filter((_, index) => lines[index]?.withdrawn).map(({ id }) => id);
  if (undone.length)
    await world.tx
      .update(purchases)
      .set({ withdrawnAt: new Date(0) })
      .where(inArray(purchases.id, undone));
  return buyers;
}

export function idOf(buyers: Buyers, who: string): string {
  const id = buyers.get(who);
  if (!id) throw new Error(`Nobody is called ${who}.`);
  return id;
}
