/** A small seeded generator (mulberry32), so that the demo company is the same company on every machine. */
export type Random = {
  /** 0 ≤ x < 1 */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of the pairs, by weight. */
  weighted<T>(pairs: readonly (readonly [T, number])[]): T;
  /** A bell-shaped number around 0 with a standard deviation near 1. */
  bell(): number;
  /** A UUIDv7 whose time part is `at`. */
  id(at: Date): string;
};

export function randomFrom(seed: string): Random {
  let state = seedNumber(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => at(list, int(0, list.length - 1)),
    weighted: (pairs) => weighted(pairs, next()),
    bell: () => next() + next() + next() + next() + next() + next() - 3,
    id: (moment) => uuid(moment, next),
  };
}

/** The item at a place that must exist; anything else is a mistake in the demo itself. */
export function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`The demo reached for item ${index} of ${list.length}.`);
  return item;
}

function weighted<T>(pairs: readonly (readonly [T, number])[], point: number): T {
  let rest = point * pairs.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [item, weight] of pairs) {
    rest -= weight;
    if (rest < 0) return item;
  }
  return at(pairs, pairs.length - 1)[0];
}

function uuid(moment: Date, next: () => number): string {
  const time = moment.getTime().toString(16).padStart(12, "0");
  const digits = Array.from({ length: 19 }, () => Math.floor(next() * 16).toString(16)).join("");
  const variant = (8 + Math.floor(next() * 4)).toString(16);
  const tail = `${variant}${digits.slice(3, 6)}-${digits.slice(6, 18)}`;
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digits.slice(0, 3)}-${tail}`;
}

function seedNumber(seed: string): number {
  let hash = 2166136261;
  for (const letter of seed) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619);
  return hash;
}
