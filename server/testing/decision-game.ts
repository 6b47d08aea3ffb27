import { sql } from "drizzle-orm";
import fc from "fast-check";
import { newId } from "@/db/id";
import { notices, predictionOutcomes } from "@/db/schema";
import type { Standing } from "../decisions/queries/standing";
import { heavyReasonsOf } from "../domain/decision";
import type { Answer, BoardOutcome, Door, Gate, HeavyReason, MoveKind, Stance } from "../domain/decision-words";
import { type DissentKind, stancesOf } from "../domain/dissent";
import { addDays, type PlainDate, plainDate } from "../domain/plain-date";
import type { World } from "./database";
import {
  aBoardReview,
  aDissent,
  aMove,
  aPosition,
  aProposal,
  aText,
  aVersion,
  type Cast,
  someEvidence,
} from "./decisions";
import { made } from "./factories";

/** The day every game begins on, and the day it may jump to, on which predictions have come due. */
export const firstDay = plainDate("2026-11-21");
export const lastDay = plainDate("2027-02-15");
/** The day predictions are about. */
export const resolveOn = plainDate("2027-01-15");
export const because = "Four hours needs a night shift we do not have; the twelve are made whole.";

const people = ["owner", "decider", "advocate", "chief"] as const;
export type Player = (typeof people)[number];
const plain = [
  ...["sent_back", "rejected", "withdrawn", "referred", "put_in_effect", "reviewed", "closed", "reversed"],
] as const satisfies readonly MoveKind[];
export type PlainMove =
  | "sent_back"
  | "rejected"
  | "withdrawn"
  | "referred"
  | "put_in_effect"
  | "reviewed"
  | "closed"
  | "reversed";

export type Act =
  | { do: "propose"; gate: Gate; door: Door; isAlone: boolean }
  | { do: "position"; who: Player; stance: Stance }
  | { do: "dissent" | "takeBack" | "find" | "evidence" | "correct" | "notify" | "outcome" | "continue"; who: Player }
  | { do: "board"; who: Player; outcome: BoardOutcome; isLater: boolean }
  | { do: "decide"; who: Player; isArgued: boolean; reviewOn: PlainDate }
  | { do: "answer"; of: "Service" | "Risk"; answer: Answer }
  | { do: "moveReview"; who: Player; reviewOn: PlainDate }
  | { do: "move"; kind: PlainMove; who: Player }
  | { do: "replace" | "later" };

const who = fc.constantFrom(...people);
const day = fc.constantFrom(
  ...["2026-11-21", "2026-12-01", "2027-02-01", "2027-03-01", "2027-11-21", "2027-11-22"].map(plainDate),
);
const just = <Value>(value: Value) => fc.constant(value);

/** One act of somebody. */
const act: fc.Arbitrary<Act> = fc.oneof(
  ...weighed([
    [
      4,
      fc.record({
        do: just("propose" as const),
        gate: fc.constantFrom<Gate>("helps", "harms"),
        door: fc.constantFrom<Door>("two_way", "two_way", "one_way"),
        isAlone: fc.boolean(),
      }),
    ],
    [
      5,
      fc.record({
        do: just("position" as const),
        who: fc.constantFrom(...people, "advocate" as const),
        stance: fc.constantFrom<Stance>("support", "conditions", "dissent"),
      }),
    ],
    [4, fc.record({ do: just("dissent" as const), who: fc.constantFrom(...people, "chief" as const) })],
    [3, fc.record({ do: just("takeBack" as const), who: fc.constantFrom(...people, "chief" as const) })],
    [1, fc.record({ do: just("find" as const), who })],
    [2, fc.record({ do: fc.constantFrom("evidence" as const, "correct" as const, "notify" as const), who })],
    [3, fc.record({ do: just("outcome" as const), who })],
    [
      3,
      fc.record({
        do: just("board" as const),
        who: fc.constantFrom(...people, "chief" as const, "chief" as const),
        outcome: fc.constantFrom<BoardOutcome>("supported", "noted", "referred_back"),
        isLater: fc.boolean(),
      }),
    ],
    [
      8,
      fc.record({
        do: just("decide" as const),
        who: fc.constantFrom("owner" as const, "decider" as const, "decider" as const),
        isArgued: fc.boolean(),
        reviewOn: day,
      }),
    ],
    [
      4,
      fc.record({
        do: just("answer" as const),
        of: fc.constantFrom("Service" as const, "Service" as const, "Risk" as const),
        answer: fc.constantFrom<Answer>("no_effect_here", "will_act", "objection"),
      }),
    ],
    [3, fc.record({ do: just("moveReview" as const), who, reviewOn: day })],
    [3, fc.record({ do: just("continue" as const), who })],
    [
      8,
      fc.record({
        do: just("move" as const),
        kind: fc.constantFrom<PlainMove>(...plain, "put_in_effect", "reviewed", "rejected"),
        who,
      }),
    ],
    [2, fc.record({ do: fc.constantFrom("replace" as const, "later" as const) })],
  ]),
);

