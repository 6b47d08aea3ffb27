import { expect, test } from "vitest";
import { cellOf, rowsThrough } from "@/components/retention/rows";
import type { Context } from "../context";
import { tellCounted } from "../counts/queries/counted";
import { beforeAll } from "../domain/number-rows";
import { addDays, plainDate } from "../domain/plain-date";
import { sinceOfBand } from "../domain/retention-tenure";
import { rowsInput } from "../numbers/input";
import { rowsAsked } from "../numbers/queries/pages";
import { listNumberRows } from "../numbers/queries/rows";
import { contextOf } from "../testing/accounts";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { manyPurchases } from "../testing/purchases";
import { superstoreLines } from "../testing/superstore";
import { lensOf } from "../trpc/lens";
import { retentionInput } from "./input";
import { getRetention } from "./queries/page";

const asOf = plainDate("2017-12-31");

/** The Superstore sample as of its last day under a threshold of 180 days; the figures below are worked out apart from ours. */
async function superstore(world: World): Promise<Context> {
  await world.setNow(new Date(`${asOf}T12:00:00Z`));
  await anOrganisation(world, { currency: "USD" });
  const lines = superstoreLines().map(({ customerId, boughtOn, amountMinor }) => ({
    ...{ who: customerId, on: boughtOn, amountMinor, currency: "USD" },
  }));
  await manyPurchases(world, lines);
  const { id } = await aPerson(world, { roles: ["board"] });
  const ctx = await contextOf(world, id);
  return { ...ctx, organisation: { ...ctx.organisation, lapseDays: 180 } };
}

async function pictureOf(ctx: Context, given: Record<string, string> = {}) {
  const { picture, lens } = await getRetention(ctx, retentionInput.parse(given));
  if (!picture) throw new Error("So few are counted at the reading.");
  return { ...picture, lens };
}

test("Superstore's retention is what others count of it, and every number opens as many rows as it says", () =>
  inTransaction(async (world) => {
    const ctx = await superstore(world);
    const { cohorts, second, survival, gaps, repeats, spells, tenure, winBacks, lens } = await pictureOf(ctx);
    const rowsOf = rowsThrough(lens);
    const total = async (...asked: Parameters<typeof rowsOf>) => {
      const address = Object.fromEntries(new URLSearchParams(rowsOf(...asked).split("?")[1]));
      return (await listNumberRows(ctx.db, rowsAsked(ctx, rowsInput.parse(address)), { most: 5_000 })).rows.length;
    };

    const [first] = cohorts.cohorts;
    expect(cohorts.step).toBe("quarter");
    expect(first?.customers).toBe(121);
    expect(first?.cells.map((cell) => cell?.k)).toEqual([20, 28, 41, 18, 27, 33, 45, 26, 34, 43, 53, 34, 49, 51, 66]);
    expect([0, 3, 14].map((age) => cohorts.sums[age])).toMatchObject([
      { k: 199, n: 790 },
      { k: 234, n: 782 },
      { k: 66, n: 121 },
    ]);
    const cell = first?.cells[2];
    if (!first || !cell) throw new Error("The first quarter has a third.");
    expect(await total("new", first.period)).toBe(121);
    expect(await total("cohort_back", { ...first.period, last: [cell.between.from, cell.between.to] })).toBe(41);

    expect([second.median, second.customers]).toEqual([219, 793]);
    expect(repeats.sums.slice(2)).toMatchObject([
      { k: 180, n: 790 },
      { k: 338, n: 788 },
      { k: 547, n: 782 },
    ]);
    expect(repeats.curve.map((known) => known?.share.toFixed(6))).toEqual([
      "0.081967",
      "0.160151",
      "0.228382",
      "0.428539",
      "0.699595",
    ]);
    expect(await total("repeated", { from: plainDate("2014-01-01"), to: addDays(asOf, -180), window: 180 })).toBe(338);

    expect(survival?.median).toBe(181);
    expect(survival?.seen.curves[0]?.steps.filter(({ at, ended }) => at <= 180 && ended > 0)).toEqual([]);
    expect(gaps.parts).toEqual([
      { part: 0.5, seen: 129, known: 153 },
      { part: 0.8, seen: 309, known: 347 },
      { part: 0.9, seen: 444, known: 513 },
    ]);

    expect(winBacks?.stock.at(-1)).toEqual(["2016-12-31", 267, 227]);
    expect(await total("stock_back", { from: plainDate("2016-12-31") })).toBe(227);

    expect(spells?.breaks.map(({ customers }) => customers)).toEqual([32, 188, 319, 213, 41]);
    expect(await total("spells", { window: 3 })).toBe(319);
    expect(await total("spells_more", { window: 5 })).toBe(41);
    expect(spells?.current).toMatchObject({ n: 591, median: 129 });
    for (const { from, to, customers } of spells?.classes ?? [])
      expect(await total("spell_since", { from: from ?? beforeAll, to })).toBe(customers);

    expect(tenure?.shares).toMatchObject([
      { band: "under_1", n: 39, k: 33 },
      { band: "1_to_2", n: 476, k: 359 },
    ]);
    for (const { band, n, k } of tenure?.shares ?? []) {
      const { from, to } = sinceOfBand(band, addDays(asOf, -365));
      const asked = { from: from ?? beforeAll, to, window: 365 };
      expect([await total("held", asked), await total("held_still", asked)]).toEqual([n, k]);
    }
    expect((await tellCounted(ctx, lensOf(ctx, {}), ["retention_lives"])).get("retention_lives")).toBe(
      "Half of first-time buyers buy again within 219 days.",
    );
    await checkUnbounded(ctx);
    await checkUnknown(ctx);
  }));

/** The newest periods are blank until the threshold has passed. */
async function checkUnbounded(ctx: Context): Promise<void> {
  const { cohorts } = await pictureOf(ctx, { reading: "unbounded" });
  expect(cohorts.cohorts[0]?.cells.map((cell) => cell?.k)).toEqual([
    ...[121, 121, 121, 121, 120, 120, 120, 117, 116, 116, 115, 106, 102],
    ...[undefined, undefined],
  ]);
}

/** Without a threshold there is no word of losing; before the first purchase there is nobody. */
async function checkUnknown(ctx: Context): Promise<void> {
  const unset = { ...ctx, organisation: { ...ctx.organisation, lapseDays: null } };
  const { survival, tenure, winBacks, spells, gaps } = await pictureOf(unset);
  expect([survival, tenure, winBacks, spells]).toEqual([null, null, null, null]);
  expect(gaps.n).toBe(4199);
  const { customers, second, cohorts } = await pictureOf(ctx, { asOf: "2013-01-01" });
  expect({ customers, curves: second.seen.curves, cohorts: cohorts.cohorts }).toEqual({
    ...{ customers: 0, curves: [], cohorts: [] },
  });
}

test("a cell says no percentage of fewer than ten", () => {
  expect(cellOf({ k: 2, n: 7 })).toMatchObject({ share: null, text: "2/7", isFaint: true });
  expect(cellOf({ k: 1, n: 400 })).toMatchObject({
    text: "<1",
    heard: "0.3%, 1 of 400, between under 0.1% and 1%",
    isFaint: false,
  });
  expect(cellOf({ k: 15, n: 15 })).toMatchObject({ text: "100", isFaint: true });
});
