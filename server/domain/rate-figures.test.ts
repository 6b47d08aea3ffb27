import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { quantile } from "./rate-figures";

const tally = (values: readonly number[]) => values.map((value) => ({ value, n: 1 }));

describe("a quantile of type 7", () => {
  test.each([
    // R: quantile(c(...), probs, type = 7); NumPy: percentile, linear.
    [[1, 2, 3, 4], 0.5, 2.5],
    [[1, 2, 3, 4], 0.9, 3.7],
    [[5], 0.9, 5],
    [[15, 20, 35, 40, 50], 0.4, 29],
    [[3, 6, 7, 8, 8, 10, 13, 15, 16, 20], 0.25, 7.25],
  ])("of %j at %f is %f", (values, share, expected) => {
    expect(quantile(tally(values), share)).toBeCloseTo(expected, 12);
  });

  it("is not known of nothing", () => {
    expect(quantile([], 0.5)).toBeNull();
    expect(quantile([{ value: 3, n: 0 }], 0.5)).toBeNull();
  });

  it("is the same counted or laid out one by one, in any order", () => {
    const anyTally = fc.array(
      fc.record({ value: fc.integer({ min: -50, max: 50 }), n: fc.integer({ min: 0, max: 5 }) }),
    );
    fc.assert(
      fc.property(anyTally, fc.double({ min: 0, max: 1, noNaN: true }), (tallied, share) => {
        const laidOut = tallied.flatMap(({ value, n }) => Array.from({ length: n }, () => value)).sort((a, b) => a - b);
        const place = (laidOut.length - 1) * share;
        const [low, high] = [laidOut[Math.floor(place)], laidOut[Math.ceil(place)]];
        const expected = low === undefined || high === undefined ? null : low + (high - low) * (place % 1);
        expect(quantile(tallied, share)).toEqual(expected === null ? null : expect.closeTo(expected, 9));
      }),
    );
  });
});
