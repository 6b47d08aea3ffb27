import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { eventRate, poissonMean } from "./poisson";

/** The probability of at most k events, added up. */
function atMost(k: number, mean: number): number {
  let [term, sum] = [Math.exp(-mean), Math.exp(-mean)];
  for (let at = 1; at <= k; at += 1) {
    term *= mean / at;
    sum += term;
  }
  return sum;
}

describe("the exact interval of so many events", () => {
  /** Garwood 1936, as printed in tables of confidence limits of a Poisson (Pearson & Hartley 1966, Table 40). */
  test.each([
    [0, 0, 3.6889],
    [1, 0.0253, 5.5716],
    [2, 0.2422, 7.2247],
    [5, 1.6235, 11.6683],
    [8, 3.4538, 15.7632],
    [10, 4.7954, 18.3904],
    [50, 37.1107, 65.9185],
  ])("of %i agrees with the published table", (k, low, high) => {
    const found = poissonMean(k);
    expect(found.low).toBeCloseTo(low, 3);
    expect(found.high).toBeCloseTo(high, 3);
  });

  it("leaves 2.5 % on each side, however many there are", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (k) => {
        const { low, high } = poissonMean(k);
        expect(1 - atMost(k - 1, low)).toBeCloseTo(0.025, 9);
        expect(atMost(k, high)).toBeCloseTo(0.025, 9);
      }),
    );
  });

  it("nears the normal's where there are very many", () => {
    const [k, z] = [1_000_000, 1.959963984540054];
    const { low, high } = poissonMean(k);
    expect(Math.abs(low - (k - z * 1000))).toBeLessThan(3);
    expect(Math.abs(high - (k + z * 1000))).toBeLessThan(5);
  });
});

describe("a rate of events", () => {
  test("of more complaints than customers is a rate all the same", () => {
    const found = eventRate(8, 5);
    expect(found?.rate).toBe(1.6);
    expect(found?.interval.low).toBeCloseTo(3.4538 / 5, 4);
    expect(found?.interval.high).toBeCloseTo(15.7632 / 5, 4);
  });

  test("of nobody is not known", () => {
    expect(eventRate(0, 0)).toBeNull();
    expect(eventRate(3, 0)).toBeNull();
  });
});
