import { Temporal } from "temporal-polyfill";
import type { ClosedDay, OwnerCalendar } from "./due-calendar";
import { type Weekday, weekdays } from "./working-hours";

/** A stretch of work as instants in epoch milliseconds: from `start`, ending at `end`. */
export type Period = { readonly start: number; readonly end: number };

/**
 * The periods of work that begin on a calendar day of the owner, in order and without overlap.
 *
 * - A period that ends at or before its start runs past midnight; "24:00" is the end of the day.
 * - A closed day takes the periods that begin on it. A shift begun the evening before runs to its end: whoever works
 *   the night before a holiday goes home in the morning.
 * - Where clocks change the wall clock rules. A time that is skipped is the moment of the change, so a period that
 *   lies in the gap is no work; of a time that comes twice the first is meant, and a period over the fold is longer.
 * - A day that a zone skips (Apia, 30 December 2011) has none.
 */
export function periodsOn(day: Temporal.PlainDate, calendar: OwnerCalendar): Period[] {
  if (closedOn(day, calendar)) return [];
  const periods = (calendar.hours[weekdayOf(day)] ?? []).map(([from, to]) => {
    const isPastMidnight = to === "24:00" || to <= from;
    return {
      start: wallInstant(day, from, calendar.zone),
      end: wallInstant(isPastMidnight ? day.add({ days: 1 }) : day, to === "24:00" ? "00:00" : to, calendar.zone),
    };
  });
  return joined(periods.filter(({ start, end }) => start < end));
}

/** The periods around some days, joined where a shift past midnight runs into the next day's. */
export function periodsBetween(first: Temporal.PlainDate, days: number, calendar: OwnerCalendar): Period[] {
  return joined(Array.from({ length: days }, (_, ahead) => periodsOn(first.add({ days: ahead }), calendar)).flat());
}

/** Why nobody works on this day of the owner; null when it is no closed day. */
export function closedOn(day: Temporal.PlainDate, calendar: OwnerCalendar): ClosedDay | null {
  if (!calendar.closed?.length) return null;
  const on = day.toString();
  return calendar.closed.find((closed) => closed.on === on) ?? null;
}

/** Whether this weekday has hours, closed or not; Monday to Friday where no hours are known. */
export function usuallyWorks(day: Temporal.PlainDate, { hours }: OwnerCalendar): boolean {
  const isKnown = weekdays.some((weekday) => (hours[weekday] ?? []).length > 0);
  return isKnown ? (hours[weekdayOf(day)] ?? []).length > 0 : day.dayOfWeek <= 5;
}

function weekdayOf(day: Temporal.PlainDate): Weekday {
  return weekdays[day.dayOfWeek - 1] ?? "mon";
}

function wallInstant(day: Temporal.PlainDate, time: string, zone: string): number {
  const plainTime = Temporal.PlainTime.from(time);
  const found = day.toZonedDateTime({ timeZone: zone, plainTime });
  const isThere = found.toPlainDate().equals(day) && found.toPlainTime().equals(plainTime);
  const change = isThere ? null : found.add({ milliseconds: 1 }).getTimeZoneTransition("previous");
  return (change ?? found).epochMilliseconds;
}

/** Sorted, with what touches or overlaps made one. */
function joined(periods: readonly Period[]): Period[] {
  const result: Period[] = [];
  for (const period of periods.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && period.start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, period.end) };
    else result.push(period);
  }
  return result;
}
