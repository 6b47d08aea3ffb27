import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { studentQuantile } from "./student";
import { type Sample, welch, welchMatched } from "./welch";

function sampleOf(values: readonly number[]): Sample {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  return { n, mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1) };
}

/** Student's own sleep data (1908), as R's help page of t.test prints it: t.test(extra ~ group, data = sleep). */
const sleep = {
  one: sampleOf([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]),
  two: sampleOf([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]),
};

describe("Welch's interval", () => {
  it("is the one R publishes for Student's sleep data", () => {
    const found = welch(sleep.one, sleep.two);
    expect(found?.degrees).toBeCloseTo(17.776, 3);
    expect(found?.low).toBeCloseTo(-3.3654832, 6);
    expect(found?.high).toBeCloseTo(0.2054832, 6);
    expect(found?.difference).toBeCloseTo(-1.58, 12);
  });

  test.each([
    ["one of a kind on one side", { n: 1, mean: 5, variance: 0 }, sleep.two],
    ["one of a kind on the other", sleep.one, { n: 1, mean: 5, variance: 0 }],
    ["nothing that varies", { n: 5, mean: 5, variance: 0 }, { n: 5, mean: 4, variance: 0 }],
  ])("says nothing of %s", (_, one, other) => {
    expect(welch(one, other)).toBeNull();
    expect(welchMatched(one, [])).toBeNull();
  });

  it("does not change when a stratum is cut into equal ones, but for the degrees of freedom", () => {
    const whole = welchMatched(sleep.one, [{ share: 1, ...sleep.two }]);
    const parts = welchMatched(sleep.one, [
      { share: 0.5, ...sleep.two },
      { share: 0.5, ...sleep.two },
    ]);
    expect(parts?.difference).toBeCloseTo(whole?.difference ?? Number.NaN, 12);
    expect((parts?.high ?? 0) - (parts?.low ?? 0)).toBeLessThan((whole?.high ?? 0) - (whole?.low ?? 0));
  });

  it("turns round when the sides do, and holds the difference in its middle", () => {
    const side = fc.record({
      n: fc.integer({ min: 2, max: 5000 }),
      mean: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      variance: fc.double({ min: 0.01, max: 1e9, noNaN: true }),
    });
    fc.assert(
      fc.property(side, side, (one, other) => {
        const [there, back] = [welch(one, other), welch(other, one)];
        expect(there?.low).toBeCloseTo(-(back?.high ?? Number.NaN), 3);
        expect(((there?.low ?? 0) + (there?.high ?? 0)) / 2).toBeCloseTo(one.mean - other.mean, 3);
      }),
    );
  });
});

// Tables of Student's t as printed everywhere (e.g. NIST/SEMATECH e-Handbook, 1.3.6.7.2), here to more digits.
test.each([
  [0.975, 1, 12.706204736],
  [0.975, 2, 4.30265273],
  [0.975, 5, 2.570581836],
  [0.975, 10, 2.228138852],
  [0.975, 30, 2.042272456],
  [0.975, 1000, 1.962339081],
  [0.95, 7, 1.894578605],
  [0.995, 4, 4.604094871],
  [0.5, 3, 0],
  [0.025, 10, -2.228138852],
])("Student's t at %s with %s degrees of freedom is %s", (p, degrees, t) => {
  expect(studentQuantile(p, degrees)).toBeCloseTo(t, 6);
});

test("with very many degrees of freedom it is the normal one, also for fewer than one", () => {
  expect(studentQuantile(0.975, 1e7)).toBeCloseTo(1.959964, 4);
  expect(studentQuantile(0.975, 0.5)).toBeGreaterThan(12.7);
});
