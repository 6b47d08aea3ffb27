import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { getBrief } from "../customers/queries/brief";
import { addDays, plainDate } from "../domain/plain-date";
import { type QuarterOfValue, referredValue } from "../domain/referred-value";
import { contextOf } from "../testing/accounts";
import { anAdvocacyFact, anArrival, aReferral, aStory, aVersion, someThanks } from "../testing/advocacy";
import { aCustomer, aPurchase } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { aMerge } from "../testing/merging";
import { noteAdvocacy, noteArrival, withdrawAdvocacy } from "./mutations/facts";
import { listActs, listAdvocates } from "./queries/lists";
import { countAdvocates, listAdvocacyMonths } from "./queries/months";
import { getAdvocacy } from "./queries/page";
import { getReferredValue } from "./queries/value";

const from = { source: "customer" as const, contactId: null };

describe("what a customer did for us", () => {
  it("is noted, told on the brief and in the timeline, read through the survivor, and taken back", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const ctx = await contextOf(world, (await aPerson(world)).id);
      const [customer, survivor] = [await aCustomer(world), await aCustomer(world)];
      const told = {
        customerId: customer.id,
        kind: "recommended" as const,
        words: "Five stars.",
        from,
        learnedOn: null,
      };
      await noteAdvocacy(ctx, told);
      await noteArrival(ctx, { customerId: customer.id, way: "passed_by", words: null, from, learnedOn: null });
      await aMerge(world, customer.id, survivor.id);
      const { facts } = await getBrief(ctx, survivor.id);
      expect(facts.advocacy.latest).toEqual({ kind: "recommended", on: ctx.today });
      expect(facts.timeline.entries.find(({ kind }) => kind === "advocacy")).toMatchObject({ words: "Five stars." });
      const page = await getAdvocacy(world.tx, { customerId: customer.id, today: ctx.today });
      expect(page).toMatchObject({ id: survivor.id, arrivals: [{ way: "passed_by" }], facts: [{ withdrawnBy: null }] });
      await withdrawAdvocacy(ctx, page.facts[0]?.id ?? "");
      await expect(withdrawAdvocacy(ctx, page.facts[0]?.id ?? "")).rejects.toThrow(/already/);
      expect((await getBrief(ctx, survivor.id)).facts.advocacy.latest).toBeNull();
      await expect(noteAdvocacy(ctx, { ...told, learnedOn: addDays(ctx.today, 1) })).rejects.toThrow(/not come yet/);
    }));

  it("is counted per month and opens its rows; whoever is active and did something is k of n", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const today = plainDate("2026-06-15");
      const [a, b, c] = [await aCustomer(world), await aCustomer(world), await aCustomer(world)];
      for (const { id } of [a, b, c]) await aPurchase(world, { customerId: id, boughtOn: plainDate("2026-06-01") });
      await anAdvocacyFact(world, { customerId: a.id, learnedOn: plainDate("2026-06-01") });
      await anAdvocacyFact(world, { customerId: a.id, kind: "recommended", learnedOn: plainDate("2026-06-15") });
      await anAdvocacyFact(world, { customerId: b.id, learnedOn: plainDate("2026-05-31") });
      await aReferral(world, { referrerId: b.id, referredOn: plainDate("2025-07-01") });
      await anAdvocacyFact(world, { customerId: c.id, learnedOn: plainDate("2025-06-15") });
      const months = await listAdvocacyMonths(world.tx, today);
      expect(months).toHaveLength(12);
      expect(months[0]).toEqual({ month: "2026-06", toldOthers: 1, recommended: 1, referred: 0, customers: 1 });
      expect(months[1]).toMatchObject({ month: "2026-05", toldOthers: 1 });
      expect(months[11]).toMatchObject({ month: "2025-07", referred: 1 });
      expect(await countAdvocates(world.tx, { today, lapseDays: 90 })).toEqual({ advocates: 2, active: 3 });
      expect(await countAdvocates(world.tx, { today, lapseDays: null })).toBeNull();
      const advocates = await listAdvocates(world.tx, { today, lapseDays: 90, after: null });
      expect(advocates.rows.map(({ act, customerId }) => [act, customerId])).toEqual([
        ["recommended", a.id],
        ["told_others", b.id],
      ]);
      expect((await listAdvocates(world.tx, { today, lapseDays: null, after: null })).rows).toEqual([]);
      const june = await listActs(world.tx, { act: null, month: "2026-06", after: null });
      expect(june.rows.map(({ act, customerId }) => [act, customerId])).toEqual([
        ["recommended", a.id],
        ["told_others", a.id],
      ]);
      const all = await listActs(world.tx, { act: "told_others", month: null, after: { on: "2026-06-01", id: a.id } });
      expect(all.rows.map(({ customerId }) => customerId)).toContain(b.id);
    }));
});

