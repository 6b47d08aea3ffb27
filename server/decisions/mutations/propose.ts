import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { decisionMoves, decisionOptions, statements } from "@/db/schema";
import type { Context } from "../../context";
import { mayFollow } from "../../domain/decision";
import { DomainError } from "../../domain/errors";
import { can, type Role } from "../../domain/permissions";
import { missingToPropose, type Proposal, refuseIfMissing } from "../../domain/statement";
import { recordEvent } from "../../events/mutations";
import { currentVersion } from "../../segments/queries/measure";
import { writeText } from "../../texts/mutations";
import { getStanding } from "../queries/standing";
import { keepDraft, openDraft } from "./draft";
import { saveEvidence } from "./evidence";
import { savePrediction } from "./prediction";

type Content = Record<string, unknown>;
/** `id` null: proposed in one go, without a draft before. */
type Input = Proposal & { id: string | null; revision?: number | undefined; content: Content };

/**
 * Puts a decision forward: freezes the statement as a new version, with everything that belongs to it. Who and how many
 * are affected is counted and drawn by the database. Advocates take their positions on this version.
 */
export async function proposeDecision(ctx: Context, input: Input): Promise<{ id: string; statementId: string }> {
  return ctx.db.transaction(async (tx) => {
    const within = { ...ctx, db: tx };
    const id = await keepOrOpen(within, input);
    const standing = await getStanding(tx, id);
    if (!mayFollow("proposed", standing.state)) throw new DomainError("decision_stands");
    refuseIfMissing(missingToPropose(input, ctx.today));
    await refuseUnfitDecider(tx, input.deciderId);

    const version = (standing.statement?.version ?? 0) + 1;
    const statementId = await saveStatement(within, id, input, version);
    await saveParts(within, input, { decisionId: id, statementId });
    await tx.insert(decisionMoves).values({
      id: newId(),
      decisionId: id,
      kind: "proposed",
      byId: ctx.actor.id,
      statementId,
    });
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "decision.proposed",
      subject: "decision",
      subjectId: id,
      facts: { statementId, version },
    });
    return { id, statementId };
  });
}

async function keepOrOpen(ctx: Context, { id, revision, content }: Input): Promise<string> {
  if (id === null) return (await openDraft(ctx, content)).id;
  await keepDraft(ctx, { id, revision: revision ?? 1, content });
  return id;
}

async function refuseUnfitDecider(tx: Database, deciderId: string): Promise<void> {
  const [decider] = await tx.execute<{ name: string; roles: Role[] }>(
    sql`select name, roles from people where id = ${deciderId} and deactivated_at is null`,
  );
  if (!decider) throw new DomainError("not_found");
  if (!can({ roles: decider.roles, appointments: [] }, "decision:decide"))
    throw new DomainError("decider_may_not_decide", { name: decider.name }, "deciderId");
}

async function saveStatement(
  { db, actor }: Context,
  decisionId: string,
  it: Proposal,
  version: number,
): Promise<string> {
  const id = newId();
  await db.insert(statements).values({
    id,
    decisionId,
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
    isStop: it.isStop,
    timesAYear: it.isStop ? it.timesAYear : null,
    toldHow: it.toldHow,
    toldByOn: it.toldByOn,
    evidenceBasis: it.evidenceBasis,
    urgent: it.isUrgent,
    replacesId: it.replacesId,
    segments: await versionsOf(db, it.segments),
    toldDepartments: it.toldDepartments,
    answerDays: it.answerDays,
    wordsId: await writeText(db, JSON.stringify(wordsOf(it))),
  });
  return id;
}

/** Saved segments by the version that holds now: that is what the database counts and freezes. */
async function versionsOf(db: Database, named: Proposal["segments"]): Promise<Proposal["segments"]> {
  return Promise.all(
    named.map(async ({ segment, effect }) => ({ segment: await currentVersion(db, segment), effect })),
  );
}

/** The personal text of a statement, as one text that erasure can reach. */
function wordsOf(it: Proposal): Record<string, unknown> {
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
    businessTurn: it.businessTurn,
    stakeholders: it.stakeholders,
    tellings: it.tellings,
    toldPlan: it.toldPlan,
    evidenceGap: it.evidenceGap,
  };
}

type Part = { decisionId: string; statementId: string };

async function saveParts({ db, actor, today }: Context, it: Proposal, part: Part): Promise<void> {
  for (const [position, { title, effect, isDoNothing }] of it.options.entries()) {
    const wordsId = await writeText(db, JSON.stringify({ title, effect }));
    await db.insert(decisionOptions).values({ ...part, id: newId(), position, isDoNothing, wordsId });
  }
  for (const prediction of it.predictions) await savePrediction({ db, today }, prediction, part);
  const evidence = it.evidenceBasis === "evidence" ? it.evidence : [];
  for (const piece of evidence) await saveEvidence({ db, actor }, piece, part);
}
