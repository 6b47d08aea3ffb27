import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { contacts, customers, issues, purchases, standing } from "@/db/schema";
import { addDays, type PlainDate, plainDate } from "../domain/plain-date";
import { aContact, aCustomer, anIssue, aPurchase } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { verifyStanding } from "./tasks";

async function standingOf({ tx }: World, customerId: string) {
  const [row] = await tx.select().from(standing).where(eq(standing.customerId, customerId));
  return row;
}

const first = plainDate("2026-01-05");

describe("standing follows its facts", () => {
  it("counts a zero amount as a day, a refund as none, and lines of one day once", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const { id: customerId } = await aCustomer(world);
      await aPurchase(world, { customerId, boughtOn: addDays(first, 1), amountMinor: -500 });
      await aPurchase(world, { customerId, boughtOn: addDays(first, 2), amountMinor: 0 });
      await aPurchase(world, { customerId, boughtOn: addDays(first, 9), amountMinor: 1_000 });
      await aPurchase(world, { customerId, boughtOn: addDays(first, 9), amountMinor: 250 });
      await aPurchase(world, { customerId, boughtOn: addDays(first, 12), amountMinor: 700, currency: "EUR" });
      expect(await standingOf(world, customerId)).toEqual({
        customerId,
        purchases: 5,
        purchaseDays: 3,
        firstOn: addDays(first, 2),
        lastOn: addDays(first, 12),
        valueMinor: 750,
        totals: { GBP: 750, EUR: 700 },
        openIssues: 0,
        sinceOn: addDays(first, 2),
        felt: null,
        feltAt: null,
        lastContactAt: null,
        isErased: false,
      });
    }));

  it("has a row of noughts for whoever has done nothing, and none for whoever does not count", () =>
    inTransaction(async (world) => {
      const { id } = await aCustomer(world);
      expect(await standingOf(world, id)).toMatchObject({
        purchases: 0,
        totals: {},
        sinceOn: null,
        lastContactAt: null,
      });
      await world.tx.update(customers).set({ withdrawnAt: new Date() }).where(eq(customers.id, id));
      await aPurchase(world, { customerId: id });
      await aContact(world, { customerId: id, feeling: 2 });
      await anIssue(world, { customerId: id });
      expect(await standingOf(world, id)).toBeUndefined();
      expect((await verifyStanding(world.tx)).different).toBe(0);
    }));

  it("knows since when: the stated day or the first purchase, whichever is earlier, whatever is corrected", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const { id: customerId } = await aCustomer(world, { statedSinceOn: first, statedSinceSource: "told us" });
      const since = async () => (await standingOf(world, customerId))?.sinceOn;
      expect(await since()).toBe(first);
      const line = await aPurchase(world, { customerId, boughtOn: addDays(first, -3) });
      expect(await since()).toBe(addDays(first, -3));
      await world.tx
        .update(purchases)
        .set({ boughtOn: addDays(first, 8) })
        .where(eq(purchases.id, line.id));
      expect(await since()).toBe(first);
      const stated = (statedSinceOn: PlainDate | null) =>
        world.tx
          .update(customers)
          .set({ statedSinceOn, statedSinceSource: statedSinceOn && "her contract" })
          .where(eq(customers.id, customerId));
      await stated(addDays(first, 2));
      expect(await since()).toBe(addDays(first, 2));
      await stated(null);
      expect(await since()).toBe(addDays(first, 8));
    }));

  it("knows how they last felt and when we last spoke, under whichever record, with corrections", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const { id: customerId } = await aCustomer(world);
      const other = await aCustomer(world);
      const at = (day: number) => new Date(Date.UTC(2026, 0, day, 10));
      const felt = async () => {
        const row = await standingOf(world, customerId);
        return [row?.felt, row?.feltAt?.getUTCDate(), row?.lastContactAt?.getUTCDate()];
      };
      await aContact(world, { customerId, happenedAt: at(5), feeling: 4 });
      await aContact(world, { customerId, happenedAt: at(3), feeling: 1 });
      await aContact(world, { customerId, happenedAt: at(7) });
      expect(await felt()).toEqual([4, 5, 7]);
      const worse = await aContact(world, { customerId: other.id, happenedAt: at(6), feeling: 2 });
      await world.tx.update(customers).set({ survivorId: customerId }).where(eq(customers.id, other.id));
      expect(await felt()).toEqual([2, 6, 7]);
      await world.tx
        .update(contacts)
        .set({ feeling: 5, happenedAt: at(9) })
        .where(eq(contacts.id, worse.id));
      expect(await felt()).toEqual([5, 9, 9]);
      await world.tx.update(contacts).set({ withdrawnAt: new Date() }).where(eq(contacts.id, worse.id));
      expect(await felt()).toEqual([4, 5, 7]);
    }));

  it("counts an issue while it is open", () =>
    inTransaction(async (world) => {
      const issue = await anIssue(world);
      expect((await standingOf(world, issue.customerId))?.openIssues).toBe(1);
      await world.tx
        .update(issues)
        .set({ resolution: "Repaired.", resolvedBy: issue.openedBy })
        .where(eq(issues.id, issue.id));
      expect((await standingOf(world, issue.customerId))?.openIssues).toBe(0);
    }));

  it("moves with a merge and back with an unmerge, while the facts stay where they are", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const one = await aPurchase(world, { amountMinor: 100 });
      const other = await aPurchase(world, { amountMinor: 200, boughtOn: addDays(first, -10) });
      const point = (survivorId: string) =>
        world.tx.update(customers).set({ survivorId }).where(eq(customers.id, other.customerId));
      await point(one.customerId);
      expect(await standingOf(world, one.customerId)).toMatchObject({ valueMinor: 300, firstOn: addDays(first, -10) });
      expect(await standingOf(world, other.customerId)).toBeUndefined();
      await point(other.customerId);
      expect(await standingOf(world, one.customerId)).toMatchObject({ valueMinor: 100, firstOn: first });
      expect(await standingOf(world, other.customerId)).toMatchObject({ valueMinor: 200 });
    }));

  it("is what the base rows say, whatever was recorded, corrected or withdrawn, in bulk or alone", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            who: fc.nat(2),
            day: fc.nat(20),
            amountMinor: fc.oneof(fc.constant(0), fc.integer({ min: -5_000, max: 5_000 })),
            currency: fc.constantFrom("GBP", "EUR"),
            fate: fc.constantFrom("stays", "stays", "corrected", "withdrawn"),
          }),
          { maxLength: 25 },
        ),
        fc.boolean(),
        (lines, inBulk) =>
          inTransaction(async (world) => {
            await anOrganisation(world);
            const who = [await aCustomer(world), await aCustomer(world), await aCustomer(world)].map(({ id }) => id);
            const rows = lines.map(({ who: index, day, amountMinor, currency }) => ({
              id: newId(),
              customerId: who[index] ?? "",
              boughtOn: addDays(first, day),
              orderRef: "O",
              amountMinor,
              currency,
            }));
            if (inBulk && rows.length > 0) await world.tx.insert(purchases).values(rows);
            else for (const row of rows) await world.tx.insert(purchases).values(row);
            for (const [index, { fate }] of lines.entries()) {
              const change =
                fate === "withdrawn" ? { withdrawnAt: new Date() } : { amountMinor: 123, boughtOn: addDays(first, 30) };
              const id = rows[index]?.id ?? "";
              if (fate !== "stays") await world.tx.update(purchases).set(change).where(eq(purchases.id, id));
            }
            expect(await verifyStanding(world.tx)).toEqual({ checked: 3, different: 0, repaired: 0, differences: [] });
          }),
      ),
      { numRuns: 25 },
    ));

  it("is what the contacts say, whatever was logged, corrected or withdrawn, in bulk or alone, merged and taken apart", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            who: fc.nat(2),
            // Few moments, so that some are the same.
            hour: fc.nat(5),
            feeling: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
            fate: fc.constantFrom("stays", "stays", "corrected", "felt otherwise", "withdrawn"),
          }),
          { minLength: 1, maxLength: 20 },
        ),
        fc.boolean(),
        (said, inBulk) =>
          inTransaction(async (world) => {
            await anOrganisation(world);
            const { id: loggedBy } = await aPerson(world);
            const who = [await aCustomer(world), await aCustomer(world), await aCustomer(world)].map(({ id }) => id);
            const at = (hour: number) => new Date(Date.UTC(2026, 0, 5, hour));
            const rows = said.map(({ who: index, hour, feeling }) => ({
              id: newId(),
              customerId: who[index] ?? "",
              happenedAt: at(hour),
              channel: "phone" as const,
              direction: "in" as const,
              words: "Rang.",
              feeling,
              loggedBy,
            }));
            if (inBulk) await world.tx.insert(contacts).values(rows);
            else for (const row of rows) await world.tx.insert(contacts).values(row);
            const changes = {
              corrected: { happenedAt: at(2) },
              "felt otherwise": { feeling: 3 },
              withdrawn: { withdrawnAt: new Date() },
            };
            for (const [index, { fate }] of said.entries())
              if (fate !== "stays")
                await world.tx
                  .update(contacts)
                  .set(changes[fate])
                  .where(eq(contacts.id, rows[index]?.id ?? ""));
            const exact = { checked: 3, different: 0, repaired: 0, differences: [] };
            expect(await verifyStanding(world.tx)).toEqual(exact);
            const point = (survivorId = "") =>
              world.tx
                .update(customers)
                .set({ survivorId })
                .where(eq(customers.id, who[1] ?? ""));
            await point(who[0]);
            expect(await verifyStanding(world.tx)).toEqual(exact);
            await point(who[1]);
            expect(await verifyStanding(world.tx)).toEqual(exact);
          }),
      ),
      { numRuns: 25 },
    ));

  it("is reported by the verification where it was tampered with, and counted anew when asked, which is recorded", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const { customerId } = await aPurchase(world, { amountMinor: 100 });
      const other = await aPurchase(world, { amountMinor: 50 });
      await world.tx.execute(sql`update standing set value_minor = 999 where customer_id = ${customerId}`);
      await world.tx.execute(sql`delete from standing where customer_id = ${other.customerId}`);
      await world.asApp();
      const { differences, different } = await verifyStanding(world.tx);
      expect(different).toBe(2);
      expect(differences[0]).toMatchObject({ customerId, kept: { value_minor: 999 }, facts: { value_minor: 100 } });
      expect(differences[1]).toMatchObject({ customerId: other.customerId, kept: null, facts: { value_minor: 50 } });
      expect(await verifyStanding(world.tx, { isRepair: true })).toMatchObject({ different: 2, repaired: 2 });
      expect(await verifyStanding(world.tx)).toMatchObject({ checked: 2, different: 0 });
      const [event] = await world.tx.execute(sql`select facts from events where action = 'standing.repaired'`);
      expect(event?.facts).toEqual({ checked: 2, repaired: 2, first: [customerId, other.customerId].sort() });
    }));

  it("is found kept of somebody who was merged away, and taken away when asked", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const { customerId } = await aPurchase(world, { amountMinor: 100 });
      const merged = await aCustomer(world);
      await world.tx.update(customers).set({ survivorId: customerId }).where(eq(customers.id, merged.id));
      await world.tx.execute(sql`
        insert into standing (customer_id, purchases, purchase_days, value_minor, totals, open_issues)
        values (${merged.id}, 1, 1, 5, '{}', 0)`);
      expect((await verifyStanding(world.tx)).differences).toMatchObject([{ customerId: merged.id, facts: null }]);
      expect(await verifyStanding(world.tx, { isRepair: true })).toMatchObject({ repaired: 1 });
      expect(await standingOf(world, merged.id)).toBeUndefined();
    }));

  it("cannot be written by the application, whatever it says", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const { customerId } = await aPurchase(world);
      await world.asApp();
      await world.refused(
        (tx) => tx.execute(sql`update standing set value_minor = 1 where customer_id = ${customerId}`),
        /permission denied/,
      );
    }));

  it("follows the organisation's currency, converting nothing", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const { customerId } = await aPurchase(world, { amountMinor: 100 });
      await aPurchase(world, { customerId, amountMinor: 700, currency: "EUR" });
      await world.tx.execute(sql`update organisation set currency = 'EUR'`);
      expect(await standingOf(world, customerId)).toMatchObject({ valueMinor: 700, totals: { GBP: 100, EUR: 700 } });
      expect((await verifyStanding(world.tx)).different).toBe(0);
    }));
});
