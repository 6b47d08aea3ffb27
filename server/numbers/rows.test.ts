import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { boughtHref, rfmHref, worthHref } from "@/components/numbers/structure-hrefs";
import { rowsThrough } from "@/components/retention/rows";
import { windowRows } from "@/components/retention/window-rows";
import type { Context } from "../context";
import { type NumberRowKey, numberRowKeys } from "../domain/number-rows";
import { addDays, plainDate } from "../domain/plain-date";
import type { WindowTable } from "../domain/repeat-table";
import type { CohortStep } from "../domain/retention-cohorts";
import { together } from "../domain/returning";
import { retentionInput } from "../retention/input";
import { getRetention, type Retention } from "../retention/queries/page";
import { countSegments } from "../segments/queries/count";
import { contextOf } from "../testing/accounts";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { manyPurchases } from "../testing/purchases";
import { superstoreLines } from "../testing/superstore";
import { overviewInput, rowsInput } from "./input";
import { buyingQuestion } from "./queries/buying";
import { worthQuestion } from "./queries/concentration";
import { getOverview } from "./queries/overview";
import { listRows, rowsAsked } from "./queries/pages";
import { rfmQuestion } from "./queries/rfm-grid";
import { listNumberRows } from "./queries/rows";
import { getStructure } from "./queries/structure";

const asOf = plainDate("2017-12-31");

/** The Superstore sample as of its last day, under a threshold of 180 days, and somebody of the board who looks. */
async function superstore(world: World) {
  await world.setNow(new Date(`${asOf}T12:00:00Z`));
  await anOrganisation(world, { currency: "USD" });
  const lines = superstoreLines().map(({ customerId, boughtOn, amountMinor }) => ({
    ...{ who: customerId, on: boughtOn, amountMinor, currency: "USD" },
  }));
  await manyPurchases(world, lines, ["nobody yet"]);
  await world.tx.execute(sql`select settle_histories(100000)`);
  const { id } = await aPerson(world, { roles: ["board"] });
  const ctx = await contextOf(world, id);
  return { ...ctx, organisation: { ...ctx.organisation, lapseDays: 180 } };
}

/** How many customers a link opens, all pages together. */
async function lengthOf(ctx: Context, given: Record<string, string>): Promise<number> {
  const asked = rowsAsked(ctx, rowsInput.parse(given));
  const all = await listNumberRows(ctx.db, asked, { most: 5_000, waitsMs: 60_000 });
  const page = await listRows(ctx, rowsInput.parse(given));
  expect(page.rows).toEqual(all.rows.slice(0, 50));
  expect(page.total).toBeLessThanOrEqual(all.total);
  if (page.isTotal) expect(page.total).toBe(all.total);
  return all.total;
}

const addressOf = (href: string) => Object.fromEntries(new URL(href, "http://here").searchParams);

test("every number opens as many rows as it says", () =>
  inTransaction(async (world) => {
    const ctx = await superstore(world);
    const { moved, presence, returning, worth } = await getOverview(ctx, overviewInput.parse({}));
    const rows = (which: NumberRowKey, given: Record<string, string> = {}, window = 90) =>
      lengthOf(ctx, { which, window: String(window), ...given });
    const inNovember = { from: "2017-11-01", to: "2017-11-30" };
    expect(moved?.steps.at(-2)).toMatchObject({ opening: 513, new: 1, wonBack: 82, lost: 30, closing: 566 });
    expect(await rows("new", inNovember)).toBe(1);
    expect(await rows("won_back", inNovember)).toBe(82);
    for (const which of ["new", "first"] as const) {
      const yearSoFar = { from: "2014-01-01", to: "2014-12-31", asOf: "2014-03-31" };
      expect(await rows(which, yearSoFar)).toBe(await rows(which, { ...yearSoFar, to: yearSoFar.asOf }));
      expect(await rows(which, yearSoFar)).toBeLessThan(await rows(which, { ...yearSoFar, asOf: "2014-12-31" }));
    }
    expect(await rows("lost", inNovember)).toBe(30);
    expect(await rows("active", { asOf: "2017-10-31" })).toBe(513);
    expect(await rows("active")).toBe(presence?.active);
    expect(await rows("customers")).toBe(793);
    expect(await rows("not_yet")).toBe(1);
    expect(await rows("all")).toBe(794);
    const eligible = { from: "2014-01-01", to: "2017-10-02" };
    expect(await rows("first", eligible)).toBe(790);
    expect(await rows("repeated", eligible)).toBe(180);
    expect(await rows("stock", { from: "2016-12-31" }, 365)).toBe(267);
    expect(await rows("stock_back", { from: "2016-12-31" }, 365)).toBe(227);
    const lost = { from: "2014-01-01", to: "2016-12-31" };
    const winBack = together(returning?.winBack?.byYear ?? []);
    expect(await rows("lapses", lost, 365)).toBe(winBack.n);
    expect(await rows("lapses_back", lost, 365)).toBe(winBack.k);
    expect(await rows("top")).toBe(worth.answer?.top.customers);
    const segments = await countSegments(ctx.db, { today: asOf, lapseDays: 180 });
    for (const key of ["ten_years", "top_tenth", "open_issue"] as const) {
      expect(await rows(key)).toBe(segments.find((segment) => segment.key === key)?.count);
    }
  }));

