import { describe, expect, it } from "vitest";
import { gChart, xmr } from "./value-chart";

const exact = 3 / 1.128;

describe("an XmR chart", () => {
  it("agrees with the reference figures", () => {
    const n = [40, 55, 38, 60, 52, 47, 49, 58, 44, 51, 63, 50];
    const k = [36, 49, 35, 53, 48, 40, 45, 50, 41, 46, 55, 47];
    const chart = xmr(k.map((kept, index) => kept / (n[index] ?? 1)));
    expect(chart?.mean).toBeCloseTo(0.899722, 6);
    expect(chart?.low).toBeCloseTo(0.776915, 6);
    expect(((chart?.high ?? 0) - (chart?.mean ?? 0)) / 2.66).toBeCloseTo(0.046168, 6);
  });

  it("agrees with the flow rates of the NIST handbook, whose reach is not rounded", () => {
    const chart = xmr([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1], { reach: exact });
    expect(chart?.mean).toBeCloseTo(50.81, 10);
    expect(((chart?.high ?? 0) - (chart?.mean ?? 0)) / exact).toBeCloseTo(1.8778, 4);
    expect(chart?.high).toBeCloseTo(55.8041, 4);
    expect(chart?.low).toBeCloseTo(45.8159, 4);
    expect(chart?.isTrial).toBe(true);
  });

  it("agrees with the ratios of qicharts2", () => {
    const x = [5, 7, 5, 7, 7, 5, 4, 9, 8, 13, 8, 7, 8, 7, 12, 11, 8];
    const n = [113, 132, 121, 134, 116, 131, 93, 138, 182, 157, 100, 103, 146, 108, 153, 141, 134];
    const chart = xmr(
      x.map((count, index) => count / (n[index] ?? 1)),
      { reach: exact },
    );
    expect([chart?.mean, chart?.high, chart?.low].map((value) => value?.toFixed(6))).toEqual([
      "0.059297",
      "0.095737",
      "0.022858",
    ]);
  });

  it("keeps the limits of its base and clips at what values cannot be below", () => {
    const chart = xmr([1, 2, 1, 2, 40], { base: 4, least: 0 });
    expect([chart?.mean, chart?.low]).toEqual([1.5, 0]);
    expect(chart?.high).toBeCloseTo(1.5 + 2.66, 12);
    expect(chart?.points.map(({ signals }) => signals)).toEqual([[], [], [], [], ["outside"]]);
  });

  it("draws nothing from one value", () => {
    expect(xmr([1])).toBeNull();
    expect(xmr([])).toBeNull();
  });
});

describe("the signals", () => {
  const signals = (values: number[], base: number) =>
    xmr(values, { base })?.points.map((point) => point.signals.join(" "));

  it.each([
    ["seven that rise", [5, 6, 4, 5, 1, 2, 3, 4, 5, 6, 7], 10, "trend"],
    ["seven that fall", [5, 4, 6, 5, 9, 8, 7, 6, 5, 4, 3], 10, "trend"],
  ])("names %s, at the seventh", (_, values, at, found) => {
    const named = signals(values, 4);
    expect(named?.[at]).toContain(found);
    expect(named?.slice(0, at).some((word) => word.includes(found))).toBe(false);
  });

  it("has no trend where one repeats the one before", () => {
    expect(signals([5, 6, 4, 5, 1, 2, 3, 3, 5, 6, 7], 4)?.some((word) => word.includes("trend"))).toBe(false);
  });

  it("names the second of three in the outer third of one side, and not of both", () => {
    // Mean 10, moves of 3: limits 10 ± 7.98, outer thirds beyond 10 ± 5.32.
    const base = [8.5, 11.5, 8.5, 11.5];
    expect(signals([...base, 16, 10, 16], 4)).toEqual(["", "", "", "", "", "", "near_limit"]);
    expect(signals([...base, 16, 10, 4], 4)).toEqual(["", "", "", "", "", "", ""]);
    expect(signals([...base, 16, 10, 10, 16], 4)).toEqual(["", "", "", "", "", "", "", ""]);
  });

  it("finds none where nothing varies", () => {
    expect(signals([3, 3, 3, 3, 3, 3, 3, 3, 3], 9)).toEqual(Array(9).fill(""));
  });
});

describe("a g chart", () => {
  it("has the limits of the geometric distribution", () => {
    const chart = gChart([10, 20, 0, 30, 15, 5, 18, 22, 9, 11, 14, 26]);
    expect(chart?.mean).toBe(15);
    expect(chart?.high).toBeCloseTo(15 + 3 * Math.sqrt(15 * 16), 10);
    expect(chart?.low).toBe(0);
    expect(chart?.isTrial).toBe(false);
  });

  it("signals a gap too long for chance, never one too short", () => {
    const chart = gChart([2, 1, 0, 3, 2, 40, 1, 2, 0, 1, 2, 3]);
    expect(chart?.points.map(({ signals }) => signals.includes("outside"))).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
      ...Array(6).fill(false),
    ]);
  });

  it("draws nothing from one gap", () => {
    expect(gChart([4])).toBeNull();
  });
});
