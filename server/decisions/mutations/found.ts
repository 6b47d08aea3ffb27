import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import type { Context } from "../../context";
import { refuseIfMissing } from "../../domain/statement";
import { recordEvent } from "../../events/mutations";
import { writeText } from "../../texts/mutations";
import type { EnterFinding } from "../input";
import { openDraft } from "./draft";

/**
 * Enters a decision that was taken without the register. It opens a draft that says what was decided and by whom; it is
 * proposed and decided like any other, on the server's day, and stays marked as found.
 */
export async function enterFinding(ctx: Context, input: EnterFinding): Promise<{ id: string }> {
  if (input.takenOn > ctx.today)
    refuseIfMissing([
      { field: "takenOn", sentence: "A decision is found after it was taken: give a day that has come." },
    ]);
  return ctx.db.transaction(async (tx) => {
    const { id } = await openDraft({ ...ctx, db: tx }, draftOf(ctx, input));
    const wordsId = await writeText(tx, JSON.stringify({ what: input.what, where: input.where }));
    // The database takes these columns and no others: what the server finds is left out.
    await tx.execute(sql`insert into unregistered_findings (id, decision_id, taken_on, department_id, found_by, words_id)
      values (${newId()}, ${id}, ${input.takenOn}, ${input.departmentId}, ${ctx.actor.id}, ${wordsId})`);
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "decision.found",
      subject: "decision",
      subjectId: id,
      facts: { takenOn: input.takenOn, departmentId: input.departmentId },
    });
    return { id };
  });
}

/** The letter as it begins: what was decided, by the department that took it, which is told with one's own. */
function draftOf({ actor }: Context, { what, departmentId }: EnterFinding): Record<string, unknown> {
  return { title: what, departmentId, toldDepartments: [...new Set([departmentId, actor.departmentId])] };
}
