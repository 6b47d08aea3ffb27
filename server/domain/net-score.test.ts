import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { netScore } from "./net-score";

const counts = fc.array(fc.nat(500), { minLength: 11, maxLength: 11 });

describe("a net score comes out of its whole distribution", () => {
  it("is (P - D) / n with the variance of a difference within one sample", () => {
    // 50 detractors, 30 movable, 20 promoters of 100: net -0.3, variance (0.7 - 0.09) / 100.
    const found = netScore([10, 0, 0, 10, 10, 10, 10, 20, 10, 12, 8]);
    expect(found).toMatchObject({ n: 100, detractors: 50, movable: 30, promoters: 20, net: -0.3 });
    const reach = 1.959963984540054 * Math.sqrt(0.61 / 100);
    expect(found?.interval.low).toBeCloseTo(-0.3 - reach, 12);
    expect(found?.interval.high).toBeCloseTo(-0.3 + reach, 12);
  });

  it("is not known of nobody", () => {
    expect(netScore(Array(11).fill(0))).toBeNull();
  });

  it("has the variance of the values -1, 0 and 1, adds up, and stays within -1 to 1", () => {
    fc.assert(
      fc.property(counts, (given) => {
        const found = netScore(given);
        if (!found) return;
        const { n, promoters, movable, detractors, net, interval } = found;
        expect(promoters + movable + detractors).toBe(n);
        const variance = (promoters * (1 - net) ** 2 + detractors * (-1 - net) ** 2 + movable * net ** 2) / n / n;
        const reach = 1.959963984540054 * Math.sqrt(variance);
        expect(interval.low).toBeCloseTo(Math.max(-1, net - reach), 9);
        expect(interval.high).toBeCloseTo(Math.min(1, net + reach), 9);
      }),
    );
  });
});
