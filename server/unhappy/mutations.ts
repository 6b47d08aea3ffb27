import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import type { Context } from "../context";
import { getSurvivor } from "../customers/queries/survivor";
import { recordEvent } from "../events/mutations";

/** *I look after this*: from here on an unhappy customer has somebody. The database refuses it for who is not unhappy. */
export async function lookAfter(ctx: Context, asked: { customerId: string }): Promise<{ customerId: string }> {
  return ctx.db.transaction(async (tx) => {
    const { id: customerId } = await getSurvivor(tx, asked.customerId);
    const id = newId();
    await tx.execute(
      sql`insert into unhappy_owners (id, customer_id, person_id) values (${id}, ${customerId}, ${ctx.actor.id})`,
    );
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "customer.lookedAfter",
      subject: "customer",
      subjectId: customerId,
      customerId,
    });
    return { customerId };
  });
}
