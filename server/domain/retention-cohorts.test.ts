import { expect, test } from "vitest";
import { type PlainDate, plainDate } from "./plain-date";
import type { PurchaseHistory } from "./purchase-history";
import { cohortSumsOf, cohortTable, monthNumber, monthOfNumber, stepFor } from "./retention-cohorts";

const buyer = (customerId: string, first: string, ...later: string[]): PurchaseHistory => ({
  customerId,
  days: [plainDate(first), ...later.map(plainDate)],
});
const histories = [
  buyer("a", "2026-01-02", "2026-01-20", "2026-03-05"),
  buyer("b", "2026-01-31", "2026-02-01"),
  buyer("c", "2026-01-15"),
  buyer("d", "2026-02-10", "2026-03-31", "2026-04-02"),
];
const sums = cohortSumsOf(histories);
const table = (asOf: PlainDate, reading: "classic" | "unbounded" = "classic", lapseDays: number | null = 30) =>
  cohortTable(sums, "month", { asOf, lapseDays, reading });
const shares = ({ cohorts }: ReturnType<typeof table>) =>
  cohorts.map(({ cells }) => cells.map((cell) => cell && `${cell.k}/${cell.n}`));

test("a cohort's share at an age is of all of the cohort, and a month that is not over is blank", () => {
  const seen = table(plainDate("2026-04-15"));
  expect(seen.cohorts.map(({ customers }) => customers)).toEqual([3, 1]);
  expect(shares(seen)).toEqual([
    ["1/3", "1/3", null],
    ["1/1", null],
  ]);
  expect(shares(table(plainDate("2026-04-30")))).toEqual([
    ["1/3", "1/3", "0/3"],
    ["1/1", "1/1"],
  ]);
});

test("the sum at an age is of the cohorts that have reached it, people over people", () => {
  const { sums: ages } = table(plainDate("2026-04-15"));
  expect(ages).toEqual([{ k: 2, n: 4, unfinished: 0 }, { k: 1, n: 3, unfinished: 1 }, null]);
});

test("unbounded: bought in that month or later; the last months are blank until the threshold has passed", () => {
  expect(shares(table(plainDate("2026-04-30"), "unbounded"))).toEqual([
    ["2/3", "1/3", null],
    ["1/1", null],
  ]);
  expect(shares(table(plainDate("2026-04-30"), "unbounded", null))).toEqual([
    [null, null, null],
    [null, null],
  ]);
});

test("by quarter and by year every customer counts once a period", () => {
  const asked = { asOf: plainDate("2026-12-31"), lapseDays: 30, reading: "classic" } as const;
  expect(cohortTable(sums, "quarter", asked).cohorts.map(({ customers, cells }) => [customers, cells[0]?.k])).toEqual([
    [4, 1],
  ]);
  const older = cohortSumsOf([buyer("e", "2024-12-31", "2025-01-01", "2025-01-31", "2025-12-01")]);
  const [cohort] = cohortTable(older, "year", asked).cohorts;
  expect(cohort?.cells.map((cell) => cell?.k)).toEqual([1, 0]);
});

test("cohorts are months up to two years, then quarters, then years", () => {
  expect(stepFor(sums, plainDate("2027-12-31"))).toBe("month");
  expect(stepFor(sums, plainDate("2028-01-01"))).toBe("quarter");
  expect(stepFor(sums, plainDate("2038-02-01"))).toBe("year");
  expect(stepFor({ months: [], lasts: [] }, plainDate("2026-01-01"))).toBe("month");
});

test("a month has a number and the number its month", () => {
  expect(monthOfNumber(monthNumber(plainDate("2025-12-31")))).toBe("2025-12-01");
});
