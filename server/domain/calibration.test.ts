import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { binOf, brierScore, calibrate, calibrationVerdict, decompose, type Forecast } from "./calibration";
import { wilson } from "./wilson";

const forecast = fc.record({
  probability: fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100),
  happened: fc.boolean(),
});
const forecasts = fc.array(forecast, { minLength: 1, maxLength: 200 });
const many = (n: number, k: number, probability: number): Forecast[] =>
  Array.from({ length: n }, (_, place) => ({ probability, happened: place < k }));

describe("the Brier score", () => {
  test("of the example of GOVERNANCE A7 is 0.353333", () => {
    const example = [
      { probability: 0.7, happened: true },
      { probability: 0.9, happened: false },
      { probability: 0.6, happened: true },
    ];
    expect(brierScore(example)).toBeCloseTo(0.353333, 6);
  });

  test("is 0 for a prophet, 0.25 for a coin, null for nobody", () => {
    expect(brierScore(many(5, 5, 1))).toBe(0);
    expect(brierScore(many(9, 4, 0.5))).toBe(0.25);
    expect(brierScore([])).toBeNull();
    expect(decompose([])).toBeNull();
  });

  test("is reliability − resolution + uncertainty, whatever was said and came", () => {
    fc.assert(
      fc.property(forecasts, (given) => {
        const parts = decompose(given);
        const sum = (parts?.reliability ?? 0) - (parts?.resolution ?? 0) + (parts?.uncertainty ?? 0);
        expect(sum).toBeCloseTo(brierScore(given) ?? Number.NaN, 10);
        expect(parts?.reliability).toBeGreaterThanOrEqual(0);
        expect(parts?.resolution).toBeLessThanOrEqual((parts?.uncertainty ?? 0) + 1e-12);
      }),
    );
  });
});

describe("calibration", () => {
  test("says nothing but counts under twenty", () => {
    expect(calibrate(many(19, 10, 0.7))).toEqual({
      ...{ n: 19, k: 10, brier: null, parts: null, bins: null },
      meanSaid: expect.closeTo(0.7, 10),
    });
    expect(calibrationVerdict(calibrate(many(19, 10, 0.7)))).toBeNull();
    expect(calibrate(many(20, 10, 0.7)).brier).toBeCloseTo(0.29, 10);
    expect(calibrate([]).meanSaid).toBeNull();
  });

  test("has every forecast in one bin, with Wilson's interval", () => {
    fc.assert(
      fc.property(fc.array(forecast, { minLength: 20, maxLength: 120 }), (given) => {
        const { bins, k, n } = calibrate(given);
        expect(bins?.reduce((sum, bin) => sum + bin.n, 0)).toBe(n);
        expect(bins?.reduce((sum, bin) => sum + bin.k, 0)).toBe(k);
        for (const bin of bins ?? []) {
          expect(bin.interval).toEqual(wilson(bin.k, bin.n));
          expect(given.filter(({ probability }) => binOf(probability) === bin.said)).toHaveLength(bin.n);
        }
      }),
    );
  });

  test("of 70 % said and 4 of 7 come has the interval of A7: 25 to 84 %", () => {
    const bin = calibrate([...many(7, 4, 0.7), ...many(13, 6, 0.5)]).bins?.find(({ said }) => said === 70);
    expect(bin).toMatchObject({ k: 4, n: 7 });
    expect(bin?.interval.low).toBeCloseTo(0.25, 2);
    expect(bin?.interval.high).toBeCloseTo(0.84, 2);
  });

  test.each([
    [0.65, 70],
    [0.64, 60],
    [0.15, 20],
    [0.01, 10],
    [0.04, 10],
    [0.99, 90],
    [0.29, 30],
    [0.95, 90],
  ])("puts %d to %i", (probability, said) => expect(binOf(probability)).toBe(said));

  test.each([
    [30, 15, 0.9, "too_sure"],
    [30, 29, 0.5, "not_sure_enough"],
    [30, 21, 0.7, "no_signal"],
  ])("of %i with %i come, said %d, is %s", (n, k, probability, verdict) =>
    expect(calibrationVerdict(calibrate(many(n, k, probability)))).toBe(verdict),
  );
});
