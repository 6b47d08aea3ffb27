import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Database } from "@/db/client";
import { isReviewDay, missingForPosition, missingToDecide, missingToTakeEffect } from "../domain/deciding";
import { heavyReasonsOf, mayFollow, replaceable, stateOf } from "../domain/decision";
import { missingForDissent, missingToTakeBack, standingDissents } from "../domain/dissent";
import { inTransaction, messageOf, type World } from "../testing/database";
import {
  type Act,
  because,
  firstDay,
  type Game,
  game,
  lastDissent,
  newMemory,
  type PlainMove,
  perform,
  reasonsOf,
  resolveOn,
} from "../testing/decision-game";
import { aCast, aDecision, aVersion, problemsOf, stateNow } from "../testing/decisions";
import { getStanding } from "./queries/standing";

const heard = "They say the letter frightens them.";

test(
  "random acts of random people: the database and the domain refuse the same, and the chain holds",
  { timeout: 300_000 },
  () =>
    fc.assert(
      fc.asyncProperty(game, (acts) => inTransaction((world) => play(world, acts))),
      { numRuns: 24, seed: 20261121, endOnFailure: true },
    ),
);

async function play(world: World, acts: Act[]): Promise<void> {
  await world.setNow(new Date(`${firstDay}T12:00:00Z`));
  const cast = await aCast(world);
  await world.asApp();
  const { id } = await aDecision(world, cast);
  const memory = newMemory();
  for (const next of acts) {
    const turn = { world, cast, id, memory, standing: await getStanding(world.tx, id) };
    const { state, statement } = turn.standing;
    expect(state).toBe(stateOf(memory.moves, memory.isReplaced));
    if (statement) expect(statement.reasons).toEqual(reasonsOf(turn));
    const expected = isAllowed(turn, next);
    const said = await attempt(world, () => perform(turn, next));
    const answer = expected ? null : expect.any(String);
    expect([next, state, said], said ?? "went through").toEqual([next, state, answer]);
  }
  expect(await stateNow(world, id)).toBe(stateOf(memory.moves, memory.isReplaced));
  expect(await problemsOf(world, id)).toEqual([]);
  await noForbiddenState(world.tx, id);
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

function isAllowed(turn: Game, next: Act): boolean {
  const { cast, standing, memory } = turn;
  const { state, statement, notices, reviewOn } = standing;
  const { today } = memory;
  const by = "who" in next ? cast[next.who].id : "";
  const isOwner = by === statement?.ownerId;
  const isDecider = by === statement?.deciderId;
  switch (next.do) {
    case "propose":
      return mayFollow("proposed", state) && today < resolveOn;
    case "position":
      return (
        statement !== null &&
        missingForPosition({
          ...{ state, stance: next.stance, customerInput: heard, reason: because },
          ...{ isLatest: true, isAppointed: next.who === "advocate", isThirdPerson: !isOwner && !isDecider },
        }).length === 0
      );
    case "dissent": {
      const stands = standingDissents(memory.dissents).some(
        ({ byId, statementId }) => byId === by && statementId === statement?.id,
      );
      const who = { isOwnerOrDecider: isOwner || isDecider, isAdvocate: next.who === "advocate" };
      return missingForDissent({ ...who, state, isCurrent: statement !== null, stands, reason: because }).length === 0;
    }
    case "takeBack": {
      const dissent = lastDissent(turn);
      const isTakenBack = !standingDissents(memory.dissents).some(({ id }) => id === dissent?.id);
      const about = dissent ? { isOwn: dissent.byId === by, isTakenBack } : null;
      return missingToTakeBack({ state, dissent: about, reason: because }).length === 0;
    }
    case "find":
      return memory.moves.length === 0 && !memory.isFound && by === standing.draftedBy;
    case "evidence":
      return memory.moves.includes("decided");
    case "correct":
      return !["draft", "proposed"].includes(state);
    case "notify":
      return (
        ["decided", "in_effect"].includes(state) &&
        !notices.some(({ departmentId }) => departmentId === cast.department.id)
      );
    case "outcome":
      return (
        ["in_effect", "reviewed"].includes(state) &&
        today >= resolveOn &&
        ["owner", "decider"].includes(next.who) &&
        !isOwner &&
        !memory.hasOutcome
      );
    case "board":
      return (
        next.who === "chief" &&
        ["proposed", "decided", "in_effect", "reviewed"].includes(state) &&
        (!next.isLater || (state === "reviewed" && next.outcome !== "referred_back"))
      );
    case "decide":
      return (
        statement !== null &&
        mayFollow("decided", state) &&
        missingToDecide({
          ...{ ...statement, isLatestProposed: true, byId: by, hasOption: true },
          ...{ overrule: next.isArgued ? because : null, reviewOn: next.reviewOn, today },
        }).length === 0
      );
    case "answer": {
      const department = next.of === "Service" ? cast.service : cast.department;
      return (
        notices.some(({ departmentId }) => departmentId === department.id) &&
        ["decided", "in_effect", "reviewed"].includes(state)
      );
    }
    case "moveReview": {
      const isEarlier = reviewOn !== null && next.reviewOn < reviewOn && next.reviewOn >= today;
      return mayFollow("review_moved", state) && (isOwner || isDecider) && isEarlier;
    }
    case "continue":
      return (
        mayFollow("continued", state) &&
        ["owner", "decider"].includes(next.who) &&
        standing.minuted !== null &&
        isReviewDay(standing.minuted.reviewOn, today)
      );
    case "move":
      return mayFollow(next.kind, state) && isAllowedMove(next.kind, by, turn);
    case "replace":
      return replaceable.includes(state) && today < resolveOn;
    case "later":
      return true;
  }
}

function isAllowedMove(kind: PlainMove, by: string, { cast, standing }: Game): boolean {
  const { statement, notices, draftedBy } = standing;
  const isManager = by === cast.owner.id || by === cast.decider.id;
  const rules: Record<PlainMove, boolean> = {
    sent_back: by === statement?.deciderId,
    rejected: by === statement?.deciderId,
    withdrawn: by === draftedBy || by === statement?.ownerId,
    referred: by === cast.chief.id,
    put_in_effect: [statement?.ownerId, statement?.deciderId].includes(by) && missingToTakeEffect(notices).length === 0,
    reviewed: isManager && by !== statement?.ownerId,
    closed: isManager && statement?.openPredictions === 0,
    reversed: isManager,
  };
  return rules[kind];
}

/** What must never be, asked of the tables and the order of the chain, not of the rules that guard them. */
async function noForbiddenState(tx: Database, id: string): Promise<void> {
  const rows = await tx.execute<Record<string, boolean>>(sql`
    with place as (select subject, subject_id, sequence from decision_events where decision_id = ${id}),
    made as (
      select m.*, s.owner_id, s.decider_id, s.version, p.sequence as at
      from decision_moves m join statements s on s.id = m.statement_id join place p on p.subject_id = m.id
      where m.decision_id = ${id} and m.kind = 'decided')
    select exists (select from positions p where p.statement_id = m.statement_id and not p.after_decision
        and p.advocate_id not in (m.owner_id, m.decider_id)) as "hasPosition",
      m.version = (select max(version) from statements where decision_id = ${id}) as "isLatest",
      m.by_id = m.decider_id as "byDecider",
      cardinality(m.heavy_reasons) = 0 or exists (select from board_reviews b join place p on p.subject_id = b.id
        where b.statement_id = m.statement_id and b.outcome <> 'referred_back' and p.sequence < m.at) as "boardSaw",
      cardinality(m.heavy_reasons) = 0 or m.owner_id <> m.decider_id as "notAlone",
      (m.reason_id is not null) = (m.heavy_reasons && array['harms', 'dissent']) as "answered",
      exists (select from notices n where n.decision_id = ${id}) as "isTold",
      not exists (select from (select after_decision, id from positions where decision_id = ${id}
          union all select after_decision, id from dissents where decision_id = ${id}
          union all select after_decision, id from statement_evidence where decision_id = ${id}) said
        join place p on p.subject_id = said.id where said.after_decision <> (p.sequence > m.at)) as "markedAsLate",
      not exists (select from positions where decision_id = ${id} and after_decision and stance <> 'dissent') as "onlyLateDissent",
      not exists (select from dissents d where d.decision_id = ${id} and d.by_id in (m.owner_id, m.decider_id)) as "theirOwnWays",
      not exists (select from decision_moves e join place p on p.subject_id = e.id
        cross join lateral (select n.id from notices n join place np on np.subject_id = n.id where np.sequence < p.sequence and n.decision_id = ${id}) told
        where e.decision_id = ${id} and e.kind = 'put_in_effect' and coalesce((select a.answer from acknowledgements a
          join place ap on ap.subject_id = a.id where a.notice_id = told.id and ap.sequence < p.sequence
          order by ap.sequence desc limit 1), 'objection') = 'objection') as "everybodyAnswered",
      not exists (select from decision_moves r where r.decision_id = ${id} and r.kind = 'reviewed' and r.by_id = m.owner_id) as "reviewedByAnother",
      not exists (select from decision_moves c where c.decision_id = ${id} and c.kind = 'closed') or not exists (
        select from predictions q where q.statement_id = m.statement_id
          and not exists (select from prediction_outcomes o where o.prediction_id = q.id)) as "closedWithOutcomes",
      not exists (select from decision_moves c join place p on p.subject_id = c.id where c.decision_id = ${id} and c.kind = 'continued'
        and not exists (select from board_reviews b join place bp on bp.subject_id = b.id where b.id = c.board_review_id
          and b.review_on = c.review_on and bp.sequence < p.sequence and bp.sequence > (select max(rp.sequence) from decision_moves r
            join place rp on rp.subject_id = r.id where r.kind = 'reviewed' and rp.sequence < p.sequence))) as "wentOnByTheBoard",
      not exists (select from unregistered_findings f join place p on p.subject_id = f.id where f.decision_id = ${id}
        and p.sequence > (select min(sequence) from place where subject = 'statements')) as "foundFirst"
    from made m`);
  for (const row of rows) expect(Object.entries(row).filter(([, holds]) => !holds)).toEqual([]);
  const [proposed] = await tx.execute<{ open: number }>(sql`select count(*)::int as open from decision_moves
    where decision_id = ${id} and (kind = 'proposed') <> (answer_by is not null)`);
  expect(proposed?.open).toBe(0);
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
