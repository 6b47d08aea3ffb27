import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { customers, issues, purchases, standing } from "@/db/schema";
import { addDays, plainDate } from "../domain/plain-date";
import { aCustomer, anIssue, aPurchase } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation } from "../testing/factories";
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
      });
    }));

  it("knows of nobody who has done nothing", () =>
    inTransaction(async (world) => {
      const { id } = await aCustomer(world);
      expect(await standingOf(world, id)).toBeUndefined();
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
      expect(await standingOf(world, other.customerId)).toMatchObject({ valueMinor: 0, purchases: 0 });
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
      expect(await verifyStanding(world.tx, { isRepair: true })).toMatchObject({ different: 2, repaired: 2 });
      expect(await verifyStanding(world.tx)).toMatchObject({ checked: 2, different: 0 });
      const [event] = await world.tx.execute(sql`select facts from events where action = 'standing.repaired'`);
      expect(event?.facts).toEqual({ checked: 2, repaired: 2, first: [customerId, other.customerId].sort() });
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
