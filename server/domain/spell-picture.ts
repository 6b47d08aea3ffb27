import { addDays, addMonths, daysBetween, type PlainDate } from "./plain-date";
import type { RetentionAnswers } from "./retention-answers";
import { countOf, meanOf, percentileOf, type Tally } from "./spell-figures";

/** Active customers by how long their current spell has lasted; `from` null: any day before `to`. */
type SpellClass = { label: string; tick: string; customers: number; from: PlainDate | null; to: PlainDate };

/** A number of days, of how many; null where there are none. */
export type DaysSeen = {
  n: number;
  low: number | null;
  median: number | null;
  high: number | null;
  mean: number | null;
};

export type SpellPicture = {
  classes: SpellClass[];
  /** Customers by their number of spells; the last one holds all with more. */
  breaks: { breaks: number; customers: number; isMore: boolean }[];
  current: DaysSeen;
  pastTwoYears: number;
  grace: DaysSeen;
  strict: DaysSeen;
  /** Ended spells, from first to last purchase: the mean is biased short, as long ones are still going on. */
  ended: { n: number; meanDays: number | null };
};

const classes = [
  ["Under 3 months", "<3 m", 0, 3],
  ["3 to 6 months", "3–6 m", 3, 6],
  ["6 to 12 months", "6–12 m", 6, 12],
  ["1 to 2 years", "1–2 y", 12, 24],
  ["2 to 3 years", "2–3 y", 24, 36],
  ["3 to 5 years", "3–5 y", 36, 60],
  ["5 to 10 years", "5–10 y", 60, 120],
  ["10 years or more", "10+ y", 120, null],
] as const;

const mostBreaks = 4;

/** Spells and tenure of all customers (METRICS A2). A class is a range of days on which the current spell began. */
export function spellPicture(
  { spells, ended, endedDays, ...days }: RetentionAnswers["spells"],
  asOf: PlainDate,
): SpellPicture {
  return {
    classes: classes.map(([label, tick, least, below]) => {
      const to = least === 0 ? asOf : addMonths(asOf, -least);
      const from = below === null ? null : addDays(addMonths(asOf, -below), 1);
      return { label, tick, from, to, customers: between(days.current, asOf, from, to) };
    }),
    breaks: breaksOf(spells),
    current: daysSeen(days.current),
    pastTwoYears: between(days.current, asOf, null, addMonths(asOf, -24)),
    grace: daysSeen(days.grace),
    strict: daysSeen(days.strict),
    ended: { n: ended, meanDays: ended ? endedDays / ended : null },
  };
}

function between(current: Tally, asOf: PlainDate, from: PlainDate | null, to: PlainDate): number {
  const [least, most] = [daysBetween(to, asOf), from === null ? Number.POSITIVE_INFINITY : daysBetween(from, asOf)];
  return countOf(current.filter(([days]) => least <= days && days <= most));
}

function breaksOf(spells: Tally): SpellPicture["breaks"] {
  const highest = Math.min(mostBreaks, (spells.at(-1)?.[0] ?? 1) - 1);
  return Array.from({ length: highest + 1 }, (_, breaks) => {
    const isMore = breaks === mostBreaks;
    return {
      breaks,
      isMore,
      customers: countOf(spells.filter(([many]) => (isMore ? many > breaks : many === breaks + 1))),
    };
  });
}

function daysSeen(tally: Tally): DaysSeen {
  const [low = null, median = null, high = null] = [0.25, 0.5, 0.75].map((part) => percentileOf(tally, part));
  return { n: countOf(tally), low, median, high, mean: meanOf(tally) };
}
