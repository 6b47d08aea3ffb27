import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, plainDate } from "./plain-date";
import { rfmFinding } from "./rfm-finding";
import { rfmGrid } from "./rfm-grid";

const asOf = plainDate("2026-11-22");
/** Customers who each bought on so many days, one after the other, the last so many days ago. */
type Buyers = readonly (readonly [many: number, days: number, ago: number])[];
const buyers = (...of: Buyers) =>
  of.flatMap(([many, days, ago]) =>
    Array.from({ length: many }, () => ({
      days: Array.from({ length: days }, (_, at) => addDays(asOf, 1 - ago - days + at)),
      amounts: Array.from({ length: days }, () => 100),
    })),
  );
const found = (...of: Buyers) => rfmFinding(rfmGrid(buyers(...of), asOf));

test("one-time buyers are never called often, however high the score that equals give them", () => {
  expect(found([90, 1, 20], [10, 1, 400])).toEqual({ reading: "none" });
  // Nine in ten bought on one day, so that all have five: among them the ten with three days cannot be told apart.
  expect(found([90, 1, 20], [10, 3, 400])).toEqual({ reading: "none" });
  expect(found([70, 1, 20], [30, 1, 400], [15, 3, 400])).toEqual({ reading: "none" });
  expect(found([70, 1, 20], [19, 3, 400])).toMatchObject({ reading: "too_few", often: 19, fromDays: 3 });
});

test("nobody at all is said of nobody", () => expect(found()).toEqual({ reading: "none" }));

test("of twenty and more who buy often it is said how many are quiet, and since when", () => {
  expect(found([60, 1, 10], [15, 4, 10], [10, 4, 500])).toMatchObject({
    reading: "quiet",
    ...{ often: 25, quiet: 10, fromDays: 4, until: addDays(asOf, -500), f: [5, 5], r: [1, 2] },
  });
  expect(found([20, 1, 400], [20, 1, 50], [30, 4, 10])).toMatchObject({ reading: "lately", often: 30, quiet: 0 });
});

test("where all were here on the same day nobody is away longer than others", () => {
  expect(found([40, 2, 10], [30, 4, 10])).toMatchObject({ reading: "level", often: 30 });
});

test("whoever is said to buy often bought on as many days, and nobody else did", () => {
  const anybody = fc.tuple(
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 8 }),
    fc.integer({ max: 600, min: 0 }),
  );
  fc.assert(
    fc.property(fc.array(anybody, { maxLength: 40 }), (of) => {
      const said = found(...of);
      if (said.reading === "none") return;
      const often = of.filter(([, days]) => days >= said.fromDays);
      expect(said.fromDays).toBeGreaterThanOrEqual(2);
      expect(said.often).toBe(often.reduce((sum, [many]) => sum + many, 0));
      if (said.reading !== "quiet" && said.reading !== "lately") return;
      const quiet = often.filter(([, , ago]) => addDays(asOf, -ago) <= said.until);
      expect(said.quiet).toBe(quiet.reduce((sum, [many]) => sum + many, 0));
    }),
  );
});
