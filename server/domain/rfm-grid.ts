import { addDays, daysBetween, type PlainDate } from "./plain-date";
import { scores } from "./rfm";

/** How far back is looked, in days, always: what counts as often or as much is then the same for old and new customers. */
export const rfmLookBack = 730;

/** Raised when what the grid counts changes. */
export const rfmVersion = 1;

/** What a customer bought on each purchase day, minor units of one currency; the days rise. */
export type BoughtByDay = { readonly days: readonly PlainDate[]; readonly amounts: readonly number[] };

/** Where customers with one score of one measure lie: from the lowest value to the highest. */
export type ScoreBand<Value> = {
  readonly score: number;
  readonly customers: number;
  readonly low: Value;
  readonly high: Value;
};

/** How many have these three scores, each from 1 to 5, 5 the latest, the most often, the most money. */
type RfmCell = readonly [recency: number, frequency: number, money: number, customers: number];

export type RfmGrid = {
  readonly customers: number;
  /** Cells without anybody are left out. */
  readonly cells: readonly RfmCell[];
  /** By the day of the last purchase. */
  readonly recency: readonly ScoreBand<PlainDate>[];
  /** By purchase days in the look-back. */
  readonly frequency: readonly ScoreBand<number>[];
  /** By what was bought in the look-back, refunds not taken off. */
  readonly money: readonly ScoreBand<number>[];
};

type Bought = { last: PlainDate; days: number; minor: number };

/**
 * RFM of everyone who bought in the look-back that ends with `asOf`, by independent scores of `ceil(5 × cume_dist)` (METRICS
 * A7): relative to the others, so that a score may change because others bought. A score without customers has no band.
 */
export function rfmGrid(histories: readonly BoughtByDay[], asOf: PlainDate): RfmGrid {
  const bought = histories.flatMap((history) => boughtIn(history, addDays(asOf, 1 - rfmLookBack), asOf));
  const recency = scores(bought.map(({ last }) => -daysBetween(last, asOf)));
  const frequency = scores(bought.map(({ days }) => days));
  const money = scores(bought.map(({ minor }) => minor));
  const cells = new Map<string, RfmCell>();
  bought.forEach((_, index) => {
    const [r, f, m] = [recency[index] ?? 0, frequency[index] ?? 0, money[index] ?? 0];
    const [, , , customers] = cells.get(`${r}${f}${m}`) ?? [r, f, m, 0];
    cells.set(`${r}${f}${m}`, [r, f, m, customers + 1]);
  });
  return {
    customers: bought.length,
    cells: [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell),
    recency: bands(recency, bought, ({ last }) => last),
    frequency: bands(frequency, bought, ({ days }) => days),
    money: bands(money, bought, ({ minor }) => minor),
  };
}

function boughtIn({ days, amounts }: BoughtByDay, from: PlainDate, to: PlainDate): Bought[] {
  const seen = days.flatMap((day, index) => (from <= day && day <= to ? [{ day, minor: amounts[index] ?? 0 }] : []));
  const last = seen.at(-1)?.day;
  return last === undefined
    ? []
    : [{ last, days: seen.length, minor: seen.reduce((sum, { minor }) => sum + minor, 0) }];
}

function bands<Value extends PlainDate | number>(
  all: readonly number[],
  bought: readonly Bought[],
  measure: (of: Bought) => Value,
): ScoreBand<Value>[] {
  return [1, 2, 3, 4, 5].flatMap((score) => {
    const having = bought.filter((_, index) => all[index] === score).map(measure);
    const rising: readonly Value[] = having.sort((a, b) => (a < b ? -1 : 1));
    const [low, high]: (Value | undefined)[] = [rising[0], rising.at(-1)];
    return low === undefined || high === undefined ? [] : [{ score, customers: rising.length, low, high }];
  });
}

/** A score nobody has, and why: everyone who could have had it is equal to somebody above. */
export function emptyScores(known: readonly ScoreBand<unknown>[]): number[] {
  return known.length === 0 ? [] : [1, 2, 3, 4, 5].filter((score) => !known.some((band) => band.score === score));
}
