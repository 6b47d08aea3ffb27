import { type InferInsertModel, sql } from "drizzle-orm";
import { newId } from "@/db/id";
import {
  acknowledgements,
  appointments,
  boardReviews,
  decisionDrafts,
  decisionMoves,
  decisionOptions,
  decisions,
  positions,
  predictions,
  statementEvidence,
  statements,
} from "@/db/schema";
import type { MoveKind, Stance } from "../domain/decision-words";
import { plainDate } from "../domain/plain-date";
import type { World } from "./database";
import { aDepartment, anOrganisation, aPerson, made } from "./factories";

type Given<T extends Parameters<World["tx"]["insert"]>[0]> = Partial<InferInsertModel<T>>;

/** The people a decision needs, in an organisation with two hundred customers of whom ten have an open issue. */
export async function aCast(world: World) {
  await anOrganisation(world);
  const department = await aDepartment(world, { name: "Risk" });
  const service = await aDepartment(world, { name: "Service" });
  const manager = { roles: ["manager"], departmentId: department.id };
  const owner = await aPerson(world, { ...manager, name: "Olive Owner" });
  const decider = await aPerson(world, { ...manager, name: "Dora Decider" });
  const advocate = await aPerson(world, { departmentId: service.id, name: "Ada Advocate" });
  const chief = await aPerson(world, { roles: ["board"], departmentId: service.id, name: "Chris Chief" });
  const appoint = (personId: string, kind: string, departmentId: string | null) =>
    anAppointment(world, { personId, kind, departmentId, appointedBy: decider.id });
  const appointment = await appoint(advocate.id, "advocate", service.id);
  await appoint(chief.id, "chief_customer_officer", null);
  await customersWithIssues(world, { customers: 200, issues: 10, by: owner.id, departmentId: department.id });
  return { department, service, owner, decider, advocate, chief, appointment };
}

export type Cast = Awaited<ReturnType<typeof aCast>>;

export async function anAppointment(
  { tx }: World,
  given: Given<typeof appointments> & { personId: string; appointedBy: string },
) {
  const [row] = await tx
    .insert(appointments)
    .values({ id: newId(), kind: "advocate", fromOn: plainDate("2026-11-21"), ...given })
    .returning();
  return made(row);
}

async function customersWithIssues(
  { tx }: World,
  { customers, issues, by, departmentId }: { customers: number; issues: number; by: string; departmentId: string },
): Promise<void> {
  await tx.execute(sql`
    with made as (select gen_random_uuid() as id, n from generate_series(1, ${customers}::int) n),
    kept as (insert into customers (id, survivor_id, kind, name) select id, id, 'person', 'Customer ' || n from made returning id)
    insert into issues (id, customer_id, kind, words, opened_at, opened_by, department_id)
    select gen_random_uuid(), id, 'fault', 'It does not heat.', standpoint_now(), ${by}, ${departmentId} from made where n <= ${issues}`);
}

export async function aText({ tx }: World, body: string): Promise<string> {
  const id = newId();
  await tx.execute(sql`insert into texts (id, body) values (${id}, ${body})`);
  return id;
}

export const letterWords = {
  title: "Ring before the letter goes out",
  job: "Buy something out of the ordinary without being suspected.",
  view: "When I buy something out of the ordinary, somebody rings me the same day, and I can sort it out in one conversation.",
  worstOff: "People who cannot be rung at work.",
  businessEffect: "Forty calls a week instead of four hundred letters.",
  toldPlan: "The front line is briefed on Monday.",
  evidenceGap: "We do not know how many would rather have a letter.",
};

export async function aDecision({ tx }: World, cast: Cast) {
  const [row] = await tx.insert(decisions).values({ id: newId(), draftedBy: cast.owner.id }).returning();
  const decision = made(row);
  const content = { title: letterWords.title };
  await tx.insert(decisionDrafts).values({ decisionId: decision.id, content, revision: 1, savedBy: cast.owner.id });
  return decision;
}

type Words = Record<string, string | null>;

