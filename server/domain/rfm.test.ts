import { describe, expect, test } from "vitest";
import { plainDate } from "./plain-date";
import type { PurchaseLine } from "./purchase-history";
import { quintiles, rfmSummaries } from "./rfm";

/** METRICS B8: the example of pymc-marketing and lifetimes. */
const example: PurchaseLine[] = [
  ["1", "2015-01-01", 1],
  ["1", "2015-02-06", 2],
  ["2", "2015-01-01", 2],
  ["3", "2015-01-01", 3],
  ["3", "2015-01-02", 1],
  ["3", "2015-01-05", 5],
  ["4", "2015-01-16", 6],
  ["4", "2015-02-02", 3],
  ["4", "2015-02-05", 3],
  ["4", "2015-02-05", 6],
  ["5", "2015-01-16", 3],
  ["5", "2015-01-17", 1],
  ["5", "2015-01-18", 8],
  ["6", "2015-02-02", 5],
].map(([customerId, on, amountMinor]) => ({
  customerId: String(customerId),
  boughtOn: plainDate(String(on)),
  amountMinor: Number(amountMinor),
}));
const end = plainDate("2015-02-07");

describe("the published summaries", () => {
  test("by day: x, t_x, T and m", () => {
    const found = rfmSummaries(example, end, "day");
    expect(found.map((one) => [one.customerId, one.repeats, one.untilLast, one.untilNow, one.meanMinor])).toEqual([
      ["1", 1, 36, 37, 2],
      ["2", 0, 0, 37, 0],
      ["3", 2, 4, 37, 3],
      ["4", 2, 20, 22, 6],
      ["5", 2, 2, 22, 4.5],
      ["6", 0, 0, 5, 0],
    ]);
  });

  test("by week: x, t_x and T", () => {
    const found = rfmSummaries(example, end, "week");
    expect(found.map(({ repeats, untilLast, untilNow }) => [repeats, untilLast, untilNow])).toEqual([
      [1, 5, 5],
      [0, 0, 5],
      [1, 1, 5],
      [1, 3, 3],
      [0, 0, 3],
      [0, 0, 0],
    ]);
  });
});

test("refunds make no period, and what comes later is not known yet", () => {
  const line = (on: string, amountMinor: number) => ({ customerId: "1", boughtOn: plainDate(on), amountMinor });
  expect(rfmSummaries([line("2015-01-01", 5), line("2015-01-20", -5), line("2015-03-01", 9)], end, "day")).toEqual([
    { customerId: "1", repeats: 0, untilLast: 0, untilNow: 37, meanMinor: 0 },
  ]);
});

test("weeks before the first Monday of the count begin on a Monday too", () => {
  const line = (on: string) => ({ customerId: "1", boughtOn: plainDate(on), amountMinor: 1 });
  const [found] = rfmSummaries(
    [line("2000-12-25"), line("2000-12-31"), line("2001-01-01")],
    plainDate("2001-01-07"),
    "week",
  );
  expect(found).toMatchObject({ repeats: 1, untilLast: 1, untilNow: 1 });
});

test("as in CDNOW, where more than half bought once, the scores below three have nobody", () => {
  const once = Array.from({ length: 56 }, () => 1);
  const twice = Array.from({ length: 20 }, () => 2);
  const more = Array.from({ length: 24 }, (_, index) => 3 + index);
  expect(quintiles([...twice, ...once, ...more])).toEqual([0, 0, 56, 24, 20]);
  expect(quintiles([])).toEqual([0, 0, 0, 0, 0]);
});
