import { expect, test } from "vitest";
import { segmentKeys, segments } from "./segment";

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
