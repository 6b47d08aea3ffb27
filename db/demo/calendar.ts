/** Days and moments of the demo, told in London and counted back from `now`. A day is "YYYY-MM-DD". */
export type Calendar = {
  now: Date;
  today: string;
  /** The day `days` before today (negative: after). */
  daysAgo(days: number): string;
  /** The working day (Monday to Friday) nearest before or on the day `days` ago. */
  workingDaysAgo(days: number): string;
};

const DAY = 86_400_000;
const offsets = new Map<string, number>();

export function calendarFor(now: Date): Calendar {
  const today = londonDay(now);
  const daysAgo = (days: number): string => plusDays(today, -days);
  return { now, today, daysAgo, workingDaysAgo: (days) => workingDayBefore(daysAgo(days)) };
}

export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);

/** The latest of some days. */
export const later = (...days: readonly string[]): string => days.toSorted().at(-1) ?? "";

export const laterMoment = (a: Date, b: Date): Date => new Date(Math.max(a.getTime(), b.getTime()));

export const earlierMoment = (a: Date, b: Date): Date => new Date(Math.min(a.getTime(), b.getTime()));

/** 0 = Sunday … 6 = Saturday. */
const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

export const isWorkingDay = (day: string): boolean => weekday(day) > 0 && weekday(day) < 6;

export function workingDayBefore(day: string): string {
  return isWorkingDay(day) ? day : workingDayBefore(plusDays(day, -1));
}

export function workingDayAfter(day: string): string {
  return isWorkingDay(day) ? day : workingDayAfter(plusDays(day, 1));
}

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

export const weekdayName = (day: string): string => weekdays[weekday(day)] ?? "";

export function plusWorkingDays(day: string, count: number): string {
  let reached = day;
  for (let left = count; left > 0; ) {
    reached = plusDays(reached, 1);
    if (isWorkingDay(reached)) left -= 1;
  }
  return reached;
}

/** The same date some months earlier; the 31st falls on the month's last day. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** The instant of a London wall-clock time, given in minutes after midnight. */
export function londonAt(day: string, minutes: number, seconds = 0): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + (minutes * 60 + seconds) * 1000 - londonOffset(day));
}

export function londonDay(moment: Date): string {
  const guess = moment.toISOString().slice(0, 10);
  return new Date(moment.getTime() + londonOffset(guess)).toISOString().slice(0, 10);
}

export const plusMinutes = (moment: Date, minutes: number): Date => new Date(moment.getTime() + minutes * 60_000);

function londonOffset(day: string): number {
  const known = offsets.get(day);
  if (known !== undefined) return known;
  const offset = isSummerTime(day) ? 3_600_000 : 0;
  offsets.set(day, offset);
  return offset;
}

/** British summer time runs from the last Sunday of March to the last Sunday of October; judged by whole days. */
function isSummerTime(day: string): boolean {
  const year = day.slice(0, 4);
  return day >= lastSunday(`${year}-03-31`) && day < lastSunday(`${year}-10-31`);
}

const lastSunday = (day: string): string => plusDays(day, -weekday(day));
