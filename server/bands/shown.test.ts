import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { getBrief } from "../customers/queries/brief";
import { findByIdentity } from "../customers/queries/find";
import { listCustomers } from "../customers/queries/list";
import { listOrders, readCustomerFilter } from "../domain/customer-list";
import { plainDate } from "../domain/plain-date";
import { contextOf } from "../testing/accounts";
import { aBandVersion, runBands, usualBest } from "../testing/bands";
import { anIdentity } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { aMerge } from "../testing/merging";
import { idOf, manyPurchases } from "../testing/purchases";
import { setBands } from "./mutations";
import { getBands, getBandsInForce, previewBands } from "./queries";

const today = plainDate("2026-01-15");
const byAmount = {
  method: "cut_offs" as const,
  bands: [
    { name: "Top", from: 10_000 },
    { name: "Low", from: null },
  ],
};

/** Ten who have bought for £10, £20 … £100 since 2020 or, every other one, since this month; and one who never has. */
async function aTown(world: World) {
  await world.setNow(new Date(`${today}T09:00:00Z`));
  await anOrganisation(world);
  const who = Array.from({ length: 10 }, (_, index) => `B${index}`);
  const lines = who.map((name, index) => ({
    who: name,
    on: plainDate(index % 2 ? "2026-01-02" : "2020-01-02"),
    amountMinor: (index + 1) * 2_000,
  }));
  const buyers = await manyPurchases(world, lines, ["Nobody"]);
  const { id } = await aPerson(world, { roles: ["board"] });
  return { buyers, ctx: await contextOf(world, id) };
}

test("the list's filter holds exactly the best customers of the rule, in every order, page by page", () =>
  inTransaction(async (world) => {
    const { buyers } = await aTown(world);
    await aBandVersion(world, byAmount);
    await runBands(world);
    await aMerge(world, idOf(buyers, "B4"), idOf(buyers, "B6"));
    const members = await world.tx.execute<{ id: string }>(
      sql`select rule_members(${JSON.stringify(usualBest)}::text::jsonb, ${today}, null) as id`,
    );
    const of = async (values: Record<string, string>, order: (typeof listOrders)[number]) => {
      const question = { filter: readCustomerFilter(values), order, today, now: new Date(), lapseDays: null, most: 2 };
      const found: string[] = [];
      for (let after: string | null | undefined; after !== null; ) {
        const page = await listCustomers(world.tx, { ...question, after: after ?? null });
        found.push(...page.lines.map(({ id }) => id));
        after = page.next;
      }
      return found.sort();
    };
    const best = members.map(({ id }) => id).sort();
    expect(best).toEqual([idOf(buyers, "B6"), idOf(buyers, "B8")].sort());
    for (const order of listOrders) {
      expect(await of({ best: "yes" }, order)).toEqual(best);
      expect((await of({ band: "top" }, order)).length).toBe(5);
      expect(await of({ band: "Platinum" }, order)).toEqual([]);
    }
  }));

test("the brief, a find and a line of the list say the same, and of who has none that there is none", () =>
  inTransaction(async (world) => {
    const { buyers, ctx } = await aTown(world);
    await anIdentity(world, { customerId: idOf(buyers, "B8"), handle: "0113 496 0142", normal: "+441134960142" });
    const before = await getBrief(ctx, idOf(buyers, "B8"));
    expect(before.facts.band).toBeNull();
    await aBandVersion(world, byAmount);
    await runBands(world);
    const { facts } = await getBrief(ctx, idOf(buyers, "B8"));
    expect(facts.band).toEqual({
      ...{ band: "Top", isBest: true, fromOn: today, rule: usualBest },
      because: { valueMinor: 18_000, above: 0.1, sinceOn: "2020-01-02" },
    });
    const [hit] = await findByIdentity(ctx, "phone", "+441134960142");
    expect(hit).toMatchObject({ band: "Top", isBest: true });
    expect((await getBrief(ctx, idOf(buyers, "B1"))).facts.band).toMatchObject({ band: "Low", isBest: false });
    expect((await getBrief(ctx, idOf(buyers, "Nobody"))).facts.band).toBeNull();
  }));

test("bands are tried out before they are set, and computed right after", () =>
  inTransaction(async (world) => {
    const { ctx } = await aTown(world);
    const typed = {
      method: "quantiles" as const,
      names: ["Gold", "Rest"],
      limits: ["20", "80"],
      best: "Customers who are in the value band Gold.",
    };
    await world.asApp();
    expect(await previewBands(ctx, { ...typed, limits: ["20", "90"] })).toEqual({
      fault: "The shares are whole percents that are 100 together.",
    });
    expect(await previewBands(ctx, typed)).toMatchObject({
      ...{ buyers: 10, best: null, bestSentence: typed.best },
      found: [
        { name: "Gold", from: 18_000, customers: 2, valueMinor: 38_000 },
        { name: "Rest", from: null, customers: 8, valueMinor: 72_000 },
      ],
    });
    await expect(setBands(ctx, { ...typed, names: ["Gold"], reason: "Two are too many." })).rejects.toThrow(
      /two to eight/,
    );
    await setBands(ctx, { ...typed, reason: "A fifth carries us." });
    const [job] = await world.tx.execute(
      sql`select task_identifier as task from graphile_worker.jobs where key = 'run_bands'`,
    );
    expect(job).toEqual({ task: "run_bands" });
    const waiting = await getBands(world.tx);
    expect(waiting).toMatchObject({ run: null, versions: [{ method: "quantiles", reason: "A fifth carries us." }] });
    expect(await getBandsInForce(world.tx)).toEqual([]);
    await runBands(world);
    const { versions, run } = await getBands(world.tx);
    expect(run).toMatchObject({ versionId: versions[0]?.id, asOf: today, buyers: 10, best: 2, bestValueMinor: 38_000 });
    expect(await getBandsInForce(world.tx)).toEqual(["Gold", "Rest"]);
    expect(await previewBands(ctx, typed)).toMatchObject({ best: 2 });
  }));
