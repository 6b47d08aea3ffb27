import { expect, test } from "vitest";
import { compareFigures, quarterNamed, type ReportFigures } from "./number-report";
import { plainDate } from "./plain-date";

const share = { from: plainDate("2026-04-02"), to: plainDate("2026-07-02"), k: 3, n: 9 };
const figures: ReportFigures = {
  ...{ currency: "GBP", customers: 12 },
  movement: { opening: 10, new: 2, wonBack: 1, lost: 3, closing: 10 },
  earlyRepeat: { windowDays: 90, ...share },
  winBack: { windowDays: 365, ...share, k: 1 },
  value: { customers: 7, purchaseDays: 8, totalMinor: 70_000, medianMinor: 9_000 },
};

test("every number stands beside its like, and what needs a threshold is not known without one", () => {
  const lines = compareFigures(figures, { ...figures, customers: 13, movement: null, winBack: null });
  const changed = lines.flatMap(({ key, reported, anew }) => (reported === anew ? [] : [{ key, reported, anew }]));
  expect(changed).toEqual([
    { key: "opening", reported: 10, anew: null },
    { key: "new", reported: 2, anew: null },
    { key: "wonBack", reported: 1, anew: null },
    { key: "lost", reported: 3, anew: null },
    { key: "closing", reported: 10, anew: null },
    { key: "customers", reported: 12, anew: 13 },
    { key: "lapses", reported: 9, anew: null },
    { key: "back", reported: 1, anew: null },
  ]);
  expect(lines).toHaveLength(14);
});

test.each([
  ["2026-Q3", { begins: "2026-07-01", ends: "2026-09-30" }],
  ["2028-Q1", { begins: "2028-01-01", ends: "2028-03-31" }],
  ["2026-Q5", null],
  ["0000-Q1", null],
  ["soon", null],
])("%s", (name, days) => {
  expect(quarterNamed(name)).toEqual(days);
});
