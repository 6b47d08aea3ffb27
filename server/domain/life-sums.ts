import { kaplanMeier, type Life, type Survival } from "./kaplan-meier";
import { daysBetween, type PlainDate } from "./plain-date";
import { lastDay, neighbours, type PurchaseHistory } from "./purchase-history";

/** How many came into sight at a time, how many ended then, and how many went out of sight. Times in days, rising. */
export type LifeSum = readonly [at: number, entered: number, ended: number, censored: number];

/** Lives counted together by when they began to be seen, ended or went out of sight: all a curve needs. */
export function sumLives(lives: readonly Life[]): LifeSum[] {
  const sums = new Map<number, [number, number, number, number]>();
  const at = (time: number) => {
    const sum = sums.get(time) ?? [time, 0, 0, 0];
    sums.set(time, sum);
    return sum;
  };
  for (const { from, until, ended, count = 1 } of lives) {
    if (from > 0 && from >= until) continue;
    at(from)[1] += count;
    at(until)[ended ? 2 : 3] += count;
  }
  return [...sums.values()].sort(([a], [b]) => a - b);
}

/** Several sums as one. */
export function addSums(all: readonly (readonly LifeSum[])[]): LifeSum[] {
  const sums = new Map<number, LifeSum>();
  for (const [at, entered, ended, censored] of all.flat()) {
    const [, was = 0, had = 0, out = 0] = sums.get(at) ?? [];
    sums.set(at, [at, was + entered, had + ended, out + censored]);
  }
  return [...sums.values()].sort(([a], [b]) => a - b);
}

/**
 * Lives with the same sums, so with the same curve: who is at risk depends on how many came and went, not on who. The
 * earliest to come is paired with the earliest to go, which keeps everybody's coming before their going.
 */
function livesOf(sums: readonly LifeSum[]): Life[] {
  const arrivals = sums.flatMap(([from, entered]) => (entered > 0 ? [{ from, left: entered }] : []));
  const lives: Life[] = [];
  let next = 0;
  const leave = (until: number, ended: boolean, many: number) => {
    for (let open = many; open > 0; ) {
      const arrival = arrivals[next];
      if (!arrival) throw new RangeError("More have gone than ever came.");
      const count = Math.min(open, arrival.left);
      lives.push({ from: arrival.from, until, ended, count });
      arrival.left -= count;
      open -= count;
      if (arrival.left === 0) next += 1;
    }
  };
  for (const [at, , ended, censored] of sums) {
    leave(at, true, ended);
    leave(at, false, censored);
  }
  return lives;
}

/** The Kaplan–Meier curve of what was counted together. */
export function curveOf(sums: readonly LifeSum[]): Survival {
  return kaplanMeier(livesOf(sums));
}

/** How many are watched at a time: came into sight before it (at 0: from the beginning) and have not gone before it. */
export function watchedAt(sums: readonly LifeSum[], at: number): number {
  return sums.reduce((watched, [time, entered, ended, censored]) => {
    const came = time === 0 || time < at ? entered : 0;
    return watched + came - (time < at ? ended + censored : 0);
  }, 0);
}

/** From the first to the second purchase day; who has not bought again has waited until `asOf` and may yet (METRICS A6). */
export function waitForSecond({ days: [first, second] }: PurchaseHistory, asOf: PlainDate): Life {
  return { from: 0, until: daysBetween(first, second ?? asOf), ended: second !== undefined };
}

/** Every wait that began on a purchase day: ended by the next one, or still going on at `asOf`. */
export function waitsAfterPurchases(history: PurchaseHistory, asOf: PlainDate): Life[] {
  const ended = neighbours(history).map(([day, next]) => ({ from: 0, until: daysBetween(day, next), ended: true }));
  return [...ended, { from: 0, until: daysBetween(lastDay(history), asOf), ended: false }];
}

type Lapsing = { asOf: PlainDate; lapseDays: number };

/**
 * From `origin` to the first lapse known: the day after `lapseDays` without a purchase. Nobody can lapse before day
 * `lapseDays` + 1. Whoever came before our records (`origin` before the first purchase) is only in sight from that first
 * purchase on; a break before it cannot be known (left truncation, METRICS A6).
 */
export function lifeToLapse(history: PurchaseHistory, origin: PlainDate, { asOf, lapseDays }: Lapsing): Life {
  const broken = neighbours(history).find(([day, next]) => daysBetween(day, next) > lapseDays);
  const last = broken ? broken[0] : lastDay(history);
  const from = daysBetween(origin, history.days[0]);
  const lapse = daysBetween(origin, last) + lapseDays + 1;
  const seen = daysBetween(origin, asOf);
  return lapse <= seen ? { from, until: lapse, ended: true } : { from, until: seen, ended: false };
}
