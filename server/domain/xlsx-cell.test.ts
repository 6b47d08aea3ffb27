import { describe, expect, test } from "vitest";
import { columnOf, numberLook, numberText } from "./xlsx-cell";

describe("how a number of a sheet looks", () => {
  test.each([
    [0, undefined, "plain"],
    [14, undefined, "day"],
    [22, undefined, "moment"],
    [20, undefined, "time"],
    [164, "General", "plain"],
    [164, "dd/mm/yyyy", "day"],
    [164, "[$-407]d. mmmm yyyy;@", "day"],
    [164, "yyyy-mm-dd hh:mm", "moment"],
    [164, "hh:mm:ss", "time"],
    [164, "mmm", "day"],
    [164, '#,##0.00 "days"', "plain"],
    [164, "0.00E+00", "plain"],
    [164, "000000", { digits: 6 }],
  ])("format %i %j is %j", (id, code, look) => {
    expect(numberLook(id, code)).toEqual(look);
  });
});

describe("a number of a sheet as text", () => {
  test.each([
    ["46352", "day", false, "2026-11-26"],
    ["46352.627777777780", "moment", false, "2026-11-26T15:04:00"],
    ["46352.9999999999", "day", false, "2026-11-27"],
    ["46352.5", "day", false, "2026-11-26"],
    ["46352", "moment", false, "2026-11-26"],
    ["1", "day", false, "1900-01-01"],
    ["59", "day", false, "1900-02-28"],
    ["61", "day", false, "1900-03-01"],
    ["44890", "day", true, "2026-11-26"],
    ["0", "day", true, "1904-01-01"],
    ["0.627777777777778", "time", false, "15:04:00"],
    ["46352.5", "time", false, "2026-11-26T12:00:00"],
    ["2.2999999999999998", "plain", false, "2.3"],
    ["0.1", "plain", false, "0.1"],
    ["441134960142", "plain", false, "441134960142"],
    ["4.41134960142E+11", "plain", false, "441134960142"],
    ["1E-7", "plain", false, "0.0000001"],
    ["-12.50", "plain", false, "-12.5"],
    ["-1", "day", false, "-1"],
    ["9999999", "day", false, "9999999"],
    ["4417", { digits: 6 }, false, "004417"],
    ["44.17", { digits: 6 }, false, "44.17"],
    ["-5", { digits: 6 }, false, "-5"],
    ["n/a", "plain", false, "n/a"],
  ] as const)("%s as %j (1904: %s) is %s", (value, look, since1904, text) => {
    expect(numberText(value, look, since1904)).toBe(text);
  });

  test("a cell says in which column it stands", () => {
    expect(["A1", "Z9", "AA10", "XFD1", "", "1A", undefined].map(columnOf)).toEqual([
      0,
      25,
      26,
      16_383,
      null,
      null,
      null,
    ]);
  });
});
