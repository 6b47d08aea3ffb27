import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { customers } from "@/db/schema";
import type { Context } from "../../context";
import { actAs, recordEvent } from "../../events/mutations";
import type { Died, Vulnerable } from "../input";
import { holdSurvivor, type Survivor } from "../queries/survivor";

type Done = { customerId: string };

/** Has died: thanks and content stop with this very transaction. The day may be unknown. */
export function markDied(ctx: Context, { customerId, diedOn }: Died): Promise<Done> {
  return flagged(ctx, customerId, "customer.died", (tx, { id }) =>
    tx.update(customers).set({ diedOn, diedRecordedBy: ctx.actor.id }).where(eq(customers.id, id)),
  );
}

/** It was a mistake: they are alive. */
export function clearDied(ctx: Context, { customerId }: Done): Promise<Done> {
  return flagged(ctx, customerId, "customer.not_died", (tx, { id }) =>
    tx.update(customers).set({ diedOn: null, diedRecordedBy: null }).where(eq(customers.id, id)),
  );
}

/** Vulnerable: what a colleague should know, at the top of the brief; thanks and content stop. */
export function markVulnerable(ctx: Context, { customerId, note }: Vulnerable): Promise<Done> {
  return flagged(ctx, customerId, "customer.vulnerable", (tx, { id }) =>
    tx.update(customers).set({ vulnerableNote: note, vulnerableBy: ctx.actor.id }).where(eq(customers.id, id)),
  );
}

/** No longer vulnerable. */
export function clearVulnerable(ctx: Context, { customerId }: Done): Promise<Done> {
  return flagged(ctx, customerId, "customer.not_vulnerable", (tx, { id }) =>
    tx.update(customers).set({ vulnerableNote: null, vulnerableBy: null }).where(eq(customers.id, id)),
  );
}

async function flagged(
  ctx: Context,
  customerId: string,
  action: string,
  save: (tx: Database, customer: Survivor) => Promise<unknown>,
): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const before = await holdSurvivor(tx, customerId);
    await actAs(tx, ctx.actor);
    await save(tx, before);
    const after = await holdSurvivor(tx, customerId);
    await recordEvent(tx, {
      actor: ctx.actor,
      action,
      subject: "customer",
      subjectId: before.id,
      customerId: before.id,
      details: { before: flagsOf(before), after: flagsOf(after) },
    });
    return { customerId: before.id };
  });
}

function flagsOf({ diedOn, diedRecordedAt, vulnerableNote }: Survivor) {
  return { hasDied: diedRecordedAt !== null, diedOn, vulnerableNote };
}
