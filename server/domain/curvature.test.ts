import fc from "fast-check";
import { expect, it } from "vitest";
import { cholesky, dot, inverse, shapeAt } from "./curvature";

it("finds slope and bend of a function that is known", async () => {
  const height = async ([x = 0, y = 0]: readonly number[]) => Math.exp(x) * Math.sin(y) + x * x * y;
  const { slope, bend } = await shapeAt(height, [0.5, 1.2]);
  const [e, s, c] = [Math.exp(0.5), Math.sin(1.2), Math.cos(1.2)];
  const near = (found: number | undefined, truth: number) => expect(Math.abs((found ?? 0) - truth)).toBeLessThan(2e-6);
  near(slope[0], e * s + 1.2);
  near(slope[1], e * c + 0.25);
  near(bend[0]?.[0], e * s + 2.4);
  near(bend[0]?.[1], e * c + 1);
  near(bend[1]?.[0], e * c + 1);
  near(bend[1]?.[1], -e * s);
});

const row = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 3, maxLength: 3 });

it("inverts what is positive definite", () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 3, maxLength: 3 }), (root) => {
      const matrix = root.map((one, at) => root.map((other, to) => dot(one, other) + (at === to ? 0.5 : 0)));
      const inverted = inverse(matrix) ?? [];
      for (const [at, values] of matrix.entries())
        for (const to of matrix.keys())
          expect(
            dot(
              values,
              inverted.map((one) => one[to] ?? 0),
            ),
          ).toBeCloseTo(at === to ? 1 : 0, 9);
    }),
  );
});

it("does not invert a saddle, a ridge or what is no number", () => {
  for (const [a, b] of [
    [-1, 0],
    [1, 1],
    [Number.NaN, 0],
  ] as const) {
    const matrix = [
      [1, b],
      [b, a],
    ];
    expect([cholesky(matrix), inverse(matrix)]).toEqual([null, null]);
  }
});
