import { expect, test } from "vitest";
import { countryChoices, currencyChoices, isCurrency, isZone, packed, unpacked, zoneChoices } from "./place";

test.each([
  ["Europe/London", true],
  ["UTC", true],
  ["Europe/Nowhere", false],
  ["+01:00", false],
  ["", false],
])("%j as a time zone: %s", (text, expected) => {
  expect(isZone(text)).toBe(expected);
});

test.each([
  ["GBP", true],
  ["JPY", true],
  ["gbp", false],
  ["POUND", false],
])("%j as a currency: %s", (text, expected) => {
  expect(isCurrency(text)).toBe(expected);
});

test("every choice offered is one that is taken", () => {
  expect(zoneChoices().every(({ value }) => isZone(value))).toBe(true);
  expect(currencyChoices().every(({ value }) => isCurrency(value))).toBe(true);
  expect(zoneChoices().filter(({ value }) => value === "UTC")).toHaveLength(1);
});

test("countries are countries, by name", () => {
  const names = countryChoices().map(({ label }) => label);
  expect(names.slice(0, 2)).toEqual(["Afghanistan", "Åland Islands"]);
  expect(names).toContain("United Kingdom");
  expect(countryChoices().map(({ value }) => value)).not.toContain("EU");
  expect(names.length).toBeGreaterThan(240);
});

test("a packed list says the same", () => {
  for (const choices of [zoneChoices(), currencyChoices(), countryChoices()])
    expect(unpacked(packed(choices))).toEqual(choices);
});
