import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Database } from "@/db/client";
import { isReviewDay, missingForPosition, missingToDecide, missingToTakeEffect } from "../domain/deciding";
import { heavyReasonsOf, mayFollow, stateOf } from "../domain/decision";
import type { BoardOutcome, MoveKind, Stance } from "../domain/decision-words";
import { plainDate } from "../domain/plain-date";
import { inTransaction, messageOf, type World } from "../testing/database";
import {
  aBoardReview,
  aCast,
  aDecision,
  aMove,
  anAnswer,
  aPosition,
  aVersion,
  type Cast,
  problemsOf,
  stateNow,
} from "../testing/decisions";
import { made } from "../testing/factories";
import { getStanding, type Standing } from "./queries/standing";

const today = plainDate("2026-11-21");
const because = "Four hours needs a night shift we do not have; the twelve are made whole.";
const people = ["owner", "decider", "advocate", "chief"] as const;
const plain = [
  "sent_back",
  "rejected",
  "withdrawn",
  "referred",
  "put_in_effect",
  "reviewed",
  "closed",
  "reversed",
] as const;
const days = ["2026-11-21", "2026-12-01", "2027-02-01", "2027-11-21", "2027-11-22"].map(plainDate);

const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("propose" as const),
      gate: fc.constantFrom("helps", "harms"),
      door: fc.constantFrom("two_way", "two_way", "one_way"),
      isAlone: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("position" as const),
      who: fc.constantFrom(...people, "advocate" as const),
      stance: fc.constantFrom<Stance>("support", "conditions", "dissent"),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("board" as const),
      outcome: fc.constantFrom<BoardOutcome>("supported", "noted", "referred_back"),
      isLater: fc.boolean(),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant("decide" as const),
      who: fc.constantFrom("owner" as const, "decider" as const, "decider" as const),
      isArgued: fc.boolean(),
      reviewOn: fc.constantFrom(...days),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("answer" as const),
      answer: fc.constantFrom("no_effect_here" as const, "will_act" as const, "objection" as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("moveReview" as const),
      who: fc.constantFrom(...people),
      reviewOn: fc.constantFrom(...days),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("continue" as const), who: fc.constantFrom(...people) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant("move" as const),
      kind: fc.constantFrom(...plain, "put_in_effect" as const, "reviewed" as const),
      who: fc.constantFrom(...people),
    }),
  },
);
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

/** A whole life. A game begins somewhere in it, so that late states are reached as often as early ones. */
const life: Act[] = [
  { do: "propose", gate: "helps", door: "two_way", isAlone: false },
  { do: "position", who: "advocate", stance: "support" },
  { do: "decide", who: "decider", isArgued: false, reviewOn: plainDate("2027-02-01") },
  { do: "answer", answer: "will_act" },
  { do: "move", kind: "put_in_effect", who: "decider" },
  { do: "move", kind: "reviewed", who: "decider" },
  { do: "board", outcome: "supported", isLater: true },
  { do: "continue", who: "decider" },
];
/** The same by the heavy path, with a dissent. */
const heavyLife: Act[] = [
  { do: "propose", gate: "harms", door: "one_way", isAlone: false },
  { do: "position", who: "advocate", stance: "dissent" },
  { do: "board", outcome: "noted", isLater: false },
  { do: "decide", who: "decider", isArgued: true, reviewOn: plainDate("2027-02-01") },
  ...life.slice(3),
];
const start = fc
  .tuple(fc.constantFrom(life, heavyLife), fc.integer({ min: 0, max: 9 }))
  .map(([acts, count]) => acts.slice(0, count));
const game = fc
  .tuple(start, fc.array(act, { minLength: 3, maxLength: 10 }))
  .map(([before, after]) => [...before, ...after]);

type Game = { world: World; cast: Cast; id: string; moves: MoveKind[]; standing: Standing };

test(
  "random acts of random people: the database and the domain refuse the same, and the chain holds",
  { timeout: 300_000 },
  () =>
    fc.assert(
      fc.asyncProperty(game, (acts) => inTransaction((world) => play(world, acts))),
      { numRuns: 30, seed: 20261121, endOnFailure: true },
    ),
);

