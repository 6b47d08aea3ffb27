import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meanOf, newcomerWorth, sharedError, worthOfReferral, worthOfStaying } from "./customer-worth";
import { type ValueSums, valueSumsVersion } from "./value-method";

const nobody = { expected: null, historic: null };
const sum = (mean: number, customers = 40, deviation = 1) => ({
  ...{ customers, mean, deviation, low: mean, median: mean, high: mean },
});
const sumsWith = (first: number | null): ValueSums => ({
  ...{
    version: valueSumsVersion,
    all: nobody,
    repeaters: nobody,
    once: nobody,
    active: null,
    lapseDays: null,
    bands: [],
  },
  first: first === null ? null : sum(first),
});
const newcomer = { purchases: 1.2, valueMinor: 9_000, lowMinor: 8_000, highMinor: 10_000 };

describe("the worth of a new customer", () => {
  it("is the first purchase and what is expected after it, less what it costs to win them", () => {
    expect(newcomerWorth(sumsWith(3_000), newcomer, 5_000)).toMatchObject({
      ...{ first: 3_000, ahead: 9_000, winningCost: 5_000, whole: { worth: 7_000 } },
    });
  });

  it("is as sure as the first purchase and the fit are, each side by itself", () => {
    const { whole } = newcomerWorth({ ...sumsWith(0), first: sum(3_000, 100, 3_779.8) }, newcomer, 5_000);
    // t(99) is 1.9842 (tables); 1.9842 × 3779.8 / √100 = 750, and the fit reaches 1,000 down and up: √(750² + 1000²) = 1250.
    expect(whole?.low).toBeCloseTo(5_750, 0);
    expect(whole?.high).toBeCloseTo(8_250, 0);
  });

  it("is not said by a fit that left free first purchases out", () => {
    const { version: _, ...older } = sumsWith(3_000);
    expect(newcomerWorth(older, newcomer, 5_000)).toMatchObject({ first: null, whole: null });
  });

  it("is not said from fewer than ten first purchases", () => {
    const worth = newcomerWorth({ ...sumsWith(0), first: sum(3_000, 9) }, newcomer, 5_000);
    expect(worth).toMatchObject({ first: null, whole: null });
  });

  it("is not known where one of them is not", () => {
    for (const worth of [
      newcomerWorth(sumsWith(null), newcomer, 5_000),
      newcomerWorth(sumsWith(3_000), null, 5_000),
      newcomerWorth(sumsWith(3_000), newcomer, null),
    ]) {
      expect(worth.whole).toBeNull();
      expect(worthOfStaying(sum(10_000), worth, 0)).toBeNull();
    }
  });
});

describe("the worth of staying", () => {
  it("rises by what it costs to win somebody, penny by penny", () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1e6), fc.nat(1e6), (expected, cost, more) => {
        const at = (winning: number) =>
          worthOfStaying(sum(expected), newcomerWorth(sumsWith(3_000), newcomer, winning), 0)?.worth ?? 0;
        expect(at(cost + more) - at(cost)).toBe(more);
      }),
    );
  });

  it("carries the interval of the newcomer, the error of the mean and the error that the fit's values share", () => {
    const worth = newcomerWorth({ ...sumsWith(0), first: sum(3_000, 1e12) }, newcomer, 5_000);
    const surely = worthOfStaying(sum(20_000, 1e12), worth, 0);
    expect(surely?.low).toBeCloseTo(12_000, 0);
    expect(surely?.high).toBeCloseTo(14_000, 0);
    // 5% that is shared is 1.96 × 1,000 of 20,000.
    expect(worthOfStaying(sum(20_000, 1e12), worth, 0.05)?.low).toBeCloseTo(13_000 - Math.hypot(1_000, 1_960), 0);
    expect(worthOfStaying(sum(20_000, 9), worth, 0)).toBeNull();
  });
});

const about = (difference: number) => ({ difference, low: difference - 500, high: difference + 500, degrees: 40 });

describe("the worth of a referral", () => {
  it("is the margin of the difference and the cost that was saved, less the reward; revenue without a margin", () => {
    const costs = { winningCostMinor: 5_000, referralRewardMinor: 2_000 };
    expect(worthOfReferral(about(1_000), { ...costs, margin: 40 })).toEqual({ worth: 3_400, low: 3_200, high: 3_600 });
    expect(worthOfReferral(about(-1_000), { ...costs, margin: null })).toMatchObject({ worth: 2_000, low: 1_500 });
  });

  it("is not known without a difference, a cost or a reward", () => {
    const costs = { margin: 40, winningCostMinor: 5_000, referralRewardMinor: 2_000 };
    expect(worthOfReferral(null, costs)).toBeNull();
    expect(worthOfReferral(about(1_000), { ...costs, winningCostMinor: null })).toBeNull();
    expect(worthOfReferral(about(1_000), { ...costs, referralRewardMinor: null })).toBeNull();
  });
});

it("the error that all values of a fit share is that of a new customer's", () => {
  expect(sharedError(newcomer)).toBeCloseTo(Math.log(1.25) / 3.92, 4);
  expect(sharedError(null)).toBeNull();
  expect(sharedError({ ...newcomer, lowMinor: 0 })).toBeNull();
});

it("a mean of few is as unsure as Student's t says", () => {
  // t(9) is 2.2622 (tables): 2.2622 × 20 / √10 = 14.307; of very many it is 1.96.
  expect(meanOf({ customers: 10, mean: 50, deviation: 20 }, 0).low).toBeCloseTo(50 - 14.307, 3);
  expect(meanOf({ customers: 1e6, mean: 50, deviation: 1_000 }, 0).high).toBeCloseTo(51.96, 3);
  for (const at of [499, 500]) {
    const { high } = meanOf({ customers: at, mean: 0, deviation: Math.sqrt(at) }, 0);
    expect(Math.abs(high - 1.9647)).toBeLessThan(0.005);
  }
});
