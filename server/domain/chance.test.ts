import { expect, it, test } from "vitest";
import { chanceFrom } from "./chance";

const many = 60_000;

/** Mean and variance of what is drawn, as numbers of standard errors away from what they should be. */
function off(draw: () => number, mean: number, variance: number): number[] {
  const drawn = Array.from({ length: many }, draw);
  const found = drawn.reduce((sum, value) => sum + value, 0) / many;
  const squares = drawn.map((value) => (value - mean) ** 2);
  const spread = squares.reduce((sum, value) => sum + value, 0) / many;
  const fourth = squares.reduce((sum, value) => sum + (value - spread) ** 2, 0) / many;
  return [Math.abs(found - mean) / Math.sqrt(variance / many), Math.abs(spread - variance) / Math.sqrt(fourth / many)];
}

const chance = chanceFrom(11);

test.each([
  ["even", chance.even, 1 / 2, 1 / 12],
  ["normal", chance.normal, 0, 1],
  ["gamma of a large shape", () => chance.gamma(40), 40, 40],
  ["gamma of shape 1", () => chance.gamma(1), 1, 1],
  ["gamma of a small shape", () => chance.gamma(0.243), 0.243, 0.243],
  ["beta", () => chance.beta(0.793, 2.426), 0.793 / 3.219, (0.793 * 2.426) / (3.219 ** 2 * 4.219)],
  ["beta of small shapes", () => chance.beta(0.01, 0.02), 1 / 3, 2 / 9 / 1.03],
])("%s has its mean and its spread", (_, draw, mean, variance) => {
  for (const errors of off(draw, mean, variance)) expect(errors).toBeLessThan(4);
});

it("is the same from the same seed and another from another", () => {
  const first = (seed: number) => Array.from({ length: 5 }, chanceFrom(seed).even);
  expect(first(3)).toEqual(first(3));
  expect(first(3)).not.toEqual(first(4));
});

it("falls evenly into a hundred boxes, in pairs of draws too", () => {
  const { even } = chanceFrom(5);
  const boxes = Array.from({ length: 100 }, () => 0);
  for (let draw = 0; draw < many; draw++) {
    const box = Math.floor(even() * 10) * 10 + Math.floor(even() * 10);
    boxes[box] = (boxes[box] ?? 0) + 1;
  }
  const fair = many / 100;
  const chiSquare = boxes.reduce((sum, seen) => sum + (seen - fair) ** 2 / fair, 0);
  // 99 degrees of freedom: between the 0.1 % and the 99.9 % point.
  expect(chiSquare).toBeGreaterThan(60);
  expect(chiSquare).toBeLessThan(149);
});
