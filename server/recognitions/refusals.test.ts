import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { issues, milestoneRules, recognitionReactions, recognitions } from "@/db/schema";
import { aCustomer, anIssue } from "../testing/customers";
import { asApp, inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { aPreference } from "../testing/knowledge";
import { aMerge } from "../testing/merging";
import { aCast, aConfirmationLink, anEvent, answer, aPromise, hours } from "../testing/promises";
import { aMilestoneRule, aThanks } from "../testing/recognitions";

const noon = new Date("2026-11-21T12:00:00.000Z");
const daysLater = (days: number) => new Date(noon.getTime() + days * 86_400_000);

/** Somebody to thank and somebody to do it, with the rights of the application. */
async function atWork(world: World) {
  await anOrganisation(world);
  await world.setNow(noon);
  const [{ id: customerId }, { id: saidBy }] = [await aCustomer(world), await aPerson(world)];
  const thanks = (given: Partial<typeof recognitions.$inferInsert> = {}) => ({
    ...{ id: newId(), customerId, saidBy, reasonKind: "tenure" as const, years: 12, reason: "Thank you." },
    ...{ milestoneKind: "years" as const, milestoneKey: "12", ...given },
  });
  const refused = (sentence: RegExp, given: Partial<typeof recognitions.$inferInsert> = {}) =>
    world.refused((tx) => tx.insert(recognitions).values(thanks(given)), sentence);
  return { customerId, saidBy, thanks, refused };
}

describe("the database refuses thanks", () => {
  it("within the cool-off, whatever they are for, and gives way on its last day", () =>
    inTransaction(async (world) => {
      const { thanks, refused } = await atWork(world);
      const other = {
        reasonKind: "loyalty" as const,
        years: null,
        milestoneKind: "return" as const,
        milestoneKey: "2026-10-01",
      };
      await world.asApp();
      await world.tx.insert(recognitions).values(thanks());
      await refused(/thanked not long ago/, other);
      await world.asOwner();
      await world.setNow(daysLater(89));
      await refused(/thanked not long ago/, other);
      await world.setNow(daysLater(90));
      await world.asApp();
      await world.tx.insert(recognitions).values(thanks(other));
    }));

  it("for the same milestone, however long ago", () =>
    inTransaction(async (world) => {
      const { thanks, refused } = await atWork(world);
      await world.tx.insert(recognitions).values(thanks());
      await world.setNow(daysLater(400));
      await refused(/thanked for this already/);
      await world.tx.insert(recognitions).values(thanks({ years: 13, milestoneKey: "13" }));
    }));

  it("by the cool-off of the rules that hold", () =>
    inTransaction(async (world) => {
      const { thanks, refused } = await atWork(world);
      await aMilestoneRule(world, { coolOffDays: 120 });
      await world.tx.insert(recognitions).values(thanks());
      await world.setNow(daysLater(119));
      await refused(/thanked not long ago/, { years: 13, milestoneKey: "13" });
      await world.setNow(daysLater(120));
      await world.tx.insert(recognitions).values(thanks({ years: 13, milestoneKey: "13" }));
    }));

  it("under any record of a merged customer", () =>
    inTransaction(async (world) => {
      const { customerId, thanks, refused } = await atWork(world);
      const { id: other } = await aCustomer(world);
      await world.tx.insert(recognitions).values(thanks());
      await aMerge(world, other, customerId);
      await refused(/thanked not long ago/, { customerId: other, milestoneKey: "13", years: 13 });
      await world.setNow(daysLater(200));
      await refused(/thanked for this already/, { customerId: other });
      await anIssue(world, { customerId: other });
      await refused(/over an open issue/, { years: 13, milestoneKey: "13" });
    }));

  it("over an open issue, and no longer when it is resolved", () =>
    inTransaction(async (world) => {
      const { customerId, saidBy, thanks, refused } = await atWork(world);
      const { id } = await anIssue(world, { customerId });
      await world.asApp();
      await refused(/over an open issue/);
      await world.asOwner();
      await world.tx.update(issues).set({ resolution: "Repaired.", resolvedBy: saidBy }).where(eq(issues.id, id));
      await world.asApp();
      await world.tx.insert(recognitions).values(thanks());
    }));

  it("over an overdue promise and over one they say was not kept", () =>
    inTransaction(async (world) => {
      const cast = await aCast(world);
      const promise = await aPromise(world, cast, { original_due_at: hours(24) });
      const thank = () => ({
        id: newId(),
        customerId: cast.customer,
        saidBy: cast.maker,
        reasonKind: "loyalty" as const,
        reason: "Thank you.",
      });
      await world.setNow(hours(25));
      await world.refused((tx) => tx.insert(recognitions).values(thank()), /over an overdue promise/);
      await anEvent(world, cast, promise, "fulfilled", hours(26));
      const link = await aConfirmationLink(world, promise);
      await answer(world, link, "no");
      await world.refused((tx) => tx.insert(recognitions).values(thank()), /say we did not keep/);
    }));

  it("against the customer's wish, after a death, to the vulnerable and the erased", () =>
    inTransaction(async (world) => {
      const { customerId, saidBy, refused } = await atWork(world);
      await aPreference(world, { customerId, recordedBy: saidBy, about: "thanks", wish: "none" });
      await refused(/asked not to be thanked/);
      for (const flag of [{ diedRecordedBy: saidBy }, { vulnerableNote: "Slowly.", vulnerableBy: saidBy }])
        await refused(/died or is vulnerable/, { customerId: (await aCustomer(world, flag)).id });
      const { id: erased } = await aCustomer(world);
      await world.tx.execute(sql`alter table customers disable trigger user`);
      await world.tx.execute(sql`update customers set erased_at = standpoint_now() where id = ${erased}`);
      await refused(/erased/, { customerId: erased });
    }));

  it("dated by the application, or called something else than they are", () =>
    inTransaction(async (world) => {
      const { refused } = await atWork(world);
      await world.asApp();
      await refused(/server/, { saidAt: daysLater(-200) });
      await refused(/milestone_of_kind/, { years: 13 });
      await refused(/milestone_of_kind/, { milestoneKind: "referral" });
      await refused(/milestone_of_kind/, { milestoneKind: "purchases", milestoneKey: "50" });
      await refused(/milestone_whole/, { milestoneKind: null });
    }));

  it("changed, taken back or said again in the same words, by the application's own login", async () => {
    await asApp(async (client) => {
      for (const attack of [
        "update recognitions set reaction = 'delighted'",
        "update recognitions set milestone_key = '13'",
        "delete from recognitions",
        "update recognition_reactions set reaction = 'delighted'",
        "delete from recognition_reactions",
        "update milestone_rules set cool_off_days = 1",
        "delete from milestone_rules",
      ])
        await expect(client.unsafe(attack)).rejects.toThrow("permission denied");
    });
  });
});

describe("how they took it", () => {
  it("is noted once, and not over what was noted with the thanks", () =>
    inTransaction(async (world) => {
      const { customerId, saidBy } = await atWork(world);
      const { id: open } = await aThanks(world, { customerId, saidBy });
      const { id: noted } = await aThanks(world, { reaction: "uneasy" });
      const react = (recognitionId: string) => ({ recognitionId, reaction: "delighted" as const, notedBy: saidBy });
      await world.asApp();
      await world.refused((tx) => tx.insert(recognitionReactions).values(react(noted)), /noted already/);
      await world.tx.insert(recognitionReactions).values(react(open));
      await world.refused((tx) => tx.insert(recognitionReactions).values(react(open)), /duplicate key/);
    }));
});

describe("what is a milestone", () => {
  it("is set by the board, in numbers, with a reason", () =>
    inTransaction(async (world) => {
      const { saidBy } = await atWork(world);
      const { id: setBy } = await aPerson(world, { roles: ["board"] });
      const { recordedAt: _, ...rule } = await aMilestoneRule(world);
      const refused = (given: Partial<typeof milestoneRules.$inferInsert>, sentence: RegExp) =>
        world.refused((tx) => tx.insert(milestoneRules).values({ ...rule, id: newId(), setBy, ...given }), sentence);
      await world.asApp();
      await refused({ setBy: saidBy }, /set by the board/);
      await refused({ setBy: null }, /set by the board/);
      await refused({ years: [0] }, /milestone_rules_years/);
      await refused({ valueMinor: [100] }, /value_in_a_currency/);
      await refused({ coolOffDays: 0 }, /milestone_rules_cool_off/);
      await refused({ reason: "  " }, /milestone_rules_reason/);
      await refused({ recordedAt: noon }, /server/);
      await world.tx.insert(milestoneRules).values({ ...rule, id: newId(), setBy, years: [1, 5, 10] });
    }));
});
