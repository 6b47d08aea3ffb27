import { describe, expect, test } from "vitest";
import { type CalendarLevel, holidayPlace, ownerCalendar } from "./calendar-levels";
import { plainDate } from "./plain-date";
import { officeHours } from "./working-hours";

const days = { first: plainDate("2026-11-01"), last: plainDate("2027-01-31") };
const level = (kind: CalendarLevel["kind"], given: Partial<CalendarLevel> = {}): CalendarLevel => ({
  kind,
  zone: null,
  hours: null,
  holidays: "above",
  country: null,
  region: null,
  closures: [],
  ...given,
});
const organisation = level("organisation", {
  zone: "Europe/London",
  hours: officeHours,
  holidays: "country",
  country: "GB",
  region: "ENG",
});
const early = { mon: [["07:00", "15:00"]] } satisfies CalendarLevel["hours"];
const christmas = { on: plainDate("2026-12-25"), name: "Christmas Day" };

describe("one calendar out of four levels", () => {
  test("the first level that has any hours rules, on its own clock", () => {
    const person = level("person", { zone: "Asia/Tokyo", hours: early });
    expect(ownerCalendar([person, organisation], [], days)).toMatchObject({
      from: "person",
      zone: "Asia/Tokyo",
      hours: early,
    });
    const idle = level("person", { zone: "Asia/Tokyo", hours: { mon: [] } });
    const team = level("team", { hours: early });
    const department = level("department", { zone: "Europe/Berlin" });
    expect(ownerCalendar([idle, team, department, organisation], [], days)).toMatchObject({
      from: "team",
      zone: "Europe/Berlin",
      hours: early,
    });
  });

  test("without any hours nobody's rule, on the organisation's clock", () => {
    const person = level("person", { zone: "Asia/Tokyo" });
    expect(ownerCalendar([person, level("organisation", { zone: "UTC" })], [], days)).toEqual({
      from: "nobody",
      zone: "UTC",
      hours: {},
      closed: [],
    });
    expect(ownerCalendar([], [], days).zone).toBe("UTC");
  });

  test("holidays are those of the first level that says so, or none", () => {
    expect(holidayPlace([level("team"), organisation])).toEqual({ country: "GB", region: "ENG" });
    const bavaria = level("team", { holidays: "country", country: "DE", region: "BY" });
    expect(holidayPlace([bavaria, organisation])).toEqual({ country: "DE", region: "BY" });
    expect(holidayPlace([level("team", { holidays: "none" }), organisation])).toBeNull();
    expect(holidayPlace([level("organisation")])).toBeNull();
  });

  test("whatever any level has closed is closed, a day once, in order, within the days asked for", () => {
    const team = level("team", {
      closures: [{ name: "Team day", fromOn: plainDate("2026-12-11"), untilOn: plainDate("2026-12-11") }],
    });
    const closing = { name: "Year end", fromOn: plainDate("2026-12-24"), untilOn: plainDate("2026-12-26") };
    const over = { name: "Long ago", fromOn: plainDate("2026-10-30"), untilOn: plainDate("2026-11-01") };
    const closed = ownerCalendar([team, { ...organisation, closures: [closing, over] }], [christmas], days).closed;
    expect(closed).toEqual([
      { on: "2026-11-01", name: "Long ago" },
      { on: "2026-12-11", name: "Team day" },
      { on: "2026-12-24", name: "Year end" },
      christmas,
      { on: "2026-12-26", name: "Year end" },
    ]);
  });
});
