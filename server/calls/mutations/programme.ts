import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { thankYouProgrammes } from "@/db/schema";
import type { Context } from "../../context";
import { recordEvent } from "../../events/mutations";
import type { SetProgramme } from "../input";

/** Sets what thank-you calls are from a day on, the outcome looked at included; the first draw follows at once if it has begun. */
export async function setProgramme(ctx: Context, input: SetProgramme): Promise<{ programmeId: string }> {
  return ctx.db.transaction(async (tx) => {
    const programmeId = newId();
    await tx.insert(thankYouProgrammes).values({ id: programmeId, ...input, setBy: ctx.actor.id });
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "calls.planned",
      subject: "thank_you_programme",
      subjectId: programmeId,
      facts: input,
    });
    await tx.execute(sql`select graphile_worker.add_job('draw_thank_you_calls')`);
    return { programmeId };
  });
}
