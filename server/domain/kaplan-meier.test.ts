import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { kaplanMeier, type Life, survivalAt } from "./kaplan-meier";
import { macs } from "./macs.fixture";

/** "6+" is somebody last seen at 6. */
const livesOf = (written: string): Life[] =>
  written.split(" ").map((time) => ({ from: 0, until: Number.parseFloat(time), ended: !time.endsWith("+") }));
const ends = (lives: readonly Life[]) => kaplanMeier(lives).steps.filter(({ ended }) => ended > 0);
const places = (values: readonly (number | null)[], digits: number) => values.map((value) => value?.toFixed(digits));

/** Freireich's leukaemia patients in the files of Gehan 1965. */
const mercaptopurine = livesOf("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+");
const placebo = livesOf("1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23");

describe("the published curves", () => {
  it("6-MP: survival, errors, numbers at risk, median and bounds", () => {
    const steps = ends(mercaptopurine);
    expect(steps.map(({ at }) => at)).toEqual([6, 7, 10, 13, 16, 22, 23]);
    expect(steps.map(({ atRisk }) => atRisk)).toEqual([21, 17, 15, 12, 11, 7, 6]);
    expect(
      places(
        steps.map(({ survival }) => survival),
        6,
      ),
    ).toEqual(["0.857143", "0.806723", "0.752941", "0.690196", "0.627451", "0.537815", "0.448179"]);
    expect(
      places(
        steps.map(({ error }) => error),
        6,
      ),
    ).toEqual(["0.076360", "0.086935", "0.096350", "0.106815", "0.114054", "0.128234", "0.134591"]);
    expect(places([steps[0]?.low ?? null, steps[0]?.high ?? null], 4)).toEqual(["0.6197", "0.9516"]);
    expect(kaplanMeier(mercaptopurine).median).toBe(23);
  });

  it("both arms: thirty ends in 541 weeks, nobody of the placebo left", () => {
    const both = [...mercaptopurine, ...placebo];
    expect(kaplanMeier(both).steps.reduce((sum, { ended }) => sum + ended, 0)).toBe(30);
    expect(both.reduce((sum, { until }) => sum + until, 0)).toBe(541);
    expect(kaplanMeier(placebo).steps.at(-1)).toMatchObject({ survival: 0, error: null, low: null, high: null });
  });

  it("aml, maintained", () => {
    const steps = ends(livesOf("9 13 13+ 18 23 28+ 31 34 45+ 48 161+"));
    expect(
      places(
        steps.map(({ survival }) => survival),
        3,
      ),
    ).toEqual(["0.909", "0.818", "0.716", "0.614", "0.491", "0.368", "0.184"]);
    expect(
      places(
        steps.map(({ error }) => error),
        4,
      ),
    ).toEqual(["0.0867", "0.1163", "0.1397", "0.1526", "0.1642", "0.1627", "0.1535"]);
  });

  it("Bewick 2004, down to nobody", () => {
    const curve = kaplanMeier(livesOf("1 1 4 5 6+ 9 9+ 22"));
    const steps = curve.steps.filter(({ ended }) => ended > 0);
    expect(
      places(
        steps.map(({ survival }) => survival),
        3,
      ),
    ).toEqual(["0.750", "0.625", "0.500", "0.333", "0.000"]);
    expect(curve.median).toBe(5);
  });

  it("g3 of lifelines, as R has it: treated", () => {
    const steps = ends(livesOf("53 28+ 69+ 58+ 54+ 25 51+ 61+ 57+ 57+ 50+"));
    expect(steps.map(({ at, survival }) => [at, survival.toFixed(3)])).toEqual([
      [25, "0.909"],
      [53, "0.779"],
    ]);
  });

  it("g3 of lifelines, as R has it: not treated, with log-log bounds", () => {
    const steps = ends(livesOf("34 32 9 19 50+ 48+"));
    expect(steps.map(({ at }) => at)).toEqual([9, 19, 32, 34]);
    expect(
      places(
        steps.map(({ survival }) => survival),
        3,
      ),
    ).toEqual(["0.833", "0.667", "0.500", "0.333"]);
    expect(
      places(
        steps.map(({ low }) => low),
        4,
      ),
    ).toEqual(["0.2731", "0.1946", "0.1109", "0.0461"]);
    expect(
      places(
        steps.map(({ high }) => high),
        3,
      ),
    ).toEqual(["0.975", "0.904", "0.804", "0.676"]);
  });

  it("MACS, many of whom came into sight late", () => {
    const steps = ends(macs.map(([from, until, ended]) => ({ from, until, ended: ended === 1 })));
    const at = (time: number) => steps.find((step) => step.at === time);
    expect(at(0.791)?.survival).toBeCloseTo(0.9540043290043292, 14);
    expect([0.269, 0.791, 4.688].map((time) => at(time)?.atRisk)).toEqual([42, 44, 11]);
  });
});

