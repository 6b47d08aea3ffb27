import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { getBrief } from "../customers/queries/brief";
import { inTransaction } from "../testing/database";
import { aCast, anEvent, aPromise, type Cast, hours, request } from "../testing/promises";
import { NewPromise, PutRight } from "./input";
import { makePromise } from "./mutations/make";
import { putRight } from "./mutations/put-right";
import { getPromise } from "./queries/one";
import { countToPutRight, getPutRightDesk, listToPutRight } from "./queries/put-right";
import { listTwins } from "./queries/twins";

const words = { words: "I am sorry. We said we would ring by Sunday morning, and did not.", remedy: "none" };
const fresh = {
  said: "I'll ring you at six tonight.",
  when: "today 18:00",
  who: "",
  moment: "on",
  wanted: "today 17:00",
};

describe("putting a promise right", () => {
  it("keeps what was said and makes the new promise, linked, in one act; the broken one stays broken", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const promiseId = await aPromise(world, cast);
      const ctx = await request(world, cast, cast.colleague, hours(50));
      const mine = { actor: { id: cast.maker, teamId: cast.team }, scope: "mine" as const, now: ctx.now };
      expect(await countToPutRight(world.tx, mine)).toBe(1);
      await putRight(ctx, PutRight.parse({ promiseId, ...words, promise: fresh }));
      const { promise, recoveries } = await getPromise(world.tx, { promiseId, now: ctx.now });
      expect(promise).toMatchObject({ isPutRight: true, verdict: { outcome: "overdue", isKept: false } });
      expect(recoveries).toMatchObject([{ said: words.words, remedy: "none", newPromise: { said: fresh.said } }]);
      const detail = await getPromise(world.tx, { promiseId: recoveries[0]?.newPromise?.id ?? "", now: ctx.now });
      expect(detail).toMatchObject({
        recovers: { id: promiseId },
        wantedAt: new Date("2026-11-22T17:00:00Z"),
        promise: { isMoment: true, owner: { id: cast.colleague } },
      });
      expect(await countToPutRight(world.tx, mine)).toBe(0);
    });
  });

  it("does all of it or nothing: a new promise without a time leaves no words behind", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const promiseId = await aPromise(world, cast);
      const ctx = await request(world, cast, cast.maker, hours(50));
      const asked = PutRight.parse({ promiseId, ...words, promise: { ...fresh, when: "soon" } });
      await world.refused((tx) => putRight({ ...ctx, db: tx }, asked), /not a time a customer can hold us to/);
      expect((await getPromise(world.tx, { promiseId, now: ctx.now })).recoveries).toEqual([]);
      expect(PutRight.safeParse({ promiseId, ...words, promise: { ...fresh, when: "" } }).success).toBe(false);
      expect(PutRight.parse({ promiseId, ...words, promise: { ...fresh, said: "" } }).promise).toBeNull();
    });
  });

  it("is refused where nothing was broken, and offers the goodwill and contacts of that promise only", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const promiseId = await aPromise(world, cast);
      await anEvent(world, cast, promiseId, "fulfilled", hours(10));
      const ctx = await request(world, cast, cast.maker, hours(50));
      const asked = PutRight.parse({ promiseId, ...words });
      await world.refused((tx) => putRight({ ...ctx, db: tx }, asked), /was not broken/);
      expect(await getPutRightDesk(ctx, promiseId)).toEqual({ clauseRemedy: null, gifts: [], contacts: [] });
    });
  });

  it("waits in the queue of whoever owns it, in everybody's, and in the brief, for ninety days once it has ended", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const [late, open] = [await aPromise(world, cast), await aPromise(world, cast)];
      await anEvent(world, cast, late, "fulfilled", hours(50));
      const at = async (hour: number, who = cast.maker) => {
        const ctx = await request(world, cast, who, hours(hour));
        const asked = { actor: ctx.actor, scope: "mine" as const, now: ctx.now };
        const { promises } = await listToPutRight(world.tx, asked);
        const brief = await getBrief(ctx, cast.customer);
        return [promises.map(({ id }) => id), brief.broken.map(({ id }) => id)];
      };
      expect(await at(51)).toEqual([[late, open], [late]]);
      expect(await at(51, cast.colleague)).toEqual([[], [late]]);
      expect(await at(50 + 24 * 90)).toEqual([[late, open], [late]]);
      expect(await at(50.1 + 24 * 90)).toEqual([[open], []]);
    });
  });
});

describe("near-equal promises", () => {
  const asked = (cast: Cast, more: object = {}) => ({
    customerId: cast.customer,
    said: "I'll ring you again about the flue.",
    kind: null,
    dueAt: new Date("2026-11-22T09:59:00Z"),
    ...more,
  });

  it("are told before saving: the same customer, kind and hour of their clock", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const promise = await aPromise(world, cast);
      const ctx = await request(world, cast, cast.maker, hours(1));
      const twins = async (more: object = {}) => (await listTwins(ctx, asked(cast, more))).map(({ id }) => id);
      expect(await twins()).toEqual([promise]);
      expect(await twins({ dueAt: new Date("2026-11-22T10:00:00Z") })).toEqual([]);
      expect(await twins({ dueAt: new Date("2026-11-22T08:59:00Z") })).toEqual([]);
      expect(await twins({ said: "I'll refund you the parts." })).toEqual([]);
      expect(await twins({ said: "The parts come back to you.", kind: "callback" })).toEqual([promise]);
      expect(await twins({ customerId: cast.stranger })).toEqual([]);
      await world.asOwner();
      await world.tx.execute(sql`update customers set survivor_id = ${cast.customer} where id = ${cast.stranger}`);
      expect(await twins({ customerId: cast.stranger })).toEqual([promise]);
    });
  });

  it("are those that were kept too, and none that was void; and they are no refusal", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const [kept, error] = [await aPromise(world, cast), await aPromise(world, cast)];
      await anEvent(world, cast, kept, "fulfilled", hours(0.1));
      await anEvent(world, cast, error, "void_requested", hours(0.2), { reason: "Twice." });
      await anEvent(world, cast, error, "voided", hours(0.3), { actor_id: cast.manager });
      const ctx = await request(world, cast, cast.maker, hours(1));
      expect((await listTwins(ctx, asked(cast))).map(({ id }) => id)).toEqual([kept]);
      const again = { customerId: cast.customer, said: "I'll ring you by nine.", when: "2026-11-22 09:00", who: "" };
      await makePromise(ctx, NewPromise.parse(again));
    });
  });
});
