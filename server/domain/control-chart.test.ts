import { describe, expect, it } from "vitest";
import { laneyP } from "./control-chart";
import { nhsAccidents } from "./nhs-accidents.fixture";

const chartOf = (k: number[], n: number[]) => {
  const chart = laneyP(n.map((size, index) => ({ n: size, k: k[index] ?? 0 })));
  if (!chart) throw new Error("no chart");
  return chart;
};

describe("Laney's p' chart", () => {
  it("agrees with the reference figures", () => {
    const n = [40, 55, 38, 60, 52, 47, 49, 58, 44, 51, 63, 50];
    const chart = chartOf([36, 49, 35, 53, 48, 40, 45, 50, 41, 46, 55, 47], n);
    expect(chart.mean).toBeCloseTo(0.897858, 6);
    expect(chart.sigmaZ).toBeCloseTo(0.960208, 6);
    expect(chart.points[0]?.low).toBeCloseTo(0.7599, 4);
    expect(chart.points[0]?.high).toBe(1);
    expect(chart.isTrial).toBe(false);
    expect(chart.points.some(({ isOutside, isRun }) => isOutside || isRun)).toBe(false);
  });

  it("widens where periods differ by more than chance, and raises no false alarm", () => {
    const k = [360, 348, 372, 340, 376, 352, 368, 344, 371, 339, 377, 353];
    const chart = chartOf(k, Array(12).fill(400));
    expect(chart.sigmaZ).toBeCloseTo(3.812309, 6);
    expect(chart.points[0]?.low).toBeCloseTo(0.7211, 4);
    expect(chart.points[0]?.high).toBe(1);
    expect(chart.points.some(({ isOutside }) => isOutside)).toBe(false);
    const plain = 3 * Math.sqrt((chart.mean * (1 - chart.mean)) / 400);
    expect([chart.mean - plain, chart.mean + plain].map((limit) => limit.toFixed(4))).toEqual(["0.8500", "0.9417"]);
  });

  it("agrees with the published limits of the accident departments", () => {
    const chart = laneyP(nhsAccidents.map(([k, n]) => ({ k, n })));
    expect(chart?.mean).toBeCloseTo(0.9528997, 7);
    expect(chart?.sigmaZ).toBeCloseTo(10.6404219, 7);
    nhsAccidents.forEach(([, , high, low], index) => {
      expect(Math.abs((chart?.points[index]?.high ?? 0) - high)).toBeLessThan(1e-6);
      expect(Math.abs((chart?.points[index]?.low ?? 0) - low)).toBeLessThan(1e-6);
    });
    expect(chart?.points.some(({ isOutside }) => isOutside)).toBe(false);
  });

  it("signals a point outside the limits", () => {
    const chart = chartOf([90, 91, 89, 90, 91, 90, 89, 90, 91, 90, 89, 40], Array(12).fill(100));
    expect(chart.points.map(({ isOutside }) => isOutside).lastIndexOf(true)).toBe(11);
  });

  it("signals the seventh in a row on one side of the mean, not the sixth", () => {
    const chart = chartOf([95, 80, 95, 80, 91, 91, 91, 91, 91, 91, 91, 60], Array(12).fill(100));
    expect(chart.points.map(({ isRun }) => isRun)).toEqual([...Array(10).fill(false), true, false]);
  });

  it("does not run through a period on the mean", () => {
    expect(chartOf(Array(9).fill(45), Array(9).fill(50)).points.some(({ isRun }) => isRun)).toBe(false);
  });

  it("says that limits are on trial under twelve periods", () => {
    expect(chartOf([9, 8, 9], [10, 10, 10]).isTrial).toBe(true);
  });

  it("draws nothing from one period, none, or an empty one", () => {
    expect(laneyP([{ k: 1, n: 2 }])).toBeNull();
    expect(laneyP([])).toBeNull();
    expect(
      laneyP([
        { k: 1, n: 2 },
        { k: 0, n: 0 },
      ]),
    ).toBeNull();
  });

  it("has limits at the mean when every promise was kept", () => {
    const chart = chartOf([10, 12], [10, 12]);
    expect([chart.mean, chart.sigmaZ, chart.points[0]?.low, chart.points[0]?.high]).toEqual([1, 0, 1, 1]);
  });
});
