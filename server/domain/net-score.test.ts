import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { netScore } from "./net-score";

const counts = fc.array(fc.nat(500), { minLength: 11, maxLength: 11 });

const z = 1.959963984540054;

/** METRICS A12: the variance of P - D as shares of n who answered. */
const varianceOf = (p: number, d: number, n: number) => (p + d - (p - d) ** 2) / n;

/** The likeliest shares of promoters and detractors if the net were `net`, found by search: the likelihood has one top. */
function likeliest(
  { promoters, movable, detractors }: Record<"promoters" | "movable" | "detractors", number>,
  net: number,
) {
  const likelihood = (d: number) =>
    [
      [promoters, d + net],
      [detractors, d],
      [movable, 1 - net - 2 * d],
    ].reduce((sum, [k = 0, share = 0]) => sum + (k === 0 ? 0 : k * Math.log(share)), 0);
  let [low, high] = [Math.max(0, -net), (1 - net) / 2];
  for (let step = 0; step < 200; step += 1) {
    const [left, right] = [low + (high - low) / 3, high - (high - low) / 3];
    if (likelihood(left) < likelihood(right)) low = left;
    else high = right;
  }
  return { p: (low + high) / 2 + net, d: (low + high) / 2 };
}

describe("a net score comes out of its whole distribution", () => {
  it("is (P - D) / n, with the interval of a difference within one sample", () => {
    // 50 detractors, 30 movable, 20 promoters of 100: net -0.3, variance (0.7 - 0.09) / 100.
    const found = netScore([10, 0, 0, 10, 10, 10, 10, 20, 10, 12, 8]);
    expect(found).toMatchObject({ n: 100, detractors: 50, movable: 30, promoters: 20, net: -0.3 });
    const reach = z * Math.sqrt(0.61 / 100);
    expect(found?.interval.low).toBeCloseTo(-0.3 - reach, 1);
    expect(found?.interval.high).toBeCloseTo(-0.3 + reach, 1);
  });

  it("nears the interval of METRICS A12 where many answered", () => {
    const found = netScore([10, 0, 0, 10, 10, 10, 10, 20, 10, 12, 8].map((k) => k * 10_000));
    const reach = z * Math.sqrt(varianceOf(0.2, 0.5, 1_000_000));
    expect(found?.interval.low).toBeCloseTo(-0.3 - reach, 5);
    expect(found?.interval.high).toBeCloseTo(-0.3 + reach, 5);
  });

  it("is not sure of everybody where all of few say the same", () => {
    const tenOfTen = netScore([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10]);
    expect(tenOfTen).toMatchObject({ net: 1, interval: { high: 1 } });
    // Nobody in the middle, so p = (1 + net) / 2: (1 - net)² = z² (1 - net²) / 10.
    expect(tenOfTen?.interval.low).toBeCloseTo((10 - z * z) / (10 + z * z), 9);
    expect(tenOfTen?.interval.low).toBeCloseTo(0.445, 3);
    const none = netScore([10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(none?.interval.low).toBe(-1);
    expect(none?.interval.high).toBeCloseTo(-0.445, 3);
    const middling = netScore([0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 0]);
    expect(middling).toMatchObject({ net: 0, movable: 10 });
    expect(middling?.interval.high).toBeGreaterThan(0.1);
  });

  it("is not known of nobody", () => {
    expect(netScore(Array(11).fill(0))).toBeNull();
  });

  it("adds up, and at its ends lies 1.96 standard errors away by the variance of METRICS A12 as it would be there", () => {
    fc.assert(
      fc.property(counts, (given) => {
        const found = netScore(given);
        if (!found) return;
        const { n, promoters, movable, detractors, net, interval } = found;
        expect(promoters + movable + detractors).toBe(n);
        expect(net).toBeCloseTo((promoters - detractors) / n, 12);
        for (const end of [interval.low, interval.high]) {
          expect(Math.abs(end)).toBeLessThanOrEqual(1);
          if (Math.abs(end) === 1) continue;
          const { p, d } = likeliest(found, end);
          expect(Math.abs(net - end)).toBeCloseTo(z * Math.sqrt(varianceOf(p, d, n)), 5);
        }
      }),
    );
  });
});
