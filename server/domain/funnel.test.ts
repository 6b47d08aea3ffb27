import fc from "fast-check";
import { expect, it, test } from "vitest";
import { funnelLimits } from "./funnel";

/** P(X ≤ r) and P(X = r) of Binomial(n, a/b), exactly, in whole numbers over b^n. */
function exact(n: number, r: number, a: bigint, b: bigint): { mass: number; passed: number } {
  let [term, sum] = [(b - a) ** BigInt(n), 0n];
  const whole = b ** BigInt(n);
  for (let k = 0; k <= r; k += 1) {
    sum += term;
    if (k < r) term = (term * BigInt(n - k) * a) / (BigInt(k + 1) * (b - a));
  }
  const scaled = (x: bigint) => Number((x * 10n ** 18n) / whole) / 1e18;
  return { mass: scaled(term), passed: scaled(sum) };
}

/** The line by its definition, r sought from the beginning. */
function expected(n: number, a: bigint, b: bigint, share: number): number {
  for (let r = 0; r <= n; r += 1) {
    const { mass, passed } = exact(n, r, a, b);
    if (passed >= share && r === n) return 1;
    if (passed >= share) return Math.min(1, Math.max(0, (r - (passed - share) / mass) / n));
  }
  return 1;
}

test.each([
  [1, 9n, 10n],
  [8, 9n, 10n],
  [30, 9n, 10n],
  [50, 1n, 2n],
  [120, 17n, 20n],
])("draws the exact binomial lines at n = %i, p = %i/%i", (n, a, b) => {
  const limits = funnelLimits(n, Number(a) / Number(b));
  expect(limits.low95).toBeCloseTo(expected(n, a, b, 0.025), 8);
  expect(limits.high95).toBeCloseTo(expected(n, a, b, 0.975), 8);
  expect(limits.low999).toBeCloseTo(expected(n, a, b, 0.0005), 8);
  expect(limits.high999).toBeCloseTo(expected(n, a, b, 0.9995), 8);
});

it("never puts ten of ten beyond what chance makes of nine in ten", () => {
  expect(funnelLimits(10, 0.92)).toMatchObject({ high95: 1, high999: 1 });
});

it("comes to the normal lines where n is large", () => {
  const { low95, high95 } = funnelLimits(200_000, 0.9);
  const reach = 1.959964 * Math.sqrt((0.9 * 0.1) / 200_000);
  expect(low95).toBeCloseTo(0.9 - reach, 5);
  expect(high95).toBeCloseTo(0.9 + reach, 5);
});

it("lies within 0 and 1, the wider lines outside, narrower with more", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, p) => {
      const { low95, high95, low999, high999 } = funnelLimits(n, p);
      expect([low999 <= low95, low95 <= high95, high95 <= high999, low999 >= 0, high999 <= 1]).toEqual(
        Array(5).fill(true),
      );
    }),
  );
});
