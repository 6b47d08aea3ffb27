import { describe, expect, it, test } from "vitest";
import { cdnow } from "./cdnow.fixture";
import { expectedSpend, fitGammaGamma, type SpendFit, type SpendGroup, spendCorrelation } from "./gamma-gamma";
import { lifetimeValue, type Spender, type ValueModels, type ValueTerms } from "./lifetime-value";

const names = ["p", "q", "gamma"] as const;
const repeaters = cdnow.filter(({ repeats }) => repeats > 0);
const exact: SpendGroup[] = repeaters.map(({ customers, repeats, cents }) => ({
  customers,
  repeats,
  mean: cents / repeats / 100,
}));
/** As lifetimes' file has them. */
const twoPlaces: SpendGroup[] = repeaters.map(({ customers, repeats, cents }) => ({
  customers,
  repeats,
  mean: Math.round(cents / repeats) / 100,
}));

/**
 * The top of each likelihood, found apart with forty digits (METRICS B2 has the first eight), the errors there, and where the
 * likelihood, all other parameters being as likely as they can, has fallen by 1.9207.
 */
const top = {
  exact: {
    values: [6.2495722713, 3.7442246671, 15.443520963],
    errors: [1.1900553, 0.29013307, 4.1594228],
    bounds: [
      [4.47834284, 9.64353249],
      [3.23124037, 4.38124248],
      [8.61219515, 25.28076827],
    ],
    logLikelihood: -4055.9176948019,
  },
  twoPlaces: {
    values: [6.2488024897, 3.7445884533, 15.447748009],
    errors: [1.189687, 0.29016562, 4.1599939],
    logLikelihood: -4055.9232435029,
  },
} as const;

async function fitted(groups: readonly SpendGroup[]): Promise<SpendFit> {
  const fit = await fitGammaGamma(groups, { pause: () => Promise.resolve() });
  if ("refused" in fit) throw new Error(fit.refused);
  return fit;
}

const found = { exact: await fitted(exact), twoPlaces: await fitted(twoPlaces) };

test("the 946 means are the published ones: their mean, deviation, ends and middle", () => {
  const means = exact.map(({ mean }) => mean).sort((one, other) => one - other);
  const mean = means.reduce((sum, one) => sum + one, 0) / means.length;
  const deviation = Math.sqrt(means.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (means.length - 1));
  expect(means).toHaveLength(946);
  expect([mean, deviation].map((one) => one.toFixed(2))).toEqual(["35.08", "30.28"]);
  expect([means[0], means[945]?.toFixed(2)]).toEqual([2.99, "299.63"]);
  expect(((means[472] ?? 0) + (means[473] ?? 0)) / 2).toBeCloseTo(27.4975, 10);
});

test("how often and how much hang together as little as published", () => {
  expect(spendCorrelation(exact)).toBeCloseTo(0.11388792, 8);
  expect(spendCorrelation(twoPlaces)).toBeCloseTo(0.113884, 6);
});

describe("the fits", () => {
  // What is left is that of central differences with steps of 0.001.
  test.each(["exact", "twoPlaces"] as const)("stand on the top, and say how wide it is: %s", (which) => {
    const [fit, at] = [found[which], top[which]];
    expect(fit.logLikelihood).toBeCloseTo(at.logLikelihood, 7);
    for (const [place, name] of names.entries()) {
      const [value, error] = [at.values[place] ?? 0, at.errors[place] ?? 0];
      expect(Math.abs(fit.params[name] - value) / error).toBeLessThan(5e-5);
      expect(Math.abs(fit.errors[name] / error - 1)).toBeLessThan(2e-5);
    }
  });

  it("say between what each parameter lies, to a hundredth of its error", () => {
    for (const [place, [low, high]] of top.exact.bounds.entries()) {
      const [name, error] = [names[place] ?? "p", top.exact.errors[place] ?? 0];
      expect(Math.abs((found.exact.bounds[name].low ?? 0) - low) / error).toBeLessThan(0.01);
      expect(Math.abs((found.exact.bounds[name].high ?? 0) - high) / error).toBeLessThan(0.01);
    }
  });

  it("are as Fader & Hardie, CLVTools and lifetimes print them", () => {
    const printed = ({ params }: SpendFit) => names.map((name) => params[name].toFixed(2));
    expect(printed(found.exact)).toEqual(["6.25", "3.74", "15.44"]);
    expect(printed(found.twoPlaces)).toEqual(["6.25", "3.74", "15.45"]);
    expect(found.exact.logLikelihood.toFixed(4)).toBe("-4055.9177");
  });
});

