import { expect, test } from "vitest";
import { suggestedThreshold, thresholdFinding } from "./suggested-threshold";

test.each([
  [0, null, null],
  [1, 40, null],
  [19, 40, null],
  [20, 40, 40],
] as const)("%i returns, four in five within %j days, suggest %j", (n, p80, days) => {
  expect(suggestedThreshold({ n, p80 })).toBe(days);
});

test.each([
  [6_120, 118, 400, "Four in five of 6,120 returns came within 118 days; a customer counts as lost after 400."],
  [20, 1, null, "Four in five of 20 returns came within 1 day; nobody has said yet when a customer is lost."],
  [19, 40, 400, null],
] as const)("%i returns within %j days beside a threshold of %j", (n, p80, inForce, words) => {
  expect(thresholdFinding({ n, p80 }, inForce)).toBe(words);
});
