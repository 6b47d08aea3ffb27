import { describe, expect, test } from "vitest";
import { type DayOrder, readDay } from "./import-day";
import { momentReader } from "./import-moment";

describe("a day as files write it", () => {
  test.each<[string, DayOrder, string | null]>([
    ["2026-11-05", "ymd", "2026-11-05"],
    ["2026-11-05", "dmy", "2026-11-05"],
    ["2026/1/5", "mdy", "2026-01-05"],
    ["05/11/2026", "dmy", "2026-11-05"],
    ["05/11/2026", "mdy", "2026-05-11"],
    ["05/11/2026", "ymd", null],
    ["5.1.2026", "dmy", "2026-01-05"],
    ["5. 1. 2026", "dmy", "2026-01-05"],
    ["5.1.26", "dmy", "2026-01-05"],
    ["5.1.69", "dmy", "1969-01-05"],
    ["26-11-05", "ymd", "2026-11-05"],
    ["20261105", "ymd", "2026-11-05"],
    ["05112026", "dmy", "2026-11-05"],
    ["11052026", "mdy", "2026-11-05"],
    ["2026-11-05 15:04:05", "ymd", "2026-11-05"],
    ["2026-11-05T00:00:00Z", "dmy", "2026-11-05"],
    ["Thu 5 Nov 2026", "mdy", "2026-11-05"],
    ["5 November 2026", "ymd", "2026-11-05"],
    ["5. Oktober 2026", "ymd", "2026-10-05"],
    ["5 März 2026", "dmy", "2026-03-05"],
    ["1er août 2026", "dmy", "2026-08-01"],
    ["5 février 2026", "dmy", "2026-02-05"],
    ["5 de enero de 2026", "dmy", "2026-01-05"],
    ["Nov 5, 2026", "dmy", "2026-11-05"],
    ["5-Nov-26", "mdy", "2026-11-05"],
    ["2026-Nov-05", "dmy", "2026-11-05"],
    ["29/02/2027", "dmy", null],
    ["31/04/2026", "dmy", null],
    ["13/13/2026", "dmy", null],
    ["5/11/226", "dmy", null],
    ["2026-11", "ymd", null],
    ["46352", "ymd", null],
    ["soon", "ymd", null],
    ["5 Nonsense 2026", "dmy", null],
    ["", "ymd", null],
  ])("%j in the order %s is %s", (text, order, day) => {
    expect(readDay(text, order)).toBe(day);
  });
});

describe("a moment as files write it", () => {
  const read = momentReader("dmy", "Europe/London");
  test.each([
    ["26/11/2026 15:04", "2026-11-26T15:04:00.000Z", true],
    ["26/06/2026 15:04:30", "2026-06-26T14:04:30.000Z", true],
    ["2026-11-26T15:04:05.123Z", "2026-11-26T15:04:05.000Z", true],
    ["2026-11-26T15:04:05+02:00", "2026-11-26T13:04:05.000Z", true],
    ["2026-11-26 15:04 +0530", "2026-11-26T09:34:00.000Z", true],
    ["26/11/2026 3:04 PM", "2026-11-26T15:04:00.000Z", true],
    ["26/11/2026 12:04 am", "2026-11-26T00:04:00.000Z", true],
    ["26.11.2026, 15:04 Uhr", "2026-11-26T15:04:00.000Z", true],
    ["26/11/2026", "2026-11-26T00:00:00.000Z", false],
  ])("%j begins at %s", (text, at, hasTime) => {
    expect(read(text)).toMatchObject({ from: new Date(at), hasTime });
  });

  test("a day alone ends with its last millisecond, also where the clock changes", () => {
    expect(read("25/10/2026")?.until).toEqual(new Date("2026-10-25T23:59:59.999Z"));
    expect(read("29/03/2026")?.until).toEqual(new Date("2026-03-29T22:59:59.999Z"));
  });

  test.each([
    "26/11/2026 25:04",
    "26/11/2026 15:61",
    "26/11/2026 15:04:61",
    "26/11/2026 15:4",
    "31/02/2026 10:00",
    "ten",
  ])("%j is no moment", (text) => {
    expect(read(text)).toBeNull();
  });
});
