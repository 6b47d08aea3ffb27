import { describe, expect, test } from "vitest";
import { meanWords } from "./mean-words";
import type { RateScale } from "./rate-scale";

const share: RateScale = { unit: "share", isFull: false, k: "Avoidable", n: "Judged", rate: "Share" };
const perHundred: RateScale = { unit: "per 100", isFull: false, k: "Complaints", n: "Active", rate: "Per 100" };

describe("the mean of a chart", () => {
  test("of fewer than ten in all is said as counts", () => {
    expect(meanWords({ k: 3, n: 6 }, share)).toBe("3 of 6");
    expect(meanWords({ k: 10, n: 9 }, perHundred)).toBe("10 of 9");
  });

  test("from ten on is a percentage, or so many per 100", () => {
    expect(meanWords({ k: 5, n: 10 }, share)).toBe("50%");
    expect(meanWords({ k: 5, n: 10 }, perHundred)).toBe("50.0");
  });
});