export async function aStatement(
  world: World,
  cast: Cast,
  decisionId: string,
  { words, ...given }: Given<typeof statements> & { words?: Words } = {},
) {
  const [row] = await world.tx
    .insert(statements)
    .values({
      id: newId(),
      decisionId,
      version: 1,
      authorId: cast.owner.id,
      departmentId: cast.department.id,
      ownerId: cast.owner.id,
      deciderId: cast.decider.id,
      door: "two_way",
      gate: "helps",
      stages: ["use"],
      affects: "direct",
      timeEffect: 0,
      worryEffect: 0,
      effortEffect: 0,
      moneyEffect: 0,
      toldHow: "front_line_briefed",
      toldByOn: plainDate("2026-12-01"),
      evidenceBasis: "assumption",
      segments: [{ segment: "open_issue", effect: "better" }],
      toldDepartments: [cast.service.id],
      answerDays: 7,
      wordsId: await aText(world, JSON.stringify({ ...letterWords, ...words })),
      ...given,
    })
    .returning();
  return made(row);
}

export async function anOption(
  world: World,
  given: Given<typeof decisionOptions> & { decisionId: string; statementId: string },
) {
  const isDoNothing = given.isDoNothing ?? false;
  const words = {
    title: isDoNothing ? "Do nothing" : "Ring first",
    effect: "They hear a voice before they read a letter.",
  };
  const [row] = await world.tx
    .insert(decisionOptions)
    .values({
      id: newId(),
      position: isDoNothing ? 1 : 0,
      isDoNothing,
      wordsId: await aText(world, JSON.stringify(words)),
      ...given,
    })
    .returning();
  return made(row);
}

export async function aPrediction(
  world: World,
  given: Given<typeof predictions> & { decisionId: string; statementId: string },
) {
  const [row] = await world.tx
    .insert(predictions)
    .values({
      id: newId(),
      baseline: 8.8,
      baselineOn: plainDate("2026-11-01"),
      direction: "at_most",
      threshold: 3,
      probability: 0.8,
      resolveOn: plainDate("2027-01-15"),
      wordsId: await aText(world, "Complaints per 1,000 flagged customers"),
      ...given,
    })
    .returning();
  return made(row);
}

export async function someEvidence(
  world: World,
  given: Given<typeof statementEvidence> & { decisionId: string; statementId: string; byId: string },
) {
  const wordsId = await aText(world, "I found out from a form letter.");
  await world.tx.insert(statementEvidence).values({ id: newId(), kind: "complaint", wordsId, ...given });
}

export type NewMove = Omit<Given<typeof decisionMoves>, "kind"> & { decisionId: string; byId: string; reason?: string };

export async function aMove(world: World, kind: MoveKind, { reason, ...given }: NewMove) {
  const reasonId = reason === undefined ? null : await aText(world, reason);
  const [row] = await world.tx
    .insert(decisionMoves)
    .values({ id: newId(), kind, reasonId, ...given })
    .returning();
  return made(row);
}

type Proposing = Parameters<typeof aStatement>[3];

/** A decision whose statement has been put forward, with two options and a prediction. */
export async function aProposal(world: World, cast: Cast, given: Proposing = {}) {
  const decision = await aDecision(world, cast);
  return { decision, ...(await aVersion(world, cast, decision.id, given)) };
}

/** A statement version with its parts, put forward. */
export async function aVersion(world: World, cast: Cast, decisionId: string, given: Proposing = {}) {
  const statement = await aStatement(world, cast, decisionId, given);
  const part = { decisionId, statementId: statement.id };
  const option = await anOption(world, part);
  await anOption(world, { ...part, isDoNothing: true });
  const prediction = await aPrediction(world, part);
  if (statement.evidenceBasis === "evidence") await someEvidence(world, { ...part, byId: cast.owner.id });
  await aMove(world, "proposed", { ...part, byId: cast.owner.id });
  return { statement, option, prediction };
}

