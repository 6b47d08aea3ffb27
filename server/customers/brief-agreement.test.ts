import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { customers, promises as promiseTable, standing } from "@/db/schema";
import { ourWord } from "../domain/our-word";
import { addDays, plainDate } from "../domain/plain-date";
import { spellsOf, tenureOf } from "../domain/tenure";
import { listCustomerPromises } from "../promises/queries/lists";
import { contextOf } from "../testing/accounts";
import { aContact, aCustomer, aPurchase } from "../testing/customers";
import { inTransaction } from "../testing/database";
import { anOrganisation } from "../testing/factories";
import { anEvent, aPromise, aCast as aPromiseCast, hours } from "../testing/promises";
import { getBrief } from "./queries/brief";
import { findCustomerFacts } from "./queries/facts";

const first = plainDate("2019-01-05");
const today = plainDate("2026-11-22");

describe("the one statement of the brief says what the separate questions say", () => {
  it("of the spells, however the days lie, under however many records", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ day: fc.nat(3_000), amountMinor: fc.integer({ min: -2, max: 9 }), other: fc.boolean() }), {
          maxLength: 14,
        }),
        fc.option(fc.integer({ min: 1, max: 900 })),
        (lines, lapseDays) =>
          inTransaction(async (world) => {
            await anOrganisation(world);
            const { id: customerId } = await aCustomer(world);
            const other = await aCustomer(world);
            for (const { day, amountMinor, other: isOther } of lines)
              await aPurchase(world, {
                customerId: isOther ? other.id : customerId,
                boughtOn: addDays(first, day),
                amountMinor,
              });
            await world.tx.update(customers).set({ survivorId: customerId }).where(eq(customers.id, other.id));
            const days = lines.filter(({ amountMinor }) => amountMinor >= 0).map(({ day }) => addDays(first, day));
            const known = [...new Set(days)].filter((day) => day <= today).sort();
            const facts = await findCustomerFacts(world.tx, { customerId, today, lapseDays });
            expect(facts?.spells).toEqual(spellsOf(known, lapseDays ?? Number.POSITIVE_INFINITY));
          }),
      ),
      { numRuns: 25 },
    ));

  it("of the tenure", () =>
    inTransaction(async (world) => {
      const { maker } = await aPromiseCast(world);
      const days = [0, 200, 390, 1_500, 1_600, 2_500].map((day) => addDays(first, day));
      const line = await aPurchase(world, { boughtOn: days[0] ?? first });
      for (const boughtOn of days.slice(1)) await aPurchase(world, { customerId: line.customerId, boughtOn });
      const ctx = await contextOf(world, maker);
      const organisation = { ...ctx.organisation, lapseDays: 400 };
      const { tenure } = await getBrief({ ...ctx, organisation, today }, line.customerId);
      expect(tenure).toEqual(tenureOf({ purchaseDays: days, statedSinceOn: null, lapseDays: 400, today }));
      expect(tenure.breaks).toBe(2);
    }));

  it("of what standing keeps for lists and rules: since when, how they last felt, when we last spoke", () =>
    fc.assert(
      fc.asyncProperty(
        fc.option(fc.nat(2_800)),
        fc.array(fc.nat(2_800), { maxLength: 4 }),
        fc.array(
          fc.record({ hour: fc.nat(4), feeling: fc.option(fc.integer({ min: 1, max: 5 })), other: fc.boolean() }),
          {
            maxLength: 8,
          },
        ),
        (stated, days, said) =>
          inTransaction(async (world) => {
            const { maker } = await aPromiseCast(world);
            const statedSinceOn = stated === null ? null : addDays(first, stated);
            const one = await aCustomer(world, { statedSinceOn, statedSinceSource: statedSinceOn && "told us" });
            const merged = await aCustomer(world, {
              statedSinceOn: plainDate("1990-01-01"),
              statedSinceSource: "told us",
            });
            for (const day of days) await aPurchase(world, { customerId: one.id, boughtOn: addDays(first, day) });
            for (const { hour, feeling, other } of said)
              await aContact(world, {
                customerId: other ? merged.id : one.id,
                happenedAt: new Date(Date.UTC(2026, 0, 5, hour)),
                feeling,
                loggedBy: maker,
              });
            await world.tx.update(customers).set({ survivorId: one.id }).where(eq(customers.id, merged.id));
            const { tenure, facts } = await getBrief({ ...(await contextOf(world, maker)), today }, one.id);
            const [kept] = await world.tx.select().from(standing).where(eq(standing.customerId, one.id));
            expect(kept?.sinceOn).toBe(tenure.sinceOn);
            expect(kept?.lastContactAt?.getTime()).toBe(
              facts.lastContact ? Date.parse(facts.lastContact.at) : undefined,
            );
            if (facts.lastContact?.feeling) expect(kept?.felt).toBe(facts.lastContact.feeling);
            const latest = Math.max(...said.flatMap(({ hour, feeling }) => (feeling === null ? [] : [hour])));
            expect(kept?.feltAt?.getUTCHours() ?? Number.NEGATIVE_INFINITY).toBe(latest);
          }),
      ),
      { numRuns: 25 },
    ));

  it("of the promises: what is open, how our word stands, and whether any is disputed", () =>
    inTransaction(async (world) => {
      const cast = await aPromiseCast(world);
      const kept = await aPromise(world, cast);
      await aPromise(world, cast);
      const late = await aPromise(world, cast);
      await world.setNow(hours(40));
      await anEvent(world, cast, kept, "fulfilled", hours(40));
      await world.setNow(hours(60));
      await anEvent(world, cast, late, "fulfilled", hours(60));
      const [row] = await world.tx.select().from(promiseTable).where(eq(promiseTable.id, kept));
      const ctx = await contextOf(world, cast.maker);
      const customerId = row?.customerId ?? "";
      const all = await listCustomerPromises(world.tx, { customerId, now: ctx.now });
      const brief = await getBrief(ctx, customerId);
      expect(brief.promises).toEqual(all.filter(({ standing }) => standing.ended === null));
      const given = all.map(({ verdict, origin, standing }) => ({ verdict, origin, dueAt: standing.headline.dueAt }));
      expect(brief.word).toEqual({ ...ourWord(given), isAll: true });
      expect(brief.word).toMatchObject({ counted: 3, kept: 1 });
      expect(brief.contentHeld).toEqual(["promise_overdue"]);
    }));

  it("and stays small for whoever has bought a hundred thousand times", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const { id } = await aCustomer(world);
      await world.tx.execute(sql`
        insert into purchases (id, customer_id, bought_on, order_ref, amount_minor, currency)
        select gen_random_uuid(), ${id}, date '2010-01-01' + n % 5000, 'O' || n, 100, 'GBP' from generate_series(1, 20000) n`);
      const facts = await findCustomerFacts(world.tx, { customerId: id, today, lapseDays: 400 });
      expect(facts).toMatchObject({ purchases: 20_000, spells: [{ from: "2010-01-01", to: "2023-09-09" }] });
      expect(JSON.stringify(facts).length).toBeLessThan(20_000);
    }));
});