async function play(world: World, acts: Act[]): Promise<void> {
  await world.setNow(new Date("2026-11-21T12:00:00Z"));
  const cast = await aCast(world);
  await world.asApp();
  const { id } = await aDecision(world, cast);
  const moves: MoveKind[] = [];
  for (const next of acts) {
    const turn = { world, cast, id, moves, standing: await getStanding(world.tx, id) };
    expect(turn.standing.state).toBe(stateOf(moves, false));
    const expected = isAllowed(turn, next);
    const said = await attempt(world, () => perform(turn, next));
    expect([next, turn.standing.state, said], said ?? "went through").toEqual([
      next,
      turn.standing.state,
      expected ? null : expect.any(String),
    ]);
    const kind = moveOf(next);
    if (said === null && kind) moves.push(kind);
  }
  expect(await stateNow(world, id)).toBe(stateOf(moves, false));
  expect(await problemsOf(world, id)).toEqual([]);
  await noForbiddenState(world.tx, id);
}

function moveOf(next: Act): MoveKind | null {
  const kinds = { propose: "proposed", decide: "decided", moveReview: "review_moved", continue: "continued" } as const;
  if (next.do === "move") return next.kind;
  return next.do in kinds ? kinds[next.do as keyof typeof kinds] : null;
}

/** Null when it went through, else what was said. */
async function attempt({ tx }: World, run: () => Promise<unknown>): Promise<string | null> {
  await tx.execute(sql`savepoint act`);
  try {
    await run();
    await tx.execute(sql`release savepoint act`);
    return null;
  } catch (error) {
    await tx.execute(sql`rollback to savepoint act`);
    return messageOf(error);
  }
}

function isAllowed({ cast, standing }: Game, next: Act): boolean {
  const { state, statement, notices, reviewOn, draftedBy } = standing;
  const by = "who" in next ? cast[next.who].id : "";
  switch (next.do) {
    case "propose":
      return mayFollow("proposed", state);
    case "position": {
      const isThirdPerson = statement !== null && ![statement.ownerId, statement.deciderId].includes(by);
      const words = { customerInput: "They say the letter frightens them.", reason: because };
      return (
        statement !== null &&
        missingForPosition({
          ...words,
          state,
          stance: next.stance,
          isLatest: true,
          isAppointed: next.who === "advocate",
          isThirdPerson,
        }).length === 0
      );
    }
    case "board":
      return (
        ["proposed", "decided", "in_effect", "reviewed"].includes(state) &&
        (!next.isLater || (state === "reviewed" && next.outcome !== "referred_back"))
      );
    case "decide":
      return (
        statement !== null &&
        mayFollow("decided", state) &&
        missingToDecide({
          ...statement,
          isLatestProposed: true,
          byId: by,
          hasOption: true,
          overrule: next.isArgued ? because : null,
          reviewOn: next.reviewOn,
          today,
        }).length === 0
      );
    case "answer":
      return notices.length > 0 && ["decided", "in_effect", "reviewed"].includes(state);
    case "moveReview":
      return (
        statement !== null &&
        reviewOn !== null &&
        mayFollow("review_moved", state) &&
        [statement.ownerId, statement.deciderId].includes(by) &&
        next.reviewOn < reviewOn &&
        next.reviewOn >= today
      );
    case "continue":
      return (
        mayFollow("continued", state) && standing.minuted !== null && isReviewDay(standing.minuted.reviewOn, today)
      );
    case "move":
      return mayFollow(next.kind, state) && isAllowedMove(next.kind, by, { cast, standing, draftedBy });
  }
}

function isAllowedMove(
  kind: (typeof plain)[number],
  by: string,
  { cast, standing, draftedBy }: { cast: Cast; standing: Standing; draftedBy: string },
): boolean {
  const { statement, notices } = standing;
  const rules: Record<(typeof plain)[number], boolean> = {
    sent_back: by === statement?.deciderId,
    rejected: by === statement?.deciderId,
    withdrawn: by === draftedBy || by === statement?.ownerId,
    referred: by === cast.chief.id,
    put_in_effect: [statement?.ownerId, statement?.deciderId].includes(by) && missingToTakeEffect(notices).length === 0,
    reviewed: by !== statement?.ownerId,
    closed: statement?.openPredictions === 0,
    reversed: true,
  };
  return rules[kind];
}

