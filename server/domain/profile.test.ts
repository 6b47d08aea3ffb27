import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plantedRepeats } from "./fit-coverage.fixture";
import { descend, type Valley } from "./minimise";
import { type Bounds, profileOf, type Top } from "./profile";
import { fitRepeatBuying } from "./repeat-buying-fit";
import { columnsOf, repeatLogLikelihood } from "./repeat-buying-likelihood";
import { simulatedCdnow } from "./simulated-customers.fixture";
import { thinned } from "./thinned-valley";
import { z95 } from "./wilson";

const pause = () => Promise.resolve();
const valley = (height: Valley["height"]): Valley => ({ height, low: -14, high: 9, pause });

/** Bent, so that nothing is as the curvature at the top says: whatever x is, y is best at sin x and costs nothing there. */
const bent = (sigma: number, tau: number) =>
  valley(([x = 0, y = 0]) => ((Math.exp(x) - 1) / sigma) ** 2 / 2 + ((y - Math.sin(x)) / tau) ** 2 / 2);
const topOf = (sigma: number, tau: number): Top => ({
  at: [0, 0],
  height: 0,
  covariance: [
    [sigma ** 2, sigma ** 2],
    [sigma ** 2, tau ** 2 + sigma ** 2],
  ],
});

describe("the bounds", () => {
  it("are where the profile is 1.92 lower, here at log(1 ± 1.96 σ): below, there is none where that is no number", async () => {
    const spread = fc.double({ min: 0.06, max: 3, noNaN: true });
    await fc.assert(
      fc.asyncProperty(spread, fc.double({ min: 0.2, max: 2, noNaN: true }), async (sigma, tau) => {
        fc.pre(Math.abs(1 - z95 * sigma) > 1e-3);
        const { bounds, likelier } = await profileOf(topOf(sigma, tau), bent(sigma, tau));
        const [{ low, high } = { low: 0, high: 0 }] = bounds;
        expect(Math.abs((high ?? 0) - Math.log(1 + z95 * sigma))).toBeLessThan(0.02);
        if (z95 * sigma > 1) expect(low).toBeNull();
        else expect(Math.abs(Math.exp(low ?? 0) - (1 - z95 * sigma))).toBeLessThan(0.02);
        expect(likelier).toBeNull();
      }),
      { numRuns: 50 },
    );
  });

  it("are those of the curvature where that is sharp, and cost nothing then", async () => {
    const { bounds, evaluations } = await profileOf(topOf(0.04, 0.01), bent(0.04, 0.01));
    expect(bounds[0]).toEqual({ low: -z95 * 0.04, high: z95 * 0.04 });
    expect(evaluations).toBe(0);
  });

  it("are not known where the valley ends before they come", async () => {
    const shallow = valley(([x = 0]) => 1 - 1 / (1 + x * x));
    const { bounds } = await profileOf({ at: [0], height: 0, covariance: [[0.5]] }, shallow);
    expect(bounds).toEqual([{ low: null, high: null }]);
  });

  it("say where it is lower still than at what was taken for the bottom", async () => {
    const two = valley(([x = 0]) => x * x - 6 * Math.exp(-4 * (x - 1.4) ** 2));
    const { likelier } = await profileOf({ at: [0], height: two.height([0]), covariance: [[0.5]] }, two);
    expect(two.height(likelier ?? [0])).toBeLessThan(two.height([0]) - 1e-3);
  });
});

describe.each(["bg_nbd", "mbg_nbd"] as const)("%s", (model) => {
  const groups = simulatedCdnow(plantedRepeats[model], 2);
  const columns = columnsOf(groups);
  const names = ["r", "alpha", "a", "b"] as const;
  const height = (logs: readonly number[]) =>
    columns ? -repeatLogLikelihood(model, columns, logs.map(Math.exp)) : Number.NaN;
  const fitted = async () => {
    const fit = await fitRepeatBuying(model, groups, { pause });
    if ("refused" in fit || !columns) throw new Error("not fitted");
    const { r, alpha, a, b } = fit.params;
    const at = [r, alpha / columns.unit, a, b].map(Math.log);
    return { fit, top: { at, height: height(at), covariance: fit.covariance } };
  };

  it("has bounds of a and b at which a simplex search of the others finds 3.84 less, and uneven ones", async () => {
    const { fit, top } = await fitted();
    for (const name of ["a", "b"] as const) {
      const { low, high } = fit.bounds[name];
      for (const bound of [low, high]) {
        const axis = names.indexOf(name);
        const whole = (others: readonly number[]) => others.toSpliced(axis, 0, Math.log(bound ?? Number.NaN));
        const best = await descend(
          valley((others) => height(whole(others))),
          top.at.toSpliced(axis, 1),
          { tolerance: 1e-6 },
        );
        expect(Math.abs(2 * (best.height - top.height) - z95 ** 2)).toBeLessThan(0.05);
      }
      const [down, up] = [Math.log(fit.params[name] / (low ?? 0)), Math.log((high ?? 0) / fit.params[name])];
      expect(up / down).toBeGreaterThan(1.1);
    }
  });

  it("has nearly the same from a third of the data, bent as all of them at the top", async () => {
    const { top } = await fitted();
    const third = columnsOf(
      groups.filter((_, at) => at % 3 === 0),
      columns?.unit,
    );
    if (!third) throw new Error("no such histories");
    const some = valley((logs) => -repeatLogLikelihood(model, third, logs.map(Math.exp)));
    const about = await thinned(top, valley(height), some);
    expect(about.height(top.at)).toBe(top.height);
    const [all, few] = [await profileOf(top, valley(height)), await profileOf(top, about)];
    for (const axis of names.keys())
      for (const side of ["low", "high"] as const) {
        const of = ({ bounds }: { bounds: readonly Bounds[] }) => bounds[axis]?.[side] ?? Number.NaN;
        expect(Math.abs(of(few) - of(all))).toBeLessThan(0.15 * Math.abs(of(all) - (top.at[axis] ?? 0)));
      }
  });
});