function weighed(list: [number, fc.Arbitrary<Act>][]): { weight: number; arbitrary: fc.Arbitrary<Act> }[] {
  return list.map(([weight, arbitrary]) => ({ weight, arbitrary }));
}

/** A whole life. A game begins somewhere in it, so that late states are reached as often as early ones. */
const life: Act[] = [
  { do: "propose", gate: "helps", door: "two_way", isAlone: false },
  { do: "position", who: "advocate", stance: "support" },
  { do: "decide", who: "decider", isArgued: false, reviewOn: plainDate("2027-02-01") },
  { do: "answer", of: "Service", answer: "will_act" },
  { do: "move", kind: "put_in_effect", who: "decider" },
  { do: "later" },
  { do: "move", kind: "reviewed", who: "decider" },
  { do: "board", who: "chief", outcome: "supported", isLater: true },
  { do: "continue", who: "decider" },
];
/** The same by the heavy path, with dissents, found outside the register. */
const heavyLife: Act[] = [
  { do: "find", who: "owner" },
  { do: "propose", gate: "harms", door: "one_way", isAlone: false },
  { do: "position", who: "advocate", stance: "dissent" },
  { do: "dissent", who: "chief" },
  { do: "board", who: "chief", outcome: "noted", isLater: false },
  { do: "decide", who: "decider", isArgued: true, reviewOn: plainDate("2027-02-01") },
  { do: "answer", of: "Service", answer: "objection" },
  ...life.slice(3),
];
/** The same to its end: what came of it is recorded, and it is closed. */
const closedLife: Act[] = [
  ...life.slice(0, 7),
  { do: "outcome", who: "decider" },
  { do: "move", kind: "closed", who: "decider" },
];
const start = fc
  .tuple(fc.constantFrom(life, heavyLife, closedLife), fc.integer({ min: 0, max: 12 }))
  .map(([acts, count]) => acts.slice(0, count));

export const game: fc.Arbitrary<Act[]> = fc
  .tuple(start, fc.array(act, { minLength: 4, maxLength: 10 }))
  .map(([before, after]) => [...before, ...after]);

type Spoken = { id: string; statementId: string; byId: string; afterDecision: boolean };

/** What the model remembers, beside what it asks the database. */
export type Memory = {
  today: PlainDate;
  moves: MoveKind[];
  isReplaced: boolean;
  isFound: boolean;
  hasOutcome: boolean;
  /** What the newest version says. */
  said: { gate: Gate; door: Door };
  positions: (Spoken & { advocateId: string; stance: Stance })[];
  dissents: (Spoken & { kind: DissentKind; takesBackId: string | null })[];
};

export type Game = { world: World; cast: Cast; id: string; memory: Memory; standing: Standing };

export const newMemory = (): Memory => ({
  ...{ today: firstDay, moves: [], isReplaced: false, isFound: false, hasOutcome: false },
  ...{ said: { gate: "helps", door: "two_way" }, positions: [], dissents: [] },
});

/** Why the version that counts takes the heavy path, by the domain. */
export function reasonsOf({ memory, standing }: Game): HeavyReason[] {
  const about = <Fact extends Spoken>(facts: Fact[]) =>
    facts.filter(({ statementId }) => statementId === standing.statement?.id);
  return heavyReasonsOf(
    {
      ...memory.said,
      axes: { time: 0, worry: 0, effort: 0, money: 0 },
      stances: stancesOf(about(memory.positions), about(memory.dissents)),
      isReferred: memory.moves.includes("referred"),
      ...{ affectedCount: 10, allCount: 200, valueMinor: 0 },
    },
    { heavyShare: 0.1, heavyValueMinor: null },
  );
}

