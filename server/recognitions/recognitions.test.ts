import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Context } from "../context";
import { getBrief } from "../customers/queries/brief";
import { milestoneKey } from "../domain/milestone";
import { type MilestoneKind, milestoneKinds } from "../domain/milestone-rules";
import { addDays, plainDate } from "../domain/plain-date";
import { contextOf } from "../testing/accounts";
import { aCustomer, anIssue, aPurchase } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { aPreference } from "../testing/knowledge";
import { aMerge } from "../testing/merging";
import { aMilestoneRule, aThanks } from "../testing/recognitions";
import { setMilestonesInput } from "./input";
import { setMilestones } from "./mutations/rules";
import { noteReaction, sayThanks } from "./mutations/thanks";
import { listAhead } from "./queries/anniversaries";
import { listDue } from "./queries/due";
import { getMilestoneRules, listMilestoneRules } from "./queries/rules";
import { countTaken, listSaid } from "./queries/said";

const noon = new Date("2026-11-21T12:00:00.000Z");
const today = plainDate("2026-11-21");

async function atWork(world: World): Promise<Context> {
  await anOrganisation(world);
  await world.setNow(noon);
  const ctx = await contextOf(world, (await aPerson(world)).id);
  return { ...ctx, organisation: { ...ctx.organisation, lapseDays: 400 } };
}

/** Everybody who is due, page after page, as the lists of recognition have it. */
async function everyDue(ctx: Context, kind: MilestoneKind): Promise<string[]> {
  const found: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listDue>> = await listDue(ctx, { kind, whose: "everyone", after });
    found.push(...page.lines.map(({ id, milestone, held }) => `${id} ${milestoneKey(milestone)} ${held}`));
    after = page.next;
  } while (after !== null);
  return found;
}

const life = fc.record({
  since: fc.oneof(fc.integer({ min: 330, max: 560 }), fc.integer({ min: 0, max: 4_500 })),
  days: fc.array(fc.oneof(fc.nat(200), fc.nat(900)), { maxLength: 6 }),
  amount: fc.constantFrom(1_000, 40_000, 120_000, -5_000),
  merged: fc.boolean(),
  issue: fc.constantFrom(false, false, true),
  stated: fc.boolean(),
});

describe("who is due", () => {
  it("is the same in the lists and in each brief, over generated lives", { timeout: 120_000 }, () =>
    inTransaction(async (world) => {
      const ctx = await atWork(world);
      await aMilestoneRule(world, { purchases: [2, 4], valueMinor: [100_000], currency: "GBP" });
      const ids: string[] = [];
      for (const given of fc.sample(life, { numRuns: 60, seed: 1_203 })) {
        const stated = given.stated ? addDays(today, -given.since - 30) : null;
        const { id } = await aCustomer(world, { statedSinceOn: stated, statedSinceSource: stated && "told us" });
        const { id: other } = await aCustomer(world);
        await aPurchase(world, { customerId: id, boughtOn: addDays(today, -given.since) });
        for (const ago of given.days)
          await aPurchase(world, {
            customerId: given.merged ? other : id,
            boughtOn: addDays(today, -ago),
            amountMinor: given.amount,
          });
        if (given.issue) await anIssue(world, { customerId: other, openedBy: ctx.actor.id });
        if (given.merged) await aMerge(world, other, id);
        ids.push(id);
      }
      const listed = new Map<MilestoneKind, Set<string>>();
      for (const kind of milestoneKinds) listed.set(kind, new Set(await everyDue(ctx, kind)));
      const met = new Set<string>();
      for (const id of ids) {
        const { recognition } = await getBrief(ctx, id);
        const { milestone, held } = recognition;
        if (milestone === null) continue;
        met.add(milestone.kind);
        expect([...(listed.get(milestone.kind) ?? [])]).toContain(`${id} ${milestoneKey(milestone)} ${held}`);
      }
      expect([...met].sort()).toEqual(["purchases", "return", "value", "years"]);
      const firsts = await Promise.all(ids.map(async (id) => (await getBrief(ctx, id)).recognition.milestone?.kind));
      const inYears = [...(listed.get("years") ?? [])].filter((line) => ids.includes(line.slice(0, 36)));
      expect(inYears).toHaveLength(firsts.filter((kind) => kind === "years").length);
    }),
  );

  it("comes page by page, each once, also over a new year and a 29 February", () =>
    inTransaction(async (world) => {
      const ctx = { ...(await atWork(world)), today: plainDate("2027-02-10"), now: new Date("2027-02-10T12:00:00Z") };
      await world.setNow(ctx.now);
      const days = ["2020-12-24", "2024-02-29", "2019-02-28", "2020-03-01", "2021-01-01", "2019-03-13", "2020-09-30"];
      for (const on of days) {
        const { customerId } = await aPurchase(world, { boughtOn: plainDate(on) });
        await aPurchase(world, { customerId, boughtOn: plainDate("2027-02-01") });
      }
      const rules = await getMilestoneRules(world.tx);
      const ahead = await listAhead(ctx, { whose: "everyone", rules, after: null });
      expect(ahead.lines.map(({ milestone }) => milestone.on)).toEqual(["2027-02-28", "2027-02-28", "2027-03-01"]);
      const due = await listDue(ctx, { kind: "years", whose: "everyone", after: null });
      expect(due.lines.map(({ milestone }) => milestone.on)).toEqual(["2027-01-01", "2026-12-24", "2026-09-30"]);
      const [first] = due.lines;
      const later = await listDue(ctx, { kind: "years", whose: "everyone", after: `2027-101_${first?.id}` });
      expect(later.lines.map(({ milestone }) => milestone.on)).toEqual(["2026-12-24", "2026-09-30"]);
    }));

  it("shows what is held with its reason, how they like to be thanked, and among those I looked at last only them", () =>
    inTransaction(async (world) => {
      const ctx = await atWork(world);
      const someone = async () => {
        const { customerId } = await aPurchase(world, { boughtOn: plainDate("2014-11-20") });
        await aPurchase(world, { customerId, boughtOn: plainDate("2026-11-01") });
        return customerId;
      };
      const [open, thanked, free] = [await someone(), await someone(), await someone()];
      await anIssue(world, { customerId: open });
      await aThanks(world, { customerId: thanked });
      await aPreference(world, { customerId: free, recordedBy: ctx.actor.id, about: "thanks", wish: "call" });
      const held = (lines: { id: string; held: string | null }[]) => new Map(lines.map((line) => [line.id, line.held]));
      const all = await listDue(ctx, { kind: "years", whose: "everyone", after: null });
      expect(held(all.lines)).toEqual(
        new Map([
          [open, "issue_open"],
          [thanked, "cool_off"],
          [free, null],
        ]),
      );
      expect(all.lines.find(({ id }) => id === free)?.wish).toBe("call");
      await world.tx.execute(
        sql`insert into lately_seen (person_id, customer_id, seen_at) values (${ctx.actor.id}, ${free}, now())`,
      );
      const mine = await listDue(ctx, { kind: "years", whose: "mine", after: null });
      expect(mine.lines.map(({ id }) => id)).toEqual([free]);
    }));
});

