import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { superstoreLines } from "../testing/superstore";
import { countActive, customerMovement, movementsOf } from "./customer-numbers";
import { monthsBetween } from "./months";
import { addDays, type PlainDate, plainDate } from "./plain-date";
import { type PurchaseHistory, purchaseHistories } from "./purchase-history";

const dayZero = plainDate("2026-01-01");
const day = (number: number): PlainDate => addDays(dayZero, number);
const history = (first: number, ...later: number[]): PurchaseHistory => ({
  customerId: "a",
  days: [day(first), ...later.map(day)],
});

/** The edge cases of METRICS A2: lapse threshold 90 days, days as numbers. */
const cases: [says: string, buys: [number, ...number[]], asOf: number, active: boolean, moves: [string, number][]][] = [
  ["a gap of exactly the threshold is no break", [0, 90], 90, true, [["new", 0]]],
  [
    "one day more is a loss and a win-back on the same day",
    [0, 91],
    91,
    true,
    [
      ["new", 0],
      ["lost", 91],
      ["won_back", 91],
    ],
  ],
  ["on the last day of the threshold still active", [0], 90, true, [["new", 0]]],
  [
    "lost the day after",
    [0],
    91,
    false,
    [
      ["new", 0],
      ["lost", 91],
    ],
  ],
  [
    "lost and back later",
    [0, 10, 200],
    210,
    true,
    [
      ["new", 0],
      ["lost", 101],
      ["won_back", 200],
    ],
  ],
  [
    "the return is not known before it happens",
    [0, 10, 200],
    199,
    false,
    [
      ["new", 0],
      ["lost", 101],
    ],
  ],
];

describe("coming, going and coming back", () => {
  test.each(cases)("%s", (_, buys, asOf, active, moves) => {
    const customer = history(...buys);
    expect(countActive([customer], day(asOf), 90)).toBe(active ? 1 : 0);
    expect(movementsOf(customer, day(asOf), 90).map(({ kind, on }) => [kind, on])).toEqual(
      moves.map(([kind, number]) => [kind, day(number)]),
    );
  });

  test("before the first purchase nothing has moved", () => {
    expect(movementsOf(history(5), day(4), 90)).toEqual([]);
    expect(countActive([history(5)], day(4), 90)).toBe(0);
  });

  test("a period counts what lies inside it, both days included", () => {
    const period = { from: day(91), to: day(200) };
    expect(customerMovement([history(0, 10, 200), history(0, 91), history(91)], period, 90)).toEqual({
      opening: 2,
      new: 1,
      wonBack: 2,
      lost: 4,
      closing: 1,
    });
  });

  test("opening + new + won back - lost = closing for any purchases, period and threshold", () => {
    const purchases = fc.array(
      fc.record({ who: fc.integer({ min: 0, max: 4 }), on: fc.integer({ min: 0, max: 400 }) }),
    );
    const anyPeriod = fc.tuple(fc.integer({ min: 0, max: 420 }), fc.integer({ min: 0, max: 90 }));
    fc.assert(
      fc.property(purchases, anyPeriod, fc.integer({ min: 1, max: 120 }), (bought, [start, length], lapseDays) => {
        const lines = bought.map(({ who, on }) => ({ customerId: String(who), boughtOn: day(on), amountMinor: 1 }));
        const period = { from: day(start), to: day(start + length) };
        const moved = customerMovement(purchaseHistories(lines), period, lapseDays);
        expect(moved.opening + moved.new + moved.wonBack - moved.lost).toBe(moved.closing);
      }),
    );
  });
});

describe("Superstore (METRICS D)", () => {
  const histories = purchaseHistories(superstoreLines());
  const asOf = plainDate("2017-12-31");

  test("793 customers, of whom 591 are active within 180 days and 693 within 365", () => {
    expect(histories).toHaveLength(793);
    expect(countActive(histories, asOf, 180)).toBe(591);
    expect(countActive(histories, asOf, 365)).toBe(693);
  });

  test.each([
    [2014, 595],
    [2015, 136],
    [2016, 51],
    [2017, 11],
  ])("%i brought %i new customers", (year, count) => {
    const period = { from: plainDate(`${year}-01-01`), to: plainDate(`${year}-12-31`) };
    expect(customerMovement(histories, period, 180).new).toBe(count);
  });

  test("the identity holds in every month, and each month opens where the one before closed", () => {
    let closing = 0;
    for (const month of monthsBetween(plainDate("2014-01-01"), asOf)) {
      const moved = customerMovement(histories, month, 180);
      expect(moved.opening).toBe(closing);
      expect(moved.opening + moved.new + moved.wonBack - moved.lost).toBe(moved.closing);
      closing = moved.closing;
    }
    expect(closing).toBe(591);
  });
});
