import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, plainDate } from "../domain/plain-date";
import { compareValues } from "../testing/compare-values";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation } from "../testing/factories";
import { readFacts } from "../testing/purchase-facts";
import { type Bought, idOf, manyPurchases } from "../testing/purchases";

const end = plainDate("2015-02-07");

test("histories are those of METRICS B8", () =>
  inTransaction(async (world) => {
    await anOrganisation(world);
    const lines: [string, string, number][] = [
      ["1", "2015-01-01", 100],
      ["1", "2015-02-06", 200],
      ["2", "2015-01-01", 200],
      ["3", "2015-01-01", 300],
      ["3", "2015-01-02", 100],
      ["3", "2015-01-05", 500],
      ["4", "2015-01-16", 600],
      ["4", "2015-02-02", 300],
      ["4", "2015-02-05", 300],
      ["4", "2015-02-05", 600],
      ["5", "2015-01-16", 300],
      ["5", "2015-01-17", 100],
      ["5", "2015-01-18", 800],
      ["6", "2015-02-02", 500],
    ];
    const buyers = await manyPurchases(
      world,
      lines.map(([who, on, amountMinor]) => ({ who, on: plainDate(on), amountMinor })),
    );
    const found = await world.tx.execute<{ id: string; row: number[] }>(sql`
      select survivor_id as id, array[repeats, until_last, until_now, case when repeats > 0 then repeat_minor / 100.0 / repeats else 0 end]::float8[] as row
      from value_histories(${end}, false)`);
    const rows = new Map(found.map(({ id, row }) => [id, row]));
    expect(["1", "2", "3", "4", "5", "6"].map((who) => rows.get(idOf(buyers, who)))).toEqual([
      [1, 36, 37, 2],
      [0, 0, 37, 0],
      [2, 4, 37, 3],
      [2, 20, 22, 6],
      [2, 2, 22, 4.5],
      [0, 0, 5, 0],
    ]);
  }));

const anyLine: fc.Arbitrary<Bought> = fc.record({
  who: fc.constantFrom("Ada", "Ben", "Cy"),
  on: fc.integer({ min: 0, max: 200 }).map((days) => addDays(end, days - 190)),
  amountMinor: fc.oneof(fc.constantFrom(0, 100, -100), fc.integer({ min: -500, max: 9_000 })),
  currency: fc.constantFrom("GBP", "GBP", "GBP", "EUR"),
  withdrawn: fc.constantFrom(false, false, false, true),
});

const undone = new Error("undone");

test("everything a fit reads follows from the lines by the rules, settled or not", () =>
  inTransaction(async (world) => {
    await anOrganisation(world);
    const told = (lines: Bought[], settled: number) => async (tx: World["tx"]) => {
      const here = { ...world, tx };
      await manyPurchases(here, lines);
      await tx.execute(sql`select settle_histories(${settled})`);
      await compareValues(here, await readFacts(tx), { asOf: end });
      throw undone;
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyLine, { minLength: 1, maxLength: 14 }),
        fc.nat({ max: 4 }),
        async (lines, settled) => {
          await expect(world.tx.transaction((tx) => told(lines, settled)(tx as World["tx"]))).rejects.toBe(undone);
        },
      ),
      { numRuns: 100 },
    );
  }));
