import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import type { Context } from "../context";
import { plainDate } from "../domain/plain-date";
import { contextOf } from "../testing/accounts";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { type Bought, manyPurchases } from "../testing/purchases";
import { aValueMethod, buyersAtRandom, fittedOn } from "../testing/values";
import { createCallerFactory } from "../trpc/init";
import { writeList } from "../trpc/list-files";
import { appRouter } from "../trpc/root";
import { valueRows } from "./queries/file";
import { getValuePage } from "./queries/page";
import { fitValues } from "./tasks";

const createCaller = createCallerFactory(appRouter);

async function aCompany(world: World, lines: readonly Bought[]): Promise<Context> {
  await world.setNow(new Date(`${fittedOn}T09:00:00Z`));
  await anOrganisation(world);
  await manyPurchases(world, lines);
  return contextOf(world, (await aPerson(world, { roles: ["manager"] })).id);
}

/** The file's lines, each by the names of its columns. */
async function take(ctx: Context, list: "values" | "value-figures"): Promise<Record<string, string>[]> {
  const caller = createCaller({ request: async () => ctx });
  const { exportId } = await caller.exports.begin({ list, reason: "The budget" });
  let text = "";
  for await (const lines of writeList(list, { ctx, filter: {}, exportId })) text += lines;
  return parse(text, { bom: true, columns: true });
}

const bought = (who: string, amountMinor: number): Bought => ({ who, on: plainDate("2026-01-05"), amountMinor });

describe("the figures of values as a file", () => {
  test("are in units of the currency, each with its unit, and the model's own beside them", () =>
    inTransaction(async (world) => {
      const ctx = await aCompany(world, buyersAtRandom(400, fittedOn));
      await aValueMethod(world);
      await fitValues(world.tx);
      const { shown } = await getValuePage(world.tx);
      if (!shown?.spend || !shown.newcomer || !shown.sums.all.historic) throw new Error("no model");
      const rows = await take(ctx, "value-figures");
      const of = (part: string, group: string, figure: string) => {
        const row = rows.find((one) => one.part === part && one.of === group && one.figure === figure);
        return [row?.value, row?.unit];
      };
      const { mean, customers } = shown.sums.all.historic;
      expect(Number.isInteger(mean)).toBe(false);
      expect(of("historic value", "everybody", "mean")).toEqual([(mean / 100).toFixed(2), "GBP"]);
      expect(of("historic value", "everybody", "customers")).toEqual([String(customers), "customers"]);
      expect(of("a new customer", "after the first purchase", "value")).toEqual([
        (shown.newcomer.valueMinor / 100).toFixed(2),
        "GBP",
      ]);
      expect(of("parameter", "gamma", "value")).toEqual([String(shown.spend.gamma.value), "GBP"]);
      expect(of("parameter", "alpha", "value")).toEqual([String(shown.parameters?.alpha.value), "weeks"]);
      expect(of("parameter", "r", "value")).toEqual([String(shown.parameters?.r.value), ""]);
      const money = rows.filter(({ unit, part }) => unit === "GBP" && part !== "parameter");
      expect(money.length).toBeGreaterThan(10);
      for (const { value } of money) expect(value).toMatch(/^-?\d+\.\d\d$/);
    }));
});

describe("customers by value as a file", () => {
  const three = [bought("Ada", 5_000), bought("Ben", 900), bought("Cem", 200)];

  test("says by which fit each value is, and as of when", () =>
    inTransaction(async (world) => {
      const ctx = await aCompany(world, three);
      await fitValues(world.tx);
      const rows = await take(ctx, "values");
      expect(rows.map((row) => [row["bought so far"], row.currency, row.fit, row["as of"]])).toEqual([
        ["50.00", "GBP", "1", fittedOn],
        ["9.00", "GBP", "1", fittedOn],
        ["2.00", "GBP", "1", fittedOn],
      ]);
    }));

  test("is broken off by a fit that ends between two of its pages, rather than half by each", () =>
    inTransaction(async (world) => {
      const ctx = await aCompany(world, three);
      const asked = { band: null, of: null, after: null };
      await fitValues(world.tx);
      const whole: unknown[] = [];
      for await (const page of valueRows(ctx, asked, 1)) whole.push(...page);
      expect(whole).toHaveLength(3);

      const pages = valueRows(ctx, asked, 1);
      expect((await pages.next()).value).toHaveLength(1);
      await aValueMethod(world, { method: "historic", margin: 20 });
      await fitValues(world.tx);
      await expect(pages.next()).rejects.toThrow("The values were found anew while this file was written.");
    }));

  test("before the first fit has its columns alone", () =>
    inTransaction(async (world) => {
      const ctx = await aCompany(world, three);
      expect(await take(ctx, "values")).toEqual([]);
    }));
});
