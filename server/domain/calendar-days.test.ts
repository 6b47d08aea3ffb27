import { describe, expect, test } from "vitest";
import { calendarDays } from "./calendar-days";
import { calendarOwnerText, readCalendarOwner } from "./calendar-owner";
import { hoursSentence } from "./hours-sentence";
import { plainDate } from "./plain-date";
import { officeHours, type WorkingHours } from "./working-hours";

const id = "01a20243-01c2-72dd-9179-571fa79b9d3d";

describe("a calendar to look at", () => {
  test("shows each day's hours, and why it is closed", () => {
    const closed = [{ on: plainDate("2026-12-25"), name: "Christmas Day" }];
    const calendar = { zone: "Europe/London", hours: officeHours, from: "team" as const, closed };
    expect(calendarDays(calendar, plainDate("2026-12-24"), 3)).toEqual([
      { on: "2026-12-24", periods: [["09:00", "17:30"]], closed: null },
      { on: "2026-12-25", periods: [], closed: "Christmas Day" },
      { on: "2026-12-26", periods: [], closed: null },
    ]);
  });

  test.each<[WorkingHours, string]>([
    [officeHours, "Mon–Fri 09:00–17:30"],
    [{}, "No hours"],
    [{ mon: [["09:00", "12:00"]], wed: [["09:00", "12:00"]] }, "Mon 09:00–12:00; Wed 09:00–12:00"],
    [
      {
        ...officeHours,
        fri: [
          ["09:00", "12:00"],
          ["13:00", "15:00"],
        ],
        sat: [["22:00", "06:00"]],
      },
      "Mon–Thu 09:00–17:30; Fri 09:00–12:00, 13:00–15:00; Sat 22:00–06:00",
    ],
  ])("says hours in a line: %j", (hours, line) => {
    expect(hoursSentence(hours)).toBe(line);
  });
});

describe("whose calendar, in an address", () => {
  test.each([{ kind: "organisation" }, { kind: "team", id }, { kind: "department", id }] as const)("%j", (owner) => {
    expect(readCalendarOwner(calendarOwnerText(owner))).toEqual(owner);
  });

  test.each(["", "team", "team-", "team-1", `person-${id}`, `team-${id}x`])("%j is nobody's", (text) => {
    expect(readCalendarOwner(text)).toBeNull();
  });
});
