import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { preferences } from "@/db/schema";
import { insertContact } from "../../contacts/mutations/log";
import type { Context } from "../../context";
import { holdSurvivor } from "../../customers/queries/survivor";
import type { CallOutcome } from "../../domain/thank-you-call";
import { recordEvent } from "../../events/mutations";
import { recordThanks } from "../../recognitions/mutations/thanks";
import type { LogCall } from "../input";
import { type Call, getCall } from "../queries/list";
import { insertCallEvent } from "./take";

/** `isThanked`: whether thanks were recorded; not where something had come up meanwhile that holds them back. */
type Done = { callId: string; outcome: CallOutcome; isThanked: boolean };

/**
 * What came of ringing: the contact, the thanks that were said, and the wish not to be rung again, all of it or nothing.
 * A conversation in which something came up is logged all the same, without thanks.
 */
export async function logCall(ctx: Context, { callId, outcome, words, reaction }: LogCall): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx };
    const call = await getCall(inside, callId);
    const { id: customerId } = await holdSurvivor(tx, call.customerId);
    const contactId = await insertContact(inside, {
      customerId,
      happenedAt: ctx.now,
      channel: "phone",
      direction: "out",
      words: words ?? "Rang to say thank you. Nobody was reached.",
    });
    const recognitionId = outcome === "reached" ? await thank(inside, call, reaction) : null;
    if (outcome === "refused") await noteRefusal(inside, { customerId, contactId });
    await insertCallEvent(tx, { callId, kind: outcome, byId: ctx.actor.id, contactId, recognitionId });
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "call.made",
      subject: "thank_you_call",
      subjectId: callId,
      customerId,
      facts: { outcome, contactId, recognitionId },
    });
    return { callId, outcome, isThanked: recognitionId !== null };
  });
}

/** Records the thanks, unless something holds them back by now; which milestone they are for, if it is not thanked for yet. */
async function thank(
  ctx: Context,
  { customerId, thanks }: Call,
  reaction: LogCall["reaction"],
): Promise<string | null> {
  const { isHeld, isSaid } = await thanksSoFar(ctx.db, customerId, thanks.years);
  if (isHeld) return null;
  const { recognitionId } = await recordThanks(ctx, {
    customerId,
    reasonKind: "tenure",
    years: thanks.years,
    milestone: isSaid ? null : { kind: "years", key: String(thanks.years) },
    reason: thanks.line,
    reaction,
  });
  return recognitionId;
}

async function thanksSoFar(db: Database, customerId: string, years: number) {
  const [row] = await db.execute<{ isHeld: boolean; isSaid: boolean }>(sql`
    select thanks_hold(${customerId}::uuid, standpoint_now()) is not null as "isHeld",
           exists (select from customers m join recognitions r on r.customer_id = m.id
                    where m.survivor_id = ${customerId}::uuid
                      and r.milestone_kind = 'years' and r.milestone_key = ${String(years)}) as "isSaid"`);
  return row ?? { isHeld: true, isSaid: true };
}

/** They asked not to be called again: from now on a call is not wanted, by their own word. */
async function noteRefusal(ctx: Context, told: { customerId: string; contactId: string }): Promise<void> {
  await ctx.db.insert(preferences).values({
    id: newId(),
    ...told,
    about: "phone",
    wish: "not_wanted",
    source: "customer",
    learnedOn: ctx.today,
    recordedBy: ctx.actor.id,
  });
  await recordEvent(ctx.db, {
    actor: ctx.actor,
    action: "preference.set",
    subject: "preference",
    subjectId: told.customerId,
    customerId: told.customerId,
    facts: { fields: ["phone"] },
  });
}
