import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparedPercents, drawnFrom, readComparison, shareNotCalled } from "./holdout";

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const pool = fc.uniqueArray(fc.record({ id: fc.uuid(), turn: chance, call: chance, coin: chance }), {
  selector: ({ id }) => id,
  maxLength: 80,
});
const size = fc.record({
  calls: fc.integer({ min: 0, max: 40 }),
  comparedPercent: fc.constantFrom(...comparedPercents),
});

describe("a draw", () => {
  it("leaves out one for every one that is compared, and compares the share of the called and compared", () => {
    for (const percent of comparedPercents) {
      const notCalled = shareNotCalled(percent);
      expect(notCalled / 2 / (notCalled / 2 + (1 - notCalled))).toBeCloseTo(percent / 100, 12);
    }
  });

  it("goes in turn until enough are to be called, and draws nobody twice", () => {
    fc.assert(
      fc.property(pool, size, (customers, wanted) => {
        const drawn = drawnFrom(customers, wanted);
        const called = drawn.filter(({ arm }) => arm === "called").length;
        expect(new Set(drawn.map(({ id }) => id)).size).toBe(drawn.length);
        expect(called).toBeLessThanOrEqual(wanted.calls);
        if (called < wanted.calls) expect(drawn).toHaveLength(customers.length);
        else if (drawn.length > 0) expect(drawn.at(-1)?.arm).toBe("called");
      }),
    );
  });

  it("draws each for the same thing, whoever else is in it", () => {
    fc.assert(
      fc.property(pool, pool, size, (customers, others, wanted) => {
        const alone = new Map(drawnFrom(customers, wanted).map(({ id, arm }) => [id, arm]));
        const together = drawnFrom(
          [...customers, ...others.filter(({ id }) => !customers.some((c) => c.id === id))],
          wanted,
        );
        for (const { id, arm } of together) if (alone.has(id)) expect(arm).toBe(alone.get(id));
      }),
    );
  });

  it("by the coin alone turns whoever is compared into whoever is left, and nothing else", () => {
    fc.assert(
      fc.property(pool, size, (customers, wanted) => {
        const turned = drawnFrom(
          customers.map((one) => ({ ...one, coin: one.coin < 0.5 ? 0.75 : 0.25 })),
          wanted,
        );
        const swap = { called: "called", compared: "left_out", left_out: "compared" } as const;
        expect(turned).toEqual(drawnFrom(customers, wanted).map(({ id, arm }) => ({ id, arm: swap[arm] })));
      }),
    );
  });

  it("of equal turns takes the smaller id first", () => {
    const two = ["b", "a"].map((id) => ({ id, turn: 0.5, call: 0.99, coin: 0 }));
    expect(drawnFrom(two, { calls: 1, comparedPercent: 50 })).toEqual([{ id: "a", arm: "called" }]);
    expect(drawnFrom(two.toReversed(), { calls: 1, comparedPercent: 50 })).toEqual([{ id: "a", arm: "called" }]);
  });
});

describe("what a comparison says", () => {
  it.each([
    [{ k: 56, n: 70 }, { k: 48, n: 80 }, "more"],
    [{ k: 48, n: 80 }, { k: 56, n: 70 }, "fewer"],
    [{ k: 50, n: 70 }, { k: 52, n: 80 }, "chance"],
    [{ k: 5, n: 5 }, { k: 0, n: 80 }, "too_few"],
    [{ k: 50, n: 70 }, { k: 0, n: 9 }, "too_few"],
    [{ k: 0, n: 0 }, { k: 3, n: 10 }, "too_few"],
    [{ k: 10, n: 10 }, { k: 0, n: 10 }, "too_few"],
    [{ k: 95, n: 100 }, { k: 5, n: 100 }, "more"],
    [{ k: 96, n: 100 }, { k: 5, n: 100 }, "too_few"],
    [{ k: 95, n: 100 }, { k: 4, n: 100 }, "too_few"],
    [{ k: 5, n: 10 }, { k: 5, n: 10 }, "chance"],
  ] as const)("%j against %j: %s", (called, compared, reading) => {
    expect(readComparison(called, compared)).toBe(reading);
  });
});
