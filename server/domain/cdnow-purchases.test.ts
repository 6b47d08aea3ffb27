import { expect, test } from "vitest";
import { cdnow, cdnowIn } from "./cdnow.fixture";
import { holdoutOf } from "./holdout-check";
import { plainDate } from "./plain-date";
import { expectedPurchases, newCustomerPurchases, type RepeatParams } from "./repeat-buying";
import { fitRepeatBuying } from "./repeat-buying-fit";

const pause = () => Promise.resolve();

/** METRICS B1: as BTYD prints them, and the likeliest, found apart with forty digits. */
const btyd: RepeatParams = { model: "bg_nbd", r: 0.2425967, alpha: 4.413659, a: 0.7929869, b: 2.426164 };
const likeliest: RepeatParams = {
  model: "bg_nbd",
  r: 0.24259452243,
  alpha: 4.413602019,
  a: 0.79292201723,
  b: 2.4259067768,
};

/** METRICS B1: customers by repeats, what they bought in the 39 weeks after the cut, by BTYD, and at the top. */
const after = [
  [0.2367, 0.2250893, 0.2250873],
  [0.697, 0.5231364, 0.5231311],
  [1.3925, 1.044126, 1.0441341],
  [1.56, 1.520256, 1.5202795],
  [2.5323, 2.163824, 2.1638658],
  [2.9474, 2.653789, 2.6538459],
  [3.8621, 3.503957, 3.5040424],
  [6.3594, 6.157036, 6.1571907],
] as const;

test("what came after the cut, beside what was expected as BTYD prints it, by how often one had repeated", async () => {
  const later = cdnow.map(({ customers, repeats, last, now, later }) => {
    const history = { repeats, untilLast: last, untilNow: now, customers };
    return { ...history, bought: customers * later, squares: customers * later ** 2 };
  });
  const between = { cut: plainDate("1997-09-30"), asOf: plainDate("1998-06-30"), pause };
  const [printed, ours] = [await holdoutOf(btyd, later, between), await holdoutOf(likeliest, later, between)];
  expect(ours).toMatchObject({ weeks: 39, customers: 2357, actual: 1882 });
  expect(Math.round(ours.expected)).toBe(1653);
  for (const [bin, [actual, byBtyd, atTop]] of after.entries()) {
    expect(ours.bins[bin]?.actual).toBeCloseTo(actual, 4);
    expect(Math.abs((printed.bins[bin]?.expected ?? 0) - byBtyd)).toBeLessThan(6e-7);
    expect(Math.abs((ours.bins[bin]?.expected ?? 0) - atTop)).toBeLessThan(2e-7);
  }
});

test.each([
  [20, 76.8653, 1312.458],
  [21, 74.88842, 1387.346],
  [22, 73.04553, 1460.392],
  [23, 71.32165, 1531.713],
  [24, 69.70411, 1601.418],
  [25, 68.18212, 1669.6],
])("all customers' repeats expected in week %s, and until it", (week, inWeek, until) => {
  const since = (now: number, end: number) => Math.max(0, end - (272 - now) / 7);
  const expected = (end: number) =>
    cdnow.reduce((sum, { customers, now }) => sum + customers * newCustomerPurchases(btyd, since(now, end)), 0);
  expect(Math.abs(expected(week) - expected(week - 1) - inWeek)).toBeLessThan(5e-6);
  expect(Math.abs(expected(week) - until)).toBeLessThan(1e-3);
});

test("the five of all of whom most is expected next week, by our fit of lifetimes' file, are those it prints", async () => {
  const customers = cdnowIn((days) => Number((days / 7).toFixed(2)));
  const fit = await fitRepeatBuying("bg_nbd", customers, { pause });
  if ("refused" in fit) throw new Error(fit.refused);
  const most = customers
    .map((one) => ({ ...one, expected: expectedPurchases(fit.params, one, 1) }))
    .sort((one, other) => one.expected - other.expected)
    .slice(-5);
  expect(most.map(({ repeats, untilNow }) => [repeats, untilNow])).toEqual([
    [18, 35.86],
    [19, 34.14],
    [17, 28.86],
    [29, 38],
    [26, 31],
  ]);
  for (const [place, printed] of [0.424877, 0.474738, 0.486526, 0.662396, 0.710623].entries())
    expect(Math.abs((most[place]?.expected ?? 0) - printed)).toBeLessThan(3e-6);
});
