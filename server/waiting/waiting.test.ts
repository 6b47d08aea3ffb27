import { expect, test } from "vitest";
import { contextOf } from "../testing/accounts";
import { inTransaction, type World } from "../testing/database";
import { aDecided, aCast as aDecisionCast, anAnswer, anEffect, aPosition, aProposal } from "../testing/decisions";
import { aTeam } from "../testing/factories";
import { anEvent, aPromise, aCast as aPromiseCast, hours, insertInto, someWords } from "../testing/promises";
import { countWaiting, listWaiting, whatMayWaitFor } from "./queries";

const proposedAt = new Date("2026-11-21T10:00:00Z");

/** What waits for somebody at the database's present time; the count beside the rail must be the length of the list. */
async function waitingFor(world: World, personId: string): Promise<string[]> {
  const asked = whatMayWaitFor(await contextOf(world, personId));
  const list = await listWaiting(world.tx, asked);
  expect((await countWaiting(world.tx, asked)).waiting).toBe(list.length);
  return list.map(({ kind }) => kind);
}

test("a promise waits for its owner from the day it falls due, and not once it has ended", () =>
  inTransaction(async (world) => {
    const cast = await aPromiseCast(world);
    const promise = await aPromise(world, cast);
    await world.setNow(hours(24));
    expect(await waitingFor(world, cast.maker)).toEqual([]);
    await world.setNow(hours(40));
    expect(await waitingFor(world, cast.maker)).toEqual(["promise"]);
    expect(await waitingFor(world, cast.colleague)).toEqual([]);
    await world.setNow(hours(49));
    const asked = whatMayWaitFor(await contextOf(world, cast.maker));
    expect(await countWaiting(world.tx, asked)).toEqual({ waiting: 1, overdue: 1, unread: 0 });
    await anEvent(world, cast, promise, "fulfilled", hours(50));
    expect(await waitingFor(world, cast.maker)).toEqual([]);
  }));

test("a hundred is counted as a hundred, and what is more is not looked for; overdue promises are counted whole", () =>
  inTransaction(async (world) => {
    const cast = await aPromiseCast(world);
    for (let made = 0; made < 103; made += 1) await aPromise(world, cast);
    await world.setNow(hours(49));
    const asked = whatMayWaitFor(await contextOf(world, cast.maker));
    expect(await listWaiting(world.tx, asked)).toHaveLength(103);
    expect(await countWaiting(world.tx, asked)).toEqual({ waiting: 100, overdue: 103, unread: 0 });
  }));

test("a team's promise waits for its lead, with the words and the customer", () =>
  inTransaction(async (world) => {
    const cast = await aPromiseCast(world);
    const team = await aTeam(world, { leadId: cast.manager });
    await aPromise(world, cast, { owner_id: null, owner_team_id: team.id });
    await world.setNow(hours(47));
    expect(await waitingFor(world, cast.maker)).toEqual([]);
    const [waiting] = await listWaiting(world.tx, whatMayWaitFor(await contextOf(world, cast.manager)));
    expect(waiting).toMatchObject({
      kind: "promise",
      words: "I'll ring you back by Sunday morning.",
      customerName: "Margaret Okonkwo",
      dueAt: hours(48),
    });
  }));

test("a void waits for a manager who is neither maker, owner nor the one who asks, and only until it is due", () =>
  inTransaction(async (world) => {
    const cast = await aPromiseCast(world);
    const promise = await aPromise(world, cast);
    await world.setNow(hours(1));
    await insertInto(world, "promise_events", {
      ...{ id: crypto.randomUUID(), promise_id: promise, kind: "void_requested", actor_id: cast.maker },
      reason_id: await someWords(world, "Entered for the wrong customer."),
    });
    expect(await waitingFor(world, cast.manager)).toEqual(["void"]);
    expect(await waitingFor(world, cast.colleague)).toEqual([]);
    await world.setNow(hours(49));
    expect(await waitingFor(world, cast.manager)).toEqual([]);
  }));

test("a proposal waits for the advocate and the decider, who can decide once an advocate has spoken", () =>
  inTransaction(async (world) => {
    await world.setNow(proposedAt);
    const cast = await aDecisionCast(world);
    const { decision, statement } = await aProposal(world, cast);
    expect(await waitingFor(world, cast.advocate.id)).toEqual(["position"]);
    expect(await waitingFor(world, cast.decider.id)).toEqual(["proposal"]);
    await aPosition(world, cast, { decisionId: decision.id, statementId: statement.id });
    expect(await waitingFor(world, cast.advocate.id)).toEqual([]);
    expect(await waitingFor(world, cast.decider.id)).toEqual(["decision"]);
  }));

test("a notice waits for the department until it answers; an objection keeps it there", () =>
  inTransaction(async (world) => {
    await world.setNow(proposedAt);
    const cast = await aDecisionCast(world);
    const { decision } = await aDecided(world, cast);
    expect(await waitingFor(world, cast.advocate.id)).toEqual(["acknowledgement"]);
    expect(await waitingFor(world, cast.owner.id)).toEqual([]);
    await anAnswer(world, cast, { decisionId: decision.id, answer: "objection" });
    expect(await waitingFor(world, cast.chief.id)).toEqual(["acknowledgement"]);
    await anAnswer(world, cast, { decisionId: decision.id, answer: "will_act" });
    expect(await waitingFor(world, cast.advocate.id)).toEqual([]);
  }));

test("a review, and a prediction, wait for the decider from their day on, never for the owner", () =>
  inTransaction(async (world) => {
    await world.setNow(proposedAt);
    const cast = await aDecisionCast(world);
    await anEffect(world, cast);
    expect(await waitingFor(world, cast.decider.id)).toEqual([]);
    await world.setNow(new Date("2027-02-01T00:00:00Z"));
    expect(await waitingFor(world, cast.decider.id)).toEqual(["prediction", "review"]);
    expect(await waitingFor(world, cast.owner.id)).toEqual([]);
  }));
