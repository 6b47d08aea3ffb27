import { describe, expect, it, test } from "vitest";
import { type Interval, wilson, z95 } from "./wilson";

/** Newcombe 1998, Table I, method 3, as METRICS B5 gives them to ten places. */
const newcombe = [
  [81, 263, 0.2552885199, 0.366209577],
  [15, 148, 0.0623863995, 0.1604872417],
  [0, 20, 0, 0.1611251581],
  [1, 29, 0.0061132143, 0.1717552188],
  [10, 10, 0.7224672001, 1],
  [0, 10, 0, 0.2775327999],
  [5, 10, 0.2365930905, 0.7634069095],
  [1, 1, 0.2065493144, 1],
  [0, 1, 0, 0.7934506856],
  [687, 2357, 0.2734771438, 0.3101458918],
] as const;

/** The same table, method 4: with continuity correction, four places. */
const corrected = [
  [81, 263, 0.2535, 0.3682],
  [15, 148, 0.0598, 0.1644],
  [0, 20, 0, 0.2005],
  [1, 29, 0.0018, 0.1963],
] as const;

/** Newcombe 1998, method 4, as it is printed there. */
function wilsonCorrected(k: number, n: number): Interval {
  const [p, q, z] = [k / n, 1 - k / n, z95];
  const end = (side: 1 | -1) => {
    const spread = z * Math.sqrt(z * z + side * 2 - 1 / n + 4 * p * (n * q - side));
    return (2 * n * p + z * z + side * (1 + spread)) / (2 * (n + z * z));
  };
  return { low: k === 0 ? 0 : end(-1), high: k === n ? 1 : end(1) };
}

/** GOVERNANCE B5, four places. */
const ours = [
  [7, 50, 0.0695, 0.2619],
  [5, 5, 0.5655, 1],
  [9, 10, 0.5958, 0.9821],
  [18, 20, 0.699, 0.9721],
  [45, 50, 0.7864, 0.9565],
  [180, 200, 0.8506, 0.9343],
] as const;

describe("the interval of a share", () => {
  test.each(newcombe)("%i of %i as published", (k, n, low, high) => {
    expect(Math.abs((wilson(k, n)?.low ?? -1) - low)).toBeLessThan(5.1e-11);
    expect(Math.abs((wilson(k, n)?.high ?? -1) - high)).toBeLessThan(5.1e-11);
  });

  test.each(ours)("%i of %i as the definition gives it", (k, n, low, high) => {
    expect(wilson(k, n)?.low).toBeCloseTo(low, 4);
    expect(wilson(k, n)?.high).toBeCloseTo(high, 4);
  });

  // Ours is without the correction (METRICS A14), which only ever widens.
  test.each(corrected)("%i of %i lies within what is published with continuity correction", (k, n, low, high) => {
    const wider = wilsonCorrected(k, n);
    expect(Math.abs(wider.low - low)).toBeLessThan(5.1e-5);
    expect(Math.abs(wider.high - high)).toBeLessThan(5.1e-5);
    expect(wilson(k, n)?.low).toBeGreaterThanOrEqual(wider.low);
    expect(wilson(k, n)?.high).toBeLessThan(wider.high);
  });

  it("is not known of nothing", () => expect(wilson(0, 0)).toBeNull());
});
