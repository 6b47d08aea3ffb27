import { studentQuantile } from "./student";
import { type Interval, wilson } from "./wilson";

/** What is looked at of those a decision affects and of those like them, in the order of the page. */
export const outcomeMeasures = ["kept", "contacts", "complaints", "happy", "lapsed", "value"] as const;
export type OutcomeMeasure = (typeof outcomeMeasures)[number];

/** A share lies within 0 to 1; a mean is of customers, over the days counted. */
export const measureKinds: Record<OutcomeMeasure, "share" | "mean"> = {
  kept: "share",
  contacts: "mean",
  complaints: "mean",
  happy: "share",
  lapsed: "share",
  value: "mean",
};

/**
 * What was counted of one group for one measure, before and after. Every customer of the comparison has four numbers: how
 * much (k) of how much (n) before, and after; for a mean n is 1. Comparators weigh as many of those affected as they stand
 * for. `before` and `after` are the weighted k over the weighted n; null: of nothing. The spreads are the sums of squared
 * weighted residuals, which are the variances of `before`, of `after` and of their difference but for m / (m - 1).
 */
export type SideFigures = {
  /** Customers with anything to count: n above 0. */
  customersBefore: number;
  customersAfter: number;
  /** As many equally weighted customers as would vary as much (Kish): the square of the sum of weights over their squares' sum. */
  effectiveBefore: number;
  effectiveAfter: number;
  /** Customers of whom k is not 0, before or after. */
  touched: number;
  before: number | null;
  after: number | null;
  beforeSpread: number;
  afterSpread: number;
  changeSpread: number;
  /** Not weighted: k of n as counted. */
  kBefore: number;
  nBefore: number;
  kAfter: number;
  nAfter: number;
};

export type Sides<T> = { readonly affected: T; readonly comparable: T };

/** Null: not known at all, as who has lapsed without a threshold. */
export type Figures = Record<OutcomeMeasure, Sides<SideFigures> | null>;

/**
 * Of those drawn: merged into another of them (counted once, or on neither side when on both), erased, died, withdrawn
 * with an import, and left without anybody like them in the other group. The rest are compared.
 */
export type FollowedSide = {
  drawn: number;
  merged: number;
  erased: number;
  died: number;
  withdrawn: number;
  unlike: number;
  compared: number;
};
export type Followed = Sides<FollowedSide>;

/** A difference with its interval of 95 %, and the wider one that holds for all measures together in 95 of 100. */
export type Difference = Interval & { readonly difference: number; readonly all: Interval };

/**
 * `more` and `fewer`: the affected changed by more, or less, than chance makes of those like them. `uneven`: the change lies
 * beyond chance, but how they had differed before may have made it, without any decision.
 */
type OutcomeReading = "too_few" | "no_signal" | "uneven" | "more" | "fewer";

export type Comparison = {
  readonly reading: OutcomeReading;
  /** Affected less comparable: before, after, and the change of that (after less before). */
  readonly before: Difference | null;
  readonly after: Difference | null;
  readonly change: Difference | null;
};

/** Below this many customers in either group, before or after, nothing is said. */
export const enoughFollowed = 20;
/** Below this many of both groups together to whom anything happened, a mean says nothing. */
const enoughTouched = 10;

/** Chances are shared out among the measures (Bonferroni; Dunn 1961): any false signal at all in 5 of 100 at most. */
const usualChance = 0.05;
const eachChance = usualChance / outcomeMeasures.length;
/** The normal distribution's points for both; Student's with degrees without end is as near as is printed. */
const normalPoint = new Map([
  [usualChance, 1.959963984540054],
  [eachChance, studentQuantile(1 - eachChance / 2, 1e9)],
]);

/**
 * Whether those affected changed by more than those like them.
 *
 * A signal is spoken only where two differences lie beyond chance on the same side: that of the changes (difference in
 * differences), and that of what was afterwards. Alike but for a lasting difference, the first is nought; different by
 * chance before, which evens itself out (regression to the mean), the second is; anything between leaves the two on
 * opposite sides. So whichever holds, a false signal is no likelier than the interval says. Source: the two bracket the
 * effect, Angrist and Pischke 2009, Mostly Harmless Econometrics, 5.4; Ding and Li 2019, Political Analysis 27:605-615.
 * Where a mean grew as many times over in both groups (a season), the one that had more grew by more: what that makes of the
 * difference before has to lie outside the interval too.
 */
export function compareSides(measure: OutcomeMeasure, sides: Sides<SideFigures> | null): Comparison {
  if (sides === null || isTooFew(measure, sides))
    return { reading: "too_few", before: null, after: null, change: null };
  const isShare = measureKinds[measure] === "share";
  const of = isShare ? ofShares : ofMeans;
  const [before, after, change] = [of(sides, "before"), of(sides, "after"), of(sides, "change")];
  if (after === null || change === null) return { reading: "too_few", before, after, change };
  const grown = isShare ? 0 : (before?.difference ?? 0) * (growthOf(sides.comparable) - 1);
  return { before, after, change, reading: readingOf(change, after, grown) };
}

/** How many times as much as before there was afterwards; 1 where there was nothing before. */
const growthOf = ({ before, after }: SideFigures): number => (before && after !== null ? after / before : 1);

function isTooFew(measure: OutcomeMeasure, { affected, comparable }: Sides<SideFigures>): boolean {
  const least = Math.min(
    ...[affected, comparable].flatMap(({ effectiveBefore, effectiveAfter }) => [effectiveBefore, effectiveAfter]),
  );
  const touched = affected.touched + comparable.touched;
  return least < enoughFollowed || (measureKinds[measure] === "mean" && touched < enoughTouched);
}

