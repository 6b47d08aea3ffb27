import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { decisionMoves } from "@/db/schema";
import type { Context } from "../../context";
import { missingToTakeEffect } from "../../domain/deciding";
import { mayFollow } from "../../domain/decision";
import { type MoveKind, moveWords, stateWords } from "../../domain/decision-words";
import { DomainError } from "../../domain/errors";
import type { PlainDate } from "../../domain/plain-date";
import { refuseIfMissing } from "../../domain/statement";
import { recordEvent } from "../../events/mutations";
import { writeText } from "../../texts/mutations";
import { getStanding, type Standing } from "../queries/standing";

type Reasoned = { id: string; reason: string };
type Done = Promise<{ id: string }>;

/** Back to its draft, with the reason: the decider wants another version. */
export const sendBack = (ctx: Context, input: Reasoned): Done => move(ctx, "sent_back", input);

export const rejectDecision = (ctx: Context, input: Reasoned): Done => move(ctx, "rejected", input);

export const withdrawDecision = (ctx: Context, input: Reasoned): Done => move(ctx, "withdrawn", input);

/** The chief customer officer wants the board to see it: from here on it is on the heavy path. */
export const referDecision = (ctx: Context, input: Reasoned): Done => move(ctx, "referred", input);

/** It takes effect once every department told has answered and no objection stands. Late notices never undo that. */
export const putInEffect = (ctx: Context, input: { id: string }): Done =>
  move(ctx, "put_in_effect", input, ({ notices }) => refuseIfMissing(missingToTakeEffect(notices)));

export const bringReviewForward = (ctx: Context, input: { id: string; reviewOn: PlainDate }): Done =>
  move(ctx, "review_moved", input, ({ reviewOn }) => {
    if (reviewOn === null || input.reviewOn < ctx.today || input.reviewOn >= reviewOn)
      refuseIfMissing([{ field: "reviewOn", sentence: "A review can only be brought forward." }]);
  });

/** What came of it, found by somebody other than the owner. */
export const reviewDecision = (ctx: Context, input: Reasoned): Done =>
  move(ctx, "reviewed", input, ({ statement }) => {
    if (statement?.ownerId === ctx.actor.id)
      refuseIfMissing([{ field: "reason", sentence: "The owner does not review their own decision." }]);
  });

export const closeDecision = (ctx: Context, input: { id: string }): Done =>
  move(ctx, "closed", input, ({ statement }) => {
    if (statement && statement.openPredictions > 0)
      refuseIfMissing([{ field: "", sentence: "Record what came of every prediction first." }]);
  });

export const reverseDecision = (ctx: Context, input: Reasoned): Done => move(ctx, "reversed", input);

/** After its review, a decision goes on until the day the board has minuted since. */
export async function continueDecision(ctx: Context, { id }: { id: string }): Done {
  const { minuted } = await getStanding(ctx.db, id);
  const minutes = minuted ? { boardReviewId: minuted.id, reviewOn: minuted.reviewOn } : {};
  return move(ctx, "continued", { id, ...minutes }, () => {
    if (!minuted || minuted.reviewOn <= ctx.today)
      refuseIfMissing([{ field: "", sentence: "To go on, the board minutes a new review day after the review." }]);
  });
}

type Step = {
  id: string;
  reason?: string;
  reviewOn?: PlainDate | null;
  boardReviewId?: string;
};

async function move(ctx: Context, kind: MoveKind, step: Step, check?: (standing: Standing) => void): Done {
  return ctx.db.transaction(async (tx) => {
    await lock(tx, step.id);
    const standing = await getStanding(tx, step.id);
    if (!mayFollow(kind, standing.state)) throw notThere(kind, standing);
    check?.(standing);
    await tx.insert(decisionMoves).values({
      id: newId(),
      decisionId: step.id,
      kind,
      byId: ctx.actor.id,
      reviewOn: step.reviewOn ?? null,
      boardReviewId: step.boardReviewId ?? null,
      reasonId: step.reason === undefined ? null : await writeText(tx, step.reason),
    });
    await recordEvent(tx, { actor: ctx.actor, action: `decision.${kind}`, subject: "decision", subjectId: step.id });
    return { id: step.id };
  });
}

async function lock(tx: Database, id: string): Promise<void> {
  await tx.execute(sql`select lock_decision(${id}::uuid)`);
}

function notThere(kind: MoveKind, { state }: Standing): DomainError {
  return new DomainError("decision_not_there", {
    state: stateWords[state].toLowerCase(),
    step: moveWords[kind].toLowerCase(),
  });
}
