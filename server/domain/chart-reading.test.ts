import { describe, expect, it } from "vitest";
import { chartReading, targetReading, targetVerdict } from "./chart-reading";
import type { Signal } from "./chart-signals";

const months = { one: "month", many: "months" };
const read = (found: [number, Signal[]][], isTrial = false) =>
  chartReading(
    found.map(([value, signals], index) => ({ name: `month ${index + 1}`, value, signals })),
    { middle: 0.5, isTrial, step: months },
  );

describe("the reading of a chart", () => {
  it.each<[string, [number, Signal[]][], string]>([
    [
      "nothing",
      [
        [0.5, []],
        [0.6, []],
      ],
      "No signal in 2 months: what differs between them is chance.",
    ],
    ["a point", [[0.1, ["near_limit", "outside"]]], "A signal in month 1: this month lies below what chance explains."],
    ["a run", [[0.6, ["run", "trend"]]], "A signal: seven or more months in a row above the middle, up to month 1."],
    ["a trend", [[0.4, ["trend"]]], "A signal: seven months in a row, each lower than the one before, up to month 1."],
    ["near a limit", [[0.9, ["near_limit"]]], "A signal: two of three months near the upper limit, up to month 1."],
    [
      "an old one",
      [
        [0.1, ["outside"]],
        [0.5, []],
      ],
      "A signal in month 1: this month lies below what chance explains. No signal since.",
    ],
  ])("reads %s", (_, found, sentence) => {
    expect(read(found)).toBe(sentence);
  });

  it("says that limits are on trial", () => {
    expect(read([[0.5, []]], true)).toContain("on trial until there are twelve months; there are 1.");
  });
});

describe("a target", () => {
  const limits = { low: 0.8, high: 0.95 };
  it.each([
    [0.8, "can"],
    [0.81, "may"],
    [0.95, "may"],
    [0.96, "cannot"],
  ])("of %d %s be met between 0.8 and 0.95", (target, verdict) => {
    expect(targetVerdict(limits, target)).toBe(verdict);
  });

  it("is read aloud", () => {
    expect(targetReading(limits, 0.9)).toBe("The target of 90% may be met or missed by chance alone.");
  });
});
