import { sql } from "drizzle-orm";
import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import { recordEvent } from "../../events/mutations";
import { notify } from "../../inbox/mutations";
import { enqueueMail } from "../../mail/mutations";
import type { HandOverAll } from "../input";
import { insertEvent } from "./happen";

export type HandedOver = {
  handed: number /** Ended, or handed over by somebody else, since they were shown. */;
  gone: number;
};

type Told = { id: string; customerId: string };
type Owner = { kind: "person" | "team"; id: string };

/**
 * Hands over a colleague's open promises in one act: those that were shown and are still theirs. Each is an event of its
 * promise; every due time stays. The new owners are told once each.
 */
export async function handOverAll(ctx: Context, input: HandOverAll): Promise<HandedOver> {
  return ctx.db.transaction(async (tx) => {
    const theirs = await tx.execute<Told>(sql`
      select s.promise_id as id, s.customer_id as "customerId" from promise_states s
      where s.owner_id = ${input.fromId}::uuid and s.until_at is null and s.ended is null
        and s.promise_id in ${input.promiseIds} order by s.promise_id`);
    const told = new Map<string, { owner: Owner; promises: Told[] }>();
    for (const promise of theirs) {
      const { id } = promise;
      const owner = input.each?.[id] ?? input.to;
      if (!owner || owner.id === input.fromId) throw new DomainError("promises_to_themselves", {}, "to");
      const facts = {
        new_owner_id: owner.kind === "person" ? owner.id : null,
        new_owner_team_id: owner.kind === "team" ? owner.id : null,
      };
      await insertEvent(tx, ctx.actor.id, id, { kind: "handed_over", facts, reason: input.reason });
      told.set(owner.id, { owner, promises: [...(told.get(owner.id)?.promises ?? []), promise] });
    }
    if (theirs.length === 0) throw new DomainError("promises_gone_meanwhile");
    for (const { owner, promises } of told.values()) await tellOwner(ctx, tx, owner, promises);
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "promises.handed_over",
      subject: "person",
      subjectId: input.fromId,
      facts: { promiseIds: theirs.map(({ id }) => id), to: [...told.keys()] },
    });
    return { handed: theirs.length, gone: input.promiseIds.length - theirs.length };
  });
}

/** A person hears of what is theirs now; a team sees it in its queue. Nobody is told what they did themselves. */
export async function tellOwner(
  ctx: Context,
  tx: Context["db"],
  owner: Owner,
  promises: readonly Told[],
): Promise<void> {
  if (owner.kind === "team" || owner.id === ctx.actor.id) return;
  const [only, ...more] = promises;
  const about = only && more.length === 0 ? { promiseId: only.id, customerId: only.customerId } : {};
  const values = { count: promises.length };
  await notify(tx, { personId: owner.id, kind: "handed_over", values, ...about });
  await enqueueMail(tx, { template: "handed_over", to: { personId: owner.id }, values, about });
}
