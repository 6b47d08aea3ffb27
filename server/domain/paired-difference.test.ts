import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pairedDifference } from "./paired-difference";

const pairs = fc
  .record({ b: fc.nat(200), c: fc.nat(200), same: fc.nat(400) })
  .map(({ b, c, same }) => ({ b, c, n: b + c + same }))
  .filter(({ n }) => n > 0);

describe("Tango's interval for the same customers twice", () => {
  /** Airway hyper-responsiveness before and after (Bentur 2009), as Fagerland, Lydersen and Laake 2014 print it. */
  it("agrees with a published example", () => {
    const found = pairedDifference(1, 7, 21);
    expect(found?.difference).toBeCloseTo(-0.2857, 4);
    expect(found?.low).toBeCloseTo(-0.517, 3);
    expect(found?.high).toBeCloseTo(-0.026, 3);
  });

  it("is not known of nobody, and does not shrink to a point where nobody moved", () => {
    expect(pairedDifference(0, 0, 0)).toBeNull();
    const still = pairedDifference(0, 0, 30);
    expect(still?.low).toBeCloseTo(-0.1135, 4);
    expect(still?.high).toBeCloseTo(0.1135, 4);
  });

  it("holds the difference, stays within -1 to 1, and turns round with its sides", () => {
    fc.assert(
      fc.property(pairs, ({ b, c, n }) => {
        const [one, other] = [pairedDifference(b, c, n), pairedDifference(c, b, n)];
        if (!one || !other) throw new Error("not known");
        expect(one.low).toBeLessThanOrEqual(one.difference + 1e-9);
        expect(one.high).toBeGreaterThanOrEqual(one.difference - 1e-9);
        expect(Math.abs(one.low)).toBeLessThanOrEqual(1);
        expect(Math.abs(one.high)).toBeLessThanOrEqual(1);
        expect(one.low).toBeCloseTo(-other.high, 9);
        expect(one.high).toBeCloseTo(-other.low, 9);
      }),
    );
  });

  it("nears Wald's interval where many moved", () => {
    const [b, c, n] = [40_000, 30_000, 1_000_000];
    const reach = 1.959963984540054 * Math.sqrt((b + c - (b - c) ** 2 / n) / n ** 2);
    const found = pairedDifference(b, c, n);
    expect(found?.low).toBeCloseTo(0.01 - reach, 5);
    expect(found?.high).toBeCloseTo(0.01 + reach, 5);
  });
});
