import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  expectedSpend,
  fitGammaGamma,
  highestSpendLogDensity,
  type SpendFit,
  spendCorrelation,
  spendLogDensity,
} from "./gamma-gamma";
import { simulatedSpend } from "./simulated-customers.fixture";

const pause = () => Promise.resolve();
/** METRICS B2: CDNOW's repeaters, to the digits of the likeliest, and as lifetimes fits its rounded file. */
const exact = { p: 6.2495721, q: 3.7442246, gamma: 15.4435211 };
const lifetimes = { p: 6.2488, q: 3.74459, gamma: 15.4477 };
const note = { p: 6.25, q: 3.74, gamma: 15.44 };

describe("the published figures", () => {
  it("checks the formulas by hand: mean and density", () => {
    const params = { p: 6, q: 4, gamma: 16 };
    expect(expectedSpend(params, { repeats: 3, mean: 35 })).toBeCloseTo(34.5714286, 7);
    expect(Math.exp(spendLogDensity(params, { repeats: 3, mean: 35 }))).toBeCloseTo(0.0162804074, 10);
  });

  it("gives everybody's mean", () => {
    expect(expectedSpend(exact, { repeats: 0, mean: 0 })).toBeCloseTo(35.17037, 5);
    expect(expectedSpend(note, { repeats: 0, mean: 0 })).toBeCloseTo(35.21898, 5);
  });

  // The three parameters are rounded, and 5e-5 of p alone moves everybody's mean by 3e-4. 4, 5, 8 and 10 are as 3.
  test.each([
    [1, 2, 22.35, 24.658619, 24.65],
    [2, 1, 11.77, 18.911489, 18.91],
    [3, 0, 0, 35.170981, 35.17],
    [6, 7, 73.74, 71.462843, 71.46],
    [7, 1, 11.77, 18.911489, 18.91],
    [9, 2, 25.55, 27.282408, 27.28],
  ])("customer %s of lifetimes' and Hardie's tables", (_, repeats, mean, printed, sheet) => {
    const found = expectedSpend(lifetimes, { repeats, mean }) ?? 0;
    expect(Math.abs(found - printed)).toBeLessThan(2e-4);
    expect(Math.abs(found - sheet)).toBeLessThan(0.01);
  });
});

function found(fit: Awaited<ReturnType<typeof fitGammaGamma>>): SpendFit {
  if ("refused" in fit) throw new Error(fit.refused);
  return fit;
}

describe("the fit", () => {
  it("finds the same in cents, and leaves out who has spent nothing again", async () => {
    const euros = simulatedSpend(note, 1000, 4);
    const silent = [
      { repeats: 0, mean: 0, customers: 900 },
      { repeats: 2, mean: 0, customers: 9 },
    ];
    const cents = [...silent, ...euros.map((one) => ({ ...one, mean: one.mean * 100 }))];
    const [inEuros, inCents] = [
      found(await fitGammaGamma(euros, { pause })),
      found(await fitGammaGamma(cents, { pause })),
    ];
    expect(inCents.params.gamma / inEuros.params.gamma).toBeCloseTo(100, 4);
    expect(inCents.params.q).toBeCloseTo(inEuros.params.q, 6);
    expect(inCents.logLikelihood).toBeCloseTo(inEuros.logLikelihood - 1000 * Math.log(100), 5);
  });

  it("is refused with few spenders, and where all spend exactly the same", async () => {
    expect(await fitGammaGamma(simulatedSpend(note, 99, 1), { pause })).toEqual({ refused: "few_repeaters" });
    const same = [{ repeats: 3, mean: 20, customers: 400 }];
    expect(await fitGammaGamma(same, { pause })).toEqual({ refused: "at_bound" });
  });

  it("cannot find what is denser than any parameters within bounds make it, and nearly can find that", () => {
    const upTo = (most: number) => fc.double({ min: 0.01, max: most, noNaN: true });
    const most = 50;
    const anySpend = fc.record({ repeats: fc.integer({ min: 1, max: 40 }), mean: upTo(1000) });
    fc.assert(
      fc.property(upTo(most), upTo(most), upTo(1e4), anySpend, (p, q, gamma, spend) => {
        const highest = highestSpendLogDensity(spend, most);
        expect(spendLogDensity({ p, q, gamma }, spend)).toBeLessThanOrEqual(highest + 1e-9);
        const sharpest = { p: most, q: most, gamma: spend.mean };
        expect(spendLogDensity(sharpest, spend)).toBeCloseTo(highest, 9);
      }),
    );
  });
});

test("a mean that is infinite is not known, until purchases hold it", () => {
  const wild = { p: 2, q: 0.9, gamma: 10 };
  expect(expectedSpend(wild, { repeats: 0, mean: 0 })).toBeNull();
  expect(expectedSpend(wild, { repeats: 3, mean: 50 })).toBeGreaterThan(50);
});

test("how often and how much: 1 where they rise together, null where one of them is always the same", () => {
  const of = (...pairs: [number, number][]) => pairs.map(([repeats, mean]) => ({ repeats, mean, customers: 2 }));
  expect(spendCorrelation(of([1, 10], [2, 20], [4, 40]))).toBeCloseTo(1, 12);
  expect(spendCorrelation(of([1, 40], [2, 20], [3, 0.001]))).toBeLessThan(-0.9);
  expect(spendCorrelation(of([2, 10], [2, 20]))).toBeNull();
  expect(spendCorrelation([])).toBeNull();
});
