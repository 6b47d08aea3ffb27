import { describe, expect, it } from "vitest";
import type { Refused } from "./fit";
import type { RepeatModel, RepeatParams } from "./repeat-buying";
import { fitRepeatBuying, type RepeatFit } from "./repeat-buying-fit";
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
  it("finds what was planted, within its errors as often as they say", async () => {
    const truth = planted[model];
    const offs: number[] = [];
    for (let seed = 1; seed <= 8; seed++) {
      const fit = found(await fitRepeatBuying(model, simulatedRepeats(truth, { ...followed, seed }), { pause }));
      for (const name of names)
        offs.push(Math.log(fit.params[name] / truth[name]) / (fit.errors[name] / fit.params[name]));
    }
    expect(Math.max(...offs.map(Math.abs))).toBeLessThan(4);
    // 32 of them, of which 95 % should lie within 1.96 errors: fewer than 26 has a chance below one in a thousand.
    expect(offs.filter((off) => Math.abs(off) < 1.96).length).toBeGreaterThanOrEqual(26);
    const middle = offs.reduce((sum, off) => sum + off ** 2, 0) / offs.length;
    expect(middle).toBeGreaterThan(0.4);
    expect(middle).toBeLessThan(1.9);
  });

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

  it("comes to the same top from everywhere, also from where others run off to b = 10¹⁷", async () => {
    const usual = found(await fitRepeatBuying("bg_nbd", customers, { pause }));
    const runaway = found(await fitRepeatBuying("bg_nbd", customers, { pause, starts: [[1, 3, 1, 3]] }));
    expect(usual.starts).toHaveLength(3);
    for (const start of usual.starts) expect(usual.logLikelihood - start).toBeLessThan(0.1);
    for (const name of names) expect(runaway.params[name]).toBeCloseTo(usual.params[name], 4);
    expect(usual.params.b).toBeLessThan(20);
  });

  it("lets others work before each evaluation", async () => {
    let pauses = 0;
    const fit = await fitRepeatBuying("bg_nbd", customers, {
      pause: async () => {
        pauses += 1;
      },
    });
    expect(pauses).toBeGreaterThan(found(fit).evaluations - 10);
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

  it.each([1, 2, 3])("where nobody ever leaves, so that nothing says how large b is (%s)", async (seed) => {
    const loyal = { ...planted.bg_nbd, a: 1e-9, b: 1e9 };
    const customers = simulatedRepeats(loyal, { ...followed, customers: 800, seed });
    const fit = await fitRepeatBuying("bg_nbd", customers, { pause });
    expect(["at_bound", "flat"]).toContain("refused" in fit && fit.refused);
  });

  it("where all are alike, so that there is no spread to find", async () => {
    const alike = [{ repeats: 10, untilLast: 50, untilNow: 55, customers: 500 }];
    expect(await fitRepeatBuying("bg_nbd", alike, { pause })).toEqual({ refused: "at_bound" });
  });
});
