import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { boardReviews, decisionCorrections, predictionOutcomes } from "@/db/schema";
import type { Context } from "../../context";
import type { BoardOutcome, CorrectableField, EvidenceKind } from "../../domain/decision-words";
import { DomainError } from "../../domain/errors";
import type { PlainDate } from "../../domain/plain-date";
import { recordEvent } from "../../events/mutations";
import { writeText } from "../../texts/mutations";
import { getStanding, type Standing } from "../queries/standing";
import { saveEvidence } from "./evidence";

type Minutes = {
  id: string;
  meetingOn: PlainDate;
  outcome: BoardOutcome;
  challenge: string;
  reviewOn: PlainDate | null;
};

/** Minutes what the board asked and said about the version that counts. */
export async function minuteBoard(ctx: Context, { id, challenge, ...minutes }: Minutes): Promise<{ id: string }> {
  return ctx.db.transaction(async (tx) => {
    const { id: statementId } = statementOf(await getStanding(tx, id));
    const wordsId = await writeText(tx, challenge);
    const review = { ...minutes, id: newId(), decisionId: id, statementId, minutedBy: ctx.actor.id, wordsId };
    await tx.insert(boardReviews).values(review);
    await record(ctx, tx, "decision.minuted", id, { statementId, outcome: minutes.outcome });
    return { id };
  });
}

/** Adds evidence to a decided decision; the database marks it as come after the decision. */
export async function addEvidence(
  ctx: Context,
  { id, ...piece }: { id: string; kind: EvidenceKind; words: string; refId: string | null },
): Promise<{ id: string }> {
  return ctx.db.transaction(async (tx) => {
    const { id: statementId } = statementOf(await getStanding(tx, id));
    await saveEvidence({ ...ctx, db: tx }, piece, { decisionId: id, statementId });
    await record(ctx, tx, "decision.evidenced", id, { kind: piece.kind });
    return { id };
  });
}

/** Notes a typing error beside the original, which stays. */
export async function correct(
  ctx: Context,
  { id, field, before, after }: { id: string; field: CorrectableField; before: string; after: string },
): Promise<{ id: string }> {
  return ctx.db.transaction(async (tx) => {
    const wordsId = await writeText(tx, JSON.stringify({ before, after }));
    await tx.insert(decisionCorrections).values({ id: newId(), decisionId: id, field, byId: ctx.actor.id, wordsId });
    await record(ctx, tx, "decision.corrected", id, { field });
    return { id };
  });
}

/** Holds what was predicted against what happened; the database works out whether it came true. */
export async function recordOutcome(
  ctx: Context,
  { predictionId, actual }: { predictionId: string; actual: number },
): Promise<{ id: string }> {
  return ctx.db.transaction(async (tx) => {
    const [prediction] = await tx.execute<{ id: string }>(
      sql`select decision_id as id from predictions where id = ${predictionId}`,
    );
    if (!prediction) throw new DomainError("not_found");
    await tx.insert(predictionOutcomes).values({ predictionId, decisionId: prediction.id, actual, byId: ctx.actor.id });
    await record(ctx, tx, "decision.outcome", prediction.id, { predictionId, actual });
    return { id: prediction.id };
  });
}

function statementOf({ statement }: Standing): NonNullable<Standing["statement"]> {
  if (!statement) throw new DomainError("not_proposed_yet");
  return statement;
}

function record({ actor }: Context, tx: Context["db"], action: string, id: string, facts: Record<string, unknown>) {
  return recordEvent(tx, { actor, action, subject: "decision", subjectId: id, facts });
}
