import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { lapseThresholds } from "@/db/schema";
import type { Context } from "../context";
import { recordEvent } from "../events/mutations";
import type { SetLapseThreshold } from "./input";

/** Sets the lapse threshold from now on, as was proposed or not. Earlier versions stay: what was reported under them stays explained. */
export async function setLapseThreshold(ctx: Context, { days, reason, proposalId }: SetLapseThreshold): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const id = newId();
    await tx.insert(lapseThresholds).values({ id, days, reason, setBy: ctx.actor.id });
    if (proposalId)
      await tx.execute(sql`
        insert into threshold_answers (proposal_id, answer, threshold_id, answered_by)
        values (${proposalId}, 'set', ${id}, ${ctx.actor.id})`);
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "threshold.set",
      subject: "threshold",
      subjectId: id,
      facts: { days, before: ctx.organisation.lapseDays },
    });
    await tx.execute(sql`select graphile_worker.add_job('count_today', job_key := 'count_today')`);
  });
}
