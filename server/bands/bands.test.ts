import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { plainDate } from "../domain/plain-date";
import { aBandVersion, runBands, usualBanding, usualBest } from "../testing/bands";
import { aPurchase } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { aMerge, anUnmerge } from "../testing/merging";
import { type Buyers, idOf, manyPurchases } from "../testing/purchases";

const byAmount = {
  method: "cut_offs" as const,
  bands: [
    { name: "Top", from: 10_000 },
    { name: "Low", from: null },
  ],
};
const january = plainDate("2026-01-15");
const february = plainDate("2026-02-15");
const morningOf = (day: string) => new Date(`${day}T09:00:00Z`);

/** Ada has bought for £200 and Ben for £50, both since 2020; Cleo bought for £300 last week; Dev has not bought. */
async function threeBuyers(world: World): Promise<Buyers> {
  await world.setNow(morningOf(january));
  await anOrganisation(world);
  const bought = (who: string, on: string, amountMinor: number) => ({ who, on: plainDate(on), amountMinor });
  return manyPurchases(
    world,
    [bought("Ada", "2020-03-01", 20_000), bought("Ben", "2020-03-01", 5_000), bought("Cleo", "2026-01-08", 30_000)],
    ["Dev"],
  );
}

async function bandsOn(world: World, buyers: Buyers, day: string): Promise<Record<string, string>> {
  const rows = await world.tx.execute<{ id: string; band: string; best: boolean }>(
    sql`select customer_id as id, band, is_best as best from bands_on(${day}::date)`,
  );
  const named = [...buyers].flatMap(([who, id]) => {
    const row = rows.find((one) => one.id === id);
    return row ? [[who, row.best ? `${row.band}, best` : row.band] as const] : [];
  });
  expect(named.length).toBe(rows.length);
  return Object.fromEntries(named.sort());
}

describe("a run", () => {
  test("puts every buyer into a band and finds the best customers by the rule; who has not bought has none", () =>
    inTransaction(async (world) => {
      const buyers = await threeBuyers(world);
      await runBands(world);
      expect(await bandsOn(world, buyers, january)).toEqual({});
      await aBandVersion(world, byAmount);
      await runBands(world);
      expect(await bandsOn(world, buyers, january)).toEqual({ Ada: "Top, best", Ben: "Low", Cleo: "Top" });
      const [run] = await world.tx.execute(
        sql`select as_of, buyers, best, best_value_minor::int as value from band_run_now`,
      );
      expect(run).toEqual({ as_of: january, buyers: 3, best: 1, value: 20_000 });
    }));

  test("a second time on the same day changes nothing, and a day later only what changed", () =>
    inTransaction(async (world) => {
      const buyers = await threeBuyers(world);
      await aBandVersion(world, byAmount);
      await runBands(world);
      const all = () => world.tx.execute(sql`select * from band_spans order by customer_id, from_on`);
      const once = await all();
      await runBands(world);
      expect(await all()).toEqual(once);
      expect(await world.tx.execute(sql`select from band_runs`)).toHaveLength(1);
      await world.setNow(morningOf(february));
      await aPurchase(world, { customerId: idOf(buyers, "Ben"), boughtOn: february, amountMinor: 5_000 });
      await runBands(world);
      expect(await bandsOn(world, buyers, february)).toEqual({ Ada: "Top, best", Ben: "Top, best", Cleo: "Top" });
      expect(await all()).toHaveLength(once.length + 1);
      const [ben] = await world.tx.execute(sql`
        select because from band_spans where customer_id = ${idOf(buyers, "Ben")} and until_on is null`);
      expect(ben?.because).toEqual({ valueMinor: 10_000, above: 0.666667, sinceOn: "2020-03-01" });
    }));

  test("becoming a best customer within a band is a change of its own, and can be taken back the same day", () =>
    inTransaction(async (world) => {
      const buyers = await threeBuyers(world);
      await aBandVersion(world, byAmount);
      await runBands(world);
      await world.setNow(morningOf(february));
      await aBandVersion(world, { ...byAmount, bestRule: { match: "all", conditions: [] } });
      await runBands(world);
      expect(await bandsOn(world, buyers, february)).toEqual({ Ada: "Top, best", Ben: "Low, best", Cleo: "Top, best" });
      await world.setNow(new Date(`${february}T10:00:00Z`));
      await aBandVersion(world, byAmount);
      await runBands(world);
      expect(await world.tx.execute(sql`select from band_spans`)).toHaveLength(3);
      expect(await bandsOn(world, buyers, february)).toEqual({ Ada: "Top, best", Ben: "Low", Cleo: "Top" });
    }));

  test("a rule that needs a lapse threshold finds nobody until there is one", () =>
    inTransaction(async (world) => {
      const buyers = await threeBuyers(world);
      const bestRule = { match: "all" as const, conditions: [{ field: "activity", is: "active", value: {} }] };
      await aBandVersion(world, { ...byAmount, bestRule });
      await runBands(world);
      expect(await bandsOn(world, buyers, january)).toEqual({ Ada: "Top", Ben: "Low", Cleo: "Top" });
    }));
});

