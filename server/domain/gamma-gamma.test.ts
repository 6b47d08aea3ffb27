import { describe, expect, it, test } from "vitest";
import { expectedSpend, fitGammaGamma, type SpendFit, spendCorrelation, spendLogDensity } from "./gamma-gamma";
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
  it("finds what was planted, within its errors as often as they say", async () => {
    const offs: number[] = [];
    for (let seed = 1; seed <= 8; seed++) {
      const fit = found(await fitGammaGamma(simulatedSpend(note, 2000, seed), { pause }));
      for (const name of ["p", "q", "gamma"] as const)
        offs.push(Math.log(fit.params[name] / note[name]) / (fit.errors[name] / fit.params[name]));
    }
    expect(Math.max(...offs.map(Math.abs))).toBeLessThan(4);
    expect(offs.filter((off) => Math.abs(off) < 1.96).length).toBeGreaterThanOrEqual(19);
  });

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
    expect(await fitGammaGamma(same, { pause })).toHaveProperty("refused");
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
