import { type Chance, chanceFrom } from "./chance";
import type { SpendGroup, SpendParams } from "./gamma-gamma";
import type { RepeatParams } from "./repeat-buying";
import type { RepeatGroup } from "./repeat-buying-likelihood";

/** Customers who behave as the model says, followed for between `least` and `most`. */
export function simulatedRepeats(
  params: RepeatParams,
  { customers, seed, least, most }: { customers: number; seed: number; least: number; most: number },
): RepeatGroup[] {
  const chance = chanceFrom(seed);
  return Array.from({ length: customers }, () =>
    simulatedRepeat(params, chance, (part) => least + part * (most - least)),
  );
}

/**
 * As CDNOW's sample was taken: 2,357 customers who first bought on one of the 84 days from 1 January 1997, each as likely,
 * seen until 30 September, times in weeks. Those who never came back are grouped by day.
 */
export function simulatedCdnow(params: RepeatParams, seed: number): RepeatGroup[] {
  const chance = chanceFrom(seed);
  const silent = new Map<number, number>();
  const repeaters: RepeatGroup[] = [];
  for (let customer = 0; customer < 2357; customer++) {
    const one = simulatedRepeat(params, chance, (part) => (189 + Math.floor(part * 84)) / 7);
    if (one.repeats > 0) repeaters.push(one);
    else silent.set(one.untilNow, (silent.get(one.untilNow) ?? 0) + 1);
  }
  const once = Array.from(silent, ([untilNow, customers]) => ({ repeats: 0, untilLast: 0, untilNow, customers }));
  return [...once, ...repeaters];
}

function simulatedRepeat(
  { model, r, alpha, a, b }: RepeatParams,
  { even, gamma, beta }: Chance,
  seenFor: (part: number) => number,
): RepeatGroup {
  const [rate, leaving, untilNow] = [gamma(r) / alpha, beta(a, b), seenFor(even())];
  let [repeats, untilLast] = [0, 0];
  let isAlive = model === "bg_nbd" || even() >= leaving;
  for (let at = -Math.log(even()) / rate; isAlive && at < untilNow; at -= Math.log(even()) / rate) {
    [repeats, untilLast] = [repeats + 1, at];
    isAlive = even() >= leaving;
  }
  return { repeats, untilLast, untilNow, customers: 1 };
}

/** Customers with a few repeats each, who spend as the model says. */
export function simulatedSpend(params: SpendParams, customers: number, seed: number): SpendGroup[] {
  const chance = chanceFrom(seed);
  return Array.from({ length: customers }, () => simulatedMean(params, 1 + Math.floor(chance.even() * 6), chance));
}

/** What these customers pay, if they spend as the model says: those who came back, one by one. */
export function simulatedSpending(params: SpendParams, histories: readonly RepeatGroup[], seed: number): SpendGroup[] {
  const chance = chanceFrom(seed);
  return histories.filter(({ repeats }) => repeats > 0).map(({ repeats }) => simulatedMean(params, repeats, chance));
}

function simulatedMean({ p, q, gamma: scale }: SpendParams, repeats: number, { gamma }: Chance): SpendGroup {
  return { repeats, mean: (gamma(p * repeats) / gamma(q)) * (scale / repeats), customers: 1 };
}
