import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import { mayBePutRight } from "../../domain/recovery";
import { recordEvent } from "../../events/mutations";
import { writeText } from "../../texts/mutations";
import type { PutRight } from "../input";
import { getPromiseRow } from "../queries/one";
import { makePromise } from "./make";

/**
 * Puts a broken promise right: what we said, what they were given for it, and, where there is more to do, a new promise
 * that points to it. The broken one stays as broken as it was.
 */
export async function putRight(ctx: Context, input: PutRight): Promise<{ promiseId: string; customerId: string }> {
  return ctx.db.transaction(async (tx) => {
    const broken = await getPromiseRow(tx, { promiseId: input.promiseId, now: ctx.now });
    if (!mayBePutRight(broken.verdict.outcome, broken.standing.movedByUs)) throw new DomainError("promise_not_broken");
    const fresh = input.promise
      ? await makePromise(
          { ...ctx, db: tx },
          {
            ...input.promise,
            customerId: broken.customerId,
            contactId: null,
            channel: input.channel,
            kind: null,
            recoversId: broken.id,
          },
        )
      : null;
    const id = newId();
    const saidId = await writeText(tx, input.words);
    await tx.execute(sql`
      insert into recoveries (id, promise_id, said_id, contact_id, remedy, goodwill_id, new_promise_id, by_id)
      values (${id}, ${broken.id}, ${saidId}, ${input.contactId}, ${input.remedy.kind}, ${input.remedy.goodwillId},
        ${fresh?.promiseId ?? null}, ${ctx.actor.id})`);
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "promise.put_right",
      subject: "promise",
      subjectId: broken.id,
      customerId: broken.customerId,
      facts: { recoveryId: id, remedy: input.remedy.kind, newPromiseId: fresh?.promiseId ?? null },
    });
    return { promiseId: broken.id, customerId: broken.customerId };
  });
}
