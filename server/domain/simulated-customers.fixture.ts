import { chanceFrom } from "./chance";
import type { SpendGroup, SpendParams } from "./gamma-gamma";
import type { RepeatParams } from "./repeat-buying";
import type { RepeatGroup } from "./repeat-buying-likelihood";

/** Customers who behave as the model says, followed for between `least` and `most`. */
export function simulatedRepeats(
  { model, r, alpha, a, b }: RepeatParams,
  { customers, seed, least, most }: { customers: number; seed: number; least: number; most: number },
): RepeatGroup[] {
  const { even, gamma, beta } = chanceFrom(seed);
  return Array.from({ length: customers }, () => {
    const [rate, leaving, untilNow] = [gamma(r) / alpha, beta(a, b), least + even() * (most - least)];
    let [repeats, untilLast] = [0, 0];
    let isAlive = model === "bg_nbd" || even() >= leaving;
    for (let at = -Math.log(even()) / rate; isAlive && at < untilNow; at -= Math.log(even()) / rate) {
      [repeats, untilLast] = [repeats + 1, at];
      isAlive = even() >= leaving;
    }
    return { repeats, untilLast, untilNow, customers: 1 };
  });
}

/** Customers with a few repeats each, who spend as the model says. */
export function simulatedSpend({ p, q, gamma: scale }: SpendParams, customers: number, seed: number): SpendGroup[] {
  const { even, gamma } = chanceFrom(seed);
  return Array.from({ length: customers }, () => {
    const repeats = 1 + Math.floor(even() * 6);
    return { repeats, mean: (gamma(p * repeats) / gamma(q)) * (scale / repeats), customers: 1 };
  });
}
