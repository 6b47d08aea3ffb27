import { logBeta } from "./special-functions";

/**
 * Two models of customers who never say goodbye. While alive each buys at random at an own rate, rates being
 * Gamma(r, alpha) among customers; with each purchase each may leave with an own probability, these being Beta(a, b).
 * In BG/NBD (Fader, Hardie & Lee 2005) nobody leaves with the first purchase; in MBG/NBD (Batislam, Denizel & Filiztekin
 * 2007) one may. Every time below is in the unit the parameters were fitted in; `alpha` scales with it, the others do not.
 */
export type RepeatModel = "bg_nbd" | "mbg_nbd";

export type RepeatParams = {
  readonly model: RepeatModel;
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
};

/** One customer's history as in METRICS B8: x, t_x and T. */
export type Repeats = {
  /** x: purchases after the first, one a period at most. */
  readonly repeats: number;
  /** t_x: from the first purchase to the last; 0 without a repeat. */
  readonly untilLast: number;
  /** T: from the first purchase to now. */
  readonly untilNow: number;
};

/** The history of everybody on the day of the first purchase. */
const justCome: Repeats = { repeats: 0, untilLast: 0, untilNow: 0 };

/** What is believed of one customer after a history: alive with this probability, and if so, buying like `params`. */
type Belief = { alive: number; params: RepeatParams };

/**
 * The probability that a customer with this history has not left. BG/NBD gives exactly 1 to everybody who bought once,
 * because nobody leaves with the first purchase: that is the model's assumption, not knowledge, and is not to be shown.
 * Source: Fader, Hardie & Lee, note 021; Batislam and others 2007.
 */
export function probabilityAlive({ model, r, alpha, a, b }: RepeatParams, customer: Repeats): number {
  const { repeats, untilLast, untilNow } = customer;
  if (model === "bg_nbd" && repeats === 0) return 1;
  const survived = model === "bg_nbd" ? b + repeats - 1 : b + repeats;
  const silence = (r + repeats) * Math.log1p((untilNow - untilLast) / (alpha + untilLast));
  return 1 / (1 + Math.exp(Math.log(a / survived) + silence));
}

/** The purchases to be expected of this customer in the time `ahead` after now (note 021; Batislam and others 2007). */
export function expectedPurchases(params: RepeatParams, customer: Repeats, ahead: number): number {
  const belief = believe(params, customer);
  return belief.alive * purchasesWhileAlive(belief.params, ahead);
}

/** The repeat purchases to be expected in the time `ahead` after anybody's first purchase, which is not counted. */
export function newCustomerPurchases(params: RepeatParams, ahead: number): number {
  const belief = believe(params, justCome);
  return belief.alive * purchasesWhileAlive(belief.params, ahead);
}

/** The probability of exactly `n` repeat purchases in the time `ahead` after anybody's first purchase. */
export function purchasesPmf(params: RepeatParams, n: number, ahead: number): number {
  return pmfOf(believe(params, justCome), n, ahead);
}

/** The probability that this customer buys exactly `n` times in the time `ahead` after now. */
export function futurePurchasesPmf(params: RepeatParams, customer: Repeats, n: number, ahead: number): number {
  return pmfOf(believe(params, customer), n, ahead);
}

/**
 * Bayes: who is alive after x purchases in T has a rate of Gamma(r + x, alpha + T), and has not left on x (MBG/NBD: x + 1)
 * occasions, which leaves Beta(a, b + x). From there on every history is a BG/NBD of its own.
 */
export function believe(params: RepeatParams, customer: Repeats): Belief {
  const { model, r, alpha, a, b } = params;
  const stayed = customer.repeats + (model === "mbg_nbd" ? 1 : 0);
  return {
    alive: probabilityAlive(params, customer),
    params: { model: "bg_nbd", r: r + customer.repeats, alpha: alpha + customer.untilNow, a, b: b + stayed },
  };
}

/**
 * Purchases to be expected of somebody alive: Σ P(n purchases were there to be made) × Σ_{k<n} P(still there after k). All
 * terms are positive, so that nothing cancels and a = 1, where the published closed form with ₂F₁ divides by 0, is a point
 * like others. The sum is divided by its own weights, rescaled on the way, so that a large r overflows nothing.
 */
function purchasesWhileAlive({ r, alpha, a, b }: RepeatParams, ahead: number): number {
  const z = ahead / (alpha + ahead);
  let [weight, made, staying, sum, total] = [1, 0, 1, 0, 1];
  for (let n = 0; n < 1e7; n++) {
    made += staying;
    staying *= (b + n) / (a + b + n);
    const ratio = ((r + n) / (n + 1)) * z;
    weight *= ratio;
    sum += weight * made;
    total += weight;
    if (ratio < 1 && weight * (made + 1) <= 1e-16 * (1 - ratio) * sum) break;
    if (total > 1e250) [weight, sum, total] = [weight / total, sum / total, 1];
  }
  return sum / total;
}

/** P(n) = alive × (P(n were there) S_n + P(n or more were there) (S_{n−1} − S_n)), and for 0 the dead too. */
function pmfOf({ alive, params }: Belief, n: number, ahead: number): number {
  return (n === 0 ? 1 - alive : 0) + alive * pmfWhileAlive(params, n, ahead);
}

function pmfWhileAlive({ r, alpha, a, b }: RepeatParams, n: number, ahead: number): number {
  if (ahead === 0) return n === 0 ? 1 : 0;
  const stays = (many: number) => Math.exp(logBeta(a, b + many) - logBeta(a, b));
  const were = negativeBinomial(r, ahead / alpha, n);
  if (n === 0) return were;
  return were * stays(n) + orMore(r, ahead / alpha, n) * stays(n - 1) * (a / (a + b + n - 1));
}

/** The probability of exactly n, rates being Gamma(r) in parts of the time gone by. */
function negativeBinomial(r: number, ahead: number, n: number): number {
  const odds = n * Math.log(ahead / (1 + ahead)) - r * Math.log1p(ahead);
  return Math.exp(odds - logBeta(r, n + 1) - Math.log(r + n));
}

/** The probability of n or more: added up from n on, or below the mean what is left by those under n. */
function orMore(r: number, ahead: number, n: number): number {
  const z = ahead / (1 + ahead);
  const isLow = n <= r * ahead;
  let [at, sum] = [isLow ? n - 1 : n, 0];
  let weight = negativeBinomial(r, ahead, at);
  for (; at >= 0 && at < n + 1e7 && weight > 1e-17 * sum; at += isLow ? -1 : 1) {
    sum += weight;
    weight *= isLow ? at / ((r + at - 1) * z) : ((r + at) / (at + 1)) * z;
  }
  return isLow ? 1 - sum : sum;
}
