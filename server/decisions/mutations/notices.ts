import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { acknowledgements, notices } from "@/db/schema";
import type { Context } from "../../context";
import { missingToAnswer } from "../../domain/deciding";
import type { Answer, DecisionState } from "../../domain/decision-words";
import { DomainError } from "../../domain/errors";
import { refuseIfMissing } from "../../domain/statement";
import { recordEvent } from "../../events/mutations";
import { writeText } from "../../texts/mutations";

type Notify = { id: string; departmentId: string; answerDays: number };

/** Tells one more department of what has been decided, with its own time to answer. */
export async function notifyDepartment(ctx: Context, input: Notify): Promise<{ id: string }> {
  return ctx.db.transaction(async (tx) => {
    const noticeId = newId();
    const told = await tx
      .insert(notices)
      .values({
        id: noticeId,
        decisionId: input.id,
        departmentId: input.departmentId,
        answerBy: sql`${ctx.now.toISOString()}::timestamptz + make_interval(days => ${input.answerDays})`,
        sentBy: ctx.actor.id,
      })
      .onConflictDoNothing()
      .returning({ id: notices.id });
    if (told.length === 0)
      refuseIfMissing([{ field: "departmentId", sentence: "This department has been told already." }]);
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "decision.notified",
      subject: "decision",
      subjectId: input.id,
      facts: { noticeId, departmentId: input.departmentId },
    });
    return { id: input.id };
  });
}

type Acknowledge = { noticeId: string; answer: Answer; note: string | null };

/** A department answers its notice. Its latest answer counts, so an objection can be taken back. */
export async function acknowledge(ctx: Context, input: Acknowledge): Promise<{ id: string }> {
  return ctx.db.transaction(async (tx) => {
    const notice = await holdNotice({ ...ctx, db: tx }, input.noticeId);
    refuseIfMissing(missingToAnswer({ ...input, ...notice }));
    await tx.insert(acknowledgements).values({
      id: newId(),
      decisionId: notice.decisionId,
      noticeId: input.noticeId,
      byId: ctx.actor.id,
      answer: input.answer,
      noteId: input.note ? await writeText(tx, input.note) : null,
    });
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "decision.acknowledged",
      subject: "decision",
      subjectId: notice.decisionId,
      facts: { noticeId: input.noticeId, answer: input.answer },
    });
    return { id: notice.decisionId };
  });
}

type Notice = { decisionId: string; departmentId: string };

/** The notice with the state its decision is in, which nobody changes until the answer is recorded. */
async function holdNotice({ db, actor }: Context, noticeId: string): Promise<Notice & { state: DecisionState }> {
  const [notice] = await db.execute<Notice>(
    sql`select decision_id as "decisionId", department_id as "departmentId" from notices where id = ${noticeId}`,
  );
  if (!notice) throw new DomainError("not_found");
  if (notice.departmentId !== actor.departmentId) throw new DomainError("answered_elsewhere");
  await db.execute(sql`select lock_decision(${notice.decisionId}::uuid)`);
  const [now] = await db.execute<{ state: DecisionState }>(
    sql`select decision_state(${notice.decisionId}::uuid) as state`,
  );
  if (!now) throw new DomainError("not_found");
  return { ...notice, state: now.state };
}