async function perform({ world, cast, id, standing }: Game, next: Act): Promise<unknown> {
  const part = { decisionId: id, statementId: standing.statement?.id ?? id };
  const byId = "who" in next ? cast[next.who].id : cast.owner.id;
  const step = { decisionId: id, byId };
  switch (next.do) {
    case "propose": {
      const given = { gate: next.gate, door: next.door } as Parameters<typeof aVersion>[3];
      const deciderId = next.isAlone ? cast.owner.id : cast.decider.id;
      return aVersion(world, cast, id, { ...given, deciderId, version: (standing.statement?.version ?? 0) + 1 });
    }
    case "position":
      return aPosition(world, cast, { ...part, advocateId: byId, stance: next.stance });
    case "board":
      return aBoardReview(world, cast, {
        ...part,
        outcome: next.outcome,
        reviewOn: next.isLater ? plainDate("2027-05-01") : null,
      });
    case "decide": {
      const [option] = await world.tx.execute<{ id: string }>(
        sql`select id from decision_options where statement_id = ${part.statementId} and not is_do_nothing`,
      );
      return aMove(world, "decided", {
        ...part,
        byId,
        optionId: made(option).id,
        reviewOn: next.reviewOn,
        ...(next.isArgued ? { reason: because } : {}),
      });
    }
    case "answer":
      return anAnswer(world, cast, { decisionId: id, answer: next.answer });
    case "moveReview":
      return aMove(world, "review_moved", { ...step, reviewOn: next.reviewOn });
    case "continue":
      return aMove(world, "continued", {
        ...step,
        reviewOn: standing.minuted?.reviewOn ?? null,
        boardReviewId: standing.minuted?.id ?? null,
      });
    case "move":
      return aMove(
        world,
        next.kind,
        ["put_in_effect", "closed"].includes(next.kind) ? step : { ...step, reason: because },
      );
  }
}

/** What must never be, asked of the tables themselves and not of the rules that guard them. */
async function noForbiddenState(tx: Database, id: string): Promise<void> {
  const rows = await tx.execute<Record<string, boolean>>(sql`
    select exists (select from positions p where p.statement_id = m.statement_id and not p.after_decision
        and p.advocate_id not in (s.owner_id, s.decider_id)) as "hasPosition",
      s.version = (select max(version) from statements where decision_id = ${id}) as "isLatest",
      m.by_id = s.decider_id as "byDecider",
      cardinality(m.heavy_reasons) = 0 or exists (select from board_reviews b where b.statement_id = s.id and b.outcome <> 'referred_back') as "boardSaw",
      cardinality(m.heavy_reasons) = 0 or s.owner_id <> s.decider_id as "notAlone",
      (m.reason_id is not null) = (m.heavy_reasons && array['harms', 'dissent']) as "answered",
      exists (select from notices n where n.decision_id = ${id}) as "isTold"
    from decision_moves m join statements s on s.id = m.statement_id where m.decision_id = ${id} and m.kind = 'decided'`);
  for (const row of rows) expect(Object.entries(row).filter(([, holds]) => !holds)).toEqual([]);
}

test("domain and database find the same reasons for the heavy path", () =>
  inTransaction(async (world) => {
    await world.setNow(new Date("2026-11-21T12:00:00Z"));
    const cast = await aCast(world);
    await world.tx.execute(sql`update organisation set heavy_share = 0.05`);
    const { id } = await aDecision(world, cast);
    let version = 0;
    for (const door of ["two_way", "one_way"] as const)
      for (const gate of ["helps", "harms"] as const)
        for (const money of [-1, 0] as const)
          for (const segment of ["open_issue", "all"])
            for (const share of [0.05, 0.04]) {
              version += 1;
              await world.tx.execute(sql`update organisation set heavy_share = ${share}`);
              const words = money ? { moneyNote: "dearer", mitigation: "Everybody gets a call beforehand." } : {};
              const { statement } = await aVersion(world, cast, id, {
                version,
                door,
                gate,
                moneyEffect: money,
                segments: [{ segment, effect: "mixed" }],
                words,
              });
              const [row] = await world.tx.execute<{ reasons: string[] }>(
                sql`select heavy_reasons(${statement.id}) as reasons`,
              );
              const weight = {
                door,
                gate,
                axes: { time: 0, worry: 0, effort: 0, money },
                stances: [],
                isReferred: false,
              } as const;
              const affectedCount = segment === "all" ? 200 : 10;
              expect(row?.reasons).toEqual(
                heavyReasonsOf(
                  { ...weight, affectedCount, allCount: 200, valueMinor: 0 },
                  { heavyShare: share, heavyValueMinor: null },
                ),
              );
            }
  }));