test("a window that was not counted through a lens is answered by the nearest that was, and named", () =>
  inTransaction(async (world) => {
    const ctx = await superstore(world);
    const seen = (asked: Record<string, string>) => getOverview(ctx, overviewInput.parse(asked));
    const today = await seen({ window: "45" });
    expect(today).toMatchObject({ isCounted: false, windowDays: 45, returning: { asOf, windowDays: 45 } });
    const through = await seen({ window: "45", lapse: "120" });
    expect(through).toMatchObject({ isCounted: true, windowDays: 45, returning: { asOf, windowDays: 30 } });
    expect(through.returning?.earlyRepeat).toEqual((await seen({ window: "30" })).returning?.earlyRepeat);
    const { rfm, worth } = await getStructure(ctx, { lapse: 120 });
    expect([rfm.lens, worth.lens]).toEqual([through.lens, through.lens]);
  }));

test("every score, cell and band of what was bought opens the customers it counts", () =>
  inTransaction(async (world) => {
    const ctx = await superstore(world);
    const lens = { asOf, lapseDays: 180, segment: null };
    const opened = (href: string) => lengthOf(ctx, addressOf(href));
    const grid = await rfmQuestion.count(ctx.db, lens);
    expect(grid.customers).toBeGreaterThan(600);
    for (const [r, f, m, customers] of grid.cells.filter((_, index) => index % 9 === 0))
      expect(await opened(rfmHref(grid, lens, { r, f, m }))).toBe(customers);
    for (const { score, customers } of grid.frequency)
      expect(await opened(rfmHref(grid, lens, { f: score }))).toBe(customers);
    const worth = await worthQuestion.count(ctx.db, lens);
    for (const band of worth.bands.slice(-4)) expect(await opened(worthHref(band, lens))).toBe(band.customers);
    const { years } = await buyingQuestion.count(ctx.db, lens);
    for (const { from, to, customers } of years.slice(-2))
      expect(await opened(boughtHref({ from, to }, lens))).toBe(customers);
  }));

type Drawn = { table: WindowTable & { step: CohortStep }; lens: Retention["seen"]["winBacks"] };
type Lists = Readonly<Record<"all" | "back" | "finished", NumberRowKey>>;
type HeldMap = readonly [Drawn, Lists];

/** The maps of the page of retention, each with the lists that its numbers open. */
async function mapsOf(ctx: Context, asked: Record<string, string>): Promise<[repeats: HeldMap, winBacks: HeldMap]> {
  const { picture, seen } = await getRetention(ctx, retentionInput.parse(asked));
  if (!picture?.winBacks) throw new Error("So few are counted at the reading.");
  const { repeats, cohorts, winBacks } = picture;
  return [
    [
      { table: { ...repeats, step: cohorts.step }, lens: seen.cohorts },
      { all: "new", back: "repeated", finished: "first" },
    ],
    [
      { table: winBacks, lens: seen.winBacks },
      { all: "lost", back: "lapses_back", finished: "lapses" },
    ],
  ];
}

/** Every size, every finished n and every k of a map against the list behind it; how many were held. */
async function checkMap(ctx: Context, { table, lens }: Drawn, { all, back, finished }: Lists): Promise<number> {
  const { windows, rows, sums, step } = table;
  const opened = (href: string) => lengthOf(ctx, addressOf(href));
  const drawn = windowRows(table, step, lens, [all, back]);
  const begin = rows[0]?.period.from ?? lens.asOf;
  const upTo = (index: number) => ({ from: begin, to: addDays(lens.asOf, -(windows[index] ?? 0)) });
  const counted = [
    ...rows.map((row) => ({ ...row, periodOf: (_: number) => row.period })),
    { all: rows.reduce((every, row) => every + row.all, 0), cells: sums, periodOf: upTo },
  ];
  expect(drawn).toHaveLength(counted.length);
  let held = 0;
  for (const [at, { all: many, cells, periodOf }] of counted.entries()) {
    const line = drawn[at];
    if (!line?.sizeHref) throw new Error("Every size opens a list.");
    expect(await opened(line.sizeHref), `${line.label}, ${all}`).toBe(many);
    for (const [index, cell] of cells.entries()) {
      const { href } = line.cells[index] ?? {};
      const { k, n } = cell ?? { k: 0, n: 0 };
      expect(href ? await opened(href) : 0, `${line.label}, ${back} within ${windows[index]}`).toBe(k);
      const window = windows[index] ?? 0;
      const ofAll = rowsThrough(lens)(finished, { ...periodOf(index), window });
      if (cell) expect(await opened(ofAll), `${line.label}, ${finished} of ${window}`).toBe(n);
      held += k > 0 ? 1 : 0;
    }
  }
  return held;
}

