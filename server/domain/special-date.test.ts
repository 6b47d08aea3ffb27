import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween, plainDate } from "./plain-date";
import { daysUntil, isYearlyDay, nextOccurrence, yearsReached } from "./special-date";

const day = (text: string) => plainDate(text);

describe("a special date comes round", () => {
  it.each([
    [{ month: 11, day: 26 }, "2026-11-21", "2026-11-26"],
    [{ month: 11, day: 21 }, "2026-11-21", "2026-11-21"],
    [{ month: 11, day: 20 }, "2026-11-21", "2027-11-20"],
    [{ month: 12, day: 31 }, "2026-12-31", "2026-12-31"],
    [{ month: 1, day: 1 }, "2026-12-31", "2027-01-01"],
    [{ month: 2, day: 29 }, "2027-02-01", "2027-02-28"],
    [{ month: 2, day: 29 }, "2028-02-01", "2028-02-29"],
    [{ month: 2, day: 29 }, "2027-03-01", "2028-02-29"],
  ])("%j after %s: %s", (yearly, today, next) => {
    expect(nextOccurrence(yearly, day(today))).toBe(next);
  });

  it("within a year and a day of any day, never in the past", () => {
    const anyDay = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays(day("1950-01-01"), days));
    fc.assert(
      fc.property(anyDay, anyDay, (born, today) => {
        const yearly = { month: Number(born.slice(5, 7)), day: Number(born.slice(8)) };
        const ahead = daysBetween(today, nextOccurrence(yearly, today));
        expect(ahead).toBeGreaterThanOrEqual(0);
        expect(ahead).toBeLessThanOrEqual(366);
      }),
    );
  });
});

describe("a special date is spoken of", () => {
  it.each([
    ["2026-11-21", 5],
    ["2026-11-26", 0],
    ["2026-11-12", 14],
    ["2026-11-11", null],
  ])("on %s: %s days ahead", (today, days) => {
    expect(daysUntil({ month: 11, day: 26 }, day(today))).toBe(days);
  });

  it.each([
    [2001, 25],
    [null, null],
    [2026, null],
  ])("since %s: %s years", (year, years) => {
    expect(yearsReached({ month: 11, day: 26, year }, day("2026-11-21"))).toBe(years);
  });
});

it.each([
  [{ month: 2, day: 29, year: null }, true],
  [{ month: 2, day: 29, year: 2000 }, true],
  [{ month: 2, day: 29, year: 1900 }, false],
  [{ month: 2, day: 30, year: null }, false],
  [{ month: 4, day: 31, year: null }, false],
  [{ month: 12, day: 31, year: 1999 }, true],
])("%j is a day: %s", (yearly, is) => {
  expect(isYearlyDay(yearly)).toBe(is);
});
