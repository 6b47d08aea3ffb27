import { newId } from "@/db/id";
import { statementScores, timeSavings } from "@/db/schema";
import type { Context } from "../../context";
import { getStanding } from "../../decisions/queries/standing";
import { DomainError } from "../../domain/errors";
import { recordEvent } from "../../events/mutations";
import { writeText } from "../../texts/mutations";
import type { RecordSaving, ScoreStatement } from "../input";

/** Records what a stop decision was found to save its customers; the latest counts, the earlier ones stay. */
export async function recordSaving(
  ctx: Context,
  { id, minutes, how, ...found }: RecordSaving,
): Promise<{ id: string }> {
  return ctx.db.transaction(async (tx) => {
    const statementId = await statementOf(tx, id);
    const wordsId = await writeText(tx, how);
    const saving = { ...found, id: newId(), decisionId: id, statementId, minutesPerCustomer: minutes };
    await tx.insert(timeSavings).values({ ...saving, byId: ctx.actor.id, wordsId });
    const facts = { statementId, customers: found.customers, foundBy: found.foundBy };
    await recordEvent(tx, { actor: ctx.actor, action: "decision.timed", subject: "decision", subjectId: id, facts });
    return { id };
  });
}

/** Scores the statement a decision was made on, once a person; the database refuses whoever had a part in it. */
export async function scoreStatement(ctx: Context, { id, marks, notes }: ScoreStatement): Promise<{ id: string }> {
  return ctx.db.transaction(async (tx) => {
    const statementId = await statementOf(tx, id);
    const wordsId = Object.keys(notes).length > 0 ? await writeText(tx, JSON.stringify(notes)) : null;
    const score = { id: newId(), decisionId: id, statementId, marks, byId: ctx.actor.id, wordsId };
    const kept = await tx
      .insert(statementScores)
      .values(score)
      .onConflictDoNothing({ target: [statementScores.statementId, statementScores.byId] })
      .returning({ id: statementScores.id });
    if (kept.length === 0) throw new DomainError("refused", { sentence: "You have scored this statement already." });
    const facts = { statementId };
    await recordEvent(tx, { actor: ctx.actor, action: "decision.scored", subject: "decision", subjectId: id, facts });
    return { id };
  });
}

async function statementOf(tx: Context["db"], id: string): Promise<string> {
  const { statement } = await getStanding(tx, id);
  if (!statement) throw new DomainError("not_proposed_yet");
  return statement.id;
}
