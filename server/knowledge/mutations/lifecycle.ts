import { and, eq, isNull } from "drizzle-orm";
import { lifecycleFacts } from "@/db/schema";
import { promiseByCharter } from "../../charter/mutations/of-record";
import type { Context } from "../../context";
import { getSurvivor } from "../../customers/queries/survivor";
import { DomainError } from "../../domain/errors";
import { toldBy } from "../../domain/learned";
import { recordEvent } from "../../events/mutations";
import type { RecordStep } from "../input";
import { type Done, learn, writeWords } from "./learn";

/** A step in the customer's life with us. Only a renewal due may lie ahead. */
export async function recordStep(ctx: Context, input: RecordStep): Promise<Done> {
  const { customerId, kind, happenedOn } = input;
  if (kind !== "renewal_due" && happenedOn > ctx.today)
    throw new DomainError("lifecycle_in_the_future", {}, "happenedOn");
  return learn(
    ctx,
    { customerId, action: "lifecycle.recorded", subject: "lifecycle_fact", facts: { kind, happenedOn } },
    async (inside, customer, id) => {
      const wordsId = await writeWords(inside.db, input.words);
      await inside.db
        .insert(lifecycleFacts)
        .values({ id, customerId: customer.id, kind, happenedOn, wordsId, ...toldBy(ctx, input) });
      await promiseByCharter(inside, { about: { stepId: id } });
    },
  );
}

/** It was a mistake: taken back, never deleted. */
export async function withdrawStep(ctx: Context, { stepId }: { stepId: string }): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .update(lifecycleFacts)
      .set({ withdrawnBy: ctx.actor.id })
      .where(and(eq(lifecycleFacts.id, stepId), isNull(lifecycleFacts.withdrawnAt)))
      .returning({ customerId: lifecycleFacts.customerId });
    if (!row) throw new DomainError("withdrawn_already");
    const { id: customerId } = await getSurvivor(tx, row.customerId);
    const what = { action: "lifecycle.withdrawn", subject: "lifecycle_fact", subjectId: stepId, customerId };
    await recordEvent(tx, { actor: ctx.actor, ...what });
    return { customerId };
  });
}
