import fc from "fast-check";
import type postgres from "postgres";
import { describe, expect, test } from "vitest";
import { type Rule, ruleFaults } from "../domain/rule";
import { ruleFields } from "../domain/rule-fields";
import { partsOf } from "../domain/rule-parts";
import { asApp } from "../testing/database";
import { nastyText, rules } from "../testing/rules";

const one = (field: string, is: string, value: unknown) => ({ match: "all", conditions: [{ field, is, value }] });
const count = (sql: postgres.Sql, rule: unknown) =>
  sql`select count_rule(${sql.json(rule as postgres.JSONValue)}, date '2026-02-28', 90) as count`;
const faultsOf = async (sql: postgres.Sql, rule: unknown) =>
  (await sql`select rule_faults(${sql.json(rule as postgres.JSONValue)}) as fault`)[0]?.fault;

describe("what a rule may say, in the database", () => {
  test("the grammar is the table of fields", () =>
    asApp(async (sql) => {
      const asked = ruleFields.flatMap(({ key, operators }) =>
        operators.map((operator) => ({
          asks: `${key}.${operator.key}`,
          parts: partsOf(operator.says),
          options: operator.options?.map((option) => option.key) ?? null,
        })),
      );
      expect([...(await sql`select asks, parts, options from rule_grammar()`)]).toEqual(asked);
    }));

  test(
    "texts of any kind are values and never a query",
    () =>
      asApp(async (sql) => {
        await fc.assert(
          fc.asyncProperty(rules({ text: nastyText, product: nastyText }), async (rule) => {
            expect(await faultsOf(sql, rule)).toBeNull();
            expect(Number((await count(sql, rule))[0]?.count)).toBeGreaterThanOrEqual(0);
          }),
          { numRuns: 150 },
        );
      }),
    60_000,
  );

  test(
    "an attack in any place is refused with a sentence",
    () =>
      asApp(async (sql) => {
        const attack = "x'); drop table customers; --";
        const attacks = ruleFields.flatMap(({ key, operators }) =>
          operators.flatMap(({ key: is, says }) => [
            one(key, attack, {}),
            one(attack, is, {}),
            ...partsOf(says)
              .filter((part) => part !== "texts")
              .map((part) => one(key, is, { ...whole(says), [part]: part === "words" ? [attack] : attack })),
            one(key, is, { ...whole(says), [attack]: 1 }),
          ]),
        );
        for (const rule of attacks) {
          await expect(count(sql, rule)).rejects.toMatchObject({ code: "23514" });
          expect(await faultsOf(sql, rule)).toMatch(/\.$/);
        }
        expect((await sql`select count(*) as count from customers`)[0]).toBeDefined();
      }),
    60_000,
  );

  test.each<[string, unknown]>([
    ["null", null],
    ["a number", 3],
    ["a list", []],
    ["no conditions", { match: "all" }],
    ["conditions that are none", { match: "all", conditions: {} }],
    ["a match that is none", { match: "none", conditions: [] }],
    ["something more", { match: "all", conditions: [], limit: 3 }],
    ["a condition that is a text", { match: "all", conditions: ["best"] }],
    ["a value that is none", one("best", "is", null)],
    ["any of one", { match: "any", conditions: [{ field: "best", is: "is", value: {} }] }],
    ["half a day", one("purchases", "within", { days: 0.5 })],
    ["days as a text", one("purchases", "within", { days: "30" })],
    ["too many days", one("purchases", "within", { days: 1e9 })],
    ["below nought", one("value", "at_least", { minor: -1, currency: "GBP" })],
    ["a text of two lines", one("place", "is", { texts: ["a\nb"] })],
    ["an empty text", one("place", "is", { texts: [""] })],
    ["a very long text", one("place", "is", { texts: ["x".repeat(201)] })],
    ["a huge list", one("place", "is", { texts: Array.from({ length: 100_000 }, (_, index) => `${index}`) })],
    [
      "many conditions",
      { match: "all", conditions: Array.from({ length: 5000 }, () => one("best", "is", {}).conditions[0]) },
    ],
    ["groups within groups", nested(200)],
  ])("%s is refused", (_, rule) =>
    asApp(async (sql) => {
      await expect(count(sql, rule)).rejects.toMatchObject({ code: "23514" });
    }),
  );

  test(
    "generated mistakes are faults here and there alike",
    () =>
      asApp(async (sql) => {
        const value = fc.record(
          {
            days: fc.constantFrom(0, 1, 36_500, 36_501, "1", null, 1.5),
            texts: fc.constantFrom([], ["a"], ["a", "a"], [" a"], ["a "], ["\u007f"], ["x".repeat(200)], "a", [1]),
            words: fc.constantFrom(["happy"], ["gb"], ["GB"], ["GB", "GB"], [], ["phone"]),
            count: fc.constantFrom(0, 1, 100_001),
          },
          { requiredKeys: [] },
        );
        const asked = ruleFields.flatMap(({ key, operators }) =>
          operators.map((operator) => [key, operator.key] as const),
        );
        await fc.assert(
          fc.asyncProperty(fc.constantFrom(...asked), value, async ([field, is], said) => {
            const rule = one(field, is, said);
            expect((await faultsOf(sql, rule)) === null).toBe(ruleFaults(rule as Rule).length === 0);
          }),
          { numRuns: 500 },
        );
      }),
    60_000,
  );
});

/** A value that fits these words. */
function whole(says: string): Record<string, unknown> {
  const fitting = {
    length: 1,
    unit: "years",
    minor: 1,
    currency: "GBP",
    count: 1,
    days: 1,
    words: ["GB"],
    texts: ["a"],
  };
  return Object.fromEntries(partsOf(says).map((part) => [part, fitting[part]]));
}

function nested(depth: number): unknown {
  const condition = { field: "best", is: "is", value: {} };
  return depth === 0 ? condition : { match: "all", conditions: [nested(depth - 1), condition] };
}
