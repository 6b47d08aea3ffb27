import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import type { Context } from "../context";
import { recordEvent } from "../events/mutations";
import type { DeclineThreshold, ProposeThreshold } from "./input";

/** Proposes another lapse threshold. What it would change is counted by the database and kept beside the reason. */
export async function proposeThreshold(ctx: Context, { days, reason }: ProposeThreshold): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const id = newId();
    await tx.execute(sql`
      insert into threshold_proposals (id, days, reason, proposed_by) values (${id}, ${days}, ${reason}, ${ctx.actor.id})`);
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "threshold.proposed",
      subject: "threshold",
      subjectId: id,
      facts: { days, inForce: ctx.organisation.lapseDays },
    });
  });
}

/** Declines what somebody proposed, with the reason. To follow it is to set the threshold (numbers). */
export async function declineThreshold(ctx: Context, { proposalId, reason }: DeclineThreshold): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`
      insert into threshold_answers (proposal_id, answer, reason, answered_by)
      values (${proposalId}, 'declined', ${reason}, ${ctx.actor.id})`);
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "threshold.declined",
      subject: "threshold",
      subjectId: proposalId,
    });
  });
}
