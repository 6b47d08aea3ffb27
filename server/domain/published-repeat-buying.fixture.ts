import type { RepeatParams, Repeats } from "./repeat-buying";
import { logGamma } from "./special-functions";

/** The formulas as their authors print them, to hold ours against. */

/** ₂F₁ by its series, for |z| < 1. */
function hypergeometric(a: number, b: number, c: number, z: number): number {
  let [sum, term] = [1, 1];
  for (let n = 0; n < 100_000 && Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
  }
  return sum;
}

/** Fader, Hardie & Lee 2005, equation 9. */
export function publishedNewPurchases({ r, alpha, a, b }: RepeatParams, ahead: number): number {
  const z = ahead / (alpha + ahead);
  return ((a + b - 1) / (a - 1)) * (1 - (1 - z) ** r * hypergeometric(r, b, a + b - 1, z));
}

/** Equation 10 of the same, and its like of Batislam, Denizel & Filiztekin 2007, by Euler's transformation. */
export function publishedPurchases(params: RepeatParams, { repeats, ...times }: Repeats, ahead: number): number {
  const { r, alpha, a } = params;
  const b = params.model === "mbg_nbd" ? params.b + 1 : params.b;
  const { untilLast, untilNow } = times;
  const z = ahead / (alpha + untilNow + ahead);
  const c = a + b + repeats - 1;
  const growth = (c / (a - 1)) * (1 - (1 - z) ** (a - 1) * hypergeometric(a + b - 1 - r, a - 1, c, z));
  const isNever = params.model === "bg_nbd" && repeats === 0;
  const odds = isNever ? 0 : (a / (b + repeats - 1)) * ((alpha + untilNow) / (alpha + untilLast)) ** (r + repeats);
  return growth / (1 + odds);
}

/** Equation 6 of the same, before its logarithm is taken apart: for few repeats. */
export function publishedLogLikelihood({ model, r, alpha, a, b }: RepeatParams, customer: Repeats): number {
  const { repeats: x, untilLast, untilNow } = customer;
  const beta = (one: number, other: number) => Math.exp(logGamma(one) + logGamma(other) - logGamma(one + other));
  const buying = Math.exp(logGamma(r + x) - logGamma(r) + r * Math.log(alpha));
  const stayed = model === "mbg_nbd" ? x + 1 : x;
  const alive = (beta(a, b + stayed) / beta(a, b)) * (alpha + untilNow) ** -(r + x);
  const gone = stayed === 0 ? 0 : (beta(a + 1, b + stayed - 1) / beta(a, b)) * (alpha + untilLast) ** -(r + x);
  return Math.log(buying * (alive + gone));
}

/** The same as packages compute it: differences of large logarithms, which are wrong by millions where b is large. */
export function usualLogLikelihood({ r, alpha, a, b }: RepeatParams, { repeats: x, ...times }: Repeats): number {
  const buying = logGamma(r + x) - logGamma(r) + r * Math.log(alpha);
  const staying = logGamma(a + b) + logGamma(b + x) - logGamma(b) - logGamma(a + b + x);
  const alive = -(r + x) * Math.log(alpha + times.untilNow);
  if (x === 0) return buying + staying + alive;
  const gone = Math.log(a / (b + x - 1)) - (r + x) * Math.log(alpha + times.untilLast);
  const larger = Math.max(alive, gone);
  return buying + staying + larger + Math.log(Math.exp(alive - larger) + Math.exp(gone - larger));
}
