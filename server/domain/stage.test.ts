import { expect, test } from "vitest";
import { stageKey } from "./stage";

test.each([
  ["Moving house", [], "moving_house"],
  ["  Änderung & Umzug!  ", [], "a_nderung_umzug"],
  ["2nd try", [], "nd_try"],
  ["引っ越し", [], "stage"],
  ["Using", ["using"], "using_2"],
  ["Using", ["using", "using_2"], "using_3"],
  ["x".repeat(80), [], "x".repeat(40)],
])("“%s” is called %s", (words, taken, key) => {
  expect(stageKey(words, new Set(taken))).toBe(key);
  expect(key).toMatch(/^[a-z][a-z0-9_]{0,59}$/);
});
