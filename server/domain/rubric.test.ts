import fc from "fast-check";
import { expect, test } from "vitest";
import { marksInWords, medianScore, rubric } from "./rubric";
import { hoursSaved } from "./time-saved";

const scored = (sum: number) => rubric.map((_, place) => (place < sum ? 1 : 0));

test("marks are told of eight", () => {
  expect(marksInWords(scored(6))).toBe("6 of 8");
  expect(marksInWords(scored(0))).toBe("0 of 8");
});

test.each([
  [[], null],
  [[6], 6],
  [[2, 8], 5],
  [[8, 1, 4], 4],
  [[7, 3, 6, 2], 4.5],
])("the median of %j is %s", (sums, median) => expect(medianScore(sums.map(scored))).toBe(median));

test("half of the scores lie on either side of the median", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1 }), (sums) => {
      const median = medianScore(sums.map(scored)) ?? Number.NaN;
      expect(sums.filter((sum) => sum < median).length * 2).toBeLessThanOrEqual(sums.length);
      expect(sums.filter((sum) => sum > median).length * 2).toBeLessThanOrEqual(sums.length);
    }),
  );
});

test("three hundred customers spared ten minutes twice a year are a hundred hours", () => {
  expect(hoursSaved({ customers: 300, minutes: 10, timesAYear: 2 })).toBe(100);
  expect(hoursSaved({ customers: 6, minutes: -5, timesAYear: 2 })).toBe(-1);
});