function readingOf(change: Difference, after: Difference, grown: number): OutcomeReading {
  const side = sideOf(change.all);
  if (side === 0) return "no_signal";
  const beyondGrowth = sideOf({ low: change.all.low - grown, high: change.all.high - grown });
  if (side !== sideOf(after.all) || side !== beyondGrowth) return "uneven";
  return side > 0 ? "more" : "fewer";
}

const sideOf = ({ low, high }: Interval): number => (low > 0 ? 1 : high < 0 ? -1 : 0);

type Part = "before" | "after" | "change";

/** A mean of one group: its value, the variance of one customer, and how many equally weighted customers there are. */
type Mean = { value: number; variance: number; m: number };

/**
 * The difference of two means of customers with Welch's interval (unequal variances, Satterthwaite's degrees of freedom;
 * Welch 1947). A change is of each customer's own difference, after less before, so that customers are the unit. Weighted
 * means are Hajek's, their variance by linearisation (Sarndal, Swensson and Wretman 1992, 5.7). Where nothing, or little,
 * happened to one of the groups its variance is not known: it is never taken for less than that of both together.
 */
function ofMeans({ affected, comparable }: Sides<SideFigures>, part: Part): Difference | null {
  const [one, other] = [meanOf(affected, part), meanOf(comparable, part)];
  const together = (one.m * one.variance + other.m * other.variance) / (one.m + other.m);
  const parts = [one, other].map(({ variance, m }) => ({ variance: Math.max(variance, together) / m, degrees: m - 1 }));
  const variance = parts.reduce((sum, of) => sum + of.variance, 0);
  if (!(variance > 0)) return null;
  const degrees = variance ** 2 / parts.reduce((sum, of) => sum + of.variance ** 2 / of.degrees, 0);
  const difference = one.value - other.value;
  const within = (chance: number) => {
    const reach = studentQuantile(1 - chance / 2, degrees) * Math.sqrt(variance);
    return { low: difference - reach, high: difference + reach };
  };
  return { difference, ...within(usualChance), all: within(eachChance) };
}

function meanOf(side: SideFigures, part: Part): Mean {
  const [before, after] = [side.before ?? 0, side.after ?? 0];
  const m = Math.min(side.effectiveBefore, side.effectiveAfter);
  const inflated = (spread: number) => spread * (m / (m - 1)) * m;
  if (part === "before") return { value: before, variance: inflated(side.beforeSpread), m };
  if (part === "after") return { value: after, variance: inflated(side.afterSpread), m };
  return { value: after - before, variance: inflated(side.changeSpread), m };
}

/** A share and as many independent customers as it varies like: its n for Wilson. */
type Share = { share: number; m: number };
type Term = Share & { sign: 1 | -1 };

/**
 * The difference of two shares, or of their changes, with Newcombe's hybrid score interval: Wilson's intervals of the two,
 * or four, squared and added (Newcombe 1998, Statistics in Medicine 17:873-890, method 10; for any linear contrast Zou and
 * Donner 2008, Statistics in Medicine 27:1693-1702). Promises of one customer go together, and comparators are weighted:
 * each share's n is the one that would vary as much as customers do (combined ratio estimate, Cochran 1977, 6.11), so that
 * customers are the unit. Before and after are taken as independent, which makes a change's interval rather too wide.
 */
function ofShares({ affected, comparable }: Sides<SideFigures>, part: Part): Difference | null {
  const terms: Term[] = [];
  if (part !== "before")
    terms.push({ sign: 1, ...shareOf(affected, "after") }, { sign: -1, ...shareOf(comparable, "after") });
  if (part === "before")
    terms.push({ sign: 1, ...shareOf(affected, "before") }, { sign: -1, ...shareOf(comparable, "before") });
  if (part === "change")
    terms.push({ sign: -1, ...shareOf(affected, "before") }, { sign: 1, ...shareOf(comparable, "before") });
  const difference = terms.reduce((sum, { sign, share }) => sum + sign * share, 0);
  return { difference, ...contrast(terms, difference, usualChance), all: contrast(terms, difference, eachChance) };
}

function contrast(terms: readonly Term[], difference: number, chance: number): Interval {
  const z = normalPoint.get(chance);
  const reach = (way: 1 | -1) =>
    Math.hypot(
      ...terms.map(({ sign, share, m }) => {
        const ends = wilson(share * m, m, z) ?? { low: 0, high: 1 };
        return sign * way > 0 ? ends.high - share : share - ends.low;
      }),
    );
  return { low: difference - reach(-1), high: difference + reach(1) };
}

function shareOf(side: SideFigures, part: "before" | "after"): Share {
  const [share, variance, effective, n] =
    part === "before"
      ? [side.before ?? 0, side.beforeSpread, side.effectiveBefore, side.nBefore]
      : [side.after ?? 0, side.afterSpread, side.effectiveAfter, side.nAfter];
  const varied = share > 0 && share < 1 && variance > 0;
  return { share, m: varied ? Math.min(n, (share * (1 - share)) / variance) : effective };
}

/** A measure as it is spoken of: shares and their differences in points of 100, the others per customer and year. */
export function inUnits(measure: OutcomeMeasure, value: number, days: number): number {
  if (measureKinds[measure] === "share") return 100 * value;
  return ((measure === "complaints" ? 100 : 1) * value * 365) / days;
}
