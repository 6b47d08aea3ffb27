import { describe, expect, it } from "vitest";
import { cutOf, holdoutOf } from "./holdout-check";
import { plainDate } from "./plain-date";
import { expectedPurchases, type RepeatParams } from "./repeat-buying";

const params: RepeatParams = { model: "bg_nbd", r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const days = {
  pause: () => Promise.resolve(),
  cut: plainDate("2025-10-01"),
  asOf: plainDate("2026-07-01"),
};

describe("a model held against what came after", () => {
  it("is fitted on three quarters of the history", () => {
    expect(cutOf(plainDate("2025-01-01"), plainDate("2026-01-01"))).toBe("2025-10-02");
  });

  it("is asked of each customer what it expected, from seven repeats on together", async () => {
    const groups = [
      { repeats: 0, untilLast: 0, untilNow: 210, customers: 3, bought: 3, squares: 5 },
      { repeats: 8, untilLast: 140, untilNow: 210, customers: 1, bought: 4, squares: 16 },
      { repeats: 12, untilLast: 203, untilNow: 210, customers: 1, bought: 8, squares: 64 },
    ];
    const found = await holdoutOf(params, groups, days);
    const of = (repeats: number, untilLast: number) =>
      expectedPurchases(params, { repeats, untilLast: untilLast / 7, untilNow: 30 }, found.weeks);
    expect(found).toMatchObject({ weeks: 39, customers: 5, actual: 15, until: days.cut });
    expect(found.expected).toBeCloseTo(3 * of(0, 0) + of(8, 140) + of(12, 203), 9);
    expect(found.bins).toHaveLength(2);
    expect(found.bins[0]).toMatchObject({ repeats: 0, customers: 3, actual: 1, deviation: 1 });
    expect(found.bins[1]).toMatchObject({ repeats: 7, customers: 2, actual: 6 });
    expect(found.bins[1]?.deviation).toBeCloseTo(Math.sqrt(8), 9);
  });

  it("lets others work while it goes through many histories", async () => {
    const group = { repeats: 1, untilLast: 70, untilNow: 210, customers: 1, bought: 1, squares: 1 };
    let pauses = 0;
    const pause = async () => {
      pauses += 1;
    };
    const found = await holdoutOf(
      params,
      Array.from({ length: 10_000 }, () => group),
      { ...days, pause },
    );
    expect(found.customers).toBe(10_000);
    expect(pauses).toBe(5);
  });
});
