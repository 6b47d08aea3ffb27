import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { proportionDifference } from "./proportion-difference";

const share = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.record({ k: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));

describe("Newcombe's interval for a difference of two shares", () => {
  it.each([
    // Newcombe 1998, Statistics in Medicine 17:873, table II, method 10.
    [56, 70, 48, 80, 0.2, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.6, 0.1705, 0.809],
    [6, 7, 2, 7, 0.5714, 0.0582, 0.8062],
    [5, 56, 0, 29, 0.0893, -0.0381, 0.1926],
    [0, 10, 0, 20, 0, -0.1611, 0.2775],
    [0, 10, 0, 10, 0, -0.2775, 0.2775],
    [10, 10, 0, 20, 1, 0.6791, 1],
    [10, 10, 0, 10, 1, 0.6075, 1],
  ])("%i of %i against %i of %i", (k, n, otherK, otherN, difference, low, high) => {
    const found = proportionDifference({ k, n }, { k: otherK, n: otherN });
    expect(found?.difference).toBeCloseTo(difference, 4);
    expect(found?.low).toBeCloseTo(low, 4);
    expect(found?.high).toBeCloseTo(high, 4);
  });

  it("knows nothing where there is nobody", () => {
    expect(proportionDifference({ k: 0, n: 0 }, { k: 1, n: 2 })).toBeNull();
    expect(proportionDifference({ k: 1, n: 2 }, { k: 0, n: 0 })).toBeNull();
  });

  it("holds the difference and stays within -1 to 1", () => {
    fc.assert(
      fc.property(share, share, (one, other) => {
        const found = proportionDifference(one, other);
        if (found === null) throw new Error("both are of somebody");
        expect(found.low).toBeGreaterThanOrEqual(-1);
        expect(found.low).toBeLessThanOrEqual(found.difference);
        expect(found.high).toBeGreaterThanOrEqual(found.difference);
        expect(found.high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("says the same from the other side", () => {
    fc.assert(
      fc.property(share, share, (one, other) => {
        const [there, back] = [proportionDifference(one, other), proportionDifference(other, one)];
        expect(there?.difference).toBeCloseTo(-(back?.difference ?? 0), 12);
        expect(there?.low).toBeCloseTo(-(back?.high ?? 0), 12);
        expect(there?.high).toBeCloseTo(-(back?.low ?? 0), 12);
      }),
    );
  });

  it("narrows when there is more of the same", () => {
    fc.assert(
      fc.property(share, share, fc.integer({ min: 2, max: 20 }), (one, other, more) => {
        const times = ({ k, n }: { k: number; n: number }) => ({ k: k * more, n: n * more });
        const [few, many] = [proportionDifference(one, other), proportionDifference(times(one), times(other))];
        expect((many?.high ?? 0) - (many?.low ?? 0)).toBeLessThan((few?.high ?? 0) - (few?.low ?? 0));
      }),
    );
  });
});
