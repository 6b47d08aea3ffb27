import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { plainDate } from "../domain/plain-date";
import { plainQuestion, type RateRowsKind } from "../domain/rate-question";
import { getKept, listMonths } from "../rates/queries/kept";
import { getRate } from "../rates/queries/panel";
import { listRateRows } from "../rates/queries/rows";
import { inTransaction } from "../testing/database";
import { aCast, aContactAt, anEvent, aPromise, type Cast, hours, madeAt, moveTo, request } from "../testing/promises";
import { NewPromise } from "./input";
import { attemptPromise, keepPromise, retractKeep } from "./mutations/keep";
import { makePromise, readWhenAloud } from "./mutations/make";
import { cancelPromise, handOverPromise, movePromise } from "./mutations/move";
import { confirmVoid, requestVoid } from "./mutations/void";
import { listCustomerPromises, listVoidsToConfirm } from "./queries/lists";
import { getPromise } from "./queries/one";
import { listOwners } from "./queries/owners";
import { countOpenPromises, listOpenPromises } from "./queries/queue";

const threeInputs = (cast: Cast, more: Record<string, string> = {}) =>
  NewPromise.parse({
    customerId: cast.customer,
    said: "I'll ring you back with the engineer's slot.",
    when: "tomorrow before noon",
    who: "",
    ...more,
  });

describe("making a promise", () => {
  it("takes three inputs and freezes what the due time was computed from", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const ctx = await request(world, cast, cast.maker, madeAt);
      const { promiseId } = await makePromise(ctx, threeInputs(cast));
      const { promise, explanation, typed } = await getPromise(world.tx, { promiseId, now: madeAt });
      expect(promise).toMatchObject({
        kind: "callback",
        said: "I'll ring you back with the engineer's slot.",
        owner: { kind: "person", id: cast.maker },
      });
      expect(promise.originalDueAt.toISOString()).toBe("2026-11-21T12:00:00.000Z");
      expect([typed, explanation]).toEqual([
        "tomorrow before noon",
        "Saturday 21 November 2026 at 12:00, the customer's time (Europe/London, assumed).",
      ]);
      await world.asOwner();
      const [event] = await world.tx.execute(
        sql`select action, customer_id = ${cast.customer} as theirs from events where subject_id = ${promiseId}`,
      );
      expect(event).toEqual({ action: "promise.made", theirs: true });
    });
  });

  it("can be a team's, and is refused for a person who is not here, or for “soon”", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const ctx = await request(world, cast, cast.maker, madeAt);
      const { promiseId } = await makePromise(ctx, threeInputs(cast, { who: `team:${cast.team}` }));
      expect((await getPromise(world.tx, { promiseId, now: madeAt })).promise.owner).toMatchObject({
        kind: "team",
        id: cast.team,
      });
      await expect(makePromise(ctx, threeInputs(cast, { who: `person:${cast.team}` }))).rejects.toThrow(
        /Choose a person or a team/,
      );
      await expect(makePromise(ctx, threeInputs(cast, { when: "soon" }))).rejects.toThrow(
        /not a time a customer can hold us to/,
      );
    });
  });
});

describe("what a due time means, while it is typed", () => {
  it("is the due time, or the sentence that says why it is none", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const ctx = await request(world, cast, cast.maker, madeAt);
      const ask = (when: string) => readWhenAloud(ctx, { customerId: cast.customer, when, who: null });
      expect(await ask("tomorrow 3pm")).toMatchObject({ dueAt: new Date("2026-11-21T15:00:00Z"), precision: "time" });
      expect(await ask("soon")).toEqual({
        refused: "“soon” is not a time a customer can hold us to. Say a day or an hour.",
      });
    });
  });
});

