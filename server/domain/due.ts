import { Temporal } from "temporal-polyfill";
import type { CustomerZone, FrozenCalendar, OwnerCalendar } from "./due-calendar";
import { DomainError } from "./errors";
import type { Instant } from "./plain-date";
import type { DuePrecision } from "./promise-words";
import { type ClockTime, type DaySaid, isVague, readWhen, type WhenSaid } from "./when-said";
import { addWorkingDays, addWorkingMinutes, hasHours, lastWorkingMoment, worksAt, worksOn } from "./working-time";

/** A due time, resolved once and kept: with why it is so, and what to know before saving. */
export type Due = {
  readonly dueAt: Instant;
  /** Only of a window. */
  readonly earliestAt: Instant | null;
  readonly precision: DuePrecision;
  readonly explanation: string;
  readonly warnings: readonly string[];
  readonly calendar: FrozenCalendar;
};

/** Whose clock: the day is the customer's, the working hours are the owner's (ruling 9). */
export type Clocks = { readonly now: Instant; readonly customer: CustomerZone; readonly owner: OwnerCalendar };

type Found = { dueAt: Temporal.Instant; earliestAt: Temporal.Instant | null; precision: DuePrecision; why: string };

/**
 * Reads "when" as people say it ("Thu 3pm", "tomorrow before noon", "in 2 working days", "2026-11-26 15:00",
 * "end of next week", "between 9 and 11 tomorrow") and resolves it by ruling 9. A day without a time ends with the
 * business of that day; the customer's day or the owner's hours, whichever ends earlier.
 * @throws DomainError due_vague ("soon"), due_not_understood, due_past, due_too_far (more than two years).
 */
export function readDue(text: string, clocks: Clocks): Due {
  if (isVague(text)) throw new DomainError("due_vague", { text: text.trim() }, "when");
  const said = readWhen(text);
  const found = said && resolve(said, clocks);
  if (!found) throw new DomainError("due_not_understood", { text: text.trim() }, "when");
  const now = instantOf(clocks.now);
  if (Temporal.Instant.compare(found.dueAt, now) <= 0)
    throw new DomainError("due_past", { read: dayAndTime(found.dueAt, clocks.customer.zone) }, "when");
  if (found.dueAt.epochMilliseconds - now.epochMilliseconds > 730 * 86_400_000)
    throw new DomainError("due_too_far", {}, "when");
  return {
    dueAt: new Date(found.dueAt.epochMilliseconds),
    earliestAt: found.earliestAt && new Date(found.earliestAt.epochMilliseconds),
    precision: found.precision,
    explanation: found.why,
    warnings: warningsOf(found, clocks.owner),
    calendar: { customer: clocks.customer, owner: clocks.owner, typed: text.trim(), explanation: found.why },
  };
}

function resolve(said: WhenSaid, clocks: Clocks): Found | null {
  if (said.kind === "after") return resolveAfter(said.minutes, said.isWorkingTime, clocks);
  const day = said.day ? dateOf(said.day, said.until, clocks) : dayOfTime(said.until, clocks);
  if (!day) return null;
  return said.until ? atClock(day, said.from, said.until, clocks) : endOfBusiness(day, clocks);
}

function resolveAfter(minutes: number, isWorkingTime: boolean, { now, customer, owner }: Clocks): Found | null {
  const start = instantOf(now);
  const exact = isWorkingTime ? addWorkingMinutes(start, minutes, owner) : start.add({ minutes });
  if (!exact) return null;
  const dueAt = exact.round({ smallestUnit: "minute", roundingMode: "ceil" });
  return {
    dueAt,
    earliestAt: null,
    precision: "time",
    why: `${dayAndTime(dueAt, customer.zone)}, ${clockWords(customer)}.`,
  };
}

