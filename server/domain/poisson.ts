import { logGamma } from "./special-functions";
import type { Interval } from "./wilson";

/** Events over n, of which each may have several: a rate, never a share. */
type EventRate = { readonly rate: number; readonly interval: Interval };

/**
 * k events over n (customers, purchase days) as events for each, with the exact interval of 95 %: k is taken as a Poisson's,
 * n as known. It may go beyond 1. Null when n is 0: there is nothing to know.
 * Source: Garwood 1936, Biometrika 28:437-442.
 */
export function eventRate(k: number, n: number): EventRate | null {
  if (n === 0) return null;
  const { low, high } = poissonMean(k);
  return { rate: k / n, interval: { low: low / n, high: high / n } };
}

/**
 * Between which the mean of a Poisson lies of which k were seen, 95 times in 100 or more: half a chi-square's 2.5 % point
 * with 2k degrees of freedom (0 of nothing seen) and half its 97.5 % point with 2k + 2.
 */
export function poissonMean(k: number): Interval {
  return { low: k === 0 ? 0 : gammaQuantile(0.025, k), high: gammaQuantile(0.975, k + 1) };
}

/** The point below which `part` of a gamma distribution of this shape and of scale 1 lies, by halving. */
function gammaQuantile(part: number, shape: number): number {
  let [low, high] = [0, shape + 4 * Math.sqrt(shape) + 4];
  for (let step = 0; step < 100; step += 1) {
    const half = (low + high) / 2;
    if (gammaBelow(half, shape) < part) low = half;
    else high = half;
  }
  return (low + high) / 2;
}

/**
 * The regularised incomplete gamma function P(a, x): its series below a + 1, one less its continued fraction above.
 * Source: Abramowitz & Stegun 6.5.29, 6.5.31.
 */
function gammaBelow(x: number, a: number): number {
  if (x <= 0) return 0;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? scale * series(x, a) : 1 - scale * continuedFraction(x, a);
}

function series(x: number, a: number): number {
  let [term, sum] = [1 / a, 1 / a];
  for (let at = a + 1; term > sum * Number.EPSILON; at += 1) {
    term *= x / at;
    sum += term;
  }
  return sum;
}

/** By Lentz's method; its denominators stay positive from x = a + 1 on. */
function continuedFraction(x: number, a: number): number {
  let b = x + 1 - a;
  let [c, d] = [Number.POSITIVE_INFINITY, 1 / b];
  let product = d;
  for (let at = 1, change = 0; Math.abs(change - 1) > Number.EPSILON && at < 1e6; at += 1) {
    const numerator = -at * (at - a);
    b += 2;
    d = 1 / (b + numerator * d);
    c = b + numerator / c;
    change = c * d;
    product *= change;
  }
  return product;
}
