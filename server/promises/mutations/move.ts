import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import { can } from "../../domain/permissions";
import { isOwn } from "../../domain/promise-acts";
import type { CancelPromise, HandOverPromise, MovePromise } from "../input";
import { tellOwner } from "./hand-over-all";
import { type Done, happenTo } from "./happen";
import { previewDue } from "./make";

/** Moves a promise. Only the customer's own wish, before due, moves the time that is judged; the original always stays. */
export async function movePromise(ctx: Context, input: MovePromise): Promise<Done> {
  return happenTo(ctx, input.promiseId, async (promise, tx) => {
    const due = await previewDue(
      { ...ctx, db: tx },
      { customerId: promise.customerId, when: input.when, who: promise.owner },
    );
    return {
      kind: "moved",
      reason: input.reason,
      facts: {
        initiator: input.askedBy,
        customer_agreed: input.askedBy === "customer" || input.agreed,
        contact_id: input.contactId,
        new_due_at: due.dueAt,
        new_earliest_at: due.earliestAt,
        new_due_precision: due.precision,
      },
    };
  });
}

/** Cancels a promise: the customer's wish before due takes it out of the rate, ours never does (ruling 2). */
export async function cancelPromise(ctx: Context, input: CancelPromise): Promise<Done> {
  return happenTo(ctx, input.promiseId, () => ({
    kind: "cancelled",
    reason: input.reason,
    facts: { initiator: input.askedBy, contact_id: input.contactId },
  }));
}

/** Hands a promise to another person or team: one's own or one's team's; for others it needs the right. Times stay. */
export async function handOverPromise(ctx: Context, input: HandOverPromise): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const within = { ...ctx, db: tx };
    const done = await happenTo(within, input.promiseId, (promise) => {
      if (!isOwn(promise, ctx.actor) && !can(ctx.actor, "promise:handOver"))
        throw new DomainError("promise_hand_over_right");
      return {
        kind: "handed_over",
        reason: input.reason,
        facts: {
          new_owner_id: input.to?.kind === "person" ? input.to.id : null,
          new_owner_team_id: input.to?.kind === "team" ? input.to.id : null,
        },
      };
    });
    if (input.to) await tellOwner(within, tx, input.to, [{ id: done.promiseId, customerId: done.customerId }]);
    return done;
  });
}
