import { beforeAll, describe, expect, it } from "vitest";
import { chanceFrom } from "./chance";
import { fitGammaGamma } from "./gamma-gamma";
import { lifetimeValue, type Spender, type ValueTerms } from "./lifetime-value";
import { futurePurchasesPmf } from "./repeat-buying";
import { fitRepeatBuying } from "./repeat-buying-fit";
import { simulatedRepeats, simulatedSpend } from "./simulated-customers.fixture";
import { drawModels, middleOf, outcomes } from "./simulated-futures.fixture";
import { expectedInterval, type ValueFits } from "./value-interval";

const pause = () => Promise.resolve();
const terms: ValueTerms = { month: 52 / 12, months: 12, discount: 0.01, margin: 0.4 };
const customer: Spender = { repeats: 5, untilLast: 40, untilNow: 50, mean: 30 };
let fits: ValueFits;

beforeAll(async () => {
  const planted = { model: "mbg_nbd", r: 1, alpha: 6, a: 0.9, b: 2 } as const;
  const repeat = await fitRepeatBuying(
    "mbg_nbd",
    simulatedRepeats(planted, { customers: 2000, seed: 8, least: 30, most: 80 }),
    { pause },
  );
  const spend = await fitGammaGamma(simulatedSpend({ p: 6.25, q: 3.74, gamma: 15.44 }, 1000, 8), { pause });
  if ("refused" in repeat || "refused" in spend) throw new Error("not fitted");
  fits = { repeat, spend };
});

describe("the interval of an expected value", () => {
  it("is what models as likely as the fitted one give", () => {
    const found = expectedInterval(fits, (models) => lifetimeValue(models, customer, terms));
    const drawn = middleOf(
      drawModels(fits, 2000, chanceFrom(1)).map((models) => lifetimeValue(models, customer, terms) ?? 0),
    );
    expect(Math.abs(Math.log((drawn?.low ?? 0) / (found?.low ?? 1)))).toBeLessThan(0.02);
    expect(Math.abs(Math.log((drawn?.high ?? 0) / (found?.high ?? 1)))).toBeLessThan(0.02);
  });

  it("holds the value, and is not known where that is not", () => {
    const value = lifetimeValue({ repeat: fits.repeat.params, spend: fits.spend.params }, customer, terms) ?? 0;
    const found = expectedInterval(fits, (models) => lifetimeValue(models, customer, terms));
    expect(found?.low).toBeLessThan(value);
    expect(found?.high).toBeGreaterThan(value);
    expect(expectedInterval(fits, () => null)).toBeNull();
    expect(expectedInterval(fits, () => 0)).toBeNull();
  });
});

describe("how one customer may turn out", () => {
  const models = () => ({ repeat: fits.repeat.params, spend: fits.spend.params });
  const many = 40_000;

  it("is the expected value on average, and 0 as often as nothing is bought", () => {
    const drawn = outcomes(Array.from({ length: many }, models), customer, terms, chanceFrom(2));
    const mean = drawn.reduce((sum, value) => sum + value, 0) / many;
    const spread = Math.sqrt(drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / many);
    const value = lifetimeValue(models(), customer, terms) ?? 0;
    expect(Math.abs(mean - value)).toBeLessThan((4 * spread) / Math.sqrt(many));
    const nothing = futurePurchasesPmf(fits.repeat.params, customer, 0, 52);
    const zeros = drawn.filter((one) => one === 0).length / many;
    expect(Math.abs(zeros - nothing)).toBeLessThan(4 * Math.sqrt((nothing * (1 - nothing)) / many));
  });

  it("varies far more than the expected value", () => {
    const drawn = middleOf(outcomes(drawModels(fits, 4000, chanceFrom(3)), customer, terms, chanceFrom(4)));
    const expected = expectedInterval(fits, (one) => lifetimeValue(one, customer, terms));
    const width = (one: { low: number; high: number } | null) => (one?.high ?? 0) - (one?.low ?? 0);
    expect(width(drawn)).toBeGreaterThan(5 * width(expected));
    expect(drawn?.low).toBe(0);
  });

  it("is drawn the same from the same seed, and of nothing there is no middle", () => {
    const draw = (seed: number) => outcomes([models(), models()], customer, terms, chanceFrom(seed));
    expect(draw(9)).toEqual(draw(9));
    expect(middleOf([])).toBeNull();
  });
});