describe("what happens to a promise", () => {
  it("is kept before due, and taken back by who pressed it", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const promiseId = await aPromise(world, cast);
      await keepPromise(await request(world, cast, cast.maker, hours(20)), {
        promiseId,
        evidence: null,
        done: null,
        expects: null,
      });
      await retractKeep(await request(world, cast, cast.maker, hours(20.2)), { promiseId, reason: null });
      const { promise, history } = await getPromise(world.tx, { promiseId, now: hours(21) });
      expect([promise.verdict.outcome, ...history.map(({ kind }) => kind)]).toEqual(["open", "fulfilled", "retracted"]);
    });
  });

  it("is not saved as kept after due without saying what it counts as", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const promiseId = await aPromise(world, cast);
      const ctx = await request(world, cast, cast.maker, hours(60));
      const press = (expects: "kept" | "unproven") =>
        keepPromise(ctx, { promiseId, evidence: null, done: "in_time", expects });
      await expect(press("kept")).rejects.toThrow(/counts as not kept: unproven/);
      await press("unproven");
      expect((await getPromise(world.tx, { promiseId, now: hours(61) })).promise.verdict.outcome).toBe("unproven");
    });
  });

  it("is kept after due with evidence from before, offered by the page", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const promiseId = await aPromise(world, cast);
      await aContactAt(world, cast, hours(30), { customerId: cast.stranger });
      const contact = await aContactAt(world, cast, hours(30));
      const ctx = await request(world, cast, cast.maker, hours(60));
      const { evidence } = await getPromise(world.tx, { promiseId, now: ctx.now });
      expect(evidence.map(({ id }) => id)).toEqual([contact]);
      await keepPromise(ctx, {
        promiseId,
        evidence: { kind: "contact", id: contact },
        done: "in_time",
        expects: "kept",
      });
      expect((await getPromise(world.tx, { promiseId, now: ctx.now })).promise.verdict).toMatchObject({
        outcome: "kept",
        isKept: true,
        proofLevel: "evidenced",
      });
    });
  });

  it("is moved, attempted, cancelled", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const promiseId = await aPromise(world, cast);
      const contactId = await aContactAt(world, cast, hours(10));
      await movePromise(await request(world, cast, cast.maker, hours(11)), {
        promiseId,
        when: "Tuesday 3pm",
        askedBy: "customer",
        agreed: false,
        contactId,
        reason: "They are away.",
      });
      await attemptPromise(await request(world, cast, cast.maker, hours(12)), {
        promiseId,
        contactId,
        messageLeft: true,
      });
      await cancelPromise(await request(world, cast, cast.maker, hours(13)), {
        promiseId,
        askedBy: "us",
        contactId: null,
        reason: "Done by the engineer.",
      });
      const { promise, history } = await getPromise(world.tx, { promiseId, now: hours(14) });
      expect(promise.standing.headline.dueAt.toISOString()).toBe("2026-11-24T15:00:00.000Z");
      expect(history.map(({ kind, reason }) => [kind, reason])).toEqual([
        ["moved", "They are away."],
        ["attempted", null],
        ["cancelled", "Done by the engineer."],
      ]);
    });
  });

  it("is handed over by its owner or its team; for others a manager is needed", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const promiseId = await aPromise(world, cast);
      const to = { kind: "team" as const, id: cast.team };
      const outsider = await request(world, cast, cast.colleague, hours(1));
      await expect(handOverPromise(outsider, { promiseId, to, reason: null })).rejects.toThrow(/promise:handOver/);
      await handOverPromise(await request(world, cast, cast.maker, hours(2)), { promiseId, to, reason: "I am away." });
      await handOverPromise(await request(world, cast, cast.colleague, hours(3)), {
        promiseId,
        to: { kind: "person", id: cast.colleague },
        reason: null,
      });
      await handOverPromise(await request(world, cast, cast.manager, hours(4), ["manager"]), {
        promiseId,
        to: { kind: "person", id: cast.maker },
        reason: null,
      });
      expect((await getPromise(world.tx, { promiseId, now: hours(5) })).promise.owner.id).toBe(cast.maker);
    });
  });

  it("is void after a second person agreed; until then it waits for them", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const promiseId = await aPromise(world, cast);
      await requestVoid(await request(world, cast, cast.maker, hours(5)), { promiseId, reason: "Wrong customer." });
      const waiting = (personId: string, now = hours(6)) => listVoidsToConfirm(world.tx, { personId, now });
      expect((await waiting(cast.manager)).map(({ id }) => id)).toEqual([promiseId]);
      expect(await waiting(cast.maker)).toEqual([]);
      expect(await waiting(cast.manager, hours(49))).toEqual([]);
      await confirmVoid(await request(world, cast, cast.manager, hours(7), ["manager"]), { promiseId });
      expect((await getPromise(world.tx, { promiseId, now: hours(60) })).promise.verdict).toMatchObject({
        outcome: "void",
        isCounted: false,
      });
    });
  });

  it("is taken back later by a manager only", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const promiseId = await aPromise(world, cast);
      await anEvent(world, cast, promiseId, "fulfilled", hours(10));
      const late = await request(world, cast, cast.maker, hours(11));
      await expect(retractKeep(late, { promiseId, reason: "Wrong row." })).rejects.toThrow(/promise:retract/);
      await retractKeep(await request(world, cast, cast.manager, hours(12), ["manager"]), {
        promiseId,
        reason: "Wrong row.",
      });
    });
  });

  it("is not found where there is none", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const ctx = await request(world, cast, cast.maker, madeAt);
      await expect(confirmVoid(ctx, { promiseId: cast.team })).rejects.toThrow(/no such record/);
      await expect(makePromise(ctx, { ...threeInputs(cast), customerId: cast.team })).rejects.toThrow(/no such record/);
    });
  });
});

