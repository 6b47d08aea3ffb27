import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { getBrief } from "../customers/queries/brief";
import { addDays, plainDate } from "../domain/plain-date";
import { isReferralCounted, referralOutcome } from "../domain/referral";
import { contextOf } from "../testing/accounts";
import { aReferral } from "../testing/advocacy";
import { aContact, aCustomer, aPurchase } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { aMerge, anUnmerge } from "../testing/merging";
import { linkReferral, noteReferral, withdrawReferral } from "./mutations/referrals";
import { countReferrals, listReferrals } from "./queries/lists";
import { getAdvocacy } from "./queries/page";

async function aScene(world: World) {
  await anOrganisation(world);
  const ctx = await contextOf(world, (await aPerson(world)).id);
  const referrer = await aCustomer(world, { name: "Grace Okonkwo" });
  const referred = await aCustomer(world, { name: "Tom Ashby" });
  const base = { name: null, handle: null, referredOn: null, words: null };
  const teller = { toldBy: "referrer" as const, contactId: null };
  const sent = { ...base, customerId: referrer.id, side: "sent" as const, otherId: referred.id, teller };
  return { world, ctx, referrer, referred, sent };
}

const liveIds = async ({ tx }: World) =>
  (await tx.execute<{ id: string }>(sql`select id from live_referrals order by id`)).map(({ id }) => id);

describe("a referral", () => {
  it("is seen from both sides, on the brief, on the page and in the timeline", () =>
    inTransaction(async (world) => {
      const { ctx, referrer, referred, sent } = await aScene(world);
      await noteReferral(ctx, { ...sent, words: "My neighbour wants you too." });
      await aPurchase(world, { customerId: referred.id, boughtOn: addDays(ctx.today, 0) });
      const [one, other] = [await getBrief(ctx, referrer.id), await getBrief(ctx, referred.id)];
      expect(one.facts.advocacy).toEqual({ cameThrough: null, sent: 1, sentBought: 1, latest: null });
      expect(other.facts.advocacy.cameThrough).toMatchObject({ id: referrer.id, name: "Grace Okonkwo" });
      const told = (brief: typeof one) => brief.facts.timeline.entries.find(({ kind }) => kind === "advocacy");
      expect(told(one)).toMatchObject({ what: "referred", other: "Tom Ashby", words: "My neighbour wants you too." });
      expect(told(other)).toMatchObject({ what: "came", otherId: referrer.id });
      const page = await getAdvocacy(world.tx, { customerId: referred.id, today: ctx.today });
      expect(page.came).toMatchObject([{ isLive: true, outcome: "bought", other: { id: referrer.id } }]);
    }));

  it("to somebody not yet known is linked once, later, and says so", () =>
    inTransaction(async (world) => {
      const { ctx, referrer, referred, sent } = await aScene(world);
      await noteReferral(ctx, { ...sent, otherId: null, name: "Tom from next door", handle: "07700 900123" });
      const asked = { list: "not_known" as const, window: 90, today: ctx.today, after: null };
      const { rows } = await listReferrals(world.tx, asked);
      expect(rows).toMatchObject([{ referredId: null, referredName: "Tom from next door", outcome: "waiting" }]);
      const referralId = rows[0]?.id ?? "";
      await expect(linkReferral(ctx, { referralId, customerId: referrer.id })).rejects.toThrow(/themselves/);
      await linkReferral(ctx, { referralId, customerId: referred.id });
      expect((await listReferrals(world.tx, asked)).rows).toEqual([]);
      expect((await getBrief(ctx, referred.id)).facts.advocacy.cameThrough?.id).toBe(referrer.id);
      await expect(linkReferral(ctx, { referralId, customerId: referred.id })).rejects.toThrow(/meanwhile/);
    }));

  it("that was said in a conversation names who told us by whom it was with", () =>
    inTransaction(async (world) => {
      const { ctx, referred, sent } = await aScene(world);
      const contact = await aContact(world, { customerId: referred.id });
      await noteReferral(ctx, { ...sent, teller: { toldBy: null, contactId: contact.id } });
      const { came } = await getAdvocacy(world.tx, { customerId: referred.id, today: ctx.today });
      expect(came).toMatchObject([{ toldBy: "referred" }]);
    }));

  it("taken back is gone from both briefs and stays to be seen", () =>
    inTransaction(async (world) => {
      const { ctx, referrer, referred, sent } = await aScene(world);
      await noteReferral(ctx, sent);
      const [id = ""] = await liveIds(world);
      await withdrawReferral(ctx, id);
      await expect(withdrawReferral(ctx, id)).rejects.toThrow(/already/);
      expect((await getBrief(ctx, referrer.id)).facts.advocacy.sent).toBe(0);
      const { came } = await getAdvocacy(world.tx, { customerId: referred.id, today: ctx.today });
      expect(came).toMatchObject([{ isLive: false, withdrawnBy: ctx.actor.name }]);
      await noteReferral(ctx, sent);
      expect((await getBrief(ctx, referrer.id)).facts.advocacy.sent).toBe(1);
    }));
});

