import { and, eq, isNull } from "drizzle-orm";
import { newId } from "@/db/id";
import { needConfirmations, needs } from "@/db/schema";
import type { Context } from "../../context";
import { getSurvivor } from "../../customers/queries/survivor";
import { DomainError } from "../../domain/errors";
import { toldBy } from "../../domain/learned";
import { recordEvent } from "../../events/mutations";
import { writeText } from "../../texts/mutations";
import type { AnswerNeed, NoteNeed } from "../input";
import { needConsent } from "./consents";
import { type Done, learn } from "./learn";

/** Notes what a customer needs, does not like or is interested in. An interest for content needs their consent. */
export function noteNeed(ctx: Context, input: NoteNeed): Promise<Done> {
  const { customerId, kind, words, wording } = input;
  const forContent = input.forContent && kind === "interest";
  const what = { customerId, action: "need.noted", subject: "need", facts: { kind, forContent } };
  return learn(ctx, what, async (inside, customer, id) => {
    if (forContent) await needConsent(inside, customer.id, "interests", wording, input);
    const wordsId = await writeText(inside.db, words);
    await inside.db
      .insert(needs)
      .values({ id, customerId: customer.id, kind, wordsId, forContent, ...toldBy(ctx, input) });
  });
}

/** "Still so?": it is confirmed, or holds no longer and is taken back. */
export async function answerNeed(ctx: Context, { needId, answer }: AnswerNeed): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx };
    const [need] = await tx
      .select({ customerId: needs.customerId })
      .from(needs)
      .where(and(eq(needs.id, needId), isNull(needs.withdrawnAt)))
      .for("no key update");
    if (!need) throw new DomainError("withdrawn_already");
    if (answer === "still") await confirm(inside, needId);
    else await tx.update(needs).set({ withdrawnBy: ctx.actor.id }).where(eq(needs.id, needId));
    const { id: customerId } = await getSurvivor(tx, need.customerId);
    const action = answer === "still" ? "need.confirmed" : "need.withdrawn";
    await recordEvent(tx, { actor: ctx.actor, action, subject: "need", subjectId: needId, customerId });
    return { customerId };
  });
}

async function confirm({ db, actor }: Context, needId: string): Promise<void> {
  await db.insert(needConfirmations).values({ id: newId(), needId, recordedBy: actor.id });
}
