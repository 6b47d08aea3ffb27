import { describe, expect, it, test } from "vitest";
import {
  discountAMonth,
  lifetimeValue,
  monthIn,
  newCustomerValue,
  type ValueModels,
  type ValueTerms,
} from "./lifetime-value";

/** METRICS B1 and B2: as lifetimes fits the file of two places, and the likeliest of exact days. */
const lifetimes: ValueModels = {
  repeat: { model: "bg_nbd", r: 0.2425929, alpha: 4.4135307, a: 0.7928864, b: 2.4257546 },
  spend: { p: 6.2488, q: 3.74459, gamma: 15.4477 },
};
const exact: ValueModels = {
  repeat: { model: "bg_nbd", r: 0.24259452, alpha: 4.41360199, a: 0.79292201, b: 2.42590675 },
  spend: { p: 6.2495721, q: 3.7442246, gamma: 15.4435211 },
};
const year: ValueTerms = { month: 52 / 12, months: 12, discount: 0.01, margin: 1 };

/** METRICS B3. The middle column is lifetimes' printed example, whose "months" are thirty weeks long by mistake. */
describe("the published values", () => {
  test.each([
    [1, 2, 30.43, 38.86, 22.35, 140.096211, 36.278497],
    [2, 1, 1.71, 38.86, 11.77, 18.943467, 4.637467],
    [3, 0, 0, 38.86, 0, 38.180574, 8.344093],
    [6, 7, 29.43, 38.86, 73.74, 1003.868107, 283.52358],
    [7, 1, 5, 38.86, 11.77, 28.109683, 6.881408],
    [9, 2, 35.71, 38.86, 25.55, 167.418216, 43.353644],
  ])("lifetimes' customer %s", (_, repeats, untilLast, untilNow, mean, printed, inWeeks) => {
    const customer = { repeats, untilLast, untilNow, mean };
    // The parameters of spending are known to six digits only: no more of the nine printed can come out.
    const wrong = lifetimeValue(lifetimes, customer, { ...year, month: 30 }) ?? 0;
    const right = lifetimeValue(lifetimes, customer, { ...year, month: 4.345 }) ?? 0;
    expect(Math.abs(wrong / printed - 1)).toBeLessThan(1e-5);
    expect(Math.abs(right / inWeeks - 1)).toBeLessThan(1e-5);
  });

  // What 6 and 1516 paid was found backwards from their values: it comes out in whole cents, within a millionth.
  test.each([
    [1, 2, 213, 272, 22.345, 36.193947],
    [2, 1, 12, 272, 11.77, 4.630432],
    [3, 0, 0, 272, 0, 8.324732],
    [6, 7, 206, 272, 516.19 / 7, 282.961103],
    [1516, 26, 216, 217, 1039.22 / 26, 970.12358],
  ])("customer %s with exact days and money", (_, repeats, last, now, mean, value) => {
    const customer = { repeats, untilLast: last / 7, untilNow: now / 7, mean };
    expect(Math.abs((lifetimeValue(exact, customer, year) ?? 0) - value)).toBeLessThan(1.5e-6);
  });

  it("a new customer's twelve and thirty-six months, the first purchase not counted", () => {
    expect(newCustomerValue(exact, year)).toBeCloseTo(48.1267, 4);
    expect(newCustomerValue(exact, { ...year, months: 36 })).toBeCloseTo(84.7907, 4);
  });
});

describe("the terms", () => {
  const customer = { repeats: 3, untilLast: 20, untilNow: 30, mean: 40 };

  it("count margin instead of revenue, and more months as more", () => {
    const value = lifetimeValue(exact, customer, year) ?? 0;
    expect(lifetimeValue(exact, customer, { ...year, margin: 0.3 })).toBeCloseTo(0.3 * value, 10);
    expect(lifetimeValue(exact, customer, { ...year, months: 24 })).toBeGreaterThan(value);
    expect(lifetimeValue(exact, customer, { ...year, months: 0 })).toBe(0);
    expect(lifetimeValue(exact, customer, { ...year, discount: 0 })).toBeGreaterThan(value);
  });

  it("are the same in days as in weeks", () => {
    const days = { ...exact, repeat: { ...exact.repeat, alpha: exact.repeat.alpha * 7 } };
    const inDays = { ...customer, untilLast: 140, untilNow: 210 };
    const found = lifetimeValue(days, inDays, { ...year, month: monthIn.day });
    expect(found).toBeCloseTo(lifetimeValue(exact, customer, { ...year, month: monthIn.week }) ?? Number.NaN, 9);
  });

  it("take a year's discount in twelve equal steps", () => {
    expect((1 + discountAMonth(0.1)) ** 12).toBeCloseTo(1.1, 12);
    expect(discountAMonth(0)).toBe(0);
  });

  it("know no value where nobody's mean is known", () => {
    const wild = { ...exact, spend: { p: 2, q: 0.9, gamma: 10 } };
    expect(newCustomerValue(wild, year)).toBeNull();
    expect(lifetimeValue(wild, { repeats: 0, untilLast: 0, untilNow: 9, mean: 0 }, year)).toBeNull();
    expect(lifetimeValue(wild, customer, year)).toBeGreaterThan(0);
  });
});
