import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainDate } from "../domain/plain-date";
import type { Rule } from "../domain/rule";
import { matches } from "../domain/rule-evaluate";
import { ruleSentence } from "../domain/rule-sentence";
import { inTransaction, type World } from "../testing/database";
import { placeOfRule, productOfRule } from "../testing/rule-company";
import { aCompany } from "../testing/rule-company-made";
import { rules } from "../testing/rules";

const anyRule = rules({ text: placeOfRule, product: productOfRule });

/** Who is meant, by page; or of the first five customers, each asked alone. */
async function membersOf(world: World, rule: Rule, today: string, lapseDays: number | null, how?: "one by one") {
  const asked = sql`${JSON.stringify(rule)}::jsonb`;
  const rows = await world.tx.execute<{ id: string }>(
    how === "one by one"
      ? sql`select customer_id as id from (select customer_id from standing order by 1 limit 5) s
            where is_in_rule(${asked}, customer_id, ${today}::date, ${lapseDays}::int)`
      : sql`select id from rule_page(${asked}, ${today}::date, ${lapseDays}::int, null, 1000) id`,
  );
  return rows.map(({ id }) => id).sort();
}

describe("who a rule means: Postgres and the plain evaluator say the same", () => {
  test.each([
    ["2026-02-28", 90, 1],
    ["2024-02-29", 365, 2],
    ["2026-06-30", null, 3],
  ] as const)("on %s with a lapse threshold of %s", { timeout: 120_000 }, async (day, lapseDays, seed) =>
    inTransaction(async (world) => {
      const today = plainDate(day);
      const company = await aCompany(world, today, seed);
      const first = company
        .map(({ id }) => id)
        .sort()
        .slice(0, 5);
      await world.asApp();
      await fc.assert(
        fc.asyncProperty(anyRule, async (rule) => {
          const expected = company.filter(({ facts }) => matches(rule, facts, today, lapseDays)).map(({ id }) => id);
          expect(await membersOf(world, rule, today, lapseDays), ruleSentence(rule)).toEqual(expected.sort());
          expect(await membersOf(world, rule, today, lapseDays, "one by one"), ruleSentence(rule)).toEqual(
            expected.filter((id) => first.includes(id)),
          );
        }),
        { numRuns: 400, seed },
      );
    }),
  );
});
