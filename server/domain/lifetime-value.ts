import { expectedSpend, type SpendParams } from "./gamma-gamma";
import { expectedPurchases, newCustomerPurchases, type RepeatParams, type Repeats } from "./repeat-buying";
import type { RfmUnit } from "./rfm";

/** How much of what is to come is counted, and at what worth. */
export type ValueTerms = {
  /** A month in the unit of the model's times: see `monthIn`. Said each time, because the two are easily mistaken. */
  readonly month: number;
  readonly months: number;
  /** What money loses in a month, as a part: 0.01 for 1 %. Nothing is lost at 0. */
  readonly discount: number;
  /** The part of what is spent that is left as margin: 1 counts revenue. */
  readonly margin: number;
};

export type ValueModels = { readonly repeat: RepeatParams; readonly spend: SpendParams };

/** A history of purchases, and the mean of what was spent on the repeated ones. */
export type Spender = Repeats & { readonly mean: number };

/** The mean month of 365.25 / 12 days. */
export const monthIn: Readonly<Record<RfmUnit, number>> = { day: 365.25 / 12, week: 365.25 / 12 / 7 };

/** A discount of so much a year is the twelfth root of it a month. */
export function discountAMonth(aYear: number): number {
  return (1 + aYear) ** (1 / 12) - 1;
}

/**
 * The purchases expected in each month ahead, those of month k divided by (1 + discount)^k: as if all bought on its last
 * day. `expected` is how many up to a time ahead, in the unit of the terms' month.
 */
export function discountedPurchases(expected: (ahead: number) => number, terms: ValueTerms): number {
  let [sum, before] = [0, 0];
  for (let month = 1; month <= terms.months; month++) {
    const until = expected(month * terms.month);
    sum += (until - before) / (1 + terms.discount) ** month;
    before = until;
  }
  return sum;
}

/**
 * What this customer is still expected to bring: margin × spend on an occasion × discounted purchases to come. What was
 * bought before now is not in it, nor any cost of acquiring or keeping. In the unit of money of the spend model; null where
 * that has no mean for a customer without a repeat (q ≤ 1).
 * Source: Fader, Hardie & Lee 2005, JMR 42; METRICS A8.
 */
export function lifetimeValue(models: ValueModels, customer: Spender, terms: ValueTerms): number | null {
  const spend = expectedSpend(models.spend, customer);
  const purchases = discountedPurchases((ahead) => expectedPurchases(models.repeat, customer, ahead), terms);
  return spend === null ? null : terms.margin * spend * purchases;
}

/** The same of somebody who bought for the first time today: that purchase is not in it, nor what it cost to win them. */
export function newCustomerValue(models: ValueModels, terms: ValueTerms): number | null {
  const spend = expectedSpend(models.spend, { repeats: 0, mean: 0 });
  const purchases = discountedPurchases((ahead) => newCustomerPurchases(models.repeat, ahead), terms);
  return spend === null ? null : terms.margin * spend * purchases;
}
