import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { insertContact } from "../../contacts/mutations/log";
import type { Context } from "../../context";
import { getSurvivor } from "../../customers/queries/survivor";
import { DomainError } from "../../domain/errors";
import { recordEvent } from "../../events/mutations";
import type { Tell } from "../input";
import { listSources } from "../queries/sources";

/** Notes that a customer was told what came of their words: a contact of ours with them, now, and the tick beside their name. */
export async function tellSource(ctx: Context, input: Tell): Promise<{ decisionId: string }> {
  const { decisionId, channel, words } = input;
  return ctx.db.transaction(async (tx) => {
    const { id: customerId } = await getSurvivor(tx, input.customerId);
    const sources = await listSources(tx, { decisionId, now: ctx.now });
    if (!sources.some((source) => source.customerId === customerId)) throw new DomainError("not_a_source");
    const contact = { customerId, channel, words, direction: "out" as const, happenedAt: ctx.now };
    const contactId = await insertContact({ ...ctx, db: tx }, contact);
    await tx.execute(sql`
      insert into source_tellings (id, decision_id, customer_id, contact_id, told_by)
      values (${newId()}, ${decisionId}, ${customerId}, ${contactId}, ${ctx.actor.id})`);
    await recordEvent(tx, {
      ...{ actor: ctx.actor, action: "source.told", subject: "decision", subjectId: decisionId, customerId },
      facts: { contactId },
    });
    return { decisionId };
  });
}
