import { describe, expect, it } from "vitest";
import type { Refused } from "./climb";
import { findLikeliest } from "./fit";
import { descend } from "./minimise";
import { usualLogLikelihood } from "./published-repeat-buying.fixture";
import type { RepeatModel, RepeatParams } from "./repeat-buying";
import { fitRepeatBuying, type RepeatFit } from "./repeat-buying-fit";
import { columnsOf, highestLogLikelihood } from "./repeat-buying-likelihood";
import { simulatedRepeats } from "./simulated-customers.fixture";

const pause = () => Promise.resolve();
const names = ["r", "alpha", "a", "b"] as const;
const planted: Record<RepeatModel, RepeatParams> = {
  bg_nbd: { model: "bg_nbd", r: 0.8, alpha: 6, a: 0.8, b: 2.5 },
  mbg_nbd: { model: "mbg_nbd", r: 1, alpha: 6, a: 0.9, b: 2 },
};
const followed = { customers: 2000, least: 30, most: 80 };

function found(fit: RepeatFit | Refused): RepeatFit {
  if ("refused" in fit) throw new Error(fit.refused);
  return fit;
}

describe.each(["bg_nbd", "mbg_nbd"] as const)("%s", (model) => {
  it("finds the same customers in days as in weeks", async () => {
    const weeks = simulatedRepeats(planted[model], { ...followed, seed: 5, customers: 1500 });
    const days = weeks.map((one) => ({ ...one, untilLast: one.untilLast * 7, untilNow: one.untilNow * 7 }));
    const [inWeeks, inDays] = [
      found(await fitRepeatBuying(model, weeks, { pause })),
      found(await fitRepeatBuying(model, days, { pause })),
    ];
    const purchases = weeks.reduce((sum, { repeats }) => sum + repeats, 0);
    expect(inDays.params.alpha / inWeeks.params.alpha).toBeCloseTo(7, 6);
    expect(inDays.errors.alpha / inWeeks.errors.alpha).toBeCloseTo(7, 4);
    for (const name of ["r", "a", "b"] as const) expect(inDays.params[name]).toBeCloseTo(inWeeks.params[name], 6);
    expect(inDays.logLikelihood).toBeCloseTo(inWeeks.logLikelihood - purchases * Math.log(7), 6);
  });
});

describe("the search", () => {
  const customers = simulatedRepeats(planted.bg_nbd, { ...followed, seed: 3, customers: 1500 });

  it("comes to the same top from every start", async () => {
    const usual = found(await fitRepeatBuying("bg_nbd", customers, { pause }));
    const other = found(await fitRepeatBuying("bg_nbd", customers, { pause, starts: [[1, 3, 1, 3]] }));
    expect(usual.starts).toHaveLength(3);
    for (const start of usual.starts) expect(usual.logLikelihood - start).toBeLessThan(0.1);
    for (const name of names) expect(other.params[name]).toBeCloseTo(usual.params[name], 4);
  });

  describe("where others run off to b = 10¹⁷, and beyond what any customers' likelihood can be", () => {
    const runaway = [1, 3, 1, 1e16] as const;
    const byPackages = ([r = 0, alpha = 0, a = 0, b = 0]: readonly number[]) =>
      customers.reduce((sum, one) => sum + usualLogLikelihood({ model: "bg_nbd", r, alpha, a, b }, one), 0);
    const columns = columnsOf(customers);
    const purchases = customers.reduce((sum, { repeats }) => sum + repeats, 0);
    const ceiling = columns ? highestLogLikelihood(columns) - purchases * Math.log(columns.unit) : 0;

    it("is a top in their arithmetic without bounds, and refused by what cannot be", async () => {
      const height = (logs: readonly number[]) => -byPackages(logs.map(Math.exp));
      const theirs = await descend({ height, low: -690, high: 690, pause }, runaway.map(Math.log));
      expect(-theirs.height).toBeGreaterThan(ceiling + 100_000);
      expect(Math.exp(theirs.at[3] ?? 0)).toBeGreaterThan(1e15);
      const search = { logLikelihood: byPackages, starts: [runaway], least: 1e-300, most: 1e300, pause };
      expect(await findLikeliest({ ...search, ceiling })).toEqual({ refused: "nonsense_likelihood" });
    });

    it("ends at the bound from there, and never gets there from elsewhere", async () => {
      expect(await fitRepeatBuying("bg_nbd", customers, { pause, starts: [runaway] })).toEqual({ refused: "at_bound" });
      const fit = found(await fitRepeatBuying("bg_nbd", customers, { pause, starts: [runaway, [1, 1, 1, 1]] }));
      expect(fit.logLikelihood).toBeLessThan(ceiling);
      expect(Math.abs(Math.log(fit.params.b / planted.bg_nbd.b))).toBeLessThan(1);
    });
  });

  it("lets others work before each evaluation but that at the end of each start, and once between", async () => {
    let pauses = 0;
    const fit = await fitRepeatBuying("bg_nbd", customers, {
      pause: async () => {
        pauses += 1;
      },
    });
    expect(pauses).toBe(found(fit).evaluations - 3 + 1);
  });

  it("does not ask in which order the customers come", async () => {
    const [there, back] = [
      found(await fitRepeatBuying("bg_nbd", customers, { pause })),
      found(await fitRepeatBuying("bg_nbd", [...customers].reverse(), { pause })),
    ];
    for (const name of names) expect(back.params[name]).toBeCloseTo(there.params[name], 6);
  });
});

describe("is refused", () => {
  it("with fewer than a hundred who came back", async () => {
    const few = simulatedRepeats(planted.bg_nbd, { ...followed, customers: 60, seed: 1 });
    expect(await fitRepeatBuying("bg_nbd", few, { pause })).toEqual({ refused: "few_repeaters" });
    expect(await fitRepeatBuying("mbg_nbd", [], { pause })).toEqual({ refused: "few_repeaters" });
  });

  it("where histories cannot be", async () => {
    const late = [{ repeats: 2, untilLast: 9, untilNow: 8, customers: 500 }];
    expect(await fitRepeatBuying("bg_nbd", late, { pause })).toEqual({ refused: "impossible_history" });
  });

  it.each([
    [1, "flat"],
    [2, "at_bound"],
    [3, "at_bound"],
  ])("where nobody ever leaves, so that nothing says how large b is (%s)", async (seed, refused) => {
    const loyal = { ...planted.bg_nbd, a: 1e-9, b: 1e9 };
    const customers = simulatedRepeats(loyal, { ...followed, customers: 800, seed });
    const fit = await fitRepeatBuying("bg_nbd", customers, { pause });
    expect(fit).toEqual({ refused });
  });

  it("where all are alike, so that there is no spread to find", async () => {
    const alike = [{ repeats: 10, untilLast: 50, untilNow: 55, customers: 500 }];
    expect(await fitRepeatBuying("bg_nbd", alike, { pause })).toEqual({ refused: "at_bound" });
  });
});
