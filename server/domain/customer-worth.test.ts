import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newcomerWorth, sharedError, worthOfReferral, worthOfStaying } from "./customer-worth";
import type { ValueSums } from "./value-method";

const nobody = { expected: null, historic: null };
const sum = (mean: number) => ({ customers: 40, mean, deviation: 1, low: mean, median: mean, high: mean });
const sumsWith = (first: number | null): ValueSums => ({
  ...{ all: nobody, repeaters: nobody, once: nobody, active: null, lapseDays: null, bands: [] },
  first: first === null ? null : sum(first),
});
const newcomer = { purchases: 1.2, valueMinor: 9_000, lowMinor: 8_000, highMinor: 10_000 };

describe("the worth of a new customer", () => {
  it("is the first purchase and what is expected after it, less what it costs to win them", () => {
    expect(newcomerWorth(sumsWith(3_000), newcomer, 5_000)).toEqual({
      ...{ first: 3_000, ahead: 9_000, winningCost: 5_000, worth: 7_000 },
    });
  });

  it("is not known where one of them is not", () => {
    for (const worth of [
      newcomerWorth(sumsWith(null), newcomer, 5_000),
      newcomerWorth(sumsWith(3_000), null, 5_000),
      newcomerWorth(sumsWith(3_000), newcomer, null),
    ]) {
      expect(worth.worth).toBeNull();
      expect(worthOfStaying(10_000, worth)).toBeNull();
    }
  });
});

describe("the worth of staying", () => {
  it("rises by what it costs to win somebody, penny by penny", () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1e6), fc.nat(1e6), (expected, cost, more) => {
        const at = (winning: number) =>
          worthOfStaying(expected, newcomerWorth(sumsWith(3_000), newcomer, winning)) ?? 0;
        expect(at(cost + more) - at(cost)).toBe(more);
      }),
    );
  });
});

describe("the worth of a referral", () => {
  it("is the margin of the difference and the cost that was saved, less the reward; revenue without a margin", () => {
    const costs = { winningCostMinor: 5_000, referralRewardMinor: 2_000 };
    expect(worthOfReferral(1_000, { ...costs, margin: 40 })).toBe(3_400);
    expect(worthOfReferral(-1_000, { ...costs, margin: null })).toBe(2_000);
  });

  it("is not known without a difference, a cost or a reward", () => {
    const costs = { margin: 40, winningCostMinor: 5_000, referralRewardMinor: 2_000 };
    expect(worthOfReferral(null, costs)).toBeNull();
    expect(worthOfReferral(1_000, { ...costs, winningCostMinor: null })).toBeNull();
    expect(worthOfReferral(1_000, { ...costs, referralRewardMinor: null })).toBeNull();
  });
});

it("the error that all values of a fit share is that of a new customer's", () => {
  expect(sharedError(newcomer)).toBeCloseTo(Math.log(1.25) / 3.92, 4);
  expect(sharedError(null)).toBe(0);
  expect(sharedError({ ...newcomer, lowMinor: 0 })).toBe(0);
});
