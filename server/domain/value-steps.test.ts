import { describe, expect, it } from "vitest";
import { chanceFrom } from "./chance";
import { lifetimeValue, type Spender, type ValueModels } from "./lifetime-value";
import { expectedPurchases, probabilityAlive } from "./repeat-buying";
import { outcomes } from "./simulated-futures.fixture";
import { termsOf, type ValueStep, valueStepsOf } from "./value-steps";

const models: ValueModels = {
  repeat: { model: "mbg_nbd", r: 1, alpha: 6, a: 0.9, b: 2 },
  spend: { p: 6.25, q: 3.74, gamma: 15.44 },
};
const terms = termsOf({ horizonMonths: 12, discount: 10, margin: 40 });
const stepOf = valueStepsOf(models.repeat, models.spend, terms);
const mean = 30;

/** A value by its step, as the database puts it together: alive, step, and what the customer's own repeats came to. */
function together({ repeats, discounted }: ValueStep, alive: number): number {
  const { p, q, gamma } = models.spend;
  return (terms.margin * alive * discounted * p * (gamma + repeats * mean)) / (p * repeats + q - 1);
}

describe.each([
  [0, 0, 210],
  [1, 70, 350],
  [6, 300, 350],
  [40, 390, 400],
])("somebody with %s repeats until day %s of %s", (repeats, lastDay, nowDay) => {
  const customer = { repeats, untilLast: lastDay / 7, untilNow: nowDay / 7, mean: repeats === 0 ? 0 : mean };
  const step = stepOf({ repeats, untilNow: nowDay });
  const alive = probabilityAlive(models.repeat, customer);

  it("is worth what the formula says", () => {
    expect(together(step, alive)).toBeCloseTo(lifetimeValue(models, customer, terms) ?? Number.NaN, 9);
    expect(alive * step.purchases).toBeCloseTo(expectedPurchases(models.repeat, customer, 12 * terms.month), 9);
  });

  it("spreads as customers whose futures are lived one by one", () => {
    const lived = livesOf(customer);
    const scale = models.spend.gamma + repeats * customer.mean;
    // Where the spread has its places among those still alive, that part of all lies at or below: 400 draws place the middle
    // to within 0.025, one standard error, and the seeds are fixed.
    for (let place = 0; place < 20; place++) {
      const part = lived.filter((value) => value <= (step.spread[place] ?? 0) * scale).length / lived.length;
      const expected = 1 - alive + (alive * place) / 20;
      if ((step.spread[place] ?? 0) > 0) expect(Math.abs(part - expected)).toBeLessThan(0.05);
      else expect(part).toBeGreaterThan(expected - 0.05);
    }
  });
});

/** What so many of such customers come to pay, undiscounted. */
function livesOf(customer: Spender, many = 8000): readonly number[] {
  const undiscounted = { ...terms, discount: 0, margin: 1 };
  const same = Array.from({ length: many }, () => models);
  return outcomes(same, customer, undiscounted, chanceFrom(1));
}

/** A place between twentieths, as the database reads it. */
function spreadAt(spread: readonly number[], part: number): number {
  const place = Math.min(19, Math.max(0, part * 20));
  const [from, to] = [spread[Math.floor(place)] ?? 0, spread[Math.ceil(place)] ?? 0];
  return part <= 0 ? 0 : from + (place - Math.floor(place)) * (to - from);
}

describe.each([
  [0, 0, 30],
  [0, 0, 210],
  [1, 70, 80],
  [4, 345, 350],
  [6, 300, 350],
  [10, 348, 350],
  [20, 395, 400],
  [40, 390, 400],
  [60, 395, 400],
])("between which two eight in ten of those with %s repeats until day %s of %s come", (repeats, lastDay, nowDay) => {
  const customer = { repeats, untilLast: lastDay / 7, untilNow: nowDay / 7, mean: repeats === 0 ? 0 : mean };
  const { spread } = stepOf({ repeats, untilNow: nowDay });
  const alive = probabilityAlive(models.repeat, customer);
  const scale = models.spend.gamma + repeats * customer.mean;
  const [low, high] = [0.9, 0.1].map((part) => scale * spreadAt(spread, (alive - part) / alive));
  const lived = livesOf(customer);
  const partOf = (isIn: (value: number) => boolean) => lived.filter(isIn).length / lived.length;

  it("is not exceeded by more than one in ten, and those below are one in ten, where so many live on", () => {
    expect(partOf((value) => value > (high ?? 0))).toBeLessThan(0.1 + 0.03);
    expect(partOf((value) => value < (low ?? 0))).toBeLessThan(0.1 + 0.03);
    if (alive > 0.9)
      expect(Math.abs(partOf((value) => value >= (low ?? 0) && value <= (high ?? 0)) - 0.8)).toBeLessThan(0.03);
  });
});

it("says the same of equal customers each time", () => {
  const key = { repeats: 3, untilNow: 100 };
  expect(valueStepsOf(models.repeat, models.spend, terms)(key)).toEqual(stepOf(key));
});

it("takes the discount a year, and revenue where no margin is known", () => {
  expect((1 + terms.discount) ** 12).toBeCloseTo(1.1, 12);
  expect(termsOf({ horizonMonths: 24, discount: 0, margin: null })).toMatchObject({
    months: 24,
    discount: 0,
    margin: 1,
  });
});
