import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { colleagueThanks, contacts } from "@/db/schema";
import type { Context } from "../context";
import { getSurvivor } from "../customers/queries/survivor";
import { DomainError } from "../domain/errors";
import { recordEvent } from "../events/mutations";
import { writeText } from "../texts/mutations";
import type { Thank } from "./input";

/** Thanks to one of us or to a team: one's own, or a customer's out of a conversation. What is too much is refused. */
export async function thankColleague(ctx: Context, input: Thank): Promise<{ customerId: string | null }> {
  return ctx.db.transaction(async (tx) => {
    const customerId = input.contactId === null ? null : await customerOf(tx, input.contactId);
    const id = newId();
    await tx.insert(colleagueThanks).values({
      id,
      ...input.whom,
      customerId,
      contactId: input.contactId,
      wordsId: await writeText(tx, input.words),
      byId: ctx.actor.id,
    });
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "colleague.thanked",
      subject: "colleague_thanks",
      subjectId: id,
      customerId,
      facts: { ...input.whom },
    });
    return { customerId };
  });
}

/** Whoever is thanked decides whether others see it. */
export async function hideThanks(ctx: Context, { thanksId, hide }: { thanksId: string; hide: boolean }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .update(colleagueThanks)
      .set({ hiddenBy: hide ? ctx.actor.id : null })
      .where(and(eq(colleagueThanks.id, thanksId), eq(colleagueThanks.personId, ctx.actor.id)))
      .returning({ id: colleagueThanks.id });
    if (!row) throw new DomainError("not_yours_to_hide");
    const action = hide ? "colleague.hidden" : "colleague.shown";
    await recordEvent(tx, { actor: ctx.actor, action, subject: "colleague_thanks", subjectId: thanksId });
  });
}

/** A slip: whoever wrote the thanks takes them back. */
export async function takeBackThanks(ctx: Context, thanksId: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .update(colleagueThanks)
      .set({ withdrawnBy: ctx.actor.id })
      .where(
        and(
          eq(colleagueThanks.id, thanksId),
          eq(colleagueThanks.byId, ctx.actor.id),
          isNull(colleagueThanks.withdrawnAt),
        ),
      )
      .returning({ customerId: colleagueThanks.customerId });
    if (!row) throw new DomainError("not_yours_to_take_back");
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "colleague.taken_back",
      subject: "colleague_thanks",
      subjectId: thanksId,
      customerId: row.customerId,
    });
  });
}

async function customerOf(tx: Database, contactId: string): Promise<string> {
  const [contact] = await tx
    .select({ customerId: contacts.customerId })
    .from(contacts)
    .where(eq(contacts.id, contactId));
  if (!contact) throw new DomainError("not_found");
  return (await getSurvivor(tx, contact.customerId)).id;
}
