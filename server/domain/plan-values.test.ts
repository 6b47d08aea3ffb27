import { expect, test } from "vitest";
import { perPeriod, suggestedValues } from "./plan-values";

const year = { active: { customers: 40, medianMinor: 40_002 }, firstYear: { customers: 9, medianMinor: 25_000 } };

test("a quarter is a fourth of a year, rounded half up; a year is itself", () => {
  expect(perPeriod(year, "quarter")).toEqual({
    active: { customers: 40, medianMinor: 10_001 },
    firstYear: { customers: 9, medianMinor: 6_250 },
  });
  expect(perPeriod(year, "year")).toEqual(year);
});

test("kept and won back begin with what the active bring, new ones with a first year, developing with nothing", () => {
  expect(suggestedValues(year)).toEqual({
    win: { minor: 25_000, from: "first_year", customers: 9 },
    keep: { minor: 40_002, from: "median_active", customers: 40 },
    win_back: { minor: 40_002, from: "median_active", customers: 40 },
    develop: null,
  });
});

test("where there was nobody, or the median is nothing, nothing is suggested", () => {
  const nobody = { customers: 0, medianMinor: null };
  const nothing = { customers: 3, medianMinor: 0 };
  const none = { win: null, keep: null, win_back: null, develop: null };
  expect(suggestedValues(perPeriod({ active: nobody, firstYear: nothing }, "quarter"))).toEqual(none);
  expect(suggestedValues(null)).toEqual(none);
});
