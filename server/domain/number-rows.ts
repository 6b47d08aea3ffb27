import type { PlainDate } from "./plain-date";

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
] as const;
export type NumberRowKey = (typeof numberRowKeys)[number];

/** One customer behind a number; `on` is the day that put them there, `amountMinor` their value where that did. */
export type NumberRow = {
  customerId: string;
  name: string;
  place: string | null;
  on: PlainDate | null;
  amountMinor: number | null;
};

/** What a list is asked with. Unused settings are ignored; `after` is where the page before ended. */
export type RowsAsked = {
  which: NumberRowKey;
  asOf: PlainDate;
  from: PlainDate;
  to: PlainDate;
  lapseDays: number | null;
  windowDays: number;
  after: { rank: number; id: string } | null;
};

/** Whether a list can only be drawn up with a lapse threshold. */
export function needsLapseThreshold(key: NumberRowKey): boolean {
  return ["active", "won_back", "lost", "stock", "stock_back", "lapses", "lapses_back"].includes(key);
}
