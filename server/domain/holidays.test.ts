import { describe, expect, test } from "vitest";
import { holidayCountries, holidayRegions, publicHolidays } from "./holidays";

const days = (country: string, region: string | null, year: number) =>
  publicHolidays(country, region, year).map(({ on }) => on);
const named = (country: string, region: string | null, on: string) =>
  publicHolidays(country, region, Number(on.slice(0, 4))).find((day) => day.on === on)?.name ?? null;

describe("public holidays", () => {
  test.each<[string, string | null, string, string | null]>([
    ["GB", "ENG", "2026-12-25", "Christmas Day"],
    ["GB", "ENG", "2026-08-31", "Summer bank holiday"],
    ["GB", "SCT", "2026-08-31", null],
    ["GB", "SCT", "2026-08-03", "Summer bank holiday"],
    ["GB", "SCT", "2027-01-02", "January 2nd"],
    ["GB", "ENG", "2027-01-02", null],
    ["GB", "SCT", "2026-11-30", "St Andrew’s Day"],
    ["GB", "ENG", "2026-04-06", "Easter Monday"],
    ["GB", "SCT", "2026-04-06", null],
    ["DE", "BY", "2026-11-01", "All Saints' Day"],
    ["DE", "BE", "2026-11-01", null],
    ["DE", "BY", "2026-01-06", "Epiphany"],
    ["DE", "BE", "2026-01-06", null],
    // Only half of it, and only banks close
    ["DE", "BY", "2026-12-24", null],
    // Kept by custom, not by law
    ["US", null, "2026-02-14", null],
    ["US", null, "2026-11-26", "Thanksgiving Day"],
  ])("%s %s on %s: %s", (country, region, on, name) => {
    expect(named(country, region, on)).toBe(name);
  });

  test("that fall on a weekend are kept, and their substitute too", () => {
    expect(days("GB", "ENG", 2027).filter((on) => on.startsWith("2027-12"))).toEqual([
      "2027-12-25",
      "2027-12-26",
      "2027-12-27",
      "2027-12-28",
    ]);
    expect(named("GB", "ENG", "2027-12-27")).toBe("Christmas Day (substitute day)");
    expect(days("GB", "ENG", 2028)).toContain("2028-01-03");
  });

  test("that begin at sunset are the day after, and those of several days are each of them", () => {
    const feast = publicHolidays("TR", null, 2026).filter(({ name }) => /Ramadan/.test(name));
    expect(feast.map(({ on }) => on)).toEqual(["2026-03-20", "2026-03-21", "2026-03-22"]);
    expect(named("IL", null, "2026-09-21")).toMatch(/Yom Kippur/);
    expect(named("IL", null, "2026-09-20")).toBeNull();
  });

  test("are none for a country nobody knows", () => {
    expect(publicHolidays("XX", null, 2026)).toEqual([]);
  });

  test("come in order of days, for every country, without fail", () => {
    for (const country of Object.keys(holidayCountries())) {
      const list = days(country, null, 2026);
      expect(list).toEqual(list.toSorted());
    }
  });

  test("are offered by country and part of it", () => {
    expect(holidayCountries().GB).toBe("United Kingdom");
    expect(holidayRegions("GB").SCT).toBe("Scotland");
    expect(holidayRegions("WS")).toEqual({});
  });
});