describe("through merges", () => {
  it("a referral of two who turn out to be one is void, and holds again once they are taken apart", () =>
    inTransaction(async (world) => {
      const { ctx, referrer, referred, sent } = await aScene(world);
      await noteReferral(ctx, sent);
      const before = await liveIds(world);
      const merge = await aMerge(world, referred.id, referrer.id);
      expect(await liveIds(world)).toEqual([]);
      expect((await getBrief(ctx, referrer.id)).facts.advocacy).toMatchObject({ sent: 0, cameThrough: null });
      const { sent: shown } = await getAdvocacy(world.tx, { customerId: referrer.id, today: ctx.today });
      expect(shown).toMatchObject([{ isLive: false, withdrawnBy: null }]);
      await anUnmerge(world, merge);
      expect(await liveIds(world)).toEqual(before);
    }));

  it("is read through the survivor on either side", () =>
    inTransaction(async (world) => {
      const { ctx, referrer, referred, sent } = await aScene(world);
      await noteReferral(ctx, sent);
      const [one, other] = [await aCustomer(world, { name: "Mrs Okonkwo" }), await aCustomer(world)];
      await aMerge(world, referrer.id, one.id);
      await aMerge(world, referred.id, other.id);
      expect((await getBrief(ctx, one.id)).facts.advocacy.sent).toBe(1);
      expect((await getBrief(ctx, other.id)).facts.advocacy.cameThrough?.name).toBe("Mrs Okonkwo");
    }));

  it("of two between the same two, whichever way round, the first recorded counts", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const [a, b, c] = [await aCustomer(world), await aCustomer(world), await aCustomer(world)];
      await world.keepGivenTimes();
      const first = await aReferral(world, {
        referrerId: a.id,
        referredId: b.id,
        recordedAt: new Date("2026-02-01T10:00:00Z"),
      });
      const second = await aReferral(world, {
        referrerId: b.id,
        referredId: c.id,
        recordedAt: new Date("2026-02-02T10:00:00Z"),
      });
      const merge = await aMerge(world, c.id, a.id);
      expect(await liveIds(world)).toEqual([first.id]);
      await anUnmerge(world, merge);
      expect(await liveIds(world)).toEqual([first.id, second.id].sort());
    }));
});

describe("what came of referrals", () => {
  it("is the same in SQL as in the domain, for every first purchase, stated day and window", () =>
    inTransaction(async (world) => {
      const { ctx } = await aScene(world);
      const today = plainDate("2026-06-30");
      const offset = fc.option(fc.integer({ min: -5, max: 130 }), { freq: 3 });
      const one = fc.record({ referredAgo: fc.integer({ min: 0, max: 120 }), first: offset, since: offset });
      const cases = fc.sample(one, { numRuns: 60, seed: 7 });
      const recordedBy = ctx.actor.id;
      const expected: Record<string, unknown> = {};
      for (const { referredAgo, first, since } of cases) {
        const referredOn = addDays(today, -referredAgo);
        const firstOn = first === null ? null : addDays(referredOn, first);
        const statedSinceOn = since === null ? null : addDays(referredOn, since);
        const stated = statedSinceOn ? { statedSinceOn, statedSinceSource: "they said so" } : {};
        const referred = await aCustomer(world, stated);
        if (firstOn) await aPurchase(world, { customerId: referred.id, boughtOn: firstOn });
        const { id } = await aReferral(world, { referredId: referred.id, referredOn, recordedBy });
        const facts = { referredOn, firstOn, statedSinceOn, today, window: 30 };
        const outcome = referralOutcome(facts);
        expected[id] = { outcome, isCounted: isReferralCounted(outcome, facts) };
      }
      const rows = await world.tx.execute<{ id: string; outcome: string; is_counted: boolean }>(
        sql`select id, outcome, is_counted from referral_outcomes(${today}::date, 30)`,
      );
      expect(Object.fromEntries(rows.map((r) => [r.id, { outcome: r.outcome, isCounted: r.is_counted }]))).toEqual(
        expected,
      );
    }));

  it("is counted as k of n of those whose window has passed; somebody not yet known has not bought", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const today = plainDate("2026-06-30");
      const bought = await aReferral(world);
      await aPurchase(world, { customerId: bought.referredId ?? "", boughtOn: plainDate("2026-01-20") });
      await aReferral(world, { referredId: null, referredName: "Somebody" });
      await aReferral(world, { referredOn: plainDate("2026-06-20") });
      expect(await countReferrals(world.tx, { window: 90, today })).toEqual({
        all: 3,
        unknown: 1,
        notCounted: 0,
        everBought: 1,
        waiting: 1,
        bought: 1,
        counted: 2,
      });
    }));
});
