import { describe, expect, test } from "vitest";
import { plainDate } from "@/server/domain/plain-date";
import { formatDay, formatMoment, formatSpan, relative, relativeDay, wallClock } from "./time";

const now = new Date("2026-11-21T14:32:00Z");

describe("a day", () => {
  test.each([
    ["long", "14 July 2014"],
    ["short", "14 Jul 2014"],
    ["weekday", "Mon 14 Jul 2014"],
    ["month", "July 2014"],
  ] as const)("%s is %s", (style, words) => {
    expect(formatDay(plainDate("2014-07-14"), style)).toBe(words);
  });

  test("this year's number goes without saying", () => {
    expect(formatDay(plainDate("2026-09-03"), "short", 2026)).toBe("3 Sep");
  });
});

describe("a moment", () => {
  test("stands on the reader's clock, midnight as 00:00", () => {
    expect(formatMoment(new Date("2026-11-26T15:00:00Z"), now, "Europe/London")).toBe("Thu 26 Nov 15:00");
    expect(wallClock(new Date("2026-11-26T18:15:00Z"), "Asia/Kathmandu")).toEqual({ on: "2026-11-27", time: "00:00" });
  });

  test("of another year says the year", () => {
    expect(formatMoment(new Date("2025-11-26T15:00:00Z"), now, "Europe/London")).toBe("Wed 26 Nov 2025 15:00");
  });

  test.each([
    ["2026-11-21T14:32:20Z", "now"],
    ["2026-11-21T17:00:00Z", "in 2 h 28 min"],
    ["2026-11-21T12:30:00Z", "2 h 2 min ago"],
    ["2026-11-22T00:10:00Z", "tomorrow"],
    ["2026-11-20T23:59:00Z", "yesterday"],
    ["2026-11-25T15:00:00Z", "in 4 days"],
    ["2026-08-01T15:00:00Z", "3 months ago"],
    ["2029-11-21T15:00:00Z", "in 3 years"],
  ])("%s is %s", (at, words) => {
    expect(relative(new Date(at), now, "Europe/London")).toBe(words);
  });
});

test("a span keeps the two units that matter", () => {
  expect([30_000, 90_000, 7_200_000, 8_880_000, 90_000_000].map(formatSpan)).toEqual([
    "less than a minute",
    "1 min",
    "2 h",
    "2 h 28 min",
    "1 day",
  ]);
});

test("three years are three years, also to the day", () => {
  expect([0, 1, -1, 59, 60, -400, 1096].map(relativeDay)).toEqual([
    "today",
    "tomorrow",
    "yesterday",
    "in 59 days",
    "in 1 month",
    "13 months ago",
    "in 3 years",
  ]);
});
