import { describe, expect, it } from "vitest";
import { type Counted, type FollowedCustomer, figuresFrom } from "../testing/comparison";
import { compareSides, inUnits, type OutcomeMeasure, outcomeMeasures } from "./comparison";
import { proportionDifference } from "./proportion-difference";
import { welch } from "./welch";
import { wilson } from "./wilson";

/** Chance that is the same each time (mulberry32). */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Chances = () => number;
const normal = (next: Chances) => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
const isSo = (next: Chances, share: number) => Number(next() < share);
const times = (next: Chances, n: number, share: number) =>
  Array.from({ length: n }, () => isSo(next, share)).reduce((sum, one) => sum + one, 0);

function poisson(next: Chances, mean: number): number {
  let [k, p, below] = [0, Math.exp(-mean), Math.exp(-mean)];
  for (const drawn = next(); drawn > below && k < 300; below += p) {
    k += 1;
    p *= mean / k;
  }
  return k;
}

/** What is made of those affected: their contacts times this, and who is chosen to be affected at all. */
type Making = {
  affected: number;
  others: number;
  contactsTimes?: number;
  season?: number;
  chosen?: (one: FollowedCustomer) => boolean;
};

/**
 * A customer as customers are: half never ring and the rest unevenly, spending is log-normal with many noughts, promises of
 * one customer are kept or broken together, and who is likelier of one kind is so before and after.
 */
function aCustomer(
  next: Chances,
  side: FollowedCustomer["side"],
  { contactsTimes = 1, season = 1 }: Making,
): FollowedCustomer {
  const likeness = Math.floor(next() * 4);
  const rate = next() < 0.5 ? 0 : 1.2 * Math.exp(0.7 * normal(next)) * (1 + likeness * 0.4);
  const effect = season * (side === "affected" ? contactsTimes : 1);
  const [keeps, pleased] = [1 / (1 + Math.exp(-1 - normal(next))), 1 / (1 + Math.exp(-1.2 * normal(next)))];
  const [due, dueAfter] = [poisson(next, 0.8), poisson(next, 0.8)];
  const level = next() < 0.6 ? Math.exp(8 + 1.3 * normal(next)) : 0;
  const spent = () => poisson(next, 1.2) * level * Math.exp(0.8 * normal(next));
  const [felt, feltAfter, was, is] = [isSo(next, 0.4), isSo(next, 0.4), isSo(next, 0.7), isSo(next, 0.7)];
  const mean = (kBefore: number, kAfter: number): Counted => ({ kBefore, nBefore: 1, kAfter, nAfter: 1 });
  return {
    side,
    likeness,
    counted: {
      contacts: mean(poisson(next, rate), poisson(next, rate * effect)),
      complaints: mean(poisson(next, rate * 0.15), poisson(next, rate * 0.15)),
      value: mean(spent(), spent() * season),
      kept: { kBefore: times(next, due, keeps), nBefore: due, kAfter: times(next, dueAfter, keeps), nAfter: dueAfter },
      happy: {
        kBefore: felt * isSo(next, pleased),
        nBefore: felt,
        kAfter: feltAfter * isSo(next, pleased),
        nAfter: feltAfter,
      },
      lapsed: { kBefore: was * isSo(next, 0.08), nBefore: was, kAfter: is * isSo(next, 0.08), nAfter: is },
    },
  };
}

function aWorld(next: Chances, making: Making): FollowedCustomer[] {
  const drawn: FollowedCustomer[] = [];
  while (drawn.length < making.affected) {
    const one = aCustomer(next, "affected", making);
    if (making.chosen?.(one) ?? true) drawn.push(one);
  }
  return [...drawn, ...Array.from({ length: making.others }, () => aCustomer(next, "comparable", making))];
}

type Tally = { signals: number; readings: Record<OutcomeMeasure, Record<string, number>> };

/** In how many of so many worlds any of the measures gives a signal, and what each of them says how often. */
function tally(worlds: number, seed: number, making: Making): Tally {
  const next = chanceFrom(seed);
  const readings: Tally["readings"] = { kept: {}, contacts: {}, complaints: {}, happy: {}, lapsed: {}, value: {} };
  let signals = 0;
  for (let world = 0; world < worlds; world += 1) {
    const figures = figuresFrom(aWorld(next, making));
    const said = outcomeMeasures.map((measure) => ({ measure, ...compareSides(measure, figures[measure]) }));
    for (const { measure, reading } of said) readings[measure][reading] = (readings[measure][reading] ?? 0) + 1;
    if (said.some(({ reading }) => reading === "more" || reading === "fewer")) signals += 1;
  }
  return { signals, readings };
}

/** The least number of signals that would be too many: fewer come in 999 of 1,000 times where the chance is 5 %. */
function tooMany(worlds: number): number {
  let [p, below] = [0.95 ** worlds, 0];
  for (let k = 0; ; k += 1) {
    below += p;
    if (below > 0.999) return k + 1;
    p *= ((worlds - k) / (k + 1)) * (0.05 / 0.95);
  }
}

const many = (customers: number, side: FollowedCustomer["side"], of: (place: number) => Counted) =>
  Array.from(
    { length: customers },
    (_, place): FollowedCustomer => ({ side, likeness: 1, counted: { kept: of(place), contacts: of(place) } }),
  );

