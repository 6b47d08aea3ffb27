import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { laneyP } from "./control-chart";
import { phasedChart } from "./phased-chart";
import { type PlainDate, plainDate } from "./plain-date";

const month = (index: number): PlainDate =>
  plainDate(`${2020 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}-01`);
const series = fc.array(
  fc.record({ n: fc.integer({ min: 1, max: 300 }), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
  { minLength: 1, maxLength: 40 },
);
const dated = (periods: { n: number; share: number }[]) =>
  periods.map(({ n, share }, index) => ({ from: month(index), n, k: Math.round(n * share) }));

describe("a chart with phases", () => {
  it("keeps the limits of the first twelve points whatever follows", () => {
    fc.assert(
      fc.property(series, series, (first, later) => {
        const points = dated([...first, ...later]);
        const chart = phasedChart(points, []);
        const base = laneyP(points.slice(0, 12));
        expect(chart.mean).toBe(base?.mean ?? null);
        expect(chart.sigmaZ).toBe(base?.sigmaZ ?? null);
        expect(chart.points).toHaveLength(points.length);
      }),
    );
  });

  it("leaves what stood before a base as it was, and begins anew with it", () => {
    fc.assert(
      fc.property(series, series, (before, after) => {
        const points = dated([...before, ...after]);
        const chart = phasedChart(points, [month(before.length)]);
        expect(chart.points.slice(0, before.length)).toEqual(phasedChart(points.slice(0, before.length), []).points);
        expect(chart.mean).toBe(phasedChart(points.slice(before.length), []).mean);
      }),
    );
  });

  it("has no limits where a phase has one point, and is on trial under twelve", () => {
    const points = dated([
      { n: 10, share: 0.5 },
      { n: 20, share: 0.9 },
      { n: 20, share: 0.8 },
    ]);
    expect(phasedChart(points, [month(2)]).points[2]).toEqual({ from: month(2), low: null, high: null, signals: [] });
    expect(phasedChart(points, []).isTrial).toBe(true);
    expect(phasedChart([], [])).toEqual({ mean: null, restsOn: null, sigmaZ: null, isTrial: true, points: [] });
  });
});
