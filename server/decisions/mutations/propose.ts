import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { decisionMoves, decisionOptions, predictions, statementEvidence, statements } from "@/db/schema";
import type { Context } from "../../context";
import { mayFollow } from "../../domain/decision";
import { DomainError } from "../../domain/errors";
import { can, type Role } from "../../domain/permissions";
import { missingToPropose, type Proposal, refuseIfMissing } from "../../domain/statement";
import { recordEvent } from "../../events/mutations";
import { writeText } from "../../texts/mutations";
import { getStanding } from "../queries/standing";
import { keepDraft } from "./draft";

type Input = Proposal & { id: string; revision: number; content: Record<string, unknown> };

/**
 * Puts a decision forward: freezes the statement as a new version, with everything that belongs to it. Who and how many
 * are affected is counted and drawn by the database. Advocates take their positions on this version.
 */
export async function proposeDecision(ctx: Context, input: Input): Promise<{ id: string; statementId: string }> {
  return ctx.db.transaction(async (tx) => {
    const within = { ...ctx, db: tx };
    await keepDraft(within, input);
    const standing = await getStanding(tx, input.id);
    if (!mayFollow("proposed", standing.state)) throw new DomainError("decision_stands");
    refuseIfMissing(missingToPropose(input, ctx.today));
    await refuseUnfitDecider(tx, input.deciderId);

    const version = (standing.statement?.version ?? 0) + 1;
    const statementId = await saveStatement(within, input, version);
    await saveParts(within, input, statementId);
    await tx.insert(decisionMoves).values({
      id: newId(),
      decisionId: input.id,
      kind: "proposed",
      byId: ctx.actor.id,
      statementId,
    });
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "decision.proposed",
      subject: "decision",
      subjectId: input.id,
      facts: { statementId, version },
    });
    return { id: input.id, statementId };
  });
}

async function refuseUnfitDecider(tx: Database, deciderId: string): Promise<void> {
  const [decider] = await tx.execute<{ name: string; roles: Role[] }>(
    sql`select name, roles from people where id = ${deciderId} and deactivated_at is null`,
  );
  if (!decider) throw new DomainError("not_found");
  if (!can({ roles: decider.roles, appointments: [] }, "decision:decide"))
    throw new DomainError("decider_may_not_decide", { name: decider.name }, "deciderId");
}

async function saveStatement({ db, actor }: Context, it: Input, version: number): Promise<string> {
  const id = newId();
  await db.insert(statements).values({
    id,
    decisionId: it.id,
    version,
    authorId: actor.id,
    departmentId: it.departmentId,
    ownerId: it.ownerId,
    deciderId: it.deciderId,
    door: it.door,
    gate: it.gate,
    stages: it.stages,
    affects: it.affects,
    timeEffect: it.axes.time.step,
    worryEffect: it.axes.worry.step,
    effortEffect: it.axes.effort.step,
    moneyEffect: it.axes.money.step,
    minutesPerCustomer: it.minutesPerCustomer,
    toldHow: it.toldHow,
    toldByOn: it.toldByOn,
    evidenceBasis: it.evidenceBasis,
    urgent: it.isUrgent,
    replacesId: it.replacesId,
    segments: it.segments,
    toldDepartments: it.toldDepartments,
    answerDays: it.answerDays,
    wordsId: await writeText(db, JSON.stringify(wordsOf(it))),
  });
  return id;
}

/** The personal text of a statement, as one text that erasure can reach. */
function wordsOf(it: Proposal): Record<string, string | null> {
  return {
    title: it.title,
    job: it.job,
    view: it.view,
    noneReason: it.noneReason,
    timeNote: it.axes.time.note,
    worryNote: it.axes.worry.note,
    effortNote: it.axes.effort.note,
    moneyNote: it.axes.money.note,
    worstOff: it.worstOff,
    mitigation: it.mitigation,
    businessEffect: it.businessEffect,
    toldPlan: it.toldPlan,
    evidenceGap: it.evidenceGap,
  };
}

async function saveParts({ db, actor, today }: Context, it: Input, statementId: string): Promise<void> {
  const part = { decisionId: it.id, statementId };
  for (const [position, { title, effect, isDoNothing }] of it.options.entries()) {
    const wordsId = await writeText(db, JSON.stringify({ title, effect }));
    await db.insert(decisionOptions).values({ ...part, id: newId(), position, isDoNothing, wordsId });
  }
  for (const { measure, ...prediction } of it.predictions) {
    const wordsId = await writeText(db, measure);
    await db.insert(predictions).values({ ...part, ...prediction, id: newId(), baselineOn: today, wordsId });
  }
  const evidence = it.evidenceBasis === "evidence" ? it.evidence : [];
  for (const { kind, words } of evidence) {
    const wordsId = await writeText(db, words);
    await db.insert(statementEvidence).values({ ...part, id: newId(), kind, wordsId, byId: actor.id });
  }
}
