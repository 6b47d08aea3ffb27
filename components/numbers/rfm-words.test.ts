import { expect, test } from "vitest";
import { moneySpread } from "./rfm-words";

test("what the bars of a cell show is said in words, nobody too", () => {
  expect(moneySpread([2, 0, 1, 0, 1400])).toBe("M1 2, M2 0, M3 1, M4 0, M5 1,400");
});
