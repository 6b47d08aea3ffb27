import fc from "fast-check";
import { expect, test } from "vitest";
import { logBeta, logGamma } from "./special-functions";

const relative = (found: number, truth: number) => Math.abs(found - truth) / Math.abs(truth);

// Computed with 60 digits (mpmath).
test.each([
  [1e-10, 23.025850929882736],
  [0.001, 6.907178885383853],
  [0.2426, 1.3197854750907922],
  [0.5, 0.5723649429247001],
  [0.99, 0.005854806764709781],
  [0.9999999999, 5.7721571274281786e-11],
  [1.0000001, -5.772155829918507e-8],
  [1.4616321449683622, -0.12148629053584961],
  [1.5, -0.12078223763524522],
  [1.999, -0.0004224618006921073],
  [2.0000000001, 4.2278437011204657e-11],
  [2.5, 0.2846828704729192],
  [3.7442246, 1.4799910474759879],
  [7.25, 7.0521854507385395],
  [9.999999, 12.801825228328935],
  [10, 12.801827480081469],
  [10.5, 13.940625219403763],
  [33.3, 82.60372358165495],
  [171.6, 709.6573587630563],
  [2457.2426, 16722.962478694655],
  [1e7, 151180949.3694739],
  [1e17, 3.8143946580898775e18],
])("log Γ(%s) is %s", (x, truth) => {
  expect(relative(logGamma(x), truth)).toBeLessThan(1e-14);
});

test("log Γ is 0 at 1 and 2", () => {
  expect([logGamma(1), logGamma(2)].map(Math.abs)).toEqual([0, 0]);
});

// Computed with 60 digits (mpmath). The last is where three logarithms of Γ leave no digit.
test.each([
  [0.5, 0.5, 1.1447298858494002],
  [0.793, 2.426, -0.5115692885937033],
  [0.25, 30, 0.44085674985808665],
  [6.25, 3.74, -6.084705740212388],
  [12, 15, -18.568172732389435],
  [0.8, 200.5, -4.088192915771376],
  [187.5, 3.74, -18.126498239289464],
  [3000.24, 0.793, -6.1902142329019325],
  [50000, 60000, -75795.20411284167],
  [0.0001, 1000000000.0, 9.208210332050317],
  [0.793, 1e17, -30.882278308366367],
])("log B(%s, %s) is %s", (a, b, truth) => {
  expect(relative(logBeta(a, b), truth)).toBeLessThan(1e-13);
});

const positive = fc.double({ min: 1e-6, max: 1e8, noNaN: true });

test("xΓ(x) = Γ(x + 1), everywhere", () => {
  fc.assert(
    fc.property(positive, (x) => {
      const size = Math.max(1, Math.abs(logGamma(x)), Math.abs(Math.log(x)));
      expect(Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x)) / size).toBeLessThan(1e-14);
    }),
  );
});

test("B(a, b) = B(a + 1, b) + B(a, b + 1), and the order does not matter", () => {
  fc.assert(
    fc.property(positive, positive, (a, b) => {
      const whole = logBeta(a, b);
      expect(logBeta(b, a)).toBe(whole);
      const parts = Math.exp(logBeta(a + 1, b) - whole) + Math.exp(logBeta(a, b + 1) - whole);
      expect(Math.abs(parts - 1)).toBeLessThan(1e-15 * Math.max(1000, Math.abs(whole) * 100));
    }),
  );
});
