import { addDays, daysBetween, type PlainDate, plainDate } from "./plain-date";
import type { PurchaseLine } from "./purchase-history";

/** The length of one period: several purchases in one are one. Weeks begin on Monday. */
export type RfmUnit = "day" | "week";

/** What models of coming and going ask of one customer (METRICS B8), in periods. */
export type RfmSummary = {
  customerId: string;
  /** x: periods with a purchase after the first one. */
  repeats: number;
  /** t_x: from the first period with a purchase to the last. */
  untilLast: number;
  /** T: from the first period with a purchase to `asOf`. */
  untilNow: number;
  /** m: the mean bought in a repeat period, minor units; 0 without one. The first period is left out. */
  meanMinor: number;
};

/**
 * Summaries of everyone who had bought by `asOf`. Refunds make no period and take nothing off here: the models ask for
 * what was spent on an occasion. One currency. Source: pymc-marketing and lifetimes, `rfm_summary`.
 */
export function rfmSummaries(lines: readonly PurchaseLine[], asOf: PlainDate, unit: RfmUnit): RfmSummary[] {
  const bought = new Map<string, Map<PlainDate, number>>();
  for (const { customerId, boughtOn, amountMinor } of lines) {
    if (amountMinor < 0 || boughtOn > asOf) continue;
    const periods = bought.get(customerId) ?? new Map<PlainDate, number>();
    const period = beginOf(boughtOn, unit);
    bought.set(customerId, periods.set(period, (periods.get(period) ?? 0) + amountMinor));
  }
  return [...bought].map(([customerId, periods]) => summary(customerId, periods, beginOf(asOf, unit), unit));
}

function summary(customerId: string, periods: Map<PlainDate, number>, now: PlainDate, unit: RfmUnit): RfmSummary {
  const begins = [...periods.keys()].sort();
  const first = begins[0] ?? now;
  const last = begins.at(-1) ?? now;
  const repeats = begins.length - 1;
  const spent = begins.slice(1).reduce((sum, period) => sum + (periods.get(period) ?? 0), 0);
  const apart = (from: PlainDate, to: PlainDate) => daysBetween(from, to) / (unit === "week" ? 7 : 1);
  return {
    customerId,
    repeats,
    untilLast: apart(first, last),
    untilNow: apart(first, now),
    meanMinor: repeats === 0 ? 0 : spent / repeats,
  };
}

const someMonday = plainDate("2001-01-01");

function beginOf(day: PlainDate, unit: RfmUnit): PlainDate {
  if (unit === "day") return day;
  const since = daysBetween(someMonday, day) % 7;
  return addDays(day, since < 0 ? -7 - since : -since);
}

/**
 * The score from 1 to 5 of each value, 5 the highest: `ceil(5 × cume_dist)`. Equal values have one score, upwards, so that
 * scores below may have nobody (METRICS A7: shown, never filled by the order of rows).
 */
export function scores(values: readonly number[]): number[] {
  const rising = Float64Array.from(values).sort();
  const upTo = new Map<number, number>();
  rising.forEach((value, index) => {
    upTo.set(value, index + 1);
  });
  return values.map((value) => Math.ceil((5 * (upTo.get(value) ?? 0)) / rising.length));
}

/** How many have each score from 1 to 5. */
export function quintiles(values: readonly number[]): readonly number[] {
  const all = scores(values);
  return [1, 2, 3, 4, 5].map((score) => all.filter((other) => other === score).length);
}
