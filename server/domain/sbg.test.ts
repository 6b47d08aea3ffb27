import { expect, it, test } from "vitest";
import { fitSbg, sbgSurvival } from "./sbg";

const pause = () => Promise.resolve();

/**
 * METRICS B4: Fader & Hardie 2007, of a thousand customers each. The parameters are those at which the derivatives, written
 * out, are 0 to thirteen places; METRICS' own differ from them by 2.4e-7 at most. Ours are the end of Newton's steps whose
 * slopes are differences over a thousandth: about 1e-6 off.
 */
test.each([
  ["Regular", [1000, 631, 468, 382, 326, 289, 262, 241], 0.7040772985, 1.1820430262, -1680.27],
  ["High End", [1000, 869, 743, 653, 593, 551, 517, 491], 0.6680883511, 3.8060949641, -1611.16],
])("the published cohort %s", async (_, alive, alpha, beta, logLikelihood) => {
  const fit = await fitSbg(alive, { pause });
  if ("refused" in fit) throw new Error(fit.refused);
  expect(Math.abs(fit.params.alpha / alpha - 1)).toBeLessThan(2e-6);
  expect(Math.abs(fit.params.beta / beta - 1)).toBeLessThan(2e-6);
  expect(fit.logLikelihood).toBeCloseTo(logLikelihood, 2);
  expect(Math.abs(sbgSurvival(fit.params, 7) - (alive[7] ?? 0) / 1000)).toBeLessThan(0.02);
});

it("starts with everybody, and keeps β / (α + β) at the first renewal", () => {
  expect(sbgSurvival({ alpha: 1, beta: 3 }, 0)).toBe(1);
  expect(sbgSurvival({ alpha: 1, beta: 3 }, 1)).toBe(0.75);
});

it("is refused where there is too little to see, where numbers rise, and where nobody leaves", async () => {
  expect(await fitSbg([100, 80], { pause })).toEqual({ refused: "impossible_history" });
  expect(await fitSbg([100, 80, 90], { pause })).toEqual({ refused: "impossible_history" });
  expect(await fitSbg([100, 100, 100, 100], { pause })).toEqual({ refused: "at_bound" });
});
