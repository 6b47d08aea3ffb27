import { describe, expect, test } from "vitest";
import { earliestEnd, holdsOn, isOver, overlaps, type Term } from "./appointment";
import { plainDate } from "./plain-date";

const term = (fromOn: string, untilOn: string | null): Term => ({
  fromOn: plainDate(fromOn),
  untilOn: untilOn === null ? null : plainDate(untilOn),
});
const spring = term("2026-03-01", "2026-06-01");

describe("an appointment", () => {
  test.each([
    ["2026-02-28", false, false],
    ["2026-03-01", true, false],
    ["2026-05-31", true, false],
    ["2026-06-01", false, true],
  ])("from 1 March until 1 June, on %s: holds %s, over %s", (day, holds, over) => {
    expect(holdsOn(spring, plainDate(day))).toBe(holds);
    expect(isOver(spring, plainDate(day))).toBe(over);
  });

  test("until further notice never ends by itself", () => {
    expect(holdsOn(term("2026-03-01", null), plainDate("2099-01-01"))).toBe(true);
    expect(isOver(term("2026-03-01", null), plainDate("2099-01-01"))).toBe(false);
  });

  test.each([
    ["the day the other ends", term("2026-06-01", null), false],
    ["the last day of the other", term("2026-05-31", "2026-06-02"), true],
    ["before and up to its beginning", term("2026-01-01", "2026-03-01"), false],
    ["before and into it", term("2026-01-01", "2026-03-02"), true],
    ["around it", term("2026-01-01", null), true],
  ])("beginning %s overlaps: %s", (_, other, expected) => {
    expect(overlaps(spring, other)).toBe(expected);
    expect(overlaps(other, spring)).toBe(expected);
  });

  test.each([
    ["last year", "2025-11-21", "2026-11-21"],
    ["today", "2026-11-21", "2026-11-22"],
    ["next week", "2026-11-28", "2026-11-29"],
  ])("begun %s ends at the earliest on a day of its own", (_, fromOn, end) => {
    expect(earliestEnd(plainDate(fromOn), plainDate("2026-11-21"))).toBe(end);
  });
});
