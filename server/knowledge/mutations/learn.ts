import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import type { Context } from "../../context";
import { getSurvivor, type Survivor } from "../../customers/queries/survivor";
import { recordEvent } from "../../events/mutations";
import { writeText } from "../../texts/mutations";

export type Done = { customerId: string };

type What = { customerId: string; action: string; subject: string; facts?: Record<string, unknown> };

/** Writes one thing that is known of a customer, and the event, in one transaction. */
export async function learn(
  ctx: Context,
  { customerId, action, subject, facts }: What,
  save: (inside: Context, customer: Survivor, id: string) => Promise<unknown>,
): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const customer = await getSurvivor(tx, customerId);
    const id = newId();
    await save({ ...ctx, db: tx }, customer, id);
    await recordEvent(tx, {
      actor: ctx.actor,
      action,
      subject,
      subjectId: id,
      customerId: customer.id,
      ...(facts ? { facts } : {}),
    });
    return { customerId: customer.id };
  });
}

/** Words to the table of texts, where there are any. */
export async function writeWords(db: Database, words: string | null): Promise<string | null> {
  return words === null ? null : writeText(db, words);
}
