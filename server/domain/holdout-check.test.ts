import { describe, expect, it } from "vitest";
import { boundsOf, cutOf, errorOfAll, holdoutOf } from "./holdout-check";
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

  it("does not know the spread of a single customer", async () => {
    const group = { repeats: 7, untilLast: 140, untilNow: 210, customers: 1, bought: 12, squares: 144 };
    const [bin] = (await holdoutOf(params, [group], days)).bins;
    expect(bin).toMatchObject({ customers: 1, actual: 12, deviation: null });
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

const binOf = (repeats: number, bought: readonly number[]) => {
  const actual = meanOfAll(bought);
  const squares = bought.reduce((sum, value) => sum + (value - actual) ** 2, 0);
  const deviation = bought.length > 1 ? Math.sqrt(squares / (bought.length - 1)) : null;
  return { repeats, customers: bought.length, expected: 1, actual, deviation };
};
const meanOfAll = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("how sure what a bin bought is", () => {
  it("is Student's interval of its mean, not below nought", () => {
    // t(4) is 2.7764 (tables); 1, 2, 3, 4, 5 deviate by √2.5.
    const bounds = boundsOf(binOf(2, [1, 2, 3, 4, 5]));
    expect(bounds?.low).toBeCloseTo(3 - 2.7764 * Math.sqrt(0.5), 4);
    expect(bounds?.high).toBeCloseTo(3 + 2.7764 * Math.sqrt(0.5), 4);
    expect(boundsOf(binOf(2, [0, 0, 9]))?.low).toBe(0);
  });

  it("is not known of one customer, nor of some who are all alike", () => {
    expect(boundsOf(binOf(7, [12]))).toBeNull();
    expect(boundsOf({ ...binOf(7, [12]), deviation: 0 })).toBeNull();
    expect(boundsOf(binOf(6, [3, 3, 3]))).toBeNull();
  });
});

describe("the error of what all bins bought", () => {
  const [many, some] = [
    [0, 0, 1, 0, 2, 0, 1],
    [1, 3, 2, 5],
  ];

  it("is each bin's own where each shows one", () => {
    const ofBin = (values: readonly number[]) =>
      (values.length * values.reduce((sum, value) => sum + (value - meanOfAll(values)) ** 2, 0)) / (values.length - 1);
    expect(errorOfAll([binOf(0, many), binOf(1, some)])).toBeCloseTo(Math.sqrt(ofBin(many) + ofBin(some)), 9);
  });

  it("takes a bin that shows none together with its neighbour, as if all of them had been one bin", () => {
    const pooled = errorOfAll([binOf(0, many), binOf(1, [...some, 12])]) ?? 0;
    expect(errorOfAll([binOf(0, many), binOf(1, some), binOf(7, [12])])).toBeCloseTo(pooled, 9);
    expect(pooled).toBeGreaterThan(errorOfAll([binOf(0, many), binOf(1, some)]) ?? 0);
    // As a fit kept it before: 0, not null.
    const kept = { ...binOf(7, [12]), deviation: 0 };
    expect(errorOfAll([binOf(0, many), binOf(1, some), kept])).toBeCloseTo(pooled, 9);
    expect(errorOfAll([binOf(0, [0, 0, 0]), binOf(1, some)])).toBeCloseTo(
      errorOfAll([binOf(0, [0, 0, 0, ...some])]) ?? 0,
      9,
    );
  });

  it("is of all together where each is of one, and not known where nothing differs", () => {
    // Around 3 the squares of 1, 2 and 6 are 14, and the variance of the three together 3 × 14 / 2.
    expect(errorOfAll([binOf(0, [1]), binOf(1, [2]), binOf(2, [6])])).toBeCloseTo(Math.sqrt(21), 9);
    expect(errorOfAll([binOf(0, [2, 2]), binOf(1, [2])])).toBeNull();
    expect(errorOfAll([binOf(7, [12])])).toBeNull();
    expect(errorOfAll([])).toBeNull();
  });
});
