import { Temporal } from "temporal-polyfill";
import type { CustomerZone, OwnerCalendar } from "./due-calendar";
import { longDay } from "./due-words";
import { DomainError } from "./errors";
import type { Instant, PlainDate } from "./plain-date";
import type { ClockTime } from "./when-clock";
import type { DaySaid } from "./when-day";
import { addWorkingDays, hasHours, worksOn } from "./working-time";

/** Whose clock: the day is the customer's, the working hours are the owner's (ruling 9). */
export type Clocks = {
  readonly now: Instant;
  readonly customer: CustomerZone;
  readonly owner: OwnerCalendar;
  /** When the owner is away, if it is a person: to warn of, not to count by, since somebody else can do it. */
  readonly away?: readonly { readonly fromOn: PlainDate; readonly untilOn: PlainDate | null }[];
};

/** A date and the stretch of days looked through for it: closed days in it are named. */
export type DateFound = {
  readonly day: Temporal.PlainDate;
  readonly first: Temporal.PlainDate;
  readonly last: Temporal.PlainDate;
};

type Date = Extract<DaySaid, { kind: "date" }>;

/** The date meant by a day, on the customer's calendar; null where there is no such date. */
export function dateOf(said: DaySaid, time: ClockTime | null, clocks: Clocks): DateFound | null {
  const today = todayOf(clocks);
  switch (said.kind) {
    case "in_days":
      return just(today.add({ days: said.days }));
    case "in_working_days": {
      const day = addWorkingDays(today, said.days, clocks.owner) ?? today.add({ years: 4 });
      return { day, first: said.days > 0 ? today.add({ days: 1 }) : day, last: day };
    }
    case "weekday":
      return just(weekdayDate(said, time, clocks));
    case "date":
      return just(calendarDate(said, today));
    case "end_of_week":
      return lastWorkingDay(today.add({ days: 7 - today.dayOfWeek + 7 * said.weeks }), today, clocks.owner);
    case "end_of_month":
      return just(monthEnd(today.add({ months: said.months })));
    case "end_of_named_month":
      return just(monthEnd(today.with({ month: said.month }).add({ years: said.month < today.month ? 1 : 0 })));
    case "before":
      return before(said.day, clocks);
  }
}

function just(day: Temporal.PlainDate | null): DateFound | null {
  return day && { day, first: day, last: day };
}

/** "Before next week" is by the end of this one; before a day leaves the day before it. */
function before(said: DaySaid, clocks: Clocks): DateFound | null {
  if (said.kind === "end_of_week") return dateOf({ ...said, weeks: said.weeks - 1 }, null, clocks);
  if (said.kind === "end_of_month") return dateOf({ ...said, months: said.months - 1 }, null, clocks);
  return just(dateOf(said, null, clocks)?.day.subtract({ days: 1 }) ?? null);
}

/** The coming one; today only with a time that is still ahead. "Next Thursday" lies in the week after this one. */
function weekdayDate(
  { weekday, of, weeks }: Extract<DaySaid, { kind: "weekday" }>,
  time: ClockTime | null,
  clocks: Clocks,
): Temporal.PlainDate {
  const today = todayOf(clocks);
  if (of !== "coming") return today.add({ days: (of === "next" ? 7 : 0) - today.dayOfWeek + weekday });
  const ahead = (weekday - today.dayOfWeek + 7) % 7;
  const isToday = ahead === 0 && time !== null && isAhead(today, time, clocks);
  return today.add({ days: (ahead === 0 && !isToday ? 7 : ahead) + 7 * weeks });
}

/** Without a year or month: the next such day. A weekday said with it must be its own: one of the two was misheard. */
function calendarDate(said: Date, today: Temporal.PlainDate): Temporal.PlainDate | null {
  if (said.month !== null && (said.month < 1 || said.month > 12)) return null;
  const first = Temporal.PlainYearMonth.from({ year: said.year ?? today.year, month: said.month ?? today.month });
  for (let n = 0; n <= (said.year ? 0 : 8); n++) {
    const candidate = first.add(said.month === null ? { months: n } : { years: n });
    if (said.day < 1 || said.day > candidate.daysInMonth) continue;
    const date = candidate.toPlainDate({ day: said.day });
    if (!said.year && Temporal.PlainDate.compare(date, today) < 0) continue;
    if (said.weekday !== null && said.weekday !== date.dayOfWeek)
      throw new DomainError("due_weekday", { day: longDay(date) }, "when");
    return date;
  }
  return null;
}

function monthEnd(inMonth: Temporal.PlainDate): Temporal.PlainDate {
  return inMonth.with({ day: inMonth.daysInMonth });
}

/** The last day the owner still works in the week that ends on this Sunday; where there is none, Friday, or Sunday. */
function lastWorkingDay(sunday: Temporal.PlainDate, today: Temporal.PlainDate, owner: OwnerCalendar): DateFound {
  const week = [0, 1, 2, 3, 4, 5, 6].map((back) => sunday.subtract({ days: back }));
  const ahead = week.filter((day) => Temporal.PlainDate.compare(day, today) >= 0);
  const worked = hasHours(owner) ? ahead.find((day) => worksOn(day, owner)) : undefined;
  const day = worked ?? ahead.find(({ dayOfWeek }) => dayOfWeek === 5) ?? sunday;
  return { day, first: day, last: sunday };
}

/** A time without a day is the next such time. */
export function dayOfTime(time: ClockTime | null, clocks: Clocks): DateFound | null {
  if (!time) return null;
  const today = todayOf(clocks);
  return just(isAhead(today, time, clocks) ? today : today.add({ days: 1 }));
}

function isAhead(day: Temporal.PlainDate, time: ClockTime, { now, customer }: Clocks): boolean {
  return onClock(day, time, customer.zone).epochMilliseconds > now.getTime();
}

/** A time on the wall in a zone; one that the clocks skip is as much later, one that comes twice is the first. */
export function onClock(day: Temporal.PlainDate, { hour, minute }: ClockTime, zone: string): Temporal.ZonedDateTime {
  const date = hour === 24 ? day.add({ days: 1 }) : day;
  return date.toZonedDateTime({ timeZone: zone, plainTime: new Temporal.PlainTime(hour % 24, minute) });
}

export function todayOf({ now, customer }: Clocks): Temporal.PlainDate {
  return instantOf(now).toZonedDateTimeISO(customer.zone).toPlainDate();
}

export function instantOf(at: Instant): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime());
}
