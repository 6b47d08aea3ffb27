import { expect, test } from "vitest";
import { suggestedThreshold } from "./suggested-threshold";

test.each([
  [0, null, null],
  [1, 40, null],
  [19, 40, null],
  [20, 40, 40],
] as const)("%i returns, four in five within %j days, suggest %j", (n, p80, days) => {
  expect(suggestedThreshold({ n, p80 })).toBe(days);
});
