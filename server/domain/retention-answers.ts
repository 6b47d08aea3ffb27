import type { LifeSum } from "./life-sums";
import type { PlainDate } from "./plain-date";
import type { TenureBand } from "./rate-cuts";
import type { CohortSums, MonthNumber } from "./retention-cohorts";
import type { Tally } from "./spell-figures";

/** Lives of customers who first bought in a year, or in an earlier one where it is the oldest of five. */
export type LivesOfYear = readonly [year: number, ...sum: LifeSum];

/** Of the customers who first bought in a month: eligible and back in each of `earlyRepeatWindows`, one after the other. */
export type CohortRepeats = readonly [cohort: MonthNumber, customers: number, ...nAndK: number[]];

/** Lapses of a month, and of them finished and won back in each of `winBackWindows`, one after the other. */
export type LapsesOfMonth = readonly [month: MonthNumber, lapses: number, ...nAndK: number[]];

/** What is counted of a lens for the page of retention. All that needs a lapse threshold is empty without one. */
export type RetentionAnswers = {
  cohorts: CohortSums & { repeats: readonly CohortRepeats[] };
  lives: {
    /** To the second purchase, of those who are not known to have come before our records. */
    second: readonly LivesOfYear[];
    /** The same of those who said that they had: what we take for their first purchase is not. */
    secondOfOlder: readonly LivesOfYear[];
    /** From the first purchase known to the first lapse. */
    survival: readonly LivesOfYear[];
    survivalOfOlder: readonly LivesOfYear[];
    /** Theirs from the day they stated; in sight from the first purchase known. */
    survivalStated: readonly LivesOfYear[];
  };
  tenure: {
    /** Of those active a year before: how many at each time (days from then) were lost first, or are not lost yet. */
    lives: readonly (readonly [band: TenureBand, at: number, ended: number, censored: number])[];
    /** Of those: how many, and how many of them are active now. */
    held: readonly (readonly [band: TenureBand, n: number, k: number])[];
  };
  /** Waits that began on a purchase day, by their length: ended by the next one, or still going on. */
  gaps: { waits: readonly (readonly [at: number, ended: number, censored: number])[] };
  /** Customers by their spells (spell-figures), in days; all ended spells, and their days from first to last purchase. */
  spells: { spells: Tally; current: Tally; grace: Tally; strict: Tally; ended: number; endedDays: number };
  winBacks: {
    /** In the order of `winBackWindows`. */
    stock: readonly (readonly [on: PlainDate, n: number, k: number])[];
    lapses: readonly LapsesOfMonth[];
  };
};
