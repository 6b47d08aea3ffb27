import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Context } from "../context";
import { getBrief } from "../customers/queries/brief";
import { listTimeline } from "../customers/queries/timeline";
import { waitsOf } from "../domain/goodwill";
import { listUse } from "../limits/queries/rows";
import { getUse } from "../limits/queries/use";
import { contextOf } from "../testing/accounts";
import { inTransaction, type World } from "../testing/database";
import { aGoodwillCast, type GoodwillCast, givenAt, hoursLater } from "../testing/limits";
import { listWaiting, whatMayWaitFor } from "../waiting/queries";
import { giveInput } from "./input";
import { answerRequest, giveApproved, noteReaction, withdrawRequest } from "./mutations/answer";
import { give } from "./mutations/give";
import { getDesk } from "./queries/desk";
import { listGiven } from "./queries/history";
import { listOpenRequests, listRequestsFor, listRequestsOf } from "./queries/requests";

type Scene = { world: World; cast: GoodwillCast; giver: Context; manager: Context };

function atTheDesk(act: (scene: Scene) => Promise<void>): Promise<void> {
  return inTransaction(async (world) => {
    const cast = await aGoodwillCast(world);
    const [giver, manager] = [await contextOf(world, cast.giver), await contextOf(world, cast.manager)];
    await world.asApp();
    await act({ world, cast, giver, manager });
  });
}

const typed = ({ customer, issue }: GoodwillCast, given: Record<string, string> = {}) =>
  giveInput.parse({
    ...{
      customerId: customer,
      case: `issue:${issue}`,
      act: "refund",
      amount: "40",
      words: "Two days without heating.",
    },
    ...given,
  });

/** The same person, later. */
async function later({ world }: Scene, context: Context, count: number): Promise<Context> {
  await world.asOwner();
  await world.setNow(hoursLater(count));
  await world.asApp();
  return { ...context, now: hoursLater(count) };
}

async function onlyRequest({ world, cast }: Scene, now: Date) {
  const [request] = await listRequestsFor(world.tx, { personId: cast.manager, now });
  if (!request) throw new Error("Nothing waits.");
  return request;
}

