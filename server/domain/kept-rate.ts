import type { ControlChart } from "./control-chart";
import { laneyP } from "./control-chart";
import type { PromiseOutcome } from "./promise-words";
import { shareInWords } from "./share-words";
import { type Interval, wilson } from "./wilson";

/** Under this many no percentage is spoken (ruling 11). */
export const enoughForPercent = 10;

/** How many promises whose headline time lay in a period came to what, seen from one instant. */
type OutcomeCounts = Readonly<Partial<Record<PromiseOutcome, number>>>;

export type KeptRate = {
  /** Fell due in the period: the denominator of M1 and M2. */
  readonly due: number;
  /** M1: kept to the original time, or to the customer's own wish. */
  readonly kept: number;
  readonly interval: Interval | null;
  /** M2: kept as last agreed, also where we moved it with consent. */
  readonly keptAsAgreed: number;
  /** M2 − M1: how many moves of ours stand between the two. */
  readonly movedByUs: number;
  /** Whose headline time was the customer's own wish (ruling 3). */
  readonly askedByCustomer: number;
  readonly outcomes: OutcomeCounts;
};

export type RateCounts = {
  due: number;
  kept: number;
  keptAsAgreed: number;
  askedByCustomer: number;
  outcomes: OutcomeCounts;
};

/** The kept rate of a period (GOVERNANCE B3): null interval where nothing fell due. */
export function keptRate({ due, kept, keptAsAgreed, askedByCustomer, outcomes }: RateCounts): KeptRate {
  return {
    due,
    kept,
    interval: wilson(kept, due),
    keptAsAgreed,
    movedByUs: keptAsAgreed - kept,
    askedByCustomer,
    outcomes,
  };
}

/** The rate read aloud, by rule, with what our own moves would have made of it. */
export function rateReading(rate: KeptRate): string {
  const { movedByUs } = rate;
  if (movedByUs === 0) return keptReading(rate);
  return `${keptReading(rate)} ${movedByUs} more ${movedByUs === 1 ? "was" : "were"} done by a time we moved with the customer’s consent, which is not what was promised.`;
}

/** One sentence: no percentage under ten, no interval without a rate. */
export function keptReading({ due, kept, interval }: Pick<KeptRate, "due" | "kept" | "interval">): string {
  if (due === 0 || !interval) return "No promises fell due.";
  if (due < enoughForPercent) return `We kept ${count(kept)} of ${count(due)}.`;
  return `We kept ${count(kept)} of ${count(due)}, ${shareInWords(kept / due)}: between ${shareInWords(interval.low)} and ${shareInWords(interval.high)} with 95% confidence.`;
}

const count = (n: number) => n.toLocaleString("en-GB");

export type MonthOfPromises = { readonly month: string; readonly due: number; readonly kept: number };

/** What the months say together: nothing is called better or worse without a signal (ruling 11). */
export function trendReading(months: readonly MonthOfPromises[], nameOf: (month: string) => string): string {
  const known = months.filter(({ due }) => due > 0);
  const chart = laneyP(known.map(({ due, kept }) => ({ n: due, k: kept })));
  if (!chart) return "Too few months to speak of a trend.";
  const signals = known.filter((_, index) => isSignal(chart, index));
  const last = signals.at(-1);
  const trial = chart.isTrial ? ` Limits are on trial until there are twelve months; there are ${known.length}.` : "";
  if (!last) return `No signal in ${known.length} months: what differs from month to month is chance.${trial}`;
  const side = last.kept / last.due > chart.mean ? "above" : "below";
  return `A signal in ${nameOf(last.month)}: ${side} what chance explains.${trial}`;
}

function isSignal({ points }: ControlChart, index: number): boolean {
  const point = points[index];
  return Boolean(point && point.signals.length > 0);
}
