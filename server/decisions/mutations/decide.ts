import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { decisionMoves } from "@/db/schema";
import type { Context } from "../../context";
import { missingToDecide } from "../../domain/deciding";
import { mayFollow } from "../../domain/decision";
import { DomainError } from "../../domain/errors";
import { refuseIfMissing } from "../../domain/statement";
import { recordEvent } from "../../events/mutations";
import { writeText } from "../../texts/mutations";
import type { Decide } from "../input";
import { getStanding } from "../queries/standing";

/**
 * Decides: seals exactly the statement version that was put forward. A dissent or a harm is overruled here, by name and
 * with a reason. The departments named in the statement get their notices with it.
 */
export async function decide(ctx: Context, input: Decide): Promise<{ id: string }> {
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select lock_decision(${input.id}::uuid)`);
    const { state, statement } = await getStanding(tx, input.id);
    if (!mayFollow("decided", state) || !statement)
      throw new DomainError(state === "draft" ? "not_proposed_yet" : "decided_already");
    refuseIfMissing(
      missingToDecide({
        ...statement,
        isLatestProposed: statement.id === input.statementId && statement.isProposed,
        byId: ctx.actor.id,
        hasOption: true,
        overrule: input.overrule,
        reviewOn: input.reviewOn,
        today: ctx.today,
      }),
    );
    await tx.insert(decisionMoves).values({
      id: newId(),
      decisionId: input.id,
      kind: "decided",
      byId: ctx.actor.id,
      statementId: input.statementId,
      optionId: input.optionId,
      reviewOn: input.reviewOn,
      reasonId: input.overrule === null ? null : await writeText(tx, input.overrule),
    });
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "decision.decided",
      subject: "decision",
      subjectId: input.id,
      facts: {
        statementId: input.statementId,
        optionId: input.optionId,
        reviewOn: input.reviewOn,
        reasons: statement.reasons,
      },
    });
    return { id: input.id };
  });
}
