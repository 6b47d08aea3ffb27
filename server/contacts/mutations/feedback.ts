import { and, eq, isNull, sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { feedbackDecisions } from "@/db/schema";
import type { Context } from "../../context";
import { getSurvivor } from "../../customers/queries/survivor";
import { feedbackChannels } from "../../domain/contact";
import { DomainError } from "../../domain/errors";
import { isOnScale } from "../../domain/feedback";
import { recordEvent } from "../../events/mutations";
import type { AnswerFeedback, LinkDecision, RecordFeedback } from "../input";
import { findDecision, getFeedback } from "../queries/feedback";
import { happenedAt, insertContact } from "./log";

type Done = { customerId: string; contactId: string };

/** Writes down what arrived from outside: a contact of its own kind, with its score as given. */
export async function recordFeedback(ctx: Context, input: RecordFeedback): Promise<Done> {
  const { customerId, source, place, link, score, scaleFrom, scaleTo, happened, ...said } = input;
  if (!isOnScale(score, scaleFrom, scaleTo)) throw new DomainError("feedback_score_off_scale", {}, "score");
  return ctx.db.transaction(async (tx) => {
    const customer = await getSurvivor(tx, customerId);
    const contactId = await insertContact(
      { ...ctx, db: tx },
      {
        ...said,
        customerId: customer.id,
        channel: feedbackChannels[source],
        direction: "in",
        happenedAt: happenedAt(ctx, happened),
      },
    );
    // A scale without a score says nothing.
    const scale = score === null ? { scaleFrom: null, scaleTo: null } : { scaleFrom, scaleTo };
    await tx.execute(sql`insert into feedbacks (contact_id, source, place, link, score, scale_from, scale_to)
      values (${contactId}, ${source}, ${place}, ${link}, ${score}, ${scale.scaleFrom}, ${scale.scaleTo})`);
    return { customerId: customer.id, contactId };
  });
}

/** Our reply: a contact of ours that answers it. */
export async function answerFeedback(ctx: Context, { contactId, words }: AnswerFeedback): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const feedback = await getFeedback(tx, contactId);
    await insertContact(
      { ...ctx, db: tx },
      {
        customerId: feedback.contact.customerId,
        channel: feedback.contact.channel,
        direction: "out",
        happenedAt: ctx.now,
        words,
        answersId: contactId,
      },
    );
    return { customerId: feedback.contact.customer.id, contactId };
  });
}

/** Links feedback to a decision it led to. The same link twice is one. */
export async function linkDecision(ctx: Context, { contactId, number }: LinkDecision): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const feedback = await getFeedback(tx, contactId);
    const decisionId = await findDecision(tx, number);
    if (decisionId === null) throw new DomainError("decision_unknown", { number }, "number");
    const made = await tx.execute(sql`
      insert into feedback_decisions (id, contact_id, decision_id, linked_by)
      values (${newId()}, ${contactId}, ${decisionId}, ${ctx.actor.id})
      on conflict do nothing returning id`);
    if (made.length > 0) await record(ctx, tx, "feedback.linked", feedback, decisionId);
    return { customerId: feedback.contact.customer.id, contactId };
  });
}

/** Takes a mistaken link back, visibly. */
export async function unlinkDecision(ctx: Context, { linkId }: { linkId: string }): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const [link] = await tx
      .update(feedbackDecisions)
      .set({ withdrawnBy: ctx.actor.id })
      .where(and(eq(feedbackDecisions.id, linkId), isNull(feedbackDecisions.withdrawnAt)))
      .returning({ contactId: feedbackDecisions.contactId, decisionId: feedbackDecisions.decisionId });
    if (!link) throw new DomainError("not_found");
    const feedback = await getFeedback(tx, link.contactId);
    await record(ctx, tx, "feedback.unlinked", feedback, link.decisionId);
    return { customerId: feedback.contact.customer.id, contactId: link.contactId };
  });
}

async function record(
  { actor }: Context,
  tx: Context["db"],
  action: string,
  { contact }: Awaited<ReturnType<typeof getFeedback>>,
  decisionId: string,
): Promise<void> {
  const facts = { decisionId };
  await recordEvent(tx, {
    actor,
    action,
    subject: "contact",
    subjectId: contact.id,
    customerId: contact.customerId,
    facts,
  });
}