export async function aPosition(
  world: World,
  cast: Cast,
  {
    stance = "support",
    ...given
  }: Given<typeof positions> & { decisionId: string; statementId: string; stance?: Stance },
) {
  const reason = stance === "support" ? null : "A day's delay costs real money to twelve people.";
  const words = { customerInput: "They say the letter frightens them.", reason };
  const [row] = await world.tx
    .insert(positions)
    .values({
      id: newId(),
      advocateId: cast.advocate.id,
      stance,
      wordsId: await aText(world, JSON.stringify(words)),
      ...given,
    })
    .returning();
  return made(row);
}

export async function aBoardReview(
  world: World,
  cast: Cast,
  given: Given<typeof boardReviews> & { decisionId: string; statementId: string },
) {
  const [row] = await world.tx
    .insert(boardReviews)
    .values({
      id: newId(),
      meetingOn: plainDate("2026-11-21"),
      outcome: "supported",
      minutedBy: cast.chief.id,
      wordsId: await aText(world, "Asked who rings at night; answered that nobody does."),
      ...given,
    })
    .returning();
  return made(row);
}

/** A decision on the light path, decided. */
export async function aDecided(world: World, cast: Cast, given: Proposing = {}) {
  const proposal = await aProposal(world, cast, given);
  const part = { decisionId: proposal.decision.id, statementId: proposal.statement.id };
  await aPosition(world, cast, part);
  const decided = await aMove(world, "decided", {
    ...part,
    byId: cast.decider.id,
    optionId: proposal.option.id,
    reviewOn: plainDate("2027-02-01"),
  });
  return { ...proposal, decided };
}

export async function noticeOf({ tx }: World, decisionId: string): Promise<string> {
  const [row] = await tx.execute<{ id: string }>(sql`select id from notices where decision_id = ${decisionId} limit 1`);
  return made(row).id;
}

export async function anAnswer(
  world: World,
  cast: Cast,
  given: Given<typeof acknowledgements> & { decisionId: string; answer: "no_effect_here" | "will_act" | "objection" },
) {
  const noteId = given.answer === "no_effect_here" ? null : await aText(world, "We change the rota.");
  const noticeId = await noticeOf(world, given.decisionId);
  await world.tx.insert(acknowledgements).values({ id: newId(), noticeId, byId: cast.advocate.id, noteId, ...given });
}

/** A decision in effect: everybody told has answered. */
export async function anEffect(world: World, cast: Cast, given: Proposing = {}) {
  const decided = await aDecided(world, cast, given);
  await anAnswer(world, cast, { decisionId: decided.decision.id, answer: "no_effect_here" });
  await aMove(world, "put_in_effect", { decisionId: decided.decision.id, byId: cast.decider.id });
  return decided;
}

export async function stateNow({ tx }: World, decisionId: string): Promise<string> {
  const [row] = await tx.execute<{ state: string }>(sql`select decision_state(${decisionId}) as state`);
  return made(row).state;
}

/** What verifying finds in one decision's chain; empty when it holds. */
export async function problemsOf({ tx }: World, decisionId: string): Promise<string[]> {
  const rows = await tx.execute<{ found: string }>(
    sql`select subject || ': ' || problem as found from verify_decision(${decisionId}) order by sequence nulls last, 1`,
  );
  return rows.map(({ found }) => found);
}

/** A dissent of somebody who is no advocate, or the taking back of one. The database takes these columns alone. */
export async function aDissent(
  world: World,
  given: { decisionId: string; statementId: string; byId: string; takesBackId?: string; reason?: string },
): Promise<string> {
  const id = newId();
  const wordsId = await aText(world, given.reason ?? "The people I serve cannot be rung at work at all.");
  const kind = given.takesBackId ? "taken_back" : "dissent";
  await world.tx.execute(sql`insert into dissents (id, decision_id, statement_id, by_id, kind, takes_back_id, words_id)
    values (${id}, ${given.decisionId}, ${given.statementId}, ${given.byId}, ${kind}, ${given.takesBackId ?? null}, ${wordsId})`);
  return id;
}
