import { describe, expect, test } from "vitest";
import type { Condition, Rule } from "./rule";
import { isSegmentKey, rulesApart, segmentKeys, segments, strategyGaps } from "./segment";

test("every segment has a name and a rule that is a sentence", () => {
  expect(segments(180).map(({ key }) => key)).toEqual(segmentKeys);
  for (const { name, rule } of segments(180)) {
    expect(name).not.toBe("");
    expect(rule).toMatch(/\.$/);
  }
});

test("the active segment names its threshold, and says so when there is none", () => {
  expect(segments(180)[1]?.rule).toBe("Bought at least once in the last 180 days.");
  expect(segments(null)[1]?.rule).toBe("Not known until a lapse threshold is set.");
});

const condition = (field: string, is: string, value: Condition["value"] = {}): Condition => ({ field, is, value });
const all = (...conditions: Rule["conditions"][number][]): Rule => ({ match: "all", conditions });

test("a standing segment is known by its key", () => {
  expect(["top_tenth", "old_friends", ""].map(isSegmentKey)).toEqual([true, false, false]);
});

describe("a segment of our best customers has somebody who looks after it, and a strategy", () => {
  const nothing = { owner: null, note: null, thankedBy: null };
  const both = ["owner", "note"];
  const top = condition("band", "is", { texts: ["High", "top"] });

  test.each<[string, Parameters<typeof strategyGaps>[0], string | null, string[]]>([
    ["the top tenth", "top_tenth", null, both],
    ["all customers", "all", "Top", []],
    ["best customers", all(condition("best", "is")), null, both],
    ["those who are not", all(condition("best", "is_not")), "Top", []],
    ["the top band, however it is written", all(top), "Top", both],
    ["the top band within a group", all({ match: "any", conditions: [condition("issues", "open"), top] }), "Top", both],
    ["another band", all(condition("band", "is", { texts: ["Low"] })), "Top", []],
    ["a band while none are set", all(top), null, []],
    ["a condition without words", all(condition("band", "is")), "Top", []],
  ])("%s", (_, segment, topBand, gaps) => {
    expect(strategyGaps(segment, nothing, topBand)).toEqual(gaps);
  });

  test("what is there is not missing", () => {
    const owner = { id: "1", name: "Olive" };
    expect(strategyGaps("top_tenth", { ...nothing, owner }, null)).toEqual(["note"]);
    expect(strategyGaps("top_tenth", { owner, note: "Ring them.", thankedBy: null }, null)).toEqual([]);
  });
});

test("what changed from one rule to the next: what came, what went, or only how it is put together", () => {
  const [open, best] = [condition("issues", "open"), condition("best", "is")];
  expect(rulesApart(all(open), all(best))).toEqual({ added: [best], removed: [open], isJoinedOtherwise: false });
  expect(rulesApart(all(open, best), { match: "any", conditions: [open, best] })).toEqual({
    added: [],
    removed: [],
    isJoinedOtherwise: true,
  });
});