describe("goodwill", () => {
  test("within the limit is given in one act, and stands in the timeline, the history and the events", () =>
    atTheDesk(async ({ world, cast, giver }) => {
      expect(await give(giver, typed(cast))).toEqual({ customerId: cast.customer, outcome: "given" });
      const { given } = await listGiven(world.tx, { customerId: cast.customer, after: null });
      expect(given).toMatchObject([
        { act: "refund", amountMinor: 4_000, by: "Gil Giver", approver: null, reaction: null },
      ]);
      const { entries } = await listTimeline(world.tx, { customerId: cast.customer, only: "goodwill", before: null });
      expect(entries).toMatchObject([{ words: "Two days without heating.", gift: { amountMinor: 4_000 } }]);
      const [event] = await world.tx.execute(
        sql`select action, facts ->> 'amountMinor' as minor from events where subject = 'goodwill'`,
      );
      expect(event).toEqual({ action: "goodwill.given", minor: "4000" });
      await noteReaction(giver, { goodwillId: given[0]?.id ?? "", reaction: "indifferent" });
      await noteReaction(giver, { goodwillId: given[0]?.id ?? "", reaction: "pleased" });
      expect((await listGiven(world.tx, { customerId: cast.customer, after: null })).given[0]?.reaction).toBe(
        "pleased",
      );
    }));

  test("above it says so, asks whom, and refuses whose limit does not reach that far", () =>
    atTheDesk(async ({ cast, giver, manager }) => {
      const large = { amount: "150.00" };
      await expect(give(giver, typed(cast, large))).rejects.toMatchObject({
        key: "goodwill_above",
        field: "approverId",
      });
      for (const approverId of [cast.colleague, cast.giver, cast.board])
        await expect(give(giver, typed(cast, { ...large, approverId }))).rejects.toMatchObject({
          key: "goodwill_approver_below",
        });
      await expect(give(giver, typed(cast, { amount: "200.01", approverId: cast.manager }))).rejects.toMatchObject({
        key: "goodwill_above_all",
      });
      await expect(give(manager, typed(cast, { amount: "200.01" }))).rejects.toMatchObject({
        key: "goodwill_above_all",
      });
      await expect(give(giver, typed(cast, { case: `contact:${cast.issue}` }))).rejects.toMatchObject({
        field: "case",
      });
      for (const amount of ["0", "-5", "forty"])
        await expect(give(giver, typed(cast, { amount }))).rejects.toMatchObject({ field: "amount" });
      expect(await give(giver, typed(cast, { approverId: cast.manager }))).toMatchObject({ outcome: "given" });
    }));

  test("waits for the person asked, with them and in the brief, until it is approved and given, once", () =>
    atTheDesk(async (scene) => {
      const { world, cast, giver, manager } = scene;
      const asked = typed(cast, { amount: "150", approverId: cast.manager });
      expect(await give(giver, asked)).toMatchObject({ outcome: "asked" });
      const waiting = async (who: Context) =>
        (await listWaiting(world.tx, whatMayWaitFor(who))).map(({ kind }) => kind);
      expect([await waiting(manager), await waiting(giver)]).toEqual([["approval"], []]);
      expect((await getBrief(giver, cast.customer)).facts.openGoodwill).toMatchObject([
        { isApproved: false, approver: "Mara Manager" },
      ]);
      const { id } = await onlyRequest(scene, givenAt);
      const [managerLater, giverLater] = [await later(scene, manager, 5), await later(scene, giver, 5)];
      await answerRequest(managerLater, { requestId: id, answer: "approved", reason: null });
      expect([await waiting(managerLater), await waiting(giverLater)]).toEqual([[], ["approved"]]);
      const [open] = await listOpenRequests(world.tx, { customerId: cast.customer, now: hoursLater(5) });
      expect(open).toMatchObject({ state: "approved", askedAt: givenAt, answeredAt: hoursLater(5) });
      await giveApproved(giverLater, { requestId: id });
      expect(await waiting(giverLater)).toEqual([]);
      await world.refused(() => giveApproved(giverLater, { requestId: id }), /used already/);
      expect((await getBrief(giverLater, cast.customer)).facts.openGoodwill).toEqual([]);
      const { given } = await listGiven(world.tx, { customerId: cast.customer, after: null });
      expect(given).toMatchObject([
        { amountMinor: 15_000, words: "Two days without heating.", approver: "Mara Manager" },
      ]);
    }));

  test("refused tells the reason; taken back waits no more; both have been waited for", () =>
    atTheDesk(async (scene) => {
      const { world, cast, giver, manager } = scene;
      await give(giver, typed(cast, { amount: "150", approverId: cast.manager }));
      const first = await onlyRequest(scene, givenAt);
      await answerRequest(await later(scene, manager, 2), {
        requestId: first.id,
        answer: "refused",
        reason: "Nobody rang.",
      });
      const giverLater = await later(scene, giver, 3);
      await give(giverLater, typed(cast, { amount: "120", approverId: cast.manager }));
      const second = await onlyRequest(scene, hoursLater(3));
      await withdrawRequest(await later(scene, giver, 7), { requestId: second.id });
      const { requests } = await listRequestsOf(world.tx, {
        ...{ personId: cast.giver, now: hoursLater(7), after: null, which: "asked" },
      });
      expect(requests.map(({ state, reason }) => [state, reason])).toEqual([
        ["withdrawn", null],
        ["refused", "Nobody rang."],
      ]);
      const { asked } = await getUse(world.tx, { since: givenAt, currency: "GBP" });
      expect(waitsOf(asked, hoursLater(8))).toMatchObject({ count: 2, open: 0, medianMs: 2 * 3_600_000 });
    }));

  test("is shown by act and team, with its refusals and reactions, and every number opens its rows", () =>
    atTheDesk(async (scene) => {
      const { world, cast, giver, manager } = scene;
      await give(giver, typed(cast, { amount: "30" }));
      await give(giver, typed(cast, { amount: "15", act: "gift" }));
      await give(manager, typed(cast, { amount: "100" }));
      await give(giver, typed(cast, { amount: "60", approverId: cast.manager }));
      const [gift] = (await listGiven(world.tx, { customerId: cast.customer, after: null })).given;
      await noteReaction(giver, { goodwillId: gift?.id ?? "", reaction: "uneasy" });
      const use = await getUse(world.tx, { since: givenAt, currency: "GBP" });
      expect(use).toMatchObject({ noted: 1, pleased: 0, waiting: 1 });
      expect(use.given.map(({ act, teamId, count, sumMinor }) => [act, teamId, count, sumMinor])).toEqual([
        ["gift", cast.team, 1, 1_500],
        ["refund", cast.team, 2, 13_000],
      ]);
      const rows = async (
        cut: Parameters<typeof listUse>[1]["cut"],
        act: "refund" | null = null,
        team: string | null = null,
      ) => (await listUse(world.tx, { cut, act, team, since: givenAt, currency: "GBP", after: null })).rows.length;
      expect(await rows("given")).toBe(3);
      expect(await rows("given", "refund", cast.team)).toBe(2);
      expect(await rows("given", "refund", "none")).toBe(0);
      expect([await rows("noted"), await rows("pleased")]).toEqual([1, 0]);
      expect([await rows("asked"), await rows("waiting"), await rows("answered"), await rows("refused")]).toEqual([
        1, 1, 0, 0,
      ]);
    }));

  test("finds its desk ready: limits, whom to ask, what it can be for, what was given", () =>
    atTheDesk(async ({ cast, giver }) => {
      await give(giver, typed(cast, { amount: "30" }));
      const desk = await getDesk(giver, cast.customer);
      expect(desk.limits?.limits).toHaveLength(4);
      expect(desk.approvers.map(({ id }) => id)).toContain(cast.manager);
      expect(desk.approvers.map(({ id }) => id)).not.toContain(cast.giver);
      expect(desk.cases).toMatchObject([{ kind: "issue", id: cast.issue, caseId: cast.issue, isOpen: true }]);
      expect(desk.gifts).toMatchObject([{ act: "refund", amountMinor: 3_000, caseIds: [cast.issue, cast.issue] }]);
    }));
});
