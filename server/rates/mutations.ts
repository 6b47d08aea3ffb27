import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import type { Context } from "../context";
import { DomainError } from "../domain/errors";
import { addMonths } from "../domain/plain-date";
import { plainQuestion } from "../domain/rate-question";
import { recordEvent } from "../events/mutations";
import type { SetBase, SetTarget } from "./input";
import { listAims } from "./queries/aims";
import { getChart } from "./queries/chart";

/** Sets, or with null takes back, the share the board wants kept from now on. */
export async function setTarget(ctx: Context, { level, percent, reason }: SetTarget): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [before] = (await listAims(tx, level)).targets;
    const id = newId();
    await tx.execute(sql`
      insert into rate_targets (id, level, percent, reason, set_by)
      values (${id}, ${level}, ${percent}, ${reason}, ${ctx.actor.id})`);
    await recordEvent(tx, {
      ...{ actor: ctx.actor, action: "target.set", subject: "target", subjectId: id },
      facts: { level, percent, before: before?.percent ?? null },
    });
  });
}

/** Makes the limits anew from a month on. Only after a signal, and by a decision: what nothing has changed is not re-drawn (B6). */
export async function setBase(ctx: Context, { level, beginsOn, decisionId }: SetBase): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const { points } = await getChart({ ...ctx, db: tx }, { ...plainQuestion(twoYears(ctx)), level });
    if (!points.some(({ signals }) => signals.length > 0)) throw new DomainError("base_without_signal", {}, "beginsOn");
    const id = newId();
    await tx.execute(sql`
      insert into rate_bases (id, level, begins_on, decision_id, set_by)
      values (${id}, ${level}, ${beginsOn}, ${decisionId}, ${ctx.actor.id})`);
    await recordEvent(tx, {
      ...{ actor: ctx.actor, action: "limits.made_anew", subject: "target", subjectId: id },
      facts: { level, beginsOn, decisionId },
    });
  });
}

/** In which a signal is looked for. */
function twoYears({ today }: Context) {
  return { from: addMonths(today, -24), to: today };
}
