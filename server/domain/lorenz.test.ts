import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lorenz } from "./lorenz";

const shareAt = (values: readonly number[], part: number) =>
  lorenz(values).points.find((point) => point.part === part)?.share;

describe("how unevenly value is spread", () => {
  it("is 0 where all have the same, and the curve is the diagonal", () => {
    const { gini, points } = lorenz([7, 7, 7, 7]);
    expect(gini).toBe(0);
    expect(points).toHaveLength(101);
    for (const { part, share } of points) expect(share).toBeCloseTo(part, 12);
  });

  it("is 1 − 1/n where one of n has everything", () => {
    expect(lorenz([0, 0, 0, 12]).gini).toBeCloseTo(0.75, 15);
    expect(shareAt([0, 0, 0, 12], 0.75)).toBe(0);
    expect(shareAt([0, 0, 0, 12], 1)).toBe(1);
  });

  it("is what is known of small sets, in any order", () => {
    expect(lorenz([1, 2, 3, 4, 5]).gini).toBeCloseTo(4 / 15, 15);
    expect(lorenz([5, 1, 4, 2, 3]).gini).toBeCloseTo(4 / 15, 15);
    expect(lorenz([1, 1, 2]).gini).toBeCloseTo(1 / 6, 15);
    expect(shareAt([1, 2, 3, 4, 5], 0.4)).toBeCloseTo(3 / 15, 15);
    expect(shareAt([1, 2, 3, 4, 5], 0.5)).toBeCloseTo(4.5 / 15, 15);
  });

  it("is not said where somebody is worth less than nothing: the curve dips below 0", () => {
    const { gini, points } = lorenz([-5, 5, 10]);
    expect(gini).toBeNull();
    expect(Math.min(...points.map(({ share }) => share))).toBeLessThan(0);
  });

  it("knows nothing of nobody, nor of a total that is not positive", () => {
    for (const values of [[], [0, 0], [3, -3], [-1]]) expect(lorenz(values)).toEqual({ points: [], gini: null });
  });

  const values = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 60 });

  it("is the mean difference of two customers over twice the mean", () => {
    fc.assert(
      fc.property(values, (all) => {
        const total = all.reduce((sum, value) => sum + value, 0);
        fc.pre(total > 0);
        const differences = all.flatMap((one) => all.map((other) => Math.abs(one - other)));
        const mean = differences.reduce((sum, difference) => sum + difference, 0) / all.length ** 2;
        expect(lorenz(all).gini).toBeCloseTo(mean / (2 * (total / all.length)), 12);
      }),
    );
  });

  it("rises, bends only upwards, and its area is what the coefficient leaves", () => {
    fc.assert(
      fc.property(values, (all) => {
        // Twenty times each of five: the curve's corners are then all among its points, and nothing else changes.
        const hundred = all.slice(0, 5).flatMap((value) => Array.from({ length: 20 }, () => value));
        fc.pre(hundred.length === 100 && hundred.some((value) => value > 0));
        const { points, gini } = lorenz(hundred);
        const steps = points.slice(1).map(({ share }, index) => share - (points[index]?.share ?? 0));
        steps.forEach((step, index) => {
          expect(step).toBeGreaterThanOrEqual((steps[index - 1] ?? 0) - 1e-12);
        });
        const area = points.slice(1).reduce((sum, { share }, i) => sum + (share + (points[i]?.share ?? 0)) / 200, 0);
        expect(gini).toBeCloseTo(1 - 2 * area, 10);
        expect(gini).toBeCloseTo(lorenz(all.slice(0, 5)).gini ?? Number.NaN, 12);
      }),
    );
  });
});
