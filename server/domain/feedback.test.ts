import { expect, test } from "vitest";
import { isOnScale } from "./feedback";

test.each([
  [null, null, null, true],
  [null, 1, 5, true],
  [2, 1, 5, true],
  [1, 1, 5, true],
  [5, 1, 5, true],
  [0, 0, 10, true],
  [-1, 0, 10, false],
  [6, 1, 5, false],
  [3, null, 5, false],
  [3, 1, null, false],
  [3, 5, 1, false],
  [3, 3, 3, false],
])("a score of %s from %s to %s can be kept: %s", (score, from, to, kept) => {
  expect(isOnScale(score, from, to)).toBe(kept);
});
