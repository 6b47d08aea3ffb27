import { Temporal } from "temporal-polyfill";
import type { CustomerZone, OwnerCalendar } from "./due-calendar";
import type { Instant } from "./plain-date";
import type { ClockTime, DaySaid } from "./when-said";
import { addWorkingDays, worksOn } from "./working-time";

/** Whose clock: the day is the customer's, the working hours are the owner's (ruling 9). */
export type Clocks = { readonly now: Instant; readonly customer: CustomerZone; readonly owner: OwnerCalendar };

/** The date meant by a day, on the customer's calendar; null where there is no such date. */
export function dateOf(said: DaySaid, time: ClockTime | null, clocks: Clocks): Temporal.PlainDate | null {
  const today = todayOf(clocks);
  switch (said.kind) {
    case "in_days":
      return today.add({ days: said.days });
    case "in_working_days":
      return addWorkingDays(today, said.days, clocks.owner);
    case "weekday":
      return weekdayDate(said.weekday, said.isNextWeek, time, clocks);
    case "date":
      return calendarDate(said, today);
    case "end_of_week":
      return lastWorkingDay(today.add({ days: 7 - today.dayOfWeek + 7 * said.weeks }), clocks.owner);
    case "end_of_month": {
      const inMonth = today.add({ months: said.months });
      return inMonth.with({ day: inMonth.daysInMonth });
    }
  }
}

/** The coming one; today only with a time that is still ahead. "Next Thursday" lies in the week that begins on Monday. */
function weekdayDate(weekday: number, isNextWeek: boolean, time: ClockTime | null, clocks: Clocks): Temporal.PlainDate {
  const today = todayOf(clocks);
  if (isNextWeek) return today.add({ days: 7 - today.dayOfWeek + weekday });
  const ahead = (weekday - today.dayOfWeek + 7) % 7;
  const isToday = ahead === 0 && time !== null && isAhead(today, time, clocks);
  return today.add({ days: ahead === 0 && !isToday ? 7 : ahead });
}

/** Without a year or month: the next such day. */
function calendarDate(said: Extract<DaySaid, { kind: "date" }>, today: Temporal.PlainDate): Temporal.PlainDate | null {
  if (said.month !== null && (said.month < 1 || said.month > 12)) return null;
  const step = said.month === null ? { months: 1 } : { years: 1 };
  const first = Temporal.PlainYearMonth.from({ year: said.year ?? today.year, month: said.month ?? today.month });
  for (const candidate of said.year ? [first] : [first, first.add(step), first.add(step).add(step)]) {
    if (said.day < 1 || said.day > candidate.daysInMonth) continue;
    const date = candidate.toPlainDate({ day: said.day });
    if (said.year || Temporal.PlainDate.compare(date, today) >= 0) return date;
  }
  return null;
}

/** The last day the owner works in the week that ends on this Sunday; Friday where no hours are known. */
function lastWorkingDay(sunday: Temporal.PlainDate, owner: OwnerCalendar): Temporal.PlainDate {
  const days = [0, 1, 2, 3, 4, 5, 6].map((back) => sunday.subtract({ days: back }));
  return days.find((day) => worksOn(day, owner)) ?? sunday.subtract({ days: 2 });
}

/** A time without a day is the next such time. */
export function dayOfTime(time: ClockTime | null, clocks: Clocks): Temporal.PlainDate | null {
  if (!time) return null;
  const today = todayOf(clocks);
  return isAhead(today, time, clocks) ? today : today.add({ days: 1 });
}

function isAhead(day: Temporal.PlainDate, time: ClockTime, { now, customer }: Clocks): boolean {
  return onClock(day, time, customer.zone).epochMilliseconds > now.getTime();
}

/** A time on the wall in a zone; one that the clocks skip is as much later, one that comes twice is the first. */
export function onClock(day: Temporal.PlainDate, { hour, minute }: ClockTime, zone: string): Temporal.ZonedDateTime {
  const date = hour === 24 ? day.add({ days: 1 }) : day;
  return date.toZonedDateTime({ timeZone: zone, plainTime: new Temporal.PlainTime(hour % 24, minute) });
}

function todayOf({ now, customer }: Clocks): Temporal.PlainDate {
  return instantOf(now).toZonedDateTimeISO(customer.zone).toPlainDate();
}

export function instantOf(at: Instant): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime());
}
