import { expect, test } from "vitest";
import { lensOfAnswer } from "./lens";
import { plainDate } from "./plain-date";

test("the lists behind an answer of an earlier day are of that day, through the same threshold and segment", () => {
  const lens = { asOf: plainDate("2026-06-30"), lapseDays: 180, segment: "top_tenth" };
  const answer = { asOf: plainDate("2026-06-29"), answer: 3 };
  expect(lensOfAnswer(lens, answer)).toEqual({ ...lens, asOf: "2026-06-29" });
});
