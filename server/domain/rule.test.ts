import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conditions, nastyText, rules } from "../testing/rules";
import { type Condition, type Rule, ruleFaults, tidyRule } from "./rule";
import { ruleTests } from "./rule-evaluate";
import { ruleFields } from "./rule-fields";
import { parseRule } from "./rule-parse";
import { ruleSentence } from "./rule-sentence";

const nasty = { text: nastyText, product: nastyText };
const asked = ruleFields.flatMap(({ key, operators }) => operators.map((operator) => `${key}.${operator.key}`));
const condition = (field: string, is: string, value = {}): Condition => ({ field, is, value });

describe("a rule's sentence", () => {
  test("reads as English", () => {
    const rule: Rule = {
      match: "all",
      conditions: [
        condition("tenure", "at_least", { length: 10, unit: "years" }),
        condition("place", "is", { texts: ["Leeds", "St. Ives"] }),
        { match: "any", conditions: [condition("best", "is"), condition("products", "bought", { texts: ["Boiler"] })] },
        condition("issues", "none_open"),
      ],
    };
    expect(ruleSentence(rule)).toBe(
      "Customers who have been with us for at least 10 years, live in Leeds or “St. Ives”, (are best customers, or have bought “Boiler”), and have no open issue.",
    );
    expect(ruleSentence({ match: "all", conditions: [] })).toBe("All customers.");
  });

  test("reads back as the very same rule, whatever texts stand in it", () => {
    fc.assert(
      fc.property(rules(nasty), (rule) => {
        expect(parseRule(ruleSentence(rule))).toEqual(rule);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    "",
    "Customers who.",
    "Customers who have no open issue and.",
    "Customers who have no open issue, live in Leeds.",
    "Customers who have no open issue, and live in Leeds, and are best customers.",
    "Customers who live in Leeds or.",
    "Customers who live in leeds.",
    "Customers who (have no open issue, and (are persons, or are organisations)).",
    "Customers who have bought in the last days.",
    "Customers who have bought for at least 1.234 GBP in all.",
    "Customers who have no open issue; drop table customers.",
  ])("“%s” is no rule's", (sentence) => {
    expect(parseRule(sentence)).toBeNull();
  });

  test("may be typed with straight quotation marks and without its full stop", () => {
    expect(parseRule('customers who have bought "a \\" b"')).toEqual({
      match: "all",
      conditions: [condition("products", "bought", { texts: ['a " b'] })],
    });
  });
});

describe("what a rule may say", () => {
  test("every field is generated, evaluated, and has words of its own", () => {
    const drawn = fc.sample(conditions(nasty), { numRuns: 4000, seed: 1 }).map(({ field, is }) => `${field}.${is}`);
    expect(new Set(drawn)).toEqual(new Set(asked));
    expect(Object.keys(ruleTests).sort()).toEqual([...asked].sort());
    const says = ruleFields.flatMap(({ operators }) => operators.map((operator) => operator.says));
    expect(new Set(says).size).toBe(says.length);
  });

  test("generated rules have no fault, and tidying leaves them as they are", () => {
    fc.assert(
      fc.property(rules(nasty), (rule) => {
        expect(ruleFaults(rule)).toEqual([]);
        expect(tidyRule(rule)).toEqual(rule);
      }),
    );
  });

  test.each<[string, Rule, RegExp]>([
    ["unknown field", one(condition("name", "is", { texts: ["x"] })), /not known here/],
    ["unknown operator", one(condition("place", "near", { texts: ["x"] })), /not known here/],
    ["part missing", one(condition("purchases", "within")), /whole number from 1 to 36500/],
    ["part too many", one(condition("best", "is", { days: 3 })), /does not ask for that/],
    ["half a day", one(condition("purchases", "within", { days: 1.5 })), /whole number/],
    ["unknown word", one(condition("feeling", "is", { words: ["cross"] })), /not offered/],
    ["a word twice", one(condition("feeling", "is", { words: ["happy", "happy"] })), /each once/],
    ["two lines", one(condition("place", "is", { texts: ["a\nb"] })), /on one line/],
    ["any of one", { match: "any", conditions: [condition("best", "is")] }, /at least two/],
    ["a group of one", one({ match: "all", conditions: [condition("best", "is")] }), /at least two/],
    [
      "forty-one",
      { match: "all", conditions: Array.from({ length: 41 }, () => condition("best", "is")) },
      /at most 40/,
    ],
  ])("%s is a fault", (_, rule, said) => {
    expect(ruleFaults(rule).join(" ")).toMatch(said);
  });

  test("a group of one is tidied away, and so is one without any", () => {
    const group = { match: "any" as const, conditions: [condition("best", "is")] };
    expect(tidyRule({ match: "any", conditions: [group, { match: "all", conditions: [] }] })).toEqual({
      match: "all",
      conditions: [condition("best", "is")],
    });
  });
});

function one(entry: Rule["conditions"][number]): Rule {
  return { match: "all", conditions: [entry] };
}