test("every number of the maps of buying again and of winning back opens just what it counts", () =>
  inTransaction(async (world) => {
    const ctx = await superstore(world);
    // On its last day, and with a quarter that is not over yet; of everybody, and of members on a day.
    const looks: Record<string, string>[] = [{}, { asOf: "2017-11-22" }, { asOf: "2017-11-22", segment: "top_tenth" }];
    for (const look of looks)
      for (const [map, lists] of await mapsOf(ctx, look)) expect(await checkMap(ctx, map, lists)).toBeGreaterThan(10);
  }));

test("who is lost twice in a quarter that is not over stands twice in its list, and who may be lost in it yet does not", () =>
  inTransaction(async (world) => {
    await world.setNow(new Date("2026-03-10T12:00:00Z"));
    await anOrganisation(world);
    const bought = { amountMinor: 100 };
    await manyPurchases(world, [
      { who: "Ada", on: plainDate("2026-01-01"), ...bought },
      { who: "Ada", on: plainDate("2026-02-10"), ...bought },
      { who: "Bea", on: plainDate("2026-03-01"), ...bought },
    ]);
    const { id } = await aPerson(world, { roles: ["board"] });
    const ctx = await contextOf(world, id);
    const under20 = { ...ctx, organisation: { ...ctx.organisation, lapseDays: 20 } };
    const [, [{ table, lens }]] = await mapsOf(under20, {});
    for (const { size, sizeHref = "" } of windowRows(table, table.step, lens, ["lost", "lapses_back"])) {
      expect(size).toBe("2");
      const { rows, asked } = await listRows(under20, rowsInput.parse(addressOf(sizeHref)));
      expect(rows.map(({ name, on }) => `${name} ${on}`)).toEqual(["Buyer Ada 2026-03-03", "Buyer Ada 2026-01-22"]);
      expect([asked.from, asked.to]).toEqual(["2026-01-01", "2026-03-10"]);
    }
    const tillTheEnd = { which: "lost", from: "2026-01-01", to: "2026-03-31", asOf: "2026-03-10" };
    expect(await lengthOf(under20, tillTheEnd)).toBe(2);
  }));

test("under a segment every list holds those of its members who are in it, and the best are the best of them", () =>
  inTransaction(async (world) => {
    const ctx = await superstore(world);
    const asked = { asOf, from: plainDate("2017-01-01"), to: asOf, lapseDays: 180, windowDays: 90, after: null };
    const idsOf = async (which: NumberRowKey, segment: string | null) =>
      (await listNumberRows(ctx.db, { ...asked, which, segment }, { most: 1000 })).rows.map(
        ({ customerId }) => customerId,
      );
    const members = new Set(await idsOf("top_tenth", null));
    for (const which of ["customers", "active", "won_back", "lost", "stock", "not_yet"] as const) {
      const all = await idsOf(which, null);
      expect(await idsOf(which, "top_tenth")).toEqual(all.filter((id) => members.has(id)));
    }
    expect(await idsOf("top", "top_tenth")).toHaveLength(Math.ceil(members.size / 5));
    expect(await idsOf("customers", "all")).toEqual(await idsOf("customers", null));
  }));

test("paging by key shows every row once, also where many share a day", () =>
  inTransaction(async (world) => {
    const ctx = await superstore(world);
    const asked = { asOf, from: plainDate("2014-01-01"), to: asOf, lapseDays: 180, windowDays: 90, segment: null };
    for (const which of ["customers", "won_back", "top"] as const) {
      const seen: string[] = [];
      const { total } = await listNumberRows(ctx.db, { ...asked, which, after: null }, { most: 5_000 });
      let page = await listNumberRows(ctx.db, { ...asked, which, after: null });
      for (;;) {
        seen.push(...page.rows.map(({ customerId, on }) => `${customerId} ${on}`));
        if (!page.next) break;
        page = await listNumberRows(ctx.db, { ...asked, which, after: page.next });
      }
      expect(seen).toHaveLength(total);
      expect(new Set(seen).size).toBe(total);
    }
  }));

test("without a lapse threshold nobody is called lost, and what needs none is still known", () =>
  inTransaction(async (world) => {
    await anOrganisation(world);
    await manyPurchases(world, [{ who: "Ada", on: plainDate("2020-01-01"), amountMinor: 100 }]);
    const { id } = await aPerson(world);
    const ctx = await contextOf(world, id);
    const numbers = await getOverview(ctx, overviewInput.parse({}));
    expect(numbers).toMatchObject({ lens: { lapseDays: null }, threshold: null, moved: null });
    expect(numbers.presence).toMatchObject({ customers: 1, active: null });
    expect(numbers.returning?.winBack).toBeNull();
    const rows = (which: string) => listRows(ctx, rowsInput.parse({ which }));
    expect((await rows("lost")).rows).toEqual([]);
    expect((await rows("customers")).rows).toHaveLength(1);
    await expect(rows("anything else")).rejects.toThrow("There is no such record.");
  }));

test("every list can be asked of an empty company", () =>
  inTransaction(async (world) => {
    await anOrganisation(world);
    for (const which of numberRowKeys) {
      const asked = { which, asOf, from: asOf, to: asOf, lapseDays: 90, windowDays: 90, segment: null, after: null };
      expect(await listNumberRows(world.tx, asked)).toMatchObject({ rows: [], total: 0, isTotal: true, next: null });
    }
  }));
