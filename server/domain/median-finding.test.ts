import fc from "fast-check";
import { expect, test } from "vitest";
import { middle } from "./buying";
import { enoughForFinding } from "./finding";
import { medianFinding } from "./median-finding";

const words = { now: "in the last 365 days", than: "in the 365 before", format: (value: number) => `£${value}` };
const of = (n: number, median: number, reach: number | null) => ({
  n,
  middle: { median, low: reach === null ? null : median - reach, high: reach === null ? null : median + reach },
});

test.each([
  [
    of(900, 812, 20),
    of(900, 764, 20),
    "more",
    "The median customer bought for more in the last 365 days than in the 365 before (£812 against £764).",
  ],
  [
    of(900, 764, 20),
    of(900, 812, 20),
    "fewer",
    "The median customer bought for less in the last 365 days than in the 365 before (£764 against £812).",
  ],
  [
    ...[of(900, 812, 40), of(900, 764, 40), "same"],
    "No change that chance does not explain: the median customer bought for £812 in the last 365 days, in the 365 before for £764.",
  ],
  [
    of(19, 812, 1),
    of(900, 764, 1),
    "too_few",
    "The median customer bought for £812 in the last 365 days. There are too few to compare.",
  ],
  [
    of(900, 812, null),
    of(900, 764, 1),
    "too_few",
    "The median customer bought for £812 in the last 365 days. There are too few to compare.",
  ],
  [{ n: 0, middle: null }, of(900, 764, 1), "none", "Nobody bought anything in the last 365 days."],
  [
    ...[of(1, 500, null), of(900, 764, 1), "too_few"],
    "Too few bought anything in the last 365 days to say what the median customer bought for: 1.",
  ],
  [
    ...[of(9, 500, 1), { n: 0, middle: null }, "too_few"],
    "Too few bought anything in the last 365 days to say what the median customer bought for: 9.",
  ],
  [
    ...[of(10, 500, 1), of(9, 764, 1), "too_few"],
    "The median customer bought for £500 in the last 365 days. There are too few to compare.",
  ],
] as const)("%j against %j", (now, before, reading, says) => {
  expect(medianFinding(now as ReturnType<typeof of>, before, words)).toEqual({ reading, words: says });
});

test("a median lies within its interval, and no direction is named against the figures or of few", () => {
  const values = fc
    .array(fc.integer({ min: 0, max: 100 }), { maxLength: 80, size: "max" })
    .map((some) => some.sort((a, b) => a - b));
  fc.assert(
    fc.property(values, values, (now, before) => {
      const [one, other] = [middle(now), middle(before)];
      if (one?.low !== null && one?.high !== null && one) {
        expect(one.low).toBeLessThanOrEqual(one.median);
        expect(one.high).toBeGreaterThanOrEqual(one.median);
      }
      const { reading } = medianFinding({ n: now.length, middle: one }, { n: before.length, middle: other }, words);
      if (reading === "more") expect(one?.median).toBeGreaterThan(other?.median ?? 0);
      if (reading === "fewer") expect(one?.median).toBeLessThan(other?.median ?? 0);
      if (reading === "more" || reading === "fewer")
        expect(Math.min(now.length, before.length)).toBeGreaterThanOrEqual(enoughForFinding);
    }),
  );
});