/** Does it, behind every check of the application: what refuses is the database. */
export async function perform(turn: Game, next: Act): Promise<void> {
  const { world, cast, id, memory, standing } = turn;
  const part = { decisionId: id, statementId: standing.statement?.id ?? id };
  const byId = "who" in next ? cast[next.who].id : cast.owner.id;
  const step = { decisionId: id, byId };
  const isLate = !["draft", "proposed"].includes(standing.state);
  const spoken = { statementId: part.statementId, byId, afterDecision: isLate };
  switch (next.do) {
    case "propose": {
      const { gate, door } = next;
      const deciderId = next.isAlone ? cast.owner.id : cast.decider.id;
      await aVersion(world, cast, id, { gate, door, deciderId, version: (standing.statement?.version ?? 0) + 1 });
      memory.said = { gate, door };
      return moved(memory, "proposed");
    }
    case "position": {
      const position = await aPosition(world, cast, { ...part, advocateId: byId, stance: next.stance });
      memory.positions.push({ ...spoken, id: position.id, advocateId: byId, stance: next.stance });
      return;
    }
    case "dissent": {
      const dissentId = await aDissent(world, { ...part, byId });
      memory.dissents.push({ ...spoken, id: dissentId, kind: "dissent", takesBackId: null });
      return;
    }
    case "takeBack": {
      const about = lastDissent(turn);
      const fact = { ...part, statementId: about?.statementId ?? part.statementId };
      const takesBackId = about?.id ?? newId();
      const dissentId = await aDissent(world, { ...fact, byId, takesBackId });
      memory.dissents.push({ ...spoken, ...fact, id: dissentId, kind: "taken_back", takesBackId });
      return;
    }
    case "find": {
      const words = await aText(world, JSON.stringify({ what: "Charge for paper", where: "A leaflet in the branch" }));
      await world.tx.execute(sql`insert into unregistered_findings (id, decision_id, taken_on, department_id, found_by, words_id)
        values (${newId()}, ${id}, '2026-03-01', ${cast.service.id}, ${byId}, ${words})`);
      memory.isFound = true;
      return;
    }
    case "evidence":
      return someEvidence(world, { ...part, byId });
    case "correct": {
      const words = await aText(world, JSON.stringify({ before: "Rign first", after: "Ring first" }));
      await world.tx.execute(sql`insert into decision_corrections (id, decision_id, field, by_id, words_id)
        values (${newId()}, ${id}, 'title', ${byId}, ${words})`);
      return;
    }
    case "notify": {
      const answerBy = new Date(`${addDays(memory.today, 7)}T12:00:00Z`);
      const notice = { id: newId(), decisionId: id, departmentId: cast.department.id, answerBy, sentBy: byId };
      await world.tx.insert(notices).values(notice);
      return;
    }
    case "outcome": {
      const [prediction] = await world.tx.execute<{ id: string }>(
        sql`select id from predictions where statement_id = ${part.statementId}`,
      );
      const predictionId = prediction?.id ?? id;
      await world.tx.insert(predictionOutcomes).values({ predictionId, decisionId: id, actual: 2, byId });
      memory.hasOutcome = true;
      return;
    }
    case "board": {
      const reviewOn = next.isLater ? addDays(memory.today, 100) : null;
      const { outcome } = next;
      await aBoardReview(world, cast, { ...part, outcome, reviewOn, meetingOn: memory.today, minutedBy: byId });
      return;
    }
    case "decide": {
      const [option] = await world.tx.execute<{ id: string }>(
        sql`select id from decision_options where statement_id = ${part.statementId} and not is_do_nothing`,
      );
      const reason = next.isArgued ? { reason: because } : {};
      await aMove(world, "decided", { ...part, byId, optionId: made(option).id, reviewOn: next.reviewOn, ...reason });
      return moved(memory, "decided");
    }
    case "answer":
      return answer(turn, next);
    case "moveReview":
      await aMove(world, "review_moved", { ...step, reviewOn: next.reviewOn });
      return moved(memory, "review_moved");
    case "continue": {
      const minuted = standing.minuted;
      const boardReviewId = minuted?.id ?? null;
      await aMove(world, "continued", { ...step, reviewOn: minuted?.reviewOn ?? null, boardReviewId });
      return moved(memory, "continued");
    }
    case "move": {
      const isSilent = next.kind === "put_in_effect" || next.kind === "closed";
      await aMove(world, next.kind, isSilent ? step : { ...step, reason: because });
      return moved(memory, next.kind);
    }
    case "replace":
      return replace(turn);
    case "later":
      await world.asOwner();
      await world.setNow(new Date(`${lastDay}T12:00:00Z`));
      await world.asApp();
      memory.today = lastDay;
  }
}

/** The dissent somebody would take back: the newest that was said. */
export function lastDissent({ memory }: Game): Memory["dissents"][number] | undefined {
  return memory.dissents.findLast(({ kind }) => kind === "dissent");
}

function moved(memory: Memory, kind: MoveKind): void {
  memory.moves.push(kind);
}

async function answer({ world, cast, id, standing }: Game, next: Act & { do: "answer" }): Promise<void> {
  const [department, by] = next.of === "Service" ? [cast.service, cast.advocate] : [cast.department, cast.owner];
  const notice = standing.notices.find(({ departmentId }) => departmentId === department.id);
  const noteId = next.answer === "no_effect_here" ? null : await aText(world, "We change the rota.");
  await world.tx.execute(sql`insert into acknowledgements (id, decision_id, notice_id, by_id, answer, note_id)
    values (${newId()}, ${id}, ${notice?.id ?? id}, ${by.id}, ${next.answer}, ${noteId})`);
}

async function replace({ world, cast, id, memory }: Game): Promise<void> {
  const { decision, statement, option } = await aProposal(world, cast, { replacesId: id });
  const part = { decisionId: decision.id, statementId: statement.id };
  await aPosition(world, cast, part);
  const reviewOn = plainDate("2027-03-01");
  await aMove(world, "decided", { ...part, byId: cast.decider.id, optionId: option.id, reviewOn });
  memory.isReplaced = true;
}
