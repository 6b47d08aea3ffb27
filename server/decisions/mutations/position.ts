import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { positions } from "@/db/schema";
import type { Context } from "../../context";
import { missingForPosition } from "../../domain/deciding";
import { refuseIfMissing } from "../../domain/statement";
import { recordEvent } from "../../events/mutations";
import { writeText } from "../../texts/mutations";
import type { TakePosition } from "../input";
import { getStanding } from "../queries/standing";

/** An advocate's word on the statement: support, a condition or a dissent. After deciding it can only be a late dissent. */
export async function takePosition(ctx: Context, input: TakePosition): Promise<{ id: string }> {
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select lock_decision(${input.id}::uuid)`);
    const { state, statement } = await getStanding(tx, input.id);
    refuseIfMissing(
      missingForPosition({
        ...input,
        state,
        isLatest: statement?.id === input.statementId,
        isAppointed: ctx.actor.appointments.some(({ kind }) => kind === "advocate"),
        isThirdPerson: statement?.ownerId !== ctx.actor.id && statement?.deciderId !== ctx.actor.id,
      }),
    );
    await tx.insert(positions).values({
      id: newId(),
      decisionId: input.id,
      statementId: input.statementId,
      advocateId: ctx.actor.id,
      stance: input.stance,
      wordsId: await writeText(tx, JSON.stringify({ customerInput: input.customerInput, reason: input.reason })),
    });
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "decision.positioned",
      subject: "decision",
      subjectId: input.id,
      facts: { stance: input.stance, statementId: input.statementId },
    });
    return { id: input.id };
  });
}
