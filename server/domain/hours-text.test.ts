import { describe, expect, test } from "vitest";
import { hoursTexts, isHoursFault, readHours } from "./hours-text";
import { officeHours } from "./working-hours";

describe("working hours as people type them", () => {
  test.each([
    ["9-17", [["09:00", "17:00"]]],
    ["09:00–17:30", [["09:00", "17:30"]]],
    [
      " 8.15 - 12 , 13-24:00",
      [
        ["08:15", "12:00"],
        ["13:00", "24:00"],
      ],
    ],
    [
      "9-12,12-17",
      [
        ["09:00", "12:00"],
        ["12:00", "17:00"],
      ],
    ],
    ["22-6", [["22:00", "06:00"]]],
    [
      "9-12, 20:30-7",
      [
        ["09:00", "12:00"],
        ["20:30", "07:00"],
      ],
    ],
    ["0-24:00", [["00:00", "24:00"]]],
  ])("%j is read", (text, periods) => {
    expect(readHours({ mon: text })).toEqual({ mon: periods });
  });

  test.each([
    ["nine to five", /like 9:00/],
    ["9", /like 9:00/],
    ["9-12-15", /like 9:00/],
    ["9:60-17", /like 9:00/],
    ["9-24:01", /like 9:00/],
    ["17-9", /a shift of 16 hours past midnight/],
    ["9-9", /no time at all/],
    ["22-6, 23-24", /do not overlap/],
    ["9-13, 12-17", /do not overlap/],
    ["13-17, 9-12", /do not overlap/],
  ])("%j is refused with a reason", (text, fault) => {
    const read = readHours({ tue: text });
    expect(isHoursFault(read) && read.day).toBe("tue");
    expect(isHoursFault(read) && read.fault).toMatch(fault);
  });

  test("no day at all is nothing stated, not a week without work", () => {
    expect(readHours({ mon: " ", sun: "," })).toBeNull();
    expect(readHours({})).toBeNull();
  });

  test("what is shown can be typed again", () => {
    expect(readHours(hoursTexts(officeHours))).toEqual(officeHours);
    expect(hoursTexts(null).wed).toBe("");
  });
});
