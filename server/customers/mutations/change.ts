import { eq } from "drizzle-orm";
import { customers } from "@/db/schema";
import type { Context } from "../../context";
import { correction } from "../../domain/correction";
import { actAs, recordEvent } from "../../events/mutations";
import { reconcile } from "../../events/queries";
import type { ChangeCustomer } from "../input";
import { holdSurvivor, type Survivor } from "../queries/survivor";
import { checkSince } from "./create";

/**
 * Corrects what a customer's record says of them; what stood before is kept. What somebody else changed since the form
 * was opened stands, and where both changed the same field a person chooses.
 */
export async function changeCustomer(ctx: Context, input: ChangeCustomer): Promise<{ customerId: string }> {
  const { customerId: askedId, base, ...mine } = input;
  return ctx.db.transaction(async (tx) => {
    const before = await holdSurvivor(tx, askedId);
    const theirs = recordOf(before);
    const record = await reconcile(tx, { subject: "customer", subjectId: before.id, base, theirs, mine });
    checkSince(record);
    const { fields, details } = correction(theirs, record);
    if (fields.length === 0) return { customerId: before.id };
    await actAs(tx, ctx.actor);
    await tx.update(customers).set(record).where(eq(customers.id, before.id));
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "customer.changed",
      subject: "customer",
      subjectId: before.id,
      customerId: before.id,
      facts: { fields },
      details,
    });
    return { customerId: before.id };
  });
}

/** The fields of the form. */
function recordOf(customer: Survivor): ChangeCustomer["base"] {
  const { name, called, place, country, zone, statedSinceOn, statedSinceSource } = customer;
  return { name, called, place, country, zone, statedSinceOn, statedSinceSource };
}
