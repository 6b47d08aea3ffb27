import { expect, test } from "vitest";
import { lastMonths, monthOf, monthSoFar, monthsBetween, yearUntil } from "./months";
import { plainDate } from "./plain-date";

test("a month runs to its last day, leap years included", () => {
  expect(monthOf(plainDate("2024-02-10"))).toEqual({ from: "2024-02-01", to: "2024-02-29" });
  expect(monthOf(plainDate("2026-12-31"))).toEqual({ from: "2026-12-01", to: "2026-12-31" });
});

test("the month so far ends today", () => {
  expect(monthSoFar(plainDate("2026-11-21"))).toEqual({ from: "2026-11-01", to: "2026-11-21" });
});

test("the last months end with the present one and cross the year", () => {
  const months = lastMonths(plainDate("2026-02-14"), 12);
  expect(months).toHaveLength(12);
  expect(months[0]).toEqual({ from: "2025-03-01", to: "2025-03-31" });
  expect(months[11]).toEqual({ from: "2026-02-01", to: "2026-02-28" });
});

test("months between two days are whole, none when the days are the wrong way round", () => {
  expect(monthsBetween(plainDate("2025-12-31"), plainDate("2026-01-01")).map(({ from }) => from)).toEqual([
    "2025-12-01",
    "2026-01-01",
  ]);
  expect(monthsBetween(plainDate("2026-02-01"), plainDate("2026-01-31"))).toEqual([]);
});

test("a year is cut off after the last day asked for", () => {
  expect(yearUntil(2025, plainDate("2026-08-01"))).toEqual({ from: "2025-01-01", to: "2025-12-31" });
  expect(yearUntil(2026, plainDate("2026-08-01"))).toEqual({ from: "2026-01-01", to: "2026-08-01" });
});
