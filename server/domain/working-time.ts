import { Temporal } from "temporal-polyfill";
import type { OwnerCalendar } from "./due-calendar";
import { type Weekday, weekdays } from "./working-hours";

type Zoned = Temporal.ZonedDateTime;
type Period = { readonly start: Zoned; readonly end: Zoned };

/** How far back or ahead a working moment is looked for: three weeks without one is no working time at all. */
const reach = 21;

function weekdayOf(day: Temporal.PlainDate): Weekday {
  return weekdays[day.dayOfWeek - 1] ?? "mon";
}

/**
 * The periods worked on a calendar day of the owner, in order, as instants. A period that ends at or before its start
 * runs past midnight; "24:00" is the end of the day. Where clocks change, the wall clock rules.
 */
function periodsOn(day: Temporal.PlainDate, calendar: OwnerCalendar): Period[] {
  return (calendar.hours[weekdayOf(day)] ?? []).map(([from, to]) => {
    const start = at(day, from, calendar.zone);
    const end = at(
      to === "24:00" || to <= from ? day.add({ days: 1 }) : day,
      to === "24:00" ? "00:00" : to,
      calendar.zone,
    );
    return { start, end };
  });
}

function at(day: Temporal.PlainDate, time: string, zone: string): Zoned {
  return day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) });
}

/** Whether any day is worked. */
export function hasHours(calendar: OwnerCalendar): boolean {
  return weekdays.some((day) => (calendar.hours[day] ?? []).length > 0);
}

export function worksOn(day: Temporal.PlainDate, calendar: OwnerCalendar): boolean {
  return (calendar.hours[weekdayOf(day)] ?? []).length > 0;
}

/** Whether the owner works at this instant; the last minute of a period still counts. */
export function worksAt(instant: Temporal.Instant, calendar: OwnerCalendar): boolean {
  const day = instant.toZonedDateTimeISO(calendar.zone).toPlainDate();
  return [day.subtract({ days: 1 }), day]
    .flatMap((worked) => periodsOn(worked, calendar))
    .some(({ start, end }) => compare(start, instant) <= 0 && compare(end, instant) >= 0);
}

/** The latest working instant at or before `limit`; null where there is none within three weeks. */
export function lastWorkingMoment(limit: Temporal.Instant, calendar: OwnerCalendar): Temporal.Instant | null {
  const last = limit.toZonedDateTimeISO(calendar.zone).toPlainDate();
  for (let back = 0; back <= reach; back++) {
    const begun = periodsOn(last.subtract({ days: back }), calendar).filter(({ start }) => compare(start, limit) < 0);
    const period = begun.at(-1);
    if (period) return compare(period.end, limit) <= 0 ? period.end.toInstant() : limit;
  }
  return null;
}

/** The n-th day after `day` on which the owner works. Without any hours every day from Monday to Friday counts. */
export function addWorkingDays(day: Temporal.PlainDate, count: number, calendar: OwnerCalendar): Temporal.PlainDate {
  const isWorked = hasHours(calendar)
    ? (candidate: Temporal.PlainDate) => worksOn(candidate, calendar)
    : (candidate: Temporal.PlainDate) => candidate.dayOfWeek <= 5;
  let reached = day;
  for (let left = count; left > 0; ) {
    reached = reached.add({ days: 1 });
    if (isWorked(reached)) left--;
  }
  return reached;
}

/** The instant at which this many minutes of work have passed since `from`; null where nobody works. */
export function addWorkingMinutes(
  from: Temporal.Instant,
  minutes: number,
  calendar: OwnerCalendar,
): Temporal.Instant | null {
  if (!hasHours(calendar)) return null;
  const first = from.toZonedDateTimeISO(calendar.zone).toPlainDate().subtract({ days: 1 });
  let left = minutes * 60_000;
  for (let ahead = 0; ahead <= 2 * 366; ahead++) {
    for (const { start, end } of periodsOn(first.add({ days: ahead }), calendar)) {
      const begins = Math.max(start.epochMilliseconds, from.epochMilliseconds);
      const length = end.epochMilliseconds - begins;
      if (length <= 0) continue;
      if (left <= length) return Temporal.Instant.fromEpochMilliseconds(begins + left);
      left -= length;
    }
  }
  return null;
}

function compare(moment: Zoned, instant: Temporal.Instant): number {
  return Temporal.Instant.compare(moment.toInstant(), instant);
}
