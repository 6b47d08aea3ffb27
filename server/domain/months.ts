import type { Period } from "./customer-numbers";
import { addDays, addMonths, monthStart, type PlainDate, plainDate } from "./plain-date";

/** A calendar month as a period, both days included. */
export function monthOf(day: PlainDate): Period {
  const from = monthStart(day);
  return { from, to: addDays(addMonths(from, 1), -1) };
}

/** The month of `today` so far: its first day to today. */
export function monthSoFar(today: PlainDate): Period {
  return { from: monthStart(today), to: today };
}

/** The `count` months that end with the month of `day`, oldest first. */
export function lastMonths(day: PlainDate, count: number): Period[] {
  const newest = monthStart(day);
  return Array.from({ length: count }, (_, index) => monthOf(addMonths(newest, index - count + 1)));
}

/** A calendar year as a period, cut off after `last`. */
export function yearUntil(year: number, last: PlainDate): Period {
  const whole = { from: plainDate(`${year}-01-01`), to: plainDate(`${year}-12-31`) };
  if (last < whole.to) return { ...whole, to: last };
  return whole;
}

/** Every month that `from` to `to` touches, oldest first; none when `to` is earlier. */
export function monthsBetween(from: PlainDate, to: PlainDate): Period[] {
  const months: Period[] = [];
  for (let month = monthOf(from); month.from <= to; month = monthOf(addMonths(month.from, 1))) months.push(month);
  return months;
}
