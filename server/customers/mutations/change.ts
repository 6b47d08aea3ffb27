import { eq } from "drizzle-orm";
import { customers } from "@/db/schema";
import type { Context } from "../../context";
import { correction } from "../../domain/correction";
import { recordEvent } from "../../events/mutations";
import type { ChangeCustomer } from "../input";
import { holdSurvivor } from "../queries/survivor";
import { checkSince } from "./create";

/** Corrects what a customer's record says of them; what stood before is kept in the event. */
export async function changeCustomer(ctx: Context, input: ChangeCustomer): Promise<{ customerId: string }> {
  const { customerId: askedId, ...record } = input;
  checkSince(record);
  return ctx.db.transaction(async (tx) => {
    const before = await holdSurvivor(tx, askedId);
    const { fields, details } = correction(before, record);
    if (fields.length === 0) return { customerId: before.id };
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