describe("last month's report", () => {
  test("keeps last month's bands through a new rule, a late purchase, a merge and its undoing", () =>
    inTransaction(async (world) => {
      const buyers = await threeBuyers(world);
      await aBandVersion(world, byAmount);
      await runBands(world);
      const then = await bandsOn(world, buyers, january);
      await world.setNow(morningOf(february));
      await aPurchase(world, {
        customerId: idOf(buyers, "Dev"),
        boughtOn: plainDate("2025-06-01"),
        amountMinor: 90_000,
      });
      const mergeId = await aMerge(world, idOf(buyers, "Ben"), idOf(buyers, "Ada"));
      await aBandVersion(world, {
        ...byAmount,
        bands: [
          { name: "Top", from: 25_000 },
          { name: "Low", from: null },
        ],
      });
      await runBands(world);
      expect(await bandsOn(world, buyers, january)).toEqual(then);
      expect(await bandsOn(world, buyers, february)).toEqual({ Ada: "Top, best", Cleo: "Top", Dev: "Top" });
      await world.setNow(morningOf("2026-03-15"));
      await anUnmerge(world, mergeId);
      await runBands(world);
      expect(await bandsOn(world, buyers, "2026-03-15")).toEqual({ Ada: "Low", Ben: "Low", Cleo: "Top", Dev: "Top" });
      expect(await bandsOn(world, buyers, january)).toEqual(then);
    }));
});

describe("the application's own login", () => {
  test("sets versions with what they need, and nothing else", () =>
    inTransaction(async (world) => {
      await threeBuyers(world);
      const { id: boardId } = await aPerson(world, { roles: ["board"] });
      const { id: managerId } = await aPerson(world, { roles: ["manager"] });
      const { id: leftId } = await aPerson(world, { roles: ["board"], deactivatedAt: new Date("2020-01-01") });
      await world.asApp();
      const set = (columns: { bands?: unknown; best?: unknown; by?: string; reason?: string } = {}) =>
        sql`insert into band_versions (id, method, bands, best_rule, reason, set_by) values
          (${newId()}, 'quantiles', ${JSON.stringify(columns.bands ?? usualBanding.bands)}::text::jsonb,
           ${JSON.stringify(columns.best ?? usualBest)}::text::jsonb, ${columns.reason ?? "As agreed in January."}, ${columns.by ?? boardId})`;
      const refused = (columns: Parameters<typeof set>[0], sentence: RegExp) =>
        world.refused((tx) => tx.execute(set(columns)), sentence);
      await refused({ bands: [{ name: "Top", share: 50 }] }, /two to eight bands/);
      await refused({ bands: { name: "Top" } }, /two to eight bands/);
      await refused({ by: managerId }, /set by the board/);
      await refused({ by: leftId }, /set by the board/);
      await refused({ reason: "So." }, /band_versions_reasoned/);
      await refused({ best: { match: "all", conditions: [{ field: "best", is: "is", value: {} }] } }, /cannot depend/);
      const gold = { match: "all", conditions: [{ field: "band", is: "is", value: { texts: ["Gold"] } }] };
      await refused({ best: gold }, /not one of these/);
      await world.tx.execute(set());
      await world.refused(
        (tx) => tx.execute(sql`update band_versions set reason = 'Another one.'`),
        /permission denied/,
      );
      await world.refused((tx) => tx.execute(sql`delete from band_versions`), /permission denied/);
      await world.refused(
        (tx) =>
          tx.execute(sql`insert into band_versions (id, method, bands, best_rule, reason, set_by, recorded_at)
          select ${newId()}, method, bands, best_rule, reason, set_by, recorded_at from band_versions`),
        /stamped by the server/,
      );
    }));

  test("writes no span and no run, whatever it tries", () =>
    inTransaction(async (world) => {
      const buyers = await threeBuyers(world);
      await aBandVersion(world, byAmount);
      await world.asApp();
      await runBands(world);
      expect(await bandsOn(world, buyers, january)).toMatchObject({ Ada: "Top, best" });
      const attacks = [
        sql`insert into band_spans (customer_id, band, is_best, because, from_on)
            values (${idOf(buyers, "Dev")}, 'Top', true, '{}', ${january})`,
        sql`update band_spans set is_best = true`,
        sql`delete from band_spans`,
        sql`truncate band_spans`,
        sql`insert into band_runs select * from band_runs`,
        sql`update band_runs set best = 0`,
        sql`select write_band_run(r, r.version_id, r.as_of, r.found, null, now()) from band_runs r`,
      ];
      for (const attack of attacks) await world.refused((tx) => tx.execute(attack), /permission denied/);
      await world.asOwner();
      await world.refused((tx) => tx.execute(sql`update band_versions set reason = 'Another one.'`), /append-only/);
      await world.refused((tx) => tx.execute(sql`delete from band_runs`), /append-only/);
    }));
});
