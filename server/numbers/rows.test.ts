import { expect, test } from "vitest";
import { type NumberRowKey, numberRowKeys } from "../domain/number-rows";
import { plainDate } from "../domain/plain-date";
import { contextOf } from "../testing/accounts";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { manyPurchases } from "../testing/purchases";
import { superstoreLines } from "../testing/superstore";
import { getNumbers, listRows } from "./queries/pages";
import { listNumberRows } from "./queries/rows";

const asOf = plainDate("2017-12-31");

/** The Superstore sample as of its last day, under a threshold of 180 days, and somebody of the board who looks. */
async function superstore(world: World) {
  await world.setNow(new Date(`${asOf}T12:00:00Z`));
  await anOrganisation(world, { currency: "USD" });
  const lines = superstoreLines().map(({ customerId, boughtOn, amountMinor }) => ({
    ...{ who: customerId, on: boughtOn, amountMinor, currency: "USD" },
  }));
  await manyPurchases(world, lines, ["nobody yet"]);
  const { id } = await aPerson(world, { roles: ["board"] });
  const ctx = await contextOf(world, id);
  return { ...ctx, organisation: { ...ctx.organisation, lapseDays: 180 } };
}

test("every number opens as many rows as it says", () =>
  inTransaction(async (world) => {
    const ctx = await superstore(world);
    const numbers = await getNumbers(ctx, 90);
    const november = numbers.months.at(-2);
    const rows = async (
      which: NumberRowKey,
      given: Partial<Record<"asOf" | "from" | "to", string>> = {},
      window = 90,
    ) => {
      const day = (name: "asOf" | "from" | "to") => (given[name] ? plainDate(given[name]) : null);
      const asked = { which, asOf: day("asOf"), from: day("from"), to: day("to"), lapse: null, window, after: null };
      return (await listRows(ctx, asked)).total;
    };
    const inNovember = { from: "2017-11-01", to: "2017-11-30" };
    expect(november).toMatchObject({ opening: 513, new: 1, wonBack: 82, lost: 30, closing: 566 });
    expect(await rows("new", inNovember)).toBe(1);
    expect(await rows("won_back", inNovember)).toBe(82);
    expect(await rows("lost", inNovember)).toBe(30);
    expect(await rows("active", { asOf: "2017-10-31" })).toBe(513);
    expect(await rows("active")).toBe(numbers.presence.active);
    expect(await rows("customers")).toBe(793);
    expect(await rows("not_yet")).toBe(1);
    expect(await rows("all")).toBe(794);
    const eligible = { from: "2014-01-01", to: "2017-10-02" };
    expect(await rows("first", eligible)).toBe(790);
    expect(await rows("repeated", eligible)).toBe(180);
    expect(await rows("stock", { from: "2016-12-31" }, 365)).toBe(267);
    expect(await rows("stock_back", { from: "2016-12-31" }, 365)).toBe(227);
    const lost = { from: "2014-01-01", to: "2016-12-31" };
    expect(await rows("lapses", lost, 365)).toBe(numbers.winBackInAll.n);
    expect(await rows("lapses_back", lost, 365)).toBe(numbers.winBackInAll.k);
    expect(await rows("top")).toBe(numbers.topShare.topCustomers);
    for (const key of ["ten_years", "top_tenth", "open_issue"] as const) {
      expect(await rows(key)).toBe(numbers.segments.find((segment) => segment.key === key)?.count);
    }
  }));

test("paging by key shows every row once, also where many share a day", () =>
  inTransaction(async (world) => {
    const ctx = await superstore(world);
    const asked = { asOf, from: plainDate("2014-01-01"), to: asOf, lapseDays: 180, windowDays: 90 };
    for (const which of ["customers", "won_back", "top"] as const) {
      const seen: string[] = [];
      let page = await listNumberRows(ctx.db, { ...asked, which, after: null });
      const { total } = page;
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
    const numbers = await getNumbers(ctx, 90);
    expect(numbers).toMatchObject({ lapseDays: null, threshold: null, months: [], winBack: null });
    expect(numbers.presence.customers).toBe(1);
    expect(numbers.segments.find(({ key }) => key === "active")?.count).toBeNull();
    const asked = { asOf: null, from: null, to: null, lapse: null, window: 90, after: null };
    expect((await listRows(ctx, { ...asked, which: "lost" })).rows).toEqual([]);
    expect((await listRows(ctx, { ...asked, which: "customers" })).rows).toHaveLength(1);
    await expect(listRows(ctx, { ...asked, which: null })).rejects.toThrow("There is no such record.");
  }));

test("every list can be asked of an empty company", () =>
  inTransaction(async (world) => {
    await anOrganisation(world);
    for (const which of numberRowKeys) {
      const asked = { which, asOf, from: asOf, to: asOf, lapseDays: 90, windowDays: 90, after: null };
      expect(await listNumberRows(world.tx, asked)).toEqual({ rows: [], total: 0, next: null });
    }
  }));
