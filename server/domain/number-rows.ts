import { type PlainDate, plainDate } from "./plain-date";

/** The lists of customers behind the numbers. Every number on screen opens one of these. */
export const numberRowKeys = [
  "all",
  "customers",
  "not_yet",
  "active",
  "new",
  "won_back",
  "lost",
  "first",
  "repeated",
  "stock",
  "stock_back",
  "lapses",
  "lapses_back",
  "top",
  "ten_years",
  "top_tenth",
  "open_issue",
  "cohort_back",
  "held",
  "held_still",
  "spell_since",
  "spells",
  "spells_more",
  "bought",
  "worth",
  "plan_kept",
  "plan_won",
  "plan_won_back",
] as const;
export type NumberRowKey = (typeof numberRowKeys)[number];

/** Where a list begins that has no first day. */
export const beforeAll = plainDate("1900-01-01");

/** One customer behind a number; `on` is the day that put them there, `amountMinor` their value where that did. */
export type NumberRow = {
  customerId: string;
  name: string;
  place: string | null;
  on: PlainDate | null;
  amountMinor: number | null;
};

/** From what to what, both included; null: whatever it is. */
export type BoughtRanges = {
  /** The last purchase day of those asked for. */
  last: readonly [PlainDate, PlainDate] | null;
  /** How many purchase days there were. */
  days: readonly [number, number] | null;
  /** What was bought, minor units. */
  worth: readonly [number, number] | null;
};

export const everyRange: BoughtRanges = { last: null, days: null, worth: null };

/** What a list is asked with. Unused settings are ignored; `after` is where the page before ended. */
export type RowsAsked = {
  which: NumberRowKey;
  asOf: PlainDate;
  from: PlainDate;
  to: PlainDate;
  lapseDays: number | null;
  /** Only members of it, as of the day: a standing key or the id of a saved one's version; null: everybody. */
  segment: string | null;
  /** The day somebody had to be of the segment, where that is not `asOf`; absent: it is. */
  membersOn?: PlainDate | null;
  windowDays: number;
  /** Of lists by what was bought; absent: whatever that is. */
  ranges?: BoughtRanges;
  after: { rank: number; id: string } | null;
};

/** Whether a list can only be drawn up with a lapse threshold. */
export function needsLapseThreshold(key: NumberRowKey): boolean {
  return [
    "active",
    "won_back",
    "lost",
    "stock",
    "stock_back",
    "lapses",
    "lapses_back",
    "held",
    "held_still",
    "spell_since",
    "spells",
    "spells_more",
    "plan_kept",
    "plan_won",
    "plan_won_back",
  ].includes(key);
}
