import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { publishedLogLikelihood } from "./published-repeat-buying.fixture";
import type { RepeatModel } from "./repeat-buying";
import { columnsOf, highestLogLikelihood, type RepeatGroup, repeatLogLikelihood } from "./repeat-buying-likelihood";

type Params = readonly [r: number, alpha: number, a: number, b: number];

/** In the unit of the groups. */
function logLikelihood(
  groups: readonly RepeatGroup[],
  [r, alpha, a, b]: Params,
  model: RepeatModel = "bg_nbd",
): number {
  const columns = columnsOf(groups);
  if (!columns) throw new Error("no such histories");
  const purchases = groups.reduce((sum, { repeats, customers }) => sum + repeats * customers, 0);
  const inUnit = purchases * Math.log(columns.unit);
  return repeatLogLikelihood(model, columns, [r, alpha / columns.unit, a, b]) - inUnit;
}

// METRICS B1, after pymc-marketing's test_beta_geo.py.
test.each([
  [0, 0, -0.5994738182, 10],
  [200, 38, 100.7956931, 7],
])("%s repeats until %s of 40 weeks have the published likelihood", (repeats, untilLast, found, places) => {
  const customer = { repeats, untilLast, untilNow: 40, customers: 1 };
  expect(logLikelihood([customer], [0.25, 4, 0.8, 2.5])).toBeCloseTo(found, places);
});

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const someParams = fc.tuple(number(0.05, 10), number(0.5, 100), number(0.05, 10), number(0.05, 10));
const someModel = fc.constantFrom<RepeatModel>("bg_nbd", "mbg_nbd");
const someGroups = fc.array(
  fc
    .record({
      repeats: fc.nat(12),
      weeks: fc.integer({ min: 1, max: 30 }),
      last: fc.nat(),
      customers: fc.integer({ min: 1, max: 9 }),
    })
    .map(({ repeats, weeks, last, customers }) => ({
      repeats,
      untilLast: repeats === 0 ? 0 : 1 + (last % weeks),
      untilNow: weeks,
      customers,
    })),
  { minLength: 1, maxLength: 40 },
);

describe("the likelihood", () => {
  it("is the published one", () => {
    fc.assert(
      fc.property(someGroups, someParams, someModel, (groups, params, model) => {
        const [r, alpha, a, b] = params;
        const published = groups.reduce(
          (sum, one) => sum + one.customers * publishedLogLikelihood({ model, r, alpha, a, b }, one),
          0,
        );
        expect(Math.abs(logLikelihood(groups, params, model) - published)).toBeLessThan(
          1e-9 * (1 + Math.abs(published)),
        );
      }),
    );
  });

  it("is the same of equal histories grouped and one by one", () => {
    fc.assert(
      fc.property(someGroups, someParams, someModel, (groups, params, model) => {
        const each = groups.flatMap((one) => Array.from({ length: one.customers }, () => ({ ...one, customers: 1 })));
        const [grouped, single] = [logLikelihood(groups, params, model), logLikelihood(each, params, model)];
        expect(Math.abs(grouped - single)).toBeLessThan(1e-9 * (1 + Math.abs(single)));
      }),
    );
  });

  it("moves by Σx log 7 from weeks to days", () => {
    fc.assert(
      fc.property(someGroups, someParams, someModel, (groups, [r, alpha, a, b], model) => {
        const days = groups.map((one) => ({ ...one, untilLast: one.untilLast * 7, untilNow: one.untilNow * 7 }));
        const purchases = groups.reduce((sum, one) => sum + one.repeats * one.customers, 0);
        const [inWeeks, inDays] = [
          logLikelihood(groups, [r, alpha, a, b], model),
          logLikelihood(days, [r, alpha * 7, a, b], model),
        ];
        expect(Math.abs(inDays - (inWeeks - purchases * Math.log(7)))).toBeLessThan(1e-9 * (1 + Math.abs(inDays)));
      }),
    );
  });

  it("never exceeds what each customer's own best could be", () => {
    fc.assert(
      fc.property(someGroups, someParams, someModel, (groups, [r, alpha, a, b], model) => {
        const columns = columnsOf(groups);
        if (!columns) throw new Error("no such histories");
        const found = repeatLogLikelihood(model, columns, [r, alpha, a, b]);
        expect(found).toBeLessThanOrEqual(highestLogLikelihood(columns) + 1e-9);
      }),
    );
  });

  it("stays sane where b runs away to 10¹⁷, and the usual form is off by millions", () => {
    const groups = [
      { repeats: 3, untilLast: 20, untilNow: 30, customers: 100_000 },
      { repeats: 0, untilLast: 0, untilNow: 30, customers: 100_000 },
    ];
    const nobodyLeaves = logLikelihood(groups, [1, 3, 1, 1e9]);
    expect(Math.abs(logLikelihood(groups, [1, 3, 1, 1e17]) - nobodyLeaves)).toBeLessThan(1e-3);
    const usual = groups.reduce(
      (sum, one) =>
        sum + one.customers * publishedLogLikelihood({ model: "bg_nbd", r: 1, alpha: 3, a: 1, b: 1e17 }, one),
      0,
    );
    expect(Math.abs(usual - nobodyLeaves)).toBeGreaterThan(1e5);
  });

  it("is finite for very many purchases, however long the silence", () => {
    const often = { repeats: 50_000, untilLast: 10, untilNow: 5000, customers: 1 };
    expect(Number.isFinite(logLikelihood([often], [0.25, 4, 0.8, 2.5]))).toBe(true);
  });
});

test.each([
  ["a repeat on the first day", { repeats: 1, untilLast: 0, untilNow: 9, customers: 1 }],
  ["a repeat after now", { repeats: 1, untilLast: 10, untilNow: 9, customers: 1 }],
  ["half a repeat", { repeats: 0.5, untilLast: 1, untilNow: 9, customers: 1 }],
  ["a last day without a repeat", { repeats: 0, untilLast: 1, untilNow: 9, customers: 1 }],
  ["nobody", { repeats: 1, untilLast: 1, untilNow: 9, customers: 0 }],
  ["no time at all", { repeats: 0, untilLast: 0, untilNow: 0, customers: 5 }],
])("%s cannot be", (_, group) => {
  expect(columnsOf([group])).toBeNull();
});
