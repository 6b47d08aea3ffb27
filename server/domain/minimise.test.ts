import { expect, it } from "vitest";
import { descend, type Valley } from "./minimise";

const pause = () => Promise.resolve();
const valley = (height: Valley["height"], low = -100, high = 100): Valley => ({ height, low, high, pause });

it("finds the bottom of Rosenbrock's banana and of Powell's valley", async () => {
  const banana = valley(([x = 0, y = 0]) => 100 * (y - x * x) ** 2 + (1 - x) ** 2);
  const found = await descend(banana, [-1.2, 1], { tolerance: 1e-14 });
  expect(found.isFound).toBe(true);
  expect(found.at.every((value) => Math.abs(value - 1) < 1e-5)).toBe(true);
  const powell = valley(
    ([a = 0, b = 0, c = 0, d = 0]) => (a + 10 * b) ** 2 + 5 * (c - d) ** 2 + (b - 2 * c) ** 4 + 10 * (a - d) ** 4,
  );
  expect((await descend(powell, [3, -1, 0, 1], { tolerance: 1e-16 })).height).toBeLessThan(1e-9);
});

it("stays within its bounds and stops at one that is in the way", async () => {
  const seen: number[] = [];
  const slope = valley(
    ([x = 0, y = 0]) => {
      seen.push(x, y);
      return x * x + (y - 3) ** 2;
    },
    -1,
    2,
  );
  const found = await descend(slope, [1, 2]);
  expect(Math.max(...seen)).toBeLessThanOrEqual(2);
  expect(Math.min(...seen)).toBeGreaterThanOrEqual(-1);
  expect(found.at[0]).toBeCloseTo(0, 3);
  expect(found.at[1]).toBeCloseTo(2, 3);
});

it("walks round where there is no number", async () => {
  const hole = valley(([x = 0]) => (x < 0.5 ? Number.NaN : (x - 1) ** 2));
  expect((await descend(hole, [3])).at[0]).toBeCloseTo(1, 3);
});

it("says when it gave up, and when nothing was ever a number", async () => {
  const long = valley(([x = 0, y = 0]) => (x - 60) ** 2 + (y + 60) ** 2);
  const stopped = await descend(long, [0, 0], { most: 20, tolerance: 1e-12 });
  expect(stopped.isFound).toBe(false);
  expect(stopped.evaluations).toBeLessThan(25);
  expect(
    (
      await descend(
        valley(() => Number.NaN),
        [0],
        { most: 50 },
      )
    ).isFound,
  ).toBe(false);
});
