import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inUnits, minorDigitsOf, readAmount, writeAmount } from "./amount";

describe("an amount of money", () => {
  test.each([
    ["261.96", 26196],
    ["957.5775", 95758],
    ["0.005", 1],
    ["-0.005", -1],
    ["-0.004", 0],
    ["1,234.56", 123456],
    ["1234", 123400],
    [".5", 50],
    ["£ 12.30", 1230],
    ["-£12.30", -1230],
    ["£-12.30", -1230],
    ["GBP 12.30", 1230],
    ["12.30 EUR", 1230],
    ["(12.30)", -1230],
    ["1\u00a0234.50", 123450],
  ])("written %s is %i minor units", (text, minor) => {
    expect(readAmount(text, "point")).toBe(minor);
  });

  test.each(["", "abc", "1,23,4.5", "12.3.4", "1e5", "--5", "12-", "0x10", "99999999999999999999"])(
    "%j is not guessed into a number",
    (text) => {
      expect(readAmount(text, "point")).toBeNull();
    },
  );

  test("with a decimal comma is read when the file is said to use one", () => {
    expect(readAmount("1.234,56", "comma")).toBe(123456);
    expect(readAmount("1.234,56", "point")).toBeNull();
  });

  test("has as many minor digits as its currency", () => {
    expect(minorDigitsOf("JPY")).toBe(0);
    expect(readAmount("1234", "point", minorDigitsOf("JPY"))).toBe(1234);
    expect(minorDigitsOf("KWD")).toBe(3);
  });

  test("written from minor units reads back as the same minor units", () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), (minor) => {
        const digits = String(Math.abs(minor)).padStart(3, "0");
        const text = `${minor < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
        expect(readAmount(text, "point")).toBe(minor);
      }),
    );
  });
});

describe("an amount in a form", () => {
  test.each([
    [21400, "GBP", "214.00"],
    [-5, "GBP", "-0.05"],
    [1250, "JPY", "1250"],
    [1234567, "KWD", "1234.567"],
    [0, "GBP", "0.00"],
  ])("%d minor units of %s are %s and read back the same", (minor, currency, text) => {
    expect(writeAmount(minor, currency)).toBe(text);
    expect(readAmount(text, "point", minorDigitsOf(currency))).toBe(minor);
  });
});

describe("money in a file", () => {
  test.each([
    [21400, "GBP", "214.00"],
    [2580.4, "GBP", "25.80"],
    [0.5, "GBP", "0.01"],
    [-0.5, "GBP", "-0.01"],
    [-0.4, "GBP", "0.00"],
    [-21400.6, "GBP", "-214.01"],
    [1250, "JPY", "1250"],
    [1250.5, "JPY", "1251"],
    [-1250.5, "JPY", "-1251"],
    [1234567, "KWD", "1234.567"],
    [12.4, "KWD", "0.012"],
    [0, "GBP", "0.00"],
  ])("%d minor units of %s are %s", (minor, currency, text) => {
    expect(inUnits(minor, currency)).toBe(text);
  });

  test("that is not known is nothing, not none", () => {
    expect(inUnits(null, "GBP")).toBeNull();
  });

  test("is never half a minor unit or more away from what it was", () => {
    const amounts = fc.double({ min: -1e12, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(amounts, fc.constantFrom("GBP", "JPY", "KWD"), (minor, currency) => {
        const read = readAmount(inUnits(minor, currency) ?? "", "point", minorDigitsOf(currency));
        expect(Math.abs((read ?? Number.NaN) - minor)).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});
