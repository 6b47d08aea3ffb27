import { describe, expect, test } from "vitest";
import { meanWords } from "./mean-words";
import type { RateScale } from "./rate-scale";

const share: RateScale = { unit: "share", isFull: false, k: "Avoidable", n: "Judged", rate: "Share" };
const perHundred: RateScale = { unit: "per 100", isFull: false, k: "Complaints", n: "Active", rate: "Per 100" };
const month = (k: number, n: number) => ({ k, n });

describe("the mean of a chart", () => {
  test("of fewer than ten in all is said as counts", () => {
    expect(meanWords([month(0, 3), month(3, 3)], 0.5, share)).toBe("3 of 6");
    expect(meanWords([month(4, 4), month(6, 5)], 10 / 9, perHundred)).toBe("10 of 9");
  });

  test("from ten on is a percentage, or so many per 100", () => {
    expect(meanWords([month(1, 5), month(4, 5)], 0.5, share)).toBe("50%");
    expect(meanWords([month(1, 5), month(4, 5)], 0.5, perHundred)).toBe("50.0");
  });
});
