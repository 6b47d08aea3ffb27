import { chanceFrom } from "./chance";
import type { SpendParams } from "./gamma-gamma";
import { discountAMonth, discountedPurchases, monthIn, type ValueTerms } from "./lifetime-value";
import { believe, newCustomerPurchases, type RepeatParams } from "./repeat-buying";

/** What equal customers have in common: how often they repeated, and days from the first purchase to now. */
export type StepKey = { readonly repeats: number; readonly untilNow: number };

/** What they buy over the horizon if they are still customers. */
export type ValueStep = StepKey & {
  purchases: number;
  /** The same, each month's purchases discounted to today. */
  discounted: number;
  /**
   * What they pay in multiples of (gamma + what their repeats came to): at 0, 1/20 … 19/20 of such customers. Under
   * Gamma-Gamma what n purchases of somebody come to is that sum times a ratio of gammas in which money has no part, so
   * that customers who bought equally often for different sums share it.
   */
  spread: number[];
};

/** How many futures are drawn for a spread. */
const futures = 400;
const twentieths = 20;

/**
 * The terms of a method, in weeks: `discount` and `margin` in percent, the discount a year; no margin counts revenue. Of what
 * is bought the part that is paid back, 0 to 1, is taken off: it is expected to stay what it has been.
 */
export function termsOf(
  method: { horizonMonths: number; discount: number; margin: number | null },
  refundedShare = 0,
): ValueTerms {
  const { horizonMonths: months, discount, margin } = method;
  const kept = ((margin ?? 100) / 100) * (1 - refundedShare);
  return { month: monthIn.week, months, discount: discountAMonth(discount / 100), margin: kept };
}

/**
 * The steps of many keys by one fit in weeks. Futures are drawn once for each number of repeats and are the same each
 * time, so that a figure can be found again.
 */
export function valueStepsOf(
  params: RepeatParams,
  spend: SpendParams | null,
  terms: ValueTerms,
): (key: StepKey) => ValueStep {
  const drawn = new Map<number, Future[]>();
  return (key) => {
    const alive = believe(params, { repeats: key.repeats, untilLast: 0, untilNow: key.untilNow / 7 }).params;
    const known = drawn.get(key.repeats) ?? futuresOf(alive, spend, key.repeats);
    drawn.set(key.repeats, known);
    const expected = (ahead: number) => newCustomerPurchases(alive, ahead);
    return {
      ...key,
      purchases: expected(terms.months * terms.month),
      discounted: discountedPurchases(expected, terms),
      spread: spreadOf(known, alive.alpha, terms.months * terms.month, spend),
    };
  };
}

/** One way it may go on: how eagerly they buy, with which purchase they leave, and how they pay. */
type Future = { eager: number; leaves: number; part: number; normal: number; pays: number };

function futuresOf({ r, a, b }: RepeatParams, spend: SpendParams | null, repeats: number): Future[] {
  const chance = chanceFrom(repeats);
  return Array.from({ length: futures }, () => {
    const leaving = chance.beta(a, b);
    return {
      eager: chance.gamma(r),
      leaves: leaving >= 1 ? 1 : Math.ceil(Math.log(chance.even()) / Math.log1p(-leaving)),
      part: chance.even(),
      normal: chance.normal(),
      pays: spend ? chance.gamma(spend.q + spend.p * repeats) : 1,
    };
  });
}

function spreadOf(known: readonly Future[], alpha: number, ahead: number, spend: SpendParams | null): number[] {
  if (spend === null) return Array.from({ length: twentieths }, () => 0);
  const chance = chanceFrom(Math.round(alpha * 7_000));
  const paid = known.map(({ eager, leaves, part, normal, pays }) => {
    const bought = Math.min(countAt((eager / alpha) * ahead, part, normal), leaves);
    return bought === 0 ? 0 : chance.gamma(spend.p * bought) / pays;
  });
  paid.sort((one, other) => one - other);
  return Array.from({ length: twentieths }, (_, place) => paid[Math.floor((place / twentieths) * futures)] ?? 0);
}

/** The count of a Poisson of this mean at a part of all of them, by adding up; above 200 as the normal has it. */
function countAt(mean: number, part: number, normal: number): number {
  if (mean > 200) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  let [count, term] = [0, Math.exp(-mean)];
  for (let sum = term; sum < part && count < 2_000; sum += term) {
    count += 1;
    term *= mean / count;
  }
  return count;
}
