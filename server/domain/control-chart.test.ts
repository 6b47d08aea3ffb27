import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { laneyP, laneyU, pChart } from "./control-chart";
import { nhsAccidents } from "./nhs-accidents.fixture";
import { qichartsP } from "./qicharts-p.fixture";

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
    expect(chart.points.some(({ signals }) => signals.length > 0)).toBe(false);
  });

  it("widens where periods differ by more than chance, and raises no false alarm", () => {
    const k = [360, 348, 372, 340, 376, 352, 368, 344, 371, 339, 377, 353];
    const chart = chartOf(k, Array(12).fill(400));
    expect(chart.sigmaZ).toBeCloseTo(3.812309, 6);
    expect(chart.points[0]?.low).toBeCloseTo(0.7211, 4);
    expect(chart.points[0]?.high).toBe(1);
    expect(chart.points.some(({ signals }) => signals.includes("outside"))).toBe(false);
    const plain = 3 * Math.sqrt((chart.mean * (1 - chart.mean)) / 400);
    expect([chart.mean - plain, chart.mean + plain].map((limit) => limit.toFixed(4))).toEqual(["0.8500", "0.9417"]);
  });

  it("agrees with the published limits of the accident departments", () => {
    const chart = laneyP(nhsAccidents.map(([k, n]) => ({ k, n })));
    expect(chart?.mean).toBeCloseTo(0.9528997, 7);
    expect(chart?.sigmaZ).toBeCloseTo(10.6404219, 7);
    nhsAccidents.forEach(([, , high, low], index) => {
      expect(Math.abs((chart?.points[index]?.high ?? 0) - high)).toBeLessThan(5.1e-7);
      expect(Math.abs((chart?.points[index]?.low ?? 0) - low)).toBeLessThan(5.1e-7);
    });
    expect(chart?.points.some(({ signals }) => signals.includes("outside"))).toBe(false);
  });

  it("raises sixteen alarms of twenty there as a plain p chart", () => {
    const chart = pChart(nhsAccidents.map(([k, n]) => ({ k, n })));
    expect(chart?.points.filter(({ signals }) => signals.includes("outside"))).toHaveLength(16);
  });

  it("is the p chart where σz is one, and keeps the limits of its base for what follows", () => {
    const sizes = fc.array(
      fc.record({ n: fc.integer({ min: 1, max: 500 }), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
      {
        minLength: 3,
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(sizes, (periods) => {
        const points = periods.map(({ n, share }) => ({ n, k: Math.round(n * share) }));
        const [plain, wide] = [pChart(points), laneyP(points)];
        const base = laneyP(points, 2);
        expect(base?.mean).toBe(laneyP(points.slice(0, 2))?.mean);
        expect(base?.sigmaZ).toBe(laneyP(points.slice(0, 2))?.sigmaZ);
        plain?.points.forEach(({ high, share, low }, index) => {
          expect(low).toBeLessThanOrEqual(high);
          const other = wide?.points[index];
          expect(other?.share).toBe(share);
          if (plain.mean > 0 && plain.mean < 1 && high < 1 && (other?.high ?? 1) < 1)
            expect((other?.high ?? 0) - plain.mean).toBeCloseTo((high - plain.mean) * (wide?.sigmaZ ?? 0), 9);
        });
      }),
    );
  });

  it("signals a point outside the limits", () => {
    const chart = chartOf([90, 91, 89, 90, 91, 90, 89, 90, 91, 90, 89, 40], Array(12).fill(100));
    expect(chart.points.findLastIndex(({ signals }) => signals.includes("outside"))).toBe(11);
  });

  it("signals the seventh in a row on one side of the mean, not the sixth", () => {
    const chart = chartOf([95, 80, 95, 80, 91, 91, 91, 91, 91, 91, 91, 60], Array(12).fill(100));
    expect(chart.points.map(({ signals }) => signals.includes("run"))).toEqual([...Array(10).fill(false), true, false]);
  });

  it("does not run through a period on the mean", () => {
    expect(chartOf(Array(9).fill(45), Array(9).fill(50)).points.some(({ signals }) => signals.includes("run"))).toBe(
      false,
    );
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

describe("the plain p chart", () => {
  it("agrees with the wafers of the NIST handbook", () => {
    const counts = [
      12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
    ];
    const chart = pChart(counts.map((k) => ({ k, n: 50 })));
    expect(chart?.mean).toBeCloseTo(0.2313, 4);
    expect(chart?.points[0]?.high).toBeCloseTo(0.4102, 4);
    expect(chart?.points[0]?.low).toBeCloseTo(0.0524, 4);
    const outside = chart?.points.flatMap(({ signals }, index) => (signals.includes("outside") ? [index + 1] : []));
    expect(outside).toEqual([15, 23]);
  });

  it("agrees with all 72 limits of qicharts2", () => {
    const chart = pChart(qichartsP.map(([k, n]) => ({ k, n })));
    expect(chart?.mean).toBeCloseTo(0.2163, 4);
    expect(qichartsP).toHaveLength(36);
    qichartsP.forEach(([, , high, low], index) => {
      expect(Math.abs((chart?.points[index]?.high ?? 0) - high)).toBeLessThanOrEqual(5e-5);
      expect(Math.abs((chart?.points[index]?.low ?? 0) - low)).toBeLessThanOrEqual(5e-5);
    });
  });
});

describe("Laney's u' chart", () => {
  /** Every figure below by hand: Σk = 60, Σn = 600, ū = 0.1, s = √(0.1/n). */
  it("is computed from counts over changing n", () => {
    const points = [
      { k: 12, n: 100 },
      { k: 15, n: 200 },
      { k: 12, n: 100 },
      { k: 21, n: 200 },
    ];
    const chart = laneyU(points);
    const z = [0.02 / Math.sqrt(0.001), -0.025 / Math.sqrt(0.0005), 0.02 / Math.sqrt(0.001), 0.005 / Math.sqrt(0.0005)];
    const moves = [1, 2, 3].map((at) => Math.abs((z[at] ?? 0) - (z[at - 1] ?? 0)));
    const sigma = moves.reduce((sum, move) => sum + move, 0) / 3 / 1.128;
    expect(chart?.mean).toBeCloseTo(0.1, 12);
    expect(chart?.sigmaZ).toBeCloseTo(sigma, 12);
    expect(chart?.points[0]?.high).toBeCloseTo(0.1 + 3 * Math.sqrt(0.001) * sigma, 12);
    expect(chart?.points[0]?.low).toBe(Math.max(0, 0.1 - 3 * Math.sqrt(0.001) * sigma));
  });

  it("lets a rate be more than one, and a limit lie above it", () => {
    const chart = laneyU([
      { k: 30, n: 10 },
      { k: 20, n: 10 },
      { k: 28, n: 10 },
    ]);
    expect(chart?.points[0]?.share).toBe(3);
    expect(chart?.points[0]?.high).toBeGreaterThan(2.6);
  });

  it("nears the p' chart as the rate becomes small", () => {
    const points = [3, 5, 2, 6, 4, 3].map((k) => ({ k, n: 100_000 }));
    const [u, p] = [laneyU(points), laneyP(points)];
    expect(u?.points[0]?.high).toBeCloseTo(p?.points[0]?.high ?? 0, 6);
    expect(u?.sigmaZ).toBeCloseTo(p?.sigmaZ ?? 0, 4);
  });
});