describe("queues and rates", () => {
  it("lists mine, my team's and everyone's by due time, and counts the overdue", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const later = await aPromise(world, cast, { original_due_at: hours(72) });
      const mine = await aPromise(world, cast);
      const theirs = await aPromise(world, cast, { owner_id: cast.colleague });
      const ended = await aPromise(world, cast);
      await anEvent(world, cast, ended, "fulfilled", hours(2));
      const { actor, now } = await request(world, cast, cast.maker, hours(50));
      const page = async (scope: "mine" | "team" | "everyone") =>
        (await listOpenPromises(world.tx, { actor, scope, now })).promises.map(({ id }) => id);
      expect(await page("mine")).toEqual([mine, later]);
      expect(await page("team")).toEqual(
        [mine, theirs, later].sort((a, b) => (a === later ? 1 : b === later ? -1 : a < b ? -1 : 1)),
      );
      expect(await countOpenPromises(world.tx, { actor, now })).toEqual({
        mine: { open: 2, overdue: 1 },
        team: { open: 3, overdue: 2 },
        unowned: { open: 0, overdue: 0 },
        everyone: { open: 3, overdue: 2 },
      });
      const after = { rank: 1, dueAt: hours(48), id: "ffffffff-ffff-7fff-bfff-ffffffffffff" };
      expect(
        (await listOpenPromises(world.tx, { actor, scope: "mine", now, after })).promises.map(({ id }) => id),
      ).toEqual([later]);
      const ofCustomer = await listCustomerPromises(world.tx, { customerId: cast.customer, now });
      expect(ofCustomer.map(({ id }) => id).at(-1)).toBe(ended);
      expect((await listOwners(world.tx)).filter(({ id }) => [cast.maker, cast.team].includes(id))).toHaveLength(2);
    });
  });

  it("pools live promises of the days asked for, and opens the rows behind the figure", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const [kept, moved] = [await aPromise(world, cast), await aPromise(world, cast)];
      await aPromise(world, cast, { original_due_at: hours(24 * 20) });
      await aPromise(world, cast, { origin: "imported", made_at: hours(-50), original_due_at: hours(40) });
      await anEvent(world, cast, kept, "fulfilled", hours(20));
      const contact_id = await aContactAt(world, cast, hours(20));
      await anEvent(world, cast, moved, "moved", hours(21), { ...moveTo(hours(90), "us"), contact_id });
      await anEvent(world, cast, moved, "fulfilled", hours(80));
      const now = hours(24 * 5);
      await world.setNow(now);
      const reader = {
        ...{ db: world.tx, now, today: plainDate("2026-11-25"), actor: { id: cast.maker } },
        organisation: { zone: "Europe/London", lapseDays: null },
      };
      const period = plainQuestion({ from: plainDate("2026-11-01"), to: plainDate("2026-11-30") });
      expect(await getRate(reader, period)).toMatchObject({
        ...{ due: 2, kept: 1, keptAsAgreed: 2, movedByUs: 1 },
        ...{ overdue: { n: 0 }, customers: { n: 1, kept: 0 }, notDueYet: 0 },
      });
      expect((await getKept(reader, { ...period, origin: "imported" })).due).toBe(1);
      expect((await getRate(reader, { ...period, to: plainDate("2026-11-21") })).reading).toBe("No promises fell due.");
      const rows = async (kind: RateRowsKind) =>
        (await listRateRows(reader, period, { kind, after: null })).rows.map(({ id }) => id);
      expect(await rows("broken")).toEqual([moved]);
      expect(await rows("kept")).toEqual([kept]);
      expect(await listMonths(reader, { ...period, from: plainDate("2026-10-01") })).toEqual([
        { month: "2026-10", due: 0, kept: 0 },
        { month: "2026-11", due: 2, kept: 1 },
      ]);
    });
  });
});