describe("the intervals", () => {
  it("of two shares are Newcombe's, where every customer counts once", () => {
    const figures = figuresFrom([
      ...many(70, "affected", (place) => ({ kBefore: 0, nBefore: 1, kAfter: Number(place < 56), nAfter: 1 })),
      ...many(80, "comparable", (place) => ({ kBefore: 0, nBefore: 1, kAfter: Number(place < 48), nAfter: 1 })),
    ]);
    const { after } = compareSides("kept", figures.kept);
    const newcombe = proportionDifference({ k: 56, n: 70 }, { k: 48, n: 80 });
    for (const end of ["difference", "low", "high"] as const)
      expect(after?.[end]).toBeCloseTo(newcombe?.[end] ?? Number.NaN, 8);
  });

  it("of a change of means are Welch's of each customer's own change, where the groups vary alike", () => {
    const of = (more: number) => (place: number) => ({
      kBefore: (place * 3) % 7,
      nBefore: 1,
      kAfter: ((place * 5) % 7) + more,
      nAfter: 1,
    });
    const figures = figuresFrom([...many(70, "affected", of(1)), ...many(70, "comparable", of(0))]);
    const changes = Array.from({ length: 70 }, (_, place) => ((place * 5) % 7) - ((place * 3) % 7));
    const mean = changes.reduce((sum, one) => sum + one, 0) / 70;
    const variance = changes.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 69;
    const wanted = welch({ n: 70, mean: mean + 1, variance }, { n: 70, mean, variance });
    const { change } = compareSides("contacts", figures.contacts);
    for (const end of ["difference", "low", "high"] as const)
      expect(change?.[end]).toBeCloseTo(wanted?.[end] ?? Number.NaN, 8);
  });

  it("that hold together are wider, and nothing is taken as certain because nothing happened in one group", () => {
    const figures = figuresFrom([
      ...many(30, "affected", () => ({ kBefore: 0, nBefore: 1, kAfter: 0, nAfter: 1 })),
      ...many(400, "comparable", (place) => ({ kBefore: 0, nBefore: 1, kAfter: Number(place % 8 === 0), nAfter: 1 })),
    ]);
    const { change, reading } = compareSides("contacts", figures.contacts);
    expect(change?.all.low).toBeLessThan(change?.low ?? Number.NaN);
    expect(reading).toBe("no_signal");
  });

  it("take comparators who are fewer for as many as they stand for", () => {
    const of = (likeness: number, side: FollowedCustomer["side"], n: number, each: number) =>
      many(n, side, () => ({ kBefore: each, nBefore: 1, kAfter: each, nAfter: 1 })).map((one) => ({
        ...one,
        likeness,
      }));
    const figures = figuresFrom([
      ...[...of(1, "affected", 90, 8), ...of(2, "affected", 30, 0)],
      ...[...of(1, "comparable", 30, 8), ...of(2, "comparable", 30, 0), ...of(3, "comparable", 50, 99)],
    ]);
    const { affected, comparable } = figures.contacts ?? {};
    expect(comparable).toMatchObject({ before: 6, after: 6, customersAfter: 60 });
    expect(affected?.after).toBe(6);
    expect(comparable?.effectiveAfter).toBeCloseTo(120 ** 2 / (30 * 9 + 30), 8);
  });

  it("are not given where there are too few", () => {
    const few = (n: number) =>
      figuresFrom([
        ...many(n, "affected", () => ({ kBefore: 1, nBefore: 1, kAfter: 2, nAfter: 1 })),
        ...many(n, "comparable", () => ({ kBefore: 1, nBefore: 1, kAfter: 1, nAfter: 1 })),
      ]).contacts;
    expect(compareSides("contacts", few(19)).reading).toBe("too_few");
    expect(compareSides("contacts", null)).toEqual({ reading: "too_few", before: null, after: null, change: null });
  });

  it("take Wilson's usual point unless another is given", () => {
    expect(wilson(7, 20)).toEqual(wilson(7, 20, 1.959963984540054));
  });
});

it("speaks of means by the year and of shares in points", () => {
  expect(inUnits("contacts", 0.5, 73)).toBe(2.5);
  expect(inUnits("complaints", 0.01, 365)).toBe(1);
  expect(inUnits("kept", 0.25, 28)).toBe(25);
});

describe("on generated customers", () => {
  const worlds = 1_000;

  it("says that there is a signal in at most five of a hundred worlds without any effect", () => {
    const { signals, readings } = tally(worlds, 11, { affected: 120, others: 90 });
    expect(signals).toBeLessThan(tooMany(worlds));
    expect(readings.contacts.no_signal).toBeGreaterThan(900);
    expect(readings.value.no_signal).toBeGreaterThan(900);
  });

  it("nor with few affected beside many others", () => {
    expect(tally(250, 12, { affected: 25, others: 250 }).signals).toBeLessThan(tooMany(250));
  });

  it("finds contacts halved among 400, in nine of ten worlds at least", () => {
    const { readings } = tally(60, 13, { affected: 400, others: 400, contactsTimes: 0.5 });
    expect(readings.contacts.fewer).toBeGreaterThanOrEqual(54);
  });

  it("does not take it for an effect that whoever was chosen for having rung often rings less afterwards", () => {
    const often = (one: FollowedCustomer) => (one.counted.contacts?.kBefore ?? 0) >= 3;
    const { signals, readings } = tally(100, 14, { affected: 200, others: 200, chosen: often });
    expect(readings.contacts.uneven).toBeGreaterThan(85);
    expect(signals).toBeLessThan(tooMany(100));
  });

  it("nor that in a season those who ring more anyway ring more", () => {
    const heavy = (one: FollowedCustomer) =>
      (one.counted.contacts?.kBefore ?? 0) + (one.counted.contacts?.kAfter ?? 0) >= 3;
    const { readings } = tally(100, 15, { affected: 300, others: 300, season: 2, chosen: heavy });
    expect(readings.contacts.more ?? 0).toBeLessThan(tooMany(100));
  });
});
