import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kaplanMeier } from "./kaplan-meier";
import { addSums, curveOf, lifeToLapse, sumLives, waitForSecond, waitsAfterPurchases, watchedAt } from "./life-sums";
import { addDays, type PlainDate, plainDate } from "./plain-date";
import type { PurchaseHistory } from "./purchase-history";

const day = (number: number): PlainDate => addDays(plainDate("2026-01-01"), number);
const buyer = (first: number, ...later: number[]): PurchaseHistory => ({
  customerId: "a",
  days: [day(first), ...later.map(day)],
});
const anyLife = fc.record({
  from: fc.oneof(fc.constant(0), fc.nat(20)),
  until: fc.nat(40),
  ended: fc.boolean(),
  count: fc.integer({ min: 1, max: 5 }),
});

describe("lives counted together", () => {
  test("have the curve that they have one by one, late comers too", () => {
    fc.assert(
      fc.property(fc.array(anyLife, { maxLength: 30 }), (lives) => {
        expect(curveOf(sumLives(lives))).toEqual(kaplanMeier(lives));
      }),
    );
  });

  test("add up group by group", () => {
    fc.assert(
      fc.property(fc.array(anyLife), fc.array(anyLife), (some, others) => {
        expect(addSums([sumLives(some), sumLives(others)])).toEqual(sumLives([...some, ...others]));
      }),
    );
  });

  test("who is watched at a time has come before it and has not gone before it", () => {
    const sums = sumLives([
      { from: 0, until: 10, ended: true },
      { from: 0, until: 20, ended: false },
      { from: 10, until: 30, ended: false },
    ]);
    expect([0, 10, 11, 20, 21, 31].map((at) => watchedAt(sums, at))).toEqual([2, 2, 2, 2, 1, 0]);
  });
});

describe("a life until a customer is lost", () => {
  const asked = { asOf: day(210), lapseDays: 90 };

  test("cannot end before the threshold has passed", () => {
    expect(lifeToLapse(buyer(0), day(0), { ...asked, asOf: day(90) })).toEqual({ from: 0, until: 90, ended: false });
    expect(lifeToLapse(buyer(0), day(0), { ...asked, asOf: day(91) })).toEqual({ from: 0, until: 91, ended: true });
  });

  test("ends with the first break, whoever comes back", () => {
    expect(lifeToLapse(buyer(0, 10, 200), day(0), asked)).toEqual({ from: 0, until: 101, ended: true });
    expect(lifeToLapse(buyer(0, 90, 180), day(0), asked)).toEqual({ from: 0, until: 210, ended: false });
  });

  test("of one who came before our records counts from then, and is in sight from the first purchase known", () => {
    expect(lifeToLapse(buyer(0, 10), day(-400), asked)).toEqual({ from: 400, until: 501, ended: true });
  });
});

test("a wait ends with the next purchase day or goes on", () => {
  expect(waitForSecond(buyer(0, 30, 40), day(100))).toEqual({ from: 0, until: 30, ended: true });
  expect(waitForSecond(buyer(20), day(100))).toEqual({ from: 0, until: 80, ended: false });
  expect(waitsAfterPurchases(buyer(0, 30), day(100))).toEqual([
    { from: 0, until: 30, ended: true },
    { from: 0, until: 70, ended: false },
  ]);
});
