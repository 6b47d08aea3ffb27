import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainDate } from "./plain-date";
import { walletShare, walletStanding } from "./wallet";

const today = plainDate("2026-11-22");
const estimate = { elsewhereMinor: 60_000, expiresOn: plainDate("2026-12-31"), oursThenMinor: 40_000 };

const sumsOf = (customers: readonly { ours: number; elsewhere: number }[]) => {
  const of = (value: (customer: { x: number; w: number }) => number) =>
    customers.reduce((sum, { ours, elsewhere }) => sum + value({ x: ours, w: ours + elsewhere }), 0);
  return {
    customers: customers.length,
    ours: of(({ x }) => x),
    wallet: of(({ w }) => w),
    oursSquared: of(({ x }) => x * x),
    crossed: of(({ x, w }) => x * w),
    walletSquared: of(({ w }) => w * w),
  };
};

describe("an estimate of what is bought elsewhere", () => {
  it("counts until the end of its last day", () => {
    expect(walletStanding(estimate, 40_000, plainDate("2026-12-31"))).toBe("counts");
    expect(walletStanding(estimate, 40_000, plainDate("2027-01-01"))).toBe("expired");
  });

  it("is stale once more is bought from us alone than was bought anywhere then: over 100 % of that wallet", () => {
    expect(walletStanding(estimate, 100_000, today)).toBe("counts");
    expect(walletStanding(estimate, 100_001, today)).toBe("stale");
    expect(walletStanding({ ...estimate, oursThenMinor: -5_000 }, 60_001, today)).toBe("stale");
  });

  it("says nothing of a customer who bought nothing from us in the year", () => {
    expect(walletStanding(estimate, 0, today)).toBe("none_of_ours");
    expect(walletStanding(estimate, -200, today)).toBe("none_of_ours");
  });
});

describe("share of wallet", () => {
  it("is sum over sum, not the mean of the shares", () => {
    const found = walletShare(
      sumsOf([
        { ours: 100, elsewhere: 0 },
        { ours: 100, elsewhere: 800 },
      ]),
    );
    expect(found).toEqual({ share: 0.2, interval: null });
  });

  it("is not known of nobody", () => {
    expect(walletShare(sumsOf([]))).toBeNull();
  });

  it("has no width where all have the same share, and lies within 0 to 1", () => {
    const even = walletShare(
      sumsOf(Array.from({ length: 12 }, (_, at) => ({ ours: at + 1, elsewhere: 3 * (at + 1) }))),
    );
    expect(even?.share).toBeCloseTo(0.25, 12);
    expect((even?.interval?.high ?? 1) - (even?.interval?.low ?? 0)).toBeLessThan(1e-6);
    const customer = fc.record({ ours: fc.integer({ min: 1, max: 1e7 }), elsewhere: fc.nat(1e7) });
    fc.assert(
      fc.property(fc.array(customer, { minLength: 10, maxLength: 60 }), (customers) => {
        const found = walletShare(sumsOf(customers));
        if (!found?.interval) throw new Error("not known");
        expect(found.share).toBeGreaterThan(0);
        expect(found.share).toBeLessThanOrEqual(1);
        expect(found.interval.low).toBeLessThanOrEqual(found.share);
        expect(found.interval.high).toBeGreaterThanOrEqual(Math.min(1, found.share) - 1e-12);
      }),
    );
  });
});
