import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askedAfterDays, customerConfirmed, mayTellAsked, questionFor } from "./confirmation";
import { customerAnswers, promiseKinds } from "./promise-words";

describe("customer-confirmed kept", () => {
  it.each([
    // asked, answered, yes: response and both bounds
    [
      { asked: 40, answered: 25, yes: 20 },
      { k: 20, n: 25, response: 0.625, bounds: { low: 0.5, high: 0.875 } },
    ],
    [
      { asked: 30, answered: 0, yes: 0 },
      { k: 0, n: 0, response: 0, bounds: { low: 0, high: 1 } },
    ],
    [
      { asked: 12, answered: 12, yes: 12 },
      { k: 12, n: 12, response: 1, bounds: { low: 1, high: 1 } },
    ],
    [
      { asked: null, answered: 7, yes: 6 },
      { k: 6, n: 7, response: null, bounds: null },
    ],
    [
      { asked: 0, answered: 0, yes: 0 },
      { k: 0, n: 0, response: null, bounds: null },
    ],
  ])("%o", (sums, expected) => {
    expect(customerConfirmed(sums)).toEqual(expected);
  });

  it("lies between its bounds, which close as the silent answer", () => {
    const sums = fc
      .nat(500)
      .chain((asked) => fc.nat(asked).chain((answered) => fc.nat(answered).map((yes) => ({ asked, answered, yes }))));
    fc.assert(
      fc.property(sums, (given) => {
        const { bounds, k, n, response } = customerConfirmed(given);
        if (!bounds) return given.asked === 0;
        expect(bounds.high - bounds.low).toBeCloseTo(1 - (response ?? 0), 12);
        return n === 0 || (bounds.low <= k / n && k / n <= bounds.high + 1e-12);
      }),
    );
  });
});

describe("what is told of who was asked", () => {
  it.each([
    [{ asked: 4, drawn: 0, passed: 0 }, false],
    [{ asked: 5, drawn: 0, passed: 0 }, true],
    [{ asked: 6, drawn: 6, passed: 4 }, false],
    [{ asked: 6, drawn: 6, passed: 5 }, true],
    [{ asked: 6, drawn: 0, passed: 20 }, false],
  ])("%o: %s", (cell, may) => {
    expect(mayTellAsked(cell)).toBe(may);
  });
});

describe("the question", () => {
  it("has three answers that can be told apart, whatever is claimed", () => {
    for (const claim of ["kept", "cancelled"] as const) {
      const { answers } = questionFor(claim);
      expect(new Set(customerAnswers.map((word) => answers[word])).size).toBe(3);
    }
  });

  it("is asked two to three days after, of what shows only later two to four weeks", () => {
    const later = promiseKinds.filter((kind) => askedAfterDays(kind).from > 2);
    expect(later).toEqual(["refund", "fix"]);
    expect(askedAfterDays("callback")).toEqual({ from: 2, until: 3 });
    expect(askedAfterDays("fix")).toEqual({ from: 14, until: 28 });
  });
});
