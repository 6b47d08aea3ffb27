import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainCell, safeCell } from "./csv-cell";

describe("a cell of a file", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["+44 113 496 0142", "'+44 113 496 0142"],
    ["-cmd|calc", "'-cmd|calc"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\tx", "'\tx"],
    ["\rx", "'\rx"],
    ["\n=x", "'\n=x"],
    ["＝x", "'＝x"],
    ["'=x", "''=x"],
    ["-12.50", "-12.50"],
    ["+5", "'+5"],
    ["1=1", "1=1"],
    ["O'Brien", "O'Brien"],
    ["", ""],
  ])("%j is written as %j", (text, cell) => {
    expect(safeCell(text)).toBe(cell);
  });

  test("numbers stay numbers, also negative ones; nothing known is empty", () => {
    expect([-12, 0.5, null, undefined, true, false].map(safeCell)).toEqual(["-12", "0.5", "", "", "yes", "no"]);
  });

  test("any text comes back as it was, and none begins like a formula", () => {
    const text = fc.oneof(
      fc.string(),
      fc.string().map((rest) => `'${rest}`),
      fc.constantFrom("=", "'=", "''@", "＋", "-", "-1"),
    );
    fc.assert(
      fc.property(text, (said) => {
        expect(plainCell(safeCell(said))).toBe(said);
        expect(/^[=+@\t\r\n＝＋－＠]|^-(?!\d+(\.\d+)?$)/.test(safeCell(said))).toBe(false);
      }),
    );
  });
});
