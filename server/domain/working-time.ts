import { Temporal } from "temporal-polyfill";
import type { OwnerCalendar } from "./due-calendar";
import { weekdays } from "./working-hours";
import { closedOn, type Period, periodsBetween, periodsOn, usuallyWorks } from "./working-periods";

/** Days looked through at a time. */
const step = 7;
/** How far a moment of work is looked for, in days: a year and a month without one is no working time at all. */
const reach = 56 * step;
/** How far working minutes may run, in days: promises are at most two years ahead. */
const farthest = 110 * step;

/** Whether any day is worked. */
export function hasHours(calendar: OwnerCalendar): boolean {
  return weekdays.some((day) => (calendar.hours[day] ?? []).length > 0);
}

/** Whether any work begins on this calendar day of the owner: not on closed days, nor where the clocks skip it all. */
export function worksOn(day: Temporal.PlainDate, calendar: OwnerCalendar): boolean {
  return periodsOn(day, calendar).length > 0;
}

/** Whether the owner works at this instant; the last instant of a period still counts. */
export function worksAt(instant: Temporal.Instant, calendar: OwnerCalendar): boolean {
  const at = instant.epochMilliseconds;
  // Two days back: where a zone skips a day, the end of the one before lies there.
  return periodsBetween(dayAt(instant, calendar).subtract({ days: 2 }), 3, calendar).some(
    ({ start, end }) => start <= at && at <= end,
  );
}

/** The latest working instant at or before `limit`; null where there is none for a year. */
export function lastWorkingMoment(limit: Temporal.Instant, calendar: OwnerCalendar): Temporal.Instant | null {
  if (!hasHours(calendar)) return null;
  const at = limit.epochMilliseconds;
  const last = dayAt(limit, calendar);
  for (let back = 0; back < reach; back += step) {
    const found = periodsBetween(last.subtract({ days: back + step }), step + 1, calendar).findLast(
      ({ start }) => start < at,
    );
    if (found) return Temporal.Instant.fromEpochMilliseconds(Math.min(found.end, at));
  }
  return null;
}

/**
 * The earliest instant at or after `from` at which the owner is at work and goes on working: the end of a period is
 * none. Null where there is none for a year, or no hours are known.
 */
export function nextWorkingMoment(from: Temporal.Instant, calendar: OwnerCalendar): Temporal.Instant | null {
  const next = periodsFrom(from, reach, calendar).next().value;
  return next ? Temporal.Instant.fromEpochMilliseconds(next.start) : null;
}

/**
 * The n-th day after `day` on which the owner works. Without any hours every day from Monday to Friday that is not
 * closed counts. Null when it lies more than four years ahead.
 */
export function addWorkingDays(
  day: Temporal.PlainDate,
  count: number,
  calendar: OwnerCalendar,
): Temporal.PlainDate | null {
  const isWorked = hasHours(calendar)
    ? (candidate: Temporal.PlainDate) => worksOn(candidate, calendar)
    : (candidate: Temporal.PlainDate) => usuallyWorks(candidate, calendar) && !closedOn(candidate, calendar);
  let left = count;
  for (let ahead = 0; ahead <= 4 * 366; ahead++) {
    const reached = day.add({ days: ahead });
    if (ahead > 0 && isWorked(reached)) left--;
    if (left <= 0) return reached;
  }
  return null;
}

/** The instant at which this many minutes of work have passed since `from`; null where nobody works (for that long). */
export function addWorkingMinutes(
  from: Temporal.Instant,
  minutes: number,
  calendar: OwnerCalendar,
): Temporal.Instant | null {
  let left = minutes * 60_000;
  for (const { start, end } of periodsFrom(from, farthest, calendar)) {
    if (left <= end - start) return Temporal.Instant.fromEpochMilliseconds(start + left);
    left -= end - start;
  }
  return null;
}

/** The work that is ahead at `from`, in order. */
function* periodsFrom(from: Temporal.Instant, days: number, calendar: OwnerCalendar): Generator<Period, undefined> {
  if (!hasHours(calendar)) return;
  const first = dayAt(from, calendar).subtract({ days: 1 });
  let reached = from.epochMilliseconds;
  for (let ahead = 0; ahead < days; ahead += step) {
    for (const { start, end } of periodsBetween(first.add({ days: ahead }), step, calendar)) {
      // A shift may run from the last day looked through into the next ones; what was given is not given again.
      if (end > reached) yield { start: Math.max(start, reached), end };
      reached = Math.max(reached, end);
    }
  }
}

function dayAt(instant: Temporal.Instant, { zone }: OwnerCalendar): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(zone).toPlainDate();
}
