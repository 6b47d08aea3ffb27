import { readFileSync } from "node:fs";
import { type PlainDate, plainDate } from "../domain/plain-date";
import type { PurchaseLine } from "../domain/purchase-history";

/** An order of the public Superstore sample: who (by number), when, and each line's amount in cents. */
export type SuperstoreOrder = { customer: number; boughtOn: PlainDate; amountsMinor: number[] };

/** All 5,009 orders of the sample, names and products left away; lines rounded half away from zero (ruling 27). */
export function superstoreOrders(): SuperstoreOrder[] {
  const [, ...rows] = readFileSync(new URL("./fixtures/superstore-orders.csv", import.meta.url), "utf8")
    .trim()
    .split("\n");
  return rows.map((row) => {
    const [customer = "", boughtOn = "", amounts = ""] = row.split(",");
    return { customer: Number(customer), boughtOn: plainDate(boughtOn), amountsMinor: amounts.split(" ").map(Number) };
  });
}

/** The sample's 9,994 lines as the rules read them. */
export function superstoreLines(): PurchaseLine[] {
  return superstoreOrders().flatMap(({ customer, boughtOn, amountsMinor }) =>
    amountsMinor.map((amountMinor) => ({ customerId: String(customer), boughtOn, amountMinor })),
  );
}
