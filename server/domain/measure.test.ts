import { expect, test } from "vitest";
import {
  isMeasure,
  measureCuts,
  measureInWords,
  measures,
  measureWords,
  readMeasureOf,
  writeMeasureOf,
} from "./measure";

test("what a measure is read of goes into a form and comes back", () => {
  for (const by of measureCuts) {
    const of = { by, value: "with:colon" };
    expect(readMeasureOf(writeMeasureOf(of))).toEqual(of);
  }
  expect(writeMeasureOf(null)).toBe("");
  for (const odd of ["", "segment", "segment:", "person:x"]) expect(readMeasureOf(odd)).toBeNull();
});

test("every measure has words of its own, long enough to be what is measured", () => {
  expect(new Set(measures.map((measure) => measureWords[measure].name)).size).toBe(measures.length);
  for (const measure of measures) expect(measureInWords(measure, null).length).toBeGreaterThanOrEqual(8);
  expect(measureInWords("active_customers", "With an open issue")).toBe("Active customers: With an open issue");
  expect(isMeasure("kept_rate")).toBe(true);
  expect(isMeasure("luck")).toBe(false);
});