describe("what is to be expected on an occasion", () => {
  const paramsOf = ([p, q, gamma]: readonly [number, number, number]) => ({ p, q, gamma });
  /** What the fit is off the top by, in money. */
  const near = 1e-4;

  it("is the published mean of everybody, at the top and by our fit", () => {
    const nobody = { repeats: 0, mean: 0 };
    expect(expectedSpend(paramsOf(top.exact.values), nobody)).toBeCloseTo(35.17037, 5);
    expect(Math.abs((expectedSpend(found.exact.params, nobody) ?? 0) - 35.17037)).toBeLessThan(near);
  });

  test.each([
    [1, 2, 22.35, 24.658616, 24.658619],
    [2, 1, 11.77, 18.911479, 18.911489],
    [3, 0, 0, 35.171002, 35.170981],
    [6, 7, 73.74, 71.462851, 71.462843],
    [9, 2, 25.55, 27.282407, 27.282408],
  ])(
    "of lifetimes' customer %s is what it prints, whose search stops a little sooner",
    (_, repeats, mean, at, printed) => {
      const atTop = expectedSpend(paramsOf(top.twoPlaces.values), { repeats, mean }) ?? 0;
      expect(Math.abs(atTop - at)).toBeLessThan(1e-6);
      expect(Math.abs(atTop - printed)).toBeLessThan(2.5e-5);
      const ours = expectedSpend(found.twoPlaces.params, { repeats, mean }) ?? 0;
      expect(Math.abs(ours - at)).toBeLessThan(near);
    },
  );
});

/** METRICS B3: a year of months of 52 / 12 weeks, discounted by 1 % each, by the tops of both likelihoods. */
describe("what is to come", () => {
  const [r, alpha, a, b] = [0.24259452243, 4.413602019, 0.79292201723, 2.4259067768];
  const [p, q, gamma] = top.exact.values;
  const models: ValueModels = { repeat: { model: "bg_nbd", r, alpha, a, b }, spend: { p, q, gamma } };
  const year: ValueTerms = { month: 52 / 12, months: 12, discount: 0.01, margin: 1 };
  const valued = cdnow.map(({ customers, repeats, last, now, cents }) => {
    const mean = repeats > 0 ? cents / repeats / 100 : 0;
    const customer: Spender = { repeats, untilLast: last / 7, untilNow: now / 7, mean };
    return { customers, repeats, value: lifetimeValue(models, customer, year) ?? Number.NaN };
  });
  const sumOf = (some: typeof valued) => some.reduce((sum, { customers, value }) => sum + customers * value, 0);

  it("of all 2,357 is the published sum, and the means of who bought again and who did not", () => {
    const again = sumOf(valued.filter(({ repeats }) => repeats > 0));
    expect(Math.abs(sumOf(valued) - 71_354.5084)).toBeLessThan(3e-4);
    expect((again / 946).toFixed(2)).toBe("61.13");
    expect(((sumOf(valued) - again) / 1411).toFixed(2)).toBe("9.59");
  });

  test.each([
    [6, 7, 206, 272, 282.961103],
    [1516, 26, 216, 217, 970.12358],
  ])("of customer %s is the published value", (_, repeats, last, now, value) => {
    const at = cdnow.findIndex((one) => one.repeats === repeats && one.last === last && one.now === now);
    expect(Math.abs((valued[at]?.value ?? 0) - value)).toBeLessThan(4e-6);
  });
});
