import { describe, expect, test } from "vitest";
import { superstoreLines } from "../testing/superstore";
import { addDays, type PlainDate, plainDate } from "./plain-date";
import { type PurchaseHistory, purchaseHistories } from "./purchase-history";
import { earlyRepeat, together, winBackOfLapses, winBackOfStock } from "./returning";

const day = (number: number): PlainDate => addDays(plainDate("2026-01-01"), number);
const buyer = (customerId: string, first: number, ...later: number[]): PurchaseHistory => ({
  customerId,
  days: [day(first), ...later.map(day)],
});

describe("early repeat", () => {
  test("the last day of the window counts, the day after does not", () => {
    const histories = [buyer("a", 0, 90), buyer("b", 0, 91), buyer("c", 0)];
    expect(earlyRepeat(histories, { asOf: day(200), windowDays: 90 })).toEqual({ k: 1, n: 3, unfinished: 0 });
  });

  test("a customer whose window is still open is in neither number, even if back already", () => {
    const histories = [buyer("a", 0, 5), buyer("b", 1, 5)];
    expect(earlyRepeat(histories, { asOf: day(90), windowDays: 90 })).toEqual({ k: 1, n: 1, unfinished: 1 });
  });

  test("a cohort is those whose first purchase lies in it", () => {
    const histories = [buyer("a", 0, 5), buyer("b", 10), buyer("c", 20, 21), buyer("d", 31)];
    const cohort = { from: day(10), to: day(30) };
    expect(earlyRepeat(histories, { asOf: day(400), windowDays: 90, cohort })).toEqual({ k: 1, n: 2, unfinished: 0 });
  });
});

test("groups are put together by adding people, not rates", () => {
  expect(together([])).toEqual({ k: 0, n: 0, unfinished: 0 });
  expect(
    together([
      { k: 1, n: 2, unfinished: 3 },
      { k: 10, n: 100, unfinished: 0 },
    ]),
  ).toEqual({ k: 11, n: 102, unfinished: 3 });
});

describe("win-back", () => {
  test("by stock: those lapsed a window ago who have bought since", () => {
    const histories = [
      buyer("lapsed", 0),
      buyer("back", 0, 300),
      buyer("never lapsed", 190),
      buyer("back before", 0, 200),
      buyer("back too late", 0, 401),
    ];
    expect(winBackOfStock(histories, { asOf: day(400), windowDays: 200, lapseDays: 90 })).toEqual({
      k: 1,
      n: 3,
      unfinished: 0,
    });
  });

  test("by lapse: the first and the last day of the window count", () => {
    const histories = [buyer("a", 0, 91), buyer("b", 0, 121), buyer("c", 0, 122), buyer("d", 0, 90, 400)];
    expect(winBackOfLapses(histories, { asOf: day(211), windowDays: 30, lapseDays: 90 })).toEqual({
      k: 2,
      n: 4,
      unfinished: 1,
    });
  });

  test("by lapse: a cohort is the lapses that lie in it, and a lapse after the day asked for is none", () => {
    const histories = [buyer("a", 0, 100), buyer("b", 10), buyer("c", 300)];
    const cohort = { from: day(91), to: day(100) };
    expect(winBackOfLapses(histories, { asOf: day(200), windowDays: 30, lapseDays: 90, cohort })).toEqual({
      k: 1,
      n: 1,
      unfinished: 0,
    });
    const before = { from: day(0), to: day(90) };
    expect(winBackOfLapses(histories, { asOf: day(200), windowDays: 30, lapseDays: 90, cohort: before }).n).toBe(0);
  });
});

describe("Superstore (METRICS D)", () => {
  const histories = purchaseHistories(superstoreLines());
  const asOf = plainDate("2017-12-31");

  test.each([
    [90, 180, 790],
    [180, 338, 788],
    [365, 547, 782],
  ])("early repeat within %i days: %i of %i", (windowDays, k, n) => {
    expect(earlyRepeat(histories, { asOf, windowDays })).toEqual({ k, n, unfinished: 793 - n });
  });

  test.each([
    [180, 227, 267],
    [365, 124, 144],
  ])("won back in 2017 of those lapsed for more than %i days: %i of %i", (lapseDays, k, n) => {
    expect(winBackOfStock(histories, { asOf, windowDays: 365, lapseDays })).toEqual({ k, n, unfinished: 0 });
  });
});
