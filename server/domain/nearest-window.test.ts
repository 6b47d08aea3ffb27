import { expect, test } from "vitest";
import { nearestWindow } from "./nearest-window";
import { earlyRepeatWindows } from "./returning";

test.each([
  [90, 90],
  [365, 365],
  [1, 30],
  [74, 60],
  [75, 60],
  [76, 90],
  [3650, 365],
])("where %i days are asked for, %i are shown", (asked, shown) => {
  expect(nearestWindow(asked, earlyRepeatWindows)).toBe(shown);
});

test("nothing stands in where nothing was counted", () => {
  expect(nearestWindow(90, [])).toBeNull();
});
