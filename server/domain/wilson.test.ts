import { describe, expect, it, test } from "vitest";
import { wilson } from "./wilson";

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
    expect(Math.abs((wilson(k, n)?.low ?? -1) - low)).toBeLessThan(1e-9);
    expect(Math.abs((wilson(k, n)?.high ?? -1) - high)).toBeLessThan(1e-9);
  });

  test.each(ours)("%i of %i as the definition gives it", (k, n, low, high) => {
    expect(wilson(k, n)?.low).toBeCloseTo(low, 4);
    expect(wilson(k, n)?.high).toBeCloseTo(high, 4);
  });

  it("is not known of nothing", () => expect(wilson(0, 0)).toBeNull());
});
