import { daysBetween, type PlainDate } from "./plain-date";
import { lastDay, type PurchaseHistory } from "./purchase-history";
import { spellsOf } from "./tenure";

/** How many there are of each number: [days, customers], rising. */
export type Tally = readonly (readonly [value: number, many: number])[];

/** Spells of one customer on a day (METRICS A2), in days. */
export type SpellFigures = {
  /** Unbroken runs of purchase days; breaks are one fewer. */
  spells: number;
  /** Since the current spell began; null: has lapsed. */
  current: number | null;
  /** Active days over all spells, where an ended one runs on for the threshold. */
  grace: number;
  /** The same where an ended one ends with its last purchase. */
  strict: number;
  /** From the first to the last purchase of the ended spells: how many there are, and their days. */
  ended: number;
  endedDays: number;
};

/** What the spells of one customer come to, from the purchases known on `asOf`. */
export function spellFigures(history: PurchaseHistory, asOf: PlainDate, lapseDays: number): SpellFigures {
  const spells = spellsOf(history.days, lapseDays);
  const isActive = daysBetween(lastDay(history), asOf) <= lapseDays;
  const open = isActive ? spells.at(-1) : undefined;
  const current = open ? daysBetween(open.from, asOf) : null;
  const closed = open ? spells.slice(0, -1) : spells;
  const endedDays = closed.reduce((days, { from, to }) => days + daysBetween(from, to), 0);
  return {
    spells: spells.length,
    current,
    grace: endedDays + closed.length * lapseDays + (current ?? 0),
    strict: endedDays + (current ?? 0),
    ended: closed.length,
    endedDays,
  };
}

/** The same number of times counted together. */
export function tallyOf(values: readonly number[]): Tally {
  const found = new Map<number, number>();
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
  return [...found].sort(([a], [b]) => a - b);
}

/** How many there are in all. */
export function countOf(tally: Tally): number {
  return tally.reduce((all, [, many]) => all + many, 0);
}

/** The mean value; null when there is none. */
export function meanOf(tally: Tally): number | null {
  const n = countOf(tally);
  return n ? tally.reduce((all, [value, many]) => all + value * many, 0) / n : null;
}

/** The smallest value with at least the given part (0..1) at or below it (SQL's percentile_disc); null when there is none. */
export function percentileOf(tally: Tally, part: number): number | null {
  const wanted = Math.max(1, Math.ceil(countOf(tally) * part - 1e-9));
  let seen = 0;
  for (const [value, many] of tally) {
    seen += many;
    if (seen >= wanted) return value;
  }
  return null;
}
