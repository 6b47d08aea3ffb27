import { describe, expect, it } from "vitest";
import { chanceFrom } from "./chance";
import { lifetimeValue, type ValueModels } from "./lifetime-value";
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
    const many = 8000;
    const undiscounted = { ...terms, discount: 0, margin: 1 };
    const lived = outcomes(
      Array.from({ length: many }, () => models),
      customer,
      undiscounted,
      chanceFrom(1),
    );
    const scale = models.spend.gamma + repeats * customer.mean;
    // Where the spread has its places among those still alive, that part of all lies at or below: within the chance of 400.
    for (const place of [4, 8, 12, 16, 18]) {
      const part = lived.filter((value) => value <= (step.spread[place] ?? 0) * scale).length / many;
      const expected = 1 - alive + (alive * place) / 20;
      if ((step.spread[place] ?? 0) > 0) expect(Math.abs(part - expected)).toBeLessThan(0.08);
      else expect(part).toBeGreaterThan(expected - 0.08);
    }
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
