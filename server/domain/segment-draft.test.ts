import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nastyText, rules } from "../testing/rules";
import { isGroup, type Rule } from "./rule";
import { changeDraft, type Draft, draftFromFields, draftOf, emptyDraft, emptyRow, readDraft } from "./segment-draft";

/** The same rule with its groups last, as a form shows it. */
function groupsLast(rule: Rule): Rule {
  const alone = rule.conditions.filter((entry) => !isGroup(entry));
  return { match: rule.match, conditions: [...alone, ...rule.conditions.filter(isGroup)] };
}

/** What a browser sends of a draft and the server reads of it again. */
const sent = (draft: Draft) => draftFromFields(JSON.parse(JSON.stringify(draft)));

const place = { ...emptyRow, what: "place.is", texts: "Leeds\n Bradford \n\nLeeds" };

describe("a rule in a form", () => {
  test("says the same when it is read again", () => {
    fc.assert(
      fc.property(rules({ text: nastyText, product: nastyText }), (rule) => {
        expect(readDraft(sent(draftOf(rule)), "GBP")).toEqual({ rule: groupsLast(rule), faults: {} });
      }),
      { numRuns: 500 },
    );
  });

  test("names are read line by line, each once", () => {
    expect(readDraft({ match: "any", rows: [place], groups: [] }, "GBP").rule).toEqual({
      match: "all",
      conditions: [{ field: "place", is: "is", value: { texts: ["Leeds", "Bradford"] } }],
    });
  });

  test.each([
    ["France", "FR"],
    ["the Netherlands", "NL"],
    ["netherlands", "NL"],
    ["gb", "GB"],
  ])("the country %s is %s", (typed, code) => {
    const row = { ...emptyRow, what: "country.is", texts: typed };
    expect(readDraft({ match: "all", rows: [row], groups: [] }, "GBP").rule.conditions[0]).toMatchObject({
      value: { words: [code] },
    });
  });

  test("an amount is the organisation's currency unless the rule said another", () => {
    const row = { ...emptyRow, what: "value.at_least", amount: "1,234.5" };
    const minorOf = (given: Partial<typeof emptyRow>, currency: string) =>
      readDraft({ match: "all", rows: [{ ...row, ...given }], groups: [] }, currency).rule.conditions[0];
    expect(minorOf({}, "GBP")).toMatchObject({ value: { minor: 123_450, currency: "GBP" } });
    expect(minorOf({ amount: "1,234" }, "JPY")).toMatchObject({ value: { minor: 1_234, currency: "JPY" } });
    expect(minorOf({ currency: "EUR" }, "GBP")).toMatchObject({ value: { currency: "EUR" } });
  });

  test.each([
    [{ what: "tenure.at_least", length: "ten" }],
    [{ what: "tenure.at_least", length: "-1" }],
    [{ what: "value.at_least", amount: "much" }],
    [{ what: "place.is", texts: " \n" }],
    [{ what: "country.is", texts: "Ruritania" }],
    [{ what: "issues.open_kind", words: [] }],
    [{ what: "nothing.we_know" }],
  ])("a row that is not finished is a fault, and the others are read: %o", (row) => {
    const { rule, faults } = readDraft({ match: "all", rows: [{ ...emptyRow, ...row }, place], groups: [] }, "GBP");
    expect(Object.keys(faults)).toEqual(["rows.0"]);
    expect(rule.conditions).toHaveLength(1);
  });

  test("a row in which nothing is chosen says nothing", () => {
    expect(readDraft(emptyDraft, "GBP")).toEqual({ rule: { match: "all", conditions: [] }, faults: {} });
  });

  test("whatever a form sends is a draft", () => {
    fc.assert(
      fc.property(fc.anything(), (given) => {
        const { rows, groups } = draftFromFields(given);
        expect([rows, groups].every(Array.isArray)).toBe(true);
        readDraft(draftFromFields({ match: given, rows: [given], groups: [{ rows: [given] }] }), "GBP");
      }),
    );
  });
});

describe("the form's buttons", () => {
  const after = (...acts: string[]) => {
    const draft = acts.reduce(changeDraft, emptyDraft);
    return [draft.rows.length, ...draft.groups.map(({ rows }) => rows.length)];
  };

  test.each([
    [["add"], [2]],
    [["remove.0"], [1]],
    [["group"], [1, 2]],
    [
      ["group", "add.0"],
      [1, 3],
    ],
    [
      ["group", "remove.0"],
      [0, 2],
    ],
    [["group", "remove.0.1", "remove.0.0"], [1]],
    [["group", "remove.0", "remove.0.1", "remove.0.0"], [1]],
    [["nonsense", "remove", "remove.9"], [1]],
  ])("%o leave %o rows", (acts, rows) => {
    expect(after(...acts)).toEqual(rows);
  });

  test("the row that is taken away is the one that was named", () => {
    const draft = { ...emptyDraft, rows: [emptyRow, place, emptyRow] };
    expect(changeDraft(draft, "remove.0").rows).toEqual([place, emptyRow]);
  });
});
