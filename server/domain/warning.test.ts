import { expect, test } from "vitest";
import { addDays, plainDate } from "./plain-date";
import { gapBorne, isLapseSignal, usualGap } from "./warning";

const first = plainDate("2025-01-01");
const everyThirty = { firstOn: first, lastOn: addDays(first, 90), purchaseDays: 4 };
const rule = { factor: 2, share: 80 };

test("three gaps are needed before anything is usual", () => {
  expect(usualGap(everyThirty)).toBe(30);
  expect(usualGap({ ...everyThirty, purchaseDays: 3 })).toBeNull();
});

test("what is borne is the shorter of their own pace and the threshold's part", () => {
  expect(gapBorne(everyThirty, rule, 365)).toBe(60);
  expect(gapBorne(everyThirty, rule, 60)).toBe(48);
  expect(gapBorne({ ...everyThirty, purchaseDays: 2 }, rule, 181)).toBe(144);
  expect(gapBorne({ ...everyThirty, purchaseDays: 2 }, rule, null)).toBeNull();
});

test.each([
  [60, 365, false],
  [61, 365, true],
  [365, 365, true],
  [366, 365, false],
  [400, null, true],
])("%d days away under a threshold of %s: %s", (gap, lapseDays, expected) => {
  const today = addDays(everyThirty.lastOn, gap);
  expect(isLapseSignal(everyThirty, { rule, lapseDays, today })).toBe(expected);
});

test("without a pace and a threshold nothing is said", () => {
  const pace = { ...everyThirty, purchaseDays: 1 };
  expect(isLapseSignal(pace, { rule, lapseDays: null, today: addDays(first, 999) })).toBe(false);
});
