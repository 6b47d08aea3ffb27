import type { Context } from "../context";
import { getSurvivor } from "../customers/queries/survivor";
import type { RecordFormat } from "../domain/record";
import { recordEvent } from "../events/mutations";

/** Notes that one customer's whole record is handed out, before the first line of it is written. */
export async function takeRecord(
  ctx: Context,
  { customerId, as }: { customerId: string; as: RecordFormat },
): Promise<{ customerId: string }> {
  return ctx.db.transaction(async (tx) => {
    const { id } = await getSurvivor(tx, customerId);
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "record.taken",
      subject: "customer",
      subjectId: id,
      customerId: id,
      facts: { as },
    });
    return { customerId: id };
  });
}
