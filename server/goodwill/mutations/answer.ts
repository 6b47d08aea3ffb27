import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import { recordEvent } from "../../events/mutations";
import { writeText } from "../../texts/mutations";
import type { AnswerRequest, React } from "../input";
import { findRequest, type GoodwillRequest } from "../queries/requests";

type Done = { customerId: string };

/** Approves or refuses, as the person who was asked. The wait ends with the server's time of this. */
export async function answerRequest(ctx: Context, { requestId, answer, reason }: AnswerRequest): Promise<Done> {
  return ctx.db.transaction((tx) => answerAs(ctx, tx, requestId, answer, reason));
}

/** Takes one's own request back; it has been waited for until now. */
export async function withdrawRequest(ctx: Context, { requestId }: { requestId: string }): Promise<Done> {
  return ctx.db.transaction((tx) => answerAs(ctx, tx, requestId, "withdrawn", null));
}

/** Whose answer counts, and how far, is judged by the database, in its own sentences. */
async function answerAs(
  ctx: Context,
  tx: Database,
  requestId: string,
  answer: AnswerRequest["answer"] | "withdrawn",
  reason: string | null,
): Promise<Done> {
  const request = await getRequest(tx, ctx, requestId);
  const reasonId = reason === null ? null : await writeText(tx, reason);
  await tx.execute(sql`
    insert into goodwill_answers (request_id, answer, by_id, reason_id)
    values (${requestId}, ${answer}, ${ctx.actor.id}, ${reasonId})`);
  const { act, amountMinor, currency, customerId } = request;
  await recordEvent(tx, {
    ...{
      actor: ctx.actor,
      action: `goodwill.${answer}`,
      subject: "goodwill_request",
      subjectId: requestId,
      customerId,
    },
    facts: { act, amountMinor, currency },
  });
  return { customerId };
}

/** Gives what was approved, once, as whoever asked for it. */
export async function giveApproved(ctx: Context, { requestId }: { requestId: string }): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const { customerId, act, amountMinor, currency } = await getRequest(tx, ctx, requestId);
    const id = newId();
    await tx.execute(sql`
      insert into goodwills (id, customer_id, issue_id, contact_id, promise_id, act, amount_minor, currency, given_by, request_id)
      select ${id}, customer_id, issue_id, contact_id, promise_id, act, amount_minor, currency, ${ctx.actor.id}, id
        from goodwill_requests where id = ${requestId}`);
    await recordEvent(tx, {
      ...{ actor: ctx.actor, action: "goodwill.given", subject: "goodwill", subjectId: id, customerId },
      facts: { act, amountMinor, currency, requestId },
    });
    return { customerId };
  });
}

/** Notes how the customer took it; the latest note counts. */
export async function noteReaction(ctx: Context, { goodwillId, reaction }: React): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const [gift] = await tx.execute<{ customerId: string }>(sql`
      select m.survivor_id as "customerId" from goodwills g join customers m on m.id = g.customer_id where g.id = ${goodwillId}`);
    if (!gift) throw new DomainError("not_found");
    await tx.execute(sql`
      insert into goodwill_reactions (id, goodwill_id, reaction, noted_by)
      values (${newId()}, ${goodwillId}, ${reaction}, ${ctx.actor.id})`);
    await recordEvent(tx, {
      ...{ actor: ctx.actor, action: "goodwill.reacted", subject: "goodwill", subjectId: goodwillId },
      ...{ customerId: gift.customerId, facts: { reaction } },
    });
    return gift;
  });
}

async function getRequest(tx: Database, { now }: Context, requestId: string): Promise<GoodwillRequest> {
  const request = await findRequest(tx, { requestId, now });
  if (request === null) throw new DomainError("not_found");
  return request;
}