/** The date meant by a day, on the customer's calendar; null where there is no such date. */
function dateOf(said: DaySaid, time: ClockTime | null, clocks: Clocks): Temporal.PlainDate | null {
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

function dayOfTime(time: ClockTime | null, clocks: Clocks): Temporal.PlainDate | null {
  if (!time) return null;
  const today = todayOf(clocks);
  return isAhead(today, time, clocks) ? today : today.add({ days: 1 });
}

function atClock(day: Temporal.PlainDate, from: ClockTime | null, until: ClockTime, clocks: Clocks): Found | null {
  const due = onClock(day, until, clocks.customer.zone);
  const opens = from && onClock(day, from, clocks.customer.zone);
  if (opens && Temporal.ZonedDateTime.compare(opens, due) >= 0) return null;
  const dueAt = due.toInstant();
  const window = opens ? `between ${clockText(opens)} and ${clockText(due)}` : `at ${clockText(due)}`;
  const skipped =
    due.hour * 60 + due.minute === (until.hour % 24) * 60 + until.minute ? "" : " (the clocks change that night)";
  const why = `${longDay(due)} ${window}${skipped}, ${clockWords(clocks.customer)}.`;
  return { dueAt, earliestAt: opens ? opens.toInstant() : null, precision: opens ? "window" : "time", why };
}

/** The latest working moment of the day, or before it where nobody works that day: the earlier end wins. */
function endOfBusiness(day: Temporal.PlainDate, clocks: Clocks): Found {
  const { customer, owner } = clocks;
  const theirEnd = day.add({ days: 1 }).toZonedDateTime(customer.zone).toInstant();
  const ourEnd = day.add({ days: 1 }).toZonedDateTime(owner.zone).toInstant();
  const limit = Temporal.Instant.compare(theirEnd, ourEnd) < 0 ? theirEnd : ourEnd;
  const business = lastWorkingMoment(limit, owner);
  const asked = longDay(day.toZonedDateTime(customer.zone));
  if (!business || Temporal.Instant.compare(business, instantOf(clocks.now)) <= 0) {
    const dueAt = theirEnd.subtract({ minutes: 1 });
    const why = hasHours(owner) ? `There are no working hours left by ${asked}` : "No working hours are known";
    return {
      dueAt,
      earliestAt: null,
      precision: "end_of_day",
      why: `${why}, so the customer's day counts: ${dayAndTime(dueAt, customer.zone)}.`,
    };
  }
  const why = `End of business on ${asked}: ${dayAndTime(business, customer.zone)}, ${endWords(business, day, clocks, theirEnd)}.`;
  return { dueAt: business, earliestAt: null, precision: "end_of_day", why };
}

function endWords(
  business: Temporal.Instant,
  day: Temporal.PlainDate,
  { customer, owner }: Clocks,
  theirEnd: Temporal.Instant,
): string {
  if (Temporal.Instant.compare(business, theirEnd) === 0) return `when the customer's day ends (${customer.zone})`;
  const hours = `by the hours of the ${owner.from === "person" ? "owner" : owner.from}`;
  return worksOn(day, owner) ? hours : `the last working time before it, ${hours}`;
}

function warningsOf({ dueAt, precision }: Found, owner: OwnerCalendar): string[] {
  if (!hasHours(owner) || worksAt(dueAt, owner)) return [];
  const said =
    precision === "end_of_day" ? "There is no working time left before then." : "That is outside working hours.";
  return [`${said} For the owner it is ${dayAndTime(dueAt, owner.zone)}.`];
}

function isAhead(day: Temporal.PlainDate, time: ClockTime, { now, customer }: Clocks): boolean {
  return onClock(day, time, customer.zone).epochMilliseconds > now.getTime();
}

/** A time on the wall in a zone; one that the clocks skip is as much later, one that comes twice is the first. */
function onClock(day: Temporal.PlainDate, { hour, minute }: ClockTime, zone: string): Temporal.ZonedDateTime {
  const date = hour === 24 ? day.add({ days: 1 }) : day;
  return date.toZonedDateTime({ timeZone: zone, plainTime: new Temporal.PlainTime(hour % 24, minute) });
}

function todayOf({ now, customer }: Clocks): Temporal.PlainDate {
  return instantOf(now).toZonedDateTimeISO(customer.zone).toPlainDate();
}

function instantOf(at: Instant): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime());
}

const assumed = {
  stated: "",
  address: ", by their address",
  phone: ", by their phone number",
  organisation: ", assumed",
} as const;

function clockWords({ zone, from }: CustomerZone): string {
  return `the customer's time (${zone}${assumed[from]})`;
}

function longDay(moment: Temporal.ZonedDateTime): string {
  return moment
    .toLocaleString("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric" })
    .replace(",", "");
}

function clockText(moment: Temporal.ZonedDateTime): string {
  return moment.toPlainTime().toString({ smallestUnit: "minute" });
}

function dayAndTime(instant: Temporal.Instant, zone: string): string {
  const moment = instant.toZonedDateTimeISO(zone);
  return `${longDay(moment)}, ${clockText(moment)}`;
}
