import { addDays, daysBetween, type PlainDate, plainDate } from "./plain-date";

export const specialDateKinds = ["birthday", "wedding", "other"] as const;
export type SpecialDateKind = (typeof specialDateKinds)[number];

/** A day of every year; the year it began may be unknown. */
export type YearlyDay = { month: number; day: number; year: number | null };

/** Days before a special date from which the brief speaks of it. */
const aheadDays = 14;

/** The next time the day comes round, today included; 29 February falls on the 28th in other years (ruling 28). */
export function nextOccurrence(yearly: Pick<YearlyDay, "month" | "day">, today: PlainDate): PlainDate {
  const year = Number(today.slice(0, 4));
  const thisYear = inYear(yearly, year);
  return thisYear >= today ? thisYear : inYear(yearly, year + 1);
}

/** Days until it comes round, 0 is today; null while it is too far ahead to speak of. */
export function daysUntil(yearly: Pick<YearlyDay, "month" | "day">, today: PlainDate): number | null {
  const days = daysBetween(today, nextOccurrence(yearly, today));
  return days <= aheadDays ? days : null;
}

/** Which one it will be: 25 for a silver wedding. Null when the year is not known, or it is the day itself. */
export function yearsReached({ year, ...yearly }: YearlyDay, today: PlainDate): number | null {
  if (year === null) return null;
  const years = Number(nextOccurrence(yearly, today).slice(0, 4)) - year;
  return years > 0 ? years : null;
}

/** Whether there is such a day at all: 30 February is none, 29 February only in a leap year or when no year is said. */
export function isYearlyDay({ month, day, year }: YearlyDay): boolean {
  return isDay(year ?? 2000, month, day);
}

function inYear({ month, day }: Pick<YearlyDay, "month" | "day">, year: number): PlainDate {
  if (isDay(year, month, day)) return plainDate(iso(year, month, day));
  return addDays(plainDate(iso(year, month + 1, 1)), -1);
}

function isDay(year: number, month: number, day: number): boolean {
  try {
    return plainDate(iso(year, month, day)).length === 10;
  } catch {
    return false;
  }
}

function iso(year: number, month: number, day: number): string {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, "0");
}
