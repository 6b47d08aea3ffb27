import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import type { Context } from "../context";
import { holdSurvivor } from "../customers/queries/survivor";
import { isTypedWord, namesSomebody } from "../domain/erasure";
import { DomainError } from "../domain/errors";
import { recordEvent } from "../events/mutations";
import type { RequestErasure } from "./input";
import { getErasureState } from "./queries";

/** Asks for a customer to be erased. The worker does it; it cannot be taken back. */
export async function requestErasure(
  ctx: Context,
  input: RequestErasure,
): Promise<{ erasureId: string; customerId: string }> {
  return ctx.db.transaction(async (tx) => {
    const customer = await holdSurvivor(tx, input.customerId);
    const { erasure } = await getErasureState(tx, customer.id);
    if (customer.erasedAt !== null) throw new DomainError("erased_already");
    if (erasure !== null && erasure.finishedAt === null) throw new DomainError("erasure_under_way");
    if (!isTypedWord(input.typed, customer.name)) throw new DomainError("erasure_word", {}, "typed");
    const [known] = await tx.execute<{ handles: string[] }>(
      sql`select personal_handles(personal_members(${customer.id}::uuid)) as handles`,
    );
    if (namesSomebody(input.reference, known?.handles ?? [])) throw new DomainError("erasure_names", {}, "reference");
    const erasureId = newId();
    const { reason, reference } = input;
    await tx.execute(sql`
      insert into erasures (id, customer_id, requested_by, reason, reference)
      values (${erasureId}, ${customer.id}, ${ctx.actor.id}, ${reason}, ${reference})`);
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "erasure.requested",
      subject: "customer",
      subjectId: customer.id,
      customerId: customer.id,
      facts: { erasureId, reason },
    });
    await tx.execute(sql`
      select graphile_worker.add_job('erase_customer', json_build_object('erasureId', ${erasureId}::text), job_key := ${erasureId}::text)`);
    return { erasureId, customerId: customer.id };
  });
}
