import { describe, expect, it, test } from "vitest";
import { cdnow, cdnowIn } from "./cdnow.fixture";
import type { Refused } from "./climb";
import { fitRepeatBuying, type RepeatFit } from "./repeat-buying-fit";
import { columnsOf, type RepeatGroup, repeatLogLikelihood } from "./repeat-buying-likelihood";

const pause = () => Promise.resolve();
const names = ["r", "alpha", "a", "b"] as const;
type Four = readonly [r: number, alpha: number, a: number, b: number];

const days = cdnowIn((all) => all);
const weeks = cdnowIn((all) => all / 7);
/** As lifetimes' file has them. */
const twoPlaces = cdnowIn((all) => Number((all / 7).toFixed(2)));

/**
 * The top of each likelihood, found apart with forty digits (METRICS B1 has the first eight), the errors there, and where the
 * likelihood, all other parameters being as likely as they can, has fallen by 1.9207.
 */
const top = {
  weeks: {
    values: [0.24259452243, 4.413602019, 0.79292201723, 2.4259067768],
    errors: [0.012557378, 0.37822406, 0.18573382, 0.70541426],
    bounds: [
      [0.21925899, 0.26860231],
      [3.7238967, 5.2117287],
      [0.51535787, 1.31879466],
      [1.42960533, 4.56691207],
    ],
    logLikelihood: -9582.4292066739,
  },
  twoPlaces: {
    values: [0.2425929072, 4.4135315612, 0.7928861481, 2.4257534365],
    errors: [0.01255732, 0.37822142, 0.18571914, 0.70534576],
    logLikelihood: -9582.4255605674,
  },
  mbg: {
    values: [0.52484315911, 6.1830852796, 0.89135939073, 1.6140022402],
    errors: [0.083268207, 0.69562064, 0.15478993, 0.5374948],
    logLikelihood: -9582.1357155537,
  },
} as const;

/** METRICS B1, as they are printed. */
const clvTools: Four = [0.2425945, 4.4136019, 0.7929199, 2.4258881];
const btyd: Four = [0.2425967, 4.413659, 0.7929869, 2.426164];
const rounded: Four = [0.243, 4.414, 0.793, 2.426];

async function fitted(model: "bg_nbd" | "mbg_nbd", groups: readonly RepeatGroup[]): Promise<RepeatFit> {
  const fit: RepeatFit | Refused = await fitRepeatBuying(model, groups, { pause });
  if ("refused" in fit) throw new Error(fit.refused);
  return fit;
}

function sumOf(of: (one: (typeof cdnow)[number]) => number): number {
  return cdnow.reduce((sum, one) => sum + one.customers * of(one), 0);
}

function likelihoodAt(groups: readonly RepeatGroup[], values: Four): number {
  const columns = columnsOf(groups, 1);
  if (!columns) throw new Error("no histories");
  return repeatLogLikelihood("bg_nbd", columns, values);
}

const found = {
  weeks: await fitted("bg_nbd", weeks),
  twoPlaces: await fitted("bg_nbd", twoPlaces),
  mbg: await fitted("mbg_nbd", weeks),
};

test("the sample is the published one: customers, purchases before and after the cut, and bins", () => {
  expect(sumOf(() => 1)).toBe(2357);
  expect(sumOf(({ repeats }) => repeats)).toBe(2457);
  expect(sumOf(({ later }) => later)).toBe(1882);
  expect(Math.max(...cdnow.map(({ repeats }) => repeats))).toBe(29);
  const bins = [0, 1, 2, 3, 4, 5, 6, 7].map((bin) => sumOf(({ repeats }) => Number(Math.min(repeats, 7) === bin)));
  expect(bins).toEqual([1411, 439, 214, 100, 62, 38, 29, 64]);
});

test("the likelihood of the rounded parameters, of exact days and of weeks of two places", () => {
  expect(likelihoodAt(weeks, rounded)).toBeCloseTo(-9582.430478, 6);
  expect(likelihoodAt(twoPlaces, rounded)).toBeCloseTo(-9582.426831, 6);
});

describe("the fits", () => {
  // What is left is that of central differences with steps of 0.001.
  test.each(["weeks", "twoPlaces", "mbg"] as const)("stand on the top, and say how wide it is: %s", (which) => {
    const [fit, at] = [found[which], top[which]];
    expect(fit.logLikelihood).toBeCloseTo(at.logLikelihood, 7);
    for (const [place, name] of names.entries()) {
      const [value, error] = [at.values[place] ?? 0, at.errors[place] ?? 0];
      expect(Math.abs(fit.params[name] - value) / error).toBeLessThan(2e-5);
      expect(Math.abs(fit.errors[name] / error - 1)).toBeLessThan(2e-5);
    }
  });

  it("say between what each parameter lies, to a hundredth of its error", () => {
    for (const [place, [low, high]] of top.weeks.bounds.entries()) {
      const [name, error] = [names[place] ?? "r", top.weeks.errors[place] ?? 0];
      expect(Math.abs((found.weeks.bounds[name].low ?? 0) - low) / error).toBeLessThan(0.01);
      expect(Math.abs((found.weeks.bounds[name].high ?? 0) - high) / error).toBeLessThan(0.01);
    }
  });

  it("are as Fader, Hardie & Lee and BTYDplus print them", () => {
    const printed = (fit: RepeatFit) => names.map((name) => fit.params[name].toFixed(3));
    expect(printed(found.weeks)).toEqual(["0.243", "4.414", "0.793", "2.426"]);
    expect(found.weeks.logLikelihood.toFixed(1)).toBe("-9582.4");
    expect(printed(found.mbg)).toEqual(["0.525", "6.183", "0.891", "1.614"]);
  });

  test.each([
    ["CLVTools", clvTools, 2e-9],
    ["BTYD", btyd, 1e-7],
  ] as const)("are likelier than those of %s, which stop a little below the top", (_, printed, near) => {
    const below = found.weeks.logLikelihood - likelihoodAt(weeks, printed);
    expect(below).toBeGreaterThan(0);
    expect(below).toBeLessThan(near);
  });

  it("are lifetimes' of its own file, errors too", () => {
    const { params, errors } = found.twoPlaces;
    for (const [place, value] of [0.242593, 4.413532, 0.792886, 2.425752].entries())
      expect(Math.abs(params[names[place] ?? "r"] - value)).toBeLessThan(4e-6);
    for (const [place, error] of [0.012557, 0.378221, 0.185719, 0.705345].entries())
      expect(Math.abs(errors[names[place] ?? "r"] - error)).toBeLessThan(1e-6);
  });

  it("are the same in days, alpha in days", async () => {
    const fit = await fitted("bg_nbd", days);
    expect(Math.abs(fit.params.alpha - 30.895211)).toBeLessThan(3e-5);
    expect(fit.logLikelihood).toBeCloseTo(-14363.530443, 6);
  });
});