describe("late entries", () => {
  it("are at risk after they came, not at the moment itself and not before", () => {
    const lives = [
      { from: 0, until: 2, ended: true, count: 3 },
      { from: 2, until: 4, ended: true },
      { from: 1, until: 2, ended: false },
      { from: 0, until: 5, ended: false, count: 2 },
    ];
    expect(ends(lives).map(({ at, atRisk, survival }) => [at, atRisk, survival])).toEqual([
      [2, 6, 0.5],
      [4, 3, 0.5 * (2 / 3)],
    ]);
  });

  it("who came and went at once were never at risk; who began and was last seen today is, today", () => {
    expect(kaplanMeier([{ from: 3, until: 3, ended: true }]).steps).toEqual([]);
    expect(kaplanMeier([{ from: 0, until: 0, ended: false }]).steps).toMatchObject([{ at: 0, atRisk: 1, censored: 1 }]);
  });
});

/** S(t) as it is defined, life by life: at each end, of those who came before it and had not gone before it. */
function naive(lives: readonly Life[], time: number): number {
  const seen = lives.filter(({ from, until }) => from === 0 || from < until);
  const ends = [...new Set(seen.filter(({ ended, until }) => ended && until <= time).map(({ until }) => until))];
  const many = (isIn: (life: Life) => boolean) => seen.filter(isIn).reduce((sum, { count = 1 }) => sum + count, 0);
  return ends.reduce((survival, at) => {
    const atRisk = many(({ from, until }) => (from === 0 || from < at) && at <= until);
    return survival * (1 - many(({ ended, until }) => ended && until === at) / atRisk);
  }, 1);
}

describe("the curve", () => {
  it("is 1 before the first end, a step until the next, and not known after the last was seen", () => {
    const curve = kaplanMeier(mercaptopurine);
    expect(survivalAt(curve, 5)).toEqual({ survival: 1, low: null, high: null });
    expect(survivalAt(curve, 9.5)?.survival).toBeCloseTo(0.806723, 6);
    expect(survivalAt(curve, 35)?.survival).toBeCloseTo(0.448179, 6);
    expect(survivalAt(curve, 35.1)).toBeNull();
    expect(survivalAt(kaplanMeier([]), 0)).toBeNull();
  });

  it("has no median where more than half live on", () => {
    expect(kaplanMeier(livesOf("1 2+ 3+ 4+")).median).toBeNull();
  });

  it("is the product over those at risk, whoever came late", () => {
    const anyLife = fc.record({
      from: fc.oneof(fc.constant(0), fc.nat(20)),
      until: fc.nat(30),
      ended: fc.boolean(),
      count: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(fc.array(anyLife, { minLength: 1, maxLength: 60 }), (lives) => {
        for (const { at, survival } of kaplanMeier(lives).steps) expect(survival).toBeCloseTo(naive(lives, at), 12);
      }),
      { numRuns: 300 },
    );
  });

  const someLives = fc.array(
    fc.record({
      from: fc.constant(0),
      until: fc.nat(20),
      ended: fc.boolean(),
      count: fc.integer({ min: 1, max: 4 }),
    }),
    { minLength: 1, maxLength: 60 },
  );

  it("falls, stays within its bounds and within 0 to 1, and asks neither order nor how equal lives are counted", () => {
    fc.assert(
      fc.property(someLives, (lives) => {
        const { steps } = kaplanMeier(lives);
        steps.forEach(({ survival, low, high }, index) => {
          expect(survival).toBeLessThanOrEqual(steps[index - 1]?.survival ?? 1);
          expect(low ?? survival).toBeLessThanOrEqual(survival);
          expect(high ?? survival).toBeGreaterThanOrEqual(survival);
          expect(low ?? 0).toBeGreaterThanOrEqual(0);
          expect(high ?? 1).toBeLessThanOrEqual(1);
        });
        const each = lives.flatMap(({ count, ...life }) => Array.from({ length: count }, () => life)).reverse();
        expect(kaplanMeier(each).steps).toEqual(steps);
      }),
    );
  });

  test("without anybody out of sight it is the part that lives longer", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(15), { minLength: 1, maxLength: 50 }), (untils) => {
        for (const { at, survival } of ends(untils.map((until) => ({ from: 0, until, ended: true }))))
          expect(survival).toBeCloseTo(untils.filter((until) => until > at).length / untils.length, 12);
      }),
    );
  });
});