describe("how they are thanked", () => {
  it("is as they wish, else as the segment they are in, else nothing says", () =>
    inTransaction(async (world) => {
      const ctx = await atWork(world);
      const { customerId } = await aPurchase(world, { boughtOn: plainDate("2014-11-20") });
      await aPurchase(world, { customerId, boughtOn: plainDate("2026-11-01") });
      const strategy = (key: string, thankedBy: string) =>
        world.tx.execute(sql`insert into segment_strategies (id, key, thanked_by, by_id)
          values (gen_random_uuid(), ${key}, ${thankedBy}, ${ctx.actor.id})`);
      const how = async () => (await getBrief(ctx, customerId)).recognition;
      expect((await how()).likes).toBeNull();
      await strategy("ten_years", "call");
      await strategy("open_issue", "note");
      expect((await how()).likes).toMatch(/are thanked by a call/);
      await world.setNow(new Date(noon.getTime() + 1_000));
      await strategy("ten_years", "none");
      expect(await how()).toMatchObject({ state: "nothing", milestone: null });
      expect((await listDue(ctx, { kind: "years", whose: "everyone", after: null })).lines).toEqual([]);
      await aPreference(world, { customerId, recordedBy: ctx.actor.id, about: "thanks", wish: "note" });
      expect(await how()).toMatchObject({ state: "say", likes: "They like to be thanked by a note." });
    }));
});

describe("what was said", () => {
  it("is listed with how it was taken, noted at once or later and counted of those noted", () =>
    inTransaction(async (world) => {
      const ctx = await atWork(world);
      const { customerId } = await aPurchase(world, { boughtOn: plainDate("2014-07-14") });
      await aPurchase(world, { customerId, boughtOn: plainDate("2026-11-01") });
      await sayThanks(ctx, { customerId, kind: "years", key: "12", reaction: null });
      const { unnoted } = await getBrief(ctx, customerId);
      expect(unnoted).toMatchObject({ kind: "years", key: "12", reaction: null });
      expect(await countTaken(world.tx, today)).toEqual([{ kind: "years", said: 1, noted: 0, glad: 0 }]);
      await noteReaction(ctx, { recognitionId: unnoted?.id ?? "", reaction: "pleased" });
      await expect(noteReaction(ctx, { recognitionId: unnoted?.id ?? "", reaction: "delighted" })).rejects.toThrow(
        "noted already",
      );
      expect((await getBrief(ctx, customerId)).unnoted).toBeNull();
      expect((await listSaid(world.tx, null)).lines).toMatchObject([
        { customerId, kind: "years", reaction: "pleased" },
      ]);
      expect(await countTaken(world.tx, today)).toEqual([{ kind: "years", said: 1, noted: 1, glad: 1 }]);
    }));
});

describe("the rules", () => {
  it("hold from the moment they are set, and every version stays", () =>
    inTransaction(async (world) => {
      const ctx = await atWork(world);
      const { id } = await aPerson(world, { name: "Helena Brandt", roles: ["board"] });
      const typed = {
        ...{ whichYears: "listed", years: "12, 5", purchases: "", value: "10,000\n2,500.50", afterReturn: "on" },
        ...{ aheadDays: "3", ringDays: "60", coolOffDays: "120", reason: "Fewer thanks, better said." },
      };
      await setMilestones({ ...ctx, actor: { ...ctx.actor, id } }, setMilestonesInput.parse(typed));
      const [now, before] = await listMilestoneRules(world.tx);
      expect(now).toMatchObject({
        ...{ years: [5, 12], purchases: [], valueMinor: [250_050, 1_000_000], currency: "GBP" },
        ...{
          afterReturn: true,
          afterReferral: false,
          aheadDays: 3,
          ringDays: 60,
          coolOffDays: 120,
          by: "Helena Brandt",
        },
      });
      expect(before).toMatchObject({ years: null, coolOffDays: 90, by: null });
      expect(setMilestonesInput.safeParse({ ...typed, years: "twelve" }).success).toBe(false);
      expect(setMilestonesInput.safeParse({ ...typed, coolOffDays: "0" }).success).toBe(false);
    }));
});
