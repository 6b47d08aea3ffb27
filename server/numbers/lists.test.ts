import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { numberRowKeys, type RowsAsked } from "../domain/number-rows";
import { addDays, plainDate } from "../domain/plain-date";
import { inTransaction, type World } from "../testing/database";
import { type Listed, listByDefinition } from "../testing/lists-by-definition";
import { anyDay, anyStory, PurchaseStory } from "../testing/purchase-stories";
import { listNumberRows } from "./queries/rows";

const anyEnds = fc
  .tuple(anyDay, fc.constantFrom(30, 364, 1_500))
  .map(([from, days]) => [from, addDays(from, days)] as const);
const anyLook = fc.record({
  asOf: fc.integer({ min: 200, max: 1_000 }).map((days) => addDays(plainDate("2022-06-01"), days)),
  period: anyEnds,
  lapseDays: fc.constantFrom(30, 90, 395),
  segment: fc.constantFrom(null, null, "all", "active", "ten_years", "top_tenth", "open_issue"),
  membersOn: fc.option(anyDay),
  windowDays: fc.constantFrom(1, 2, 90, 365),
  last: fc.option(anyEnds, { freq: 1 }),
  days: fc.option(fc.constantFrom([1, 1] as const, [2, 5] as const), { freq: 1 }),
  worth: fc.option(fc.constantFrom([0, 999] as const, [1_000, 60_000] as const), { freq: 1 }),
});

type Look = typeof anyLook extends fc.Arbitrary<infer Given> ? Given : never;

/** Under which hardly a list is empty. */
const wide: readonly Look[] = [plainDate("2013-01-01"), plainDate("2022-10-01")].map((from) => ({
  ...{
    asOf: plainDate("2026-01-01"),
    period: [from, plainDate("2025-12-31")] as const,
    lapseDays: 90,
    segment: null,
    membersOn: null,
  },
  ...{ windowDays: from < "2020" ? 365 : 1, last: null, days: null, worth: null },
}));

/** Where several bought for as much, who of them is among the best is nobody's merit. */
const asText = ({ customer, on, amount }: Listed, isRanked: boolean) => `${isRanked ? "" : customer} ${on} ${amount}`;

async function compare(world: World, asked: RowsAsked, most: number): Promise<number> {
  const isRanked = asked.which === "top";
  const wanted = (await listByDefinition(world.tx, asked)).map((row) => asText(row, isRanked)).sort();
  const found: string[] = [];
  for (let after: RowsAsked["after"] = null; ; ) {
    const page = await listNumberRows(world.tx, { ...asked, after }, { most, waitsMs: 30_000 });
    found.push(
      ...page.rows.map((row) => asText({ customer: row.customerId, on: row.on, amount: row.amountMinor }, isRanked)),
    );
    if (page.isTotal) expect(page.total, asked.which).toBe(wanted.length);
    after = page.next;
    if (!after) break;
  }
  expect(found.sort(), asked.which).toEqual(wanted);
  return wanted.length;
}

test(
  "every list holds whom its number counts, page by page, whatever happened and whether it is kept yet",
  () =>
    inTransaction(async (outer) => {
      await outer.setNow(new Date(0));
      const lengths = new Map<string, number>(numberRowKeys.map((key) => [key, 0]));
      const look = async (world: World, { period: [from, to], ...asked }: Look, paged: number) => {
        for (const [index, which] of numberRowKeys.entries()) {
          const ranges = {
            ...asked,
            last: which === "cohort_back" ? (asked.last ?? ([from, to] as const)) : asked.last,
          };
          const most = index % 4 === paged ? 3 : 1_000;
          const length = await compare(world, { ...asked, which, from, to, ranges, after: null }, most);
          lengths.set(which, (lengths.get(which) ?? 0) + length);
        }
      };
      await fc.assert(
        fc.asyncProperty(anyStory, fc.array(anyLook, { minLength: 4, maxLength: 4 }), (acts, looks) =>
          outer.within(async (world) => {
            const story = await PurchaseStory.begin(world);
            for (const act of acts) if (act.act !== "erase") await story.happen(act);
            for (const [index, asked] of [...looks, ...wide].entries()) {
              // Unsettled at first, then some of them, at last nobody.
              if (index % 2 === 0) await world.tx.execute(sql`select settle_histories(${2 ** index - 1})`);
              await look(world, asked, index);
            }
          }),
        ),
        { numRuns: 3, endOnFailure: true },
      );
      expect([...lengths].filter(([, length]) => length > 0).length).toBeGreaterThan(numberRowKeys.length / 2);
    }),
  120_000,
);