describe("the value of a referred customer", () => {
  it("is compared with those whom nobody sent, in the same quarter, over the same time; the rest is on neither side", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const today = plainDate("2026-06-15");
      const expected: { referred: number[]; others: number[] } = { referred: [], others: [] };
      const buyer = async (boughtOn: string, minor: number) => {
        const customer = await aCustomer(world);
        const on = plainDate(boughtOn);
        await aPurchase(world, { customerId: customer.id, boughtOn: on, amountMinor: minor });
        await aPurchase(world, { customerId: customer.id, boughtOn: addDays(on, 364), amountMinor: 100 });
        await aPurchase(world, { customerId: customer.id, boughtOn: addDays(on, 365), amountMinor: 9_999 });
        return customer.id;
      };
      for (let at = 0; at < 12; at++) {
        const [sent, found] = [await buyer("2025-01-10", 5_000 + at * 10), await buyer("2025-03-31", 3_000 + at * 25)];
        await aReferral(world, { referredId: sent, referredOn: plainDate("2025-01-01") });
        await anArrival(world, { customerId: found });
        expected.referred.push(5_100 + at * 10);
        expected.others.push(3_100 + at * 25);
      }
      // Nobody knows how they came; they were sent by somebody unnamed; they came in another quarter; too lately; after buying.
      await buyer("2025-02-01", 90_000);
      await anArrival(world, { customerId: await buyer("2025-02-01", 90_000), way: "somebody" });
      await anArrival(world, { customerId: await buyer("2024-12-31", 90_000) });
      await anArrival(world, { customerId: await buyer("2025-06-16", 90_000) });
      await aReferral(world, { referredId: await buyer("2025-01-10", 90_000), referredOn: plainDate("2025-01-11") });
      await aReferral(world, { referredId: await buyer("2024-03-10", 90_000), referredOn: plainDate("2024-01-11") });
      const ctx = await contextOf(world, (await aPerson(world)).id);
      const { answer: found } = await getReferredValue({ ...ctx, today });
      if (!found) throw new Error("It was not counted.");
      const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
      expect(found.referred).toMatchObject({ n: 12, mean: mean(expected.referred) });
      const { low, high } = found.referred ?? {};
      expect(low).toBeLessThan(mean(expected.referred));
      expect(((low ?? 0) + (high ?? 0)) / 2).toBeCloseTo(mean(expected.referred), 6);
      expect(found.comparable?.n).toBe(12);
      expect(found.comparable?.mean).toBeCloseTo(mean(expected.others), 6);
      expect(found.difference?.difference).toBeCloseTo(mean(expected.referred) - mean(expected.others), 6);
      expect(found.unmatched).toBe(1);
    }));

  it("says nothing of a difference under ten on a side, and nothing at all of nobody", () => {
    const sample = (n: number) => ({ n, mean: 10, variance: 4 });
    const quarter = (referred: number, others: number): QuarterOfValue => ({
      startsOn: plainDate("2025-01-01"),
      referred: sample(referred),
      others: sample(others),
    });
    expect(referredValue([quarter(9, 50)]).difference).toBeNull();
    expect(referredValue([quarter(50, 9)]).difference).toBeNull();
    expect(referredValue([quarter(10, 10)]).difference).not.toBeNull();
    expect(referredValue([quarter(5, 1)])).toEqual({
      referred: null,
      comparable: null,
      difference: null,
      unmatched: 5,
    });
  });
});

it("erasing a customer takes their words, and those of the referral on both sides", () =>
  inTransaction(async (world) => {
    await anOrganisation(world);
    const admin = await aPerson(world, { roles: ["admin"] });
    const { id: customerId } = await aCustomer(world, { name: "Grace Okonkwo" });
    await anAdvocacyFact(world, { customerId });
    const story = await aStory(world, { customerId });
    await aVersion(world, story.id);
    await someThanks(world, { customerId });
    const open = await aReferral(world, {
      referrerId: customerId,
      referredId: null,
      referredName: "Her sister",
      referredHandle: "0161",
    });
    const id = await erased(world, customerId, admin.id);
    const [counts] = await world.tx.execute<{ counts: Record<string, number> }>(
      sql`select erase_customer(${id}) as counts`,
    );
    expect(counts?.counts).toMatchObject({ stories: 1, story_versions: 1, referrals: 1, colleague_thanks: 1 });
    const [left] = await world.tx.execute(
      sql`select referred_name, referred_handle from referrals where id = ${open.id}`,
    );
    expect(left).toEqual({ referred_name: null, referred_handle: null });
    const words = await world.tx.execute(sql`
      select t.body from texts t where t.id in (select words_id from stories union all select words_id from story_versions
        union all select title_id from story_versions union all select words_id from colleague_thanks)`);
    expect(words.map(({ body }) => body)).toEqual([null, null, null, null]);
    await world.refused((tx) => aReferral({ ...world, tx }, { referrerId: customerId }), /was erased/);
    await world.refused((tx) => anAdvocacyFact({ ...world, tx }, { customerId }), /was erased/);
  }));

async function erased({ tx }: World, customerId: string, requestedBy: string): Promise<string> {
  const [row] = await tx.execute<{ id: string }>(sql`
    insert into erasures (id, customer_id, requested_by, reason, reference)
    values (gen_random_uuid(), ${customerId}, ${requestedBy}, 'asked', 'A-1') returning id`);
  return row?.id ?? "";
}
