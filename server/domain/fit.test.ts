import { expect, it, test } from "vitest";
import { errorsOf, findLikeliest, type Search, someOf } from "./fit";
import { z95 } from "./wilson";

const pause = () => Promise.resolve();

/** A hill over logarithms whose top and curvature are known. */
const hill = ([x = 0, y = 0]: readonly number[]) => -50 - 8 * Math.log(x / 2) ** 2 - 2 * Math.log(y / 30) ** 2;
const search = (changes: Partial<Search>): Search => {
  const logLikelihood = changes.logLikelihood ?? hill;
  const starts = [
    [1, 1],
    [5, 100],
  ];
  return { logLikelihood, starts, least: 1e-6, most: 1e4, ceiling: 0, pause, ...changes };
};

it("finds the top and its errors, which are those of the logarithms times the values", async () => {
  const found = await findLikeliest(search({}));
  if ("refused" in found) throw new Error(found.refused);
  expect(found.values.map((value) => value.toFixed(6))).toEqual(["2.000000", "30.000000"]);
  expect(found.logLikelihood).toBeCloseTo(-50, 9);
  expect(found.covariance.flat().map((value) => Number(value.toFixed(6)))).toEqual([1 / 16, 0, 0, 1 / 4]);
  expect(errorsOf(found).map((error) => error.toFixed(4))).toEqual(["0.5000", "15.0000"]);
  expect(found.starts).toHaveLength(2);
  const logs = found.bounds.map(({ low, high }) => [Math.log((low ?? 0) / 2), Math.log((high ?? 0) / 30)]);
  expect(logs[0]?.[0]).toBeCloseTo(-z95 / 4, 3);
  expect(logs[1]?.[1]).toBeCloseTo(z95 / 2, 3);
});

it("comes to the top of all the data from that of some", async () => {
  const found = await findLikeliest(search({ roughly: ([x = 0, y = 0]) => hill([x * 1.4, y / 1.5]) }));
  expect(found).toMatchObject({ values: [expect.closeTo(2, 6), expect.closeTo(30, 5)] });
});

const log = (of: (x: number, y: number) => number) => ({
  logLikelihood: ([x = 0, y = 0]: readonly number[]) => of(Math.log(x), Math.log(y)),
});

it("climbs what is likelier still, if it is met on the way to the bounds", async () => {
  const hidden = log((x, y) => 6 * Math.exp(-4 * (x - 1.4) ** 2) - x * x - 2 * y * y - 50);
  const found = await findLikeliest(search({ ...hidden, starts: [[1, 1]] }));
  if ("refused" in found) throw new Error(found.refused);
  // The lower hill, where the search began and ended, is near 1.
  expect(found.starts[0]).toBeCloseTo(-50, 2);
  expect(Math.log(found.values[0] ?? 0)).toBeCloseTo(1.35, 1);
  expect(found.logLikelihood).toBeGreaterThan(-46.5);
});

test.each<[string, Partial<Search>, string]>([
  ["higher than any data can be", { ceiling: -51 }, "nonsense_likelihood"],
  ["never a number", log(() => Number.NaN), "nonsense_likelihood"],
  ["without end", log(() => Number.POSITIVE_INFINITY), "nonsense_likelihood"],
  ["likelier without end along an axis", log((x, y) => -(x * x) + y - 60), "at_bound"],
  ["the same along an axis", log((x) => -(x * x)), "flat"],
  ["nearly the same along an axis", log((x, y) => -(x * x) - 0.01 * y * y), "flat"],
  ["a ridge, not a top", log((x, y) => -((x + y) ** 2)), "flat"],
])("a likelihood that is %s is refused", async (_, changes, refused) => {
  expect(await findLikeliest(search(changes))).toEqual({ refused });
});

it("takes all of a short list and about fifty thousand of a long one, from everywhere in it", () => {
  const long = Array.from({ length: 175_000 }, (_, at) => at);
  expect(someOf([1, 2, 3])).toEqual([1, 2, 3]);
  const some = someOf(long);
  expect(some.length).toBe(43_750);
  expect([some[0], some.at(-1)]).toEqual([0, 174_996]);
});
