import { Temporal } from "temporal-polyfill";
import type { FrozenCalendar } from "./due-calendar";
import { closedBetween, frozenCalendar } from "./due-closed";
import { type Clocks, type DateFound, dateOf, dayOfTime, instantOf, onClock, todayOf } from "./due-date";
import { dueWarnings } from "./due-warnings";
import { clockText, clockWords, closedWords, dayAndTime, hoursWords, longDay } from "./due-words";
import { DomainError } from "./errors";
import type { Instant } from "./plain-date";
import type { DuePrecision } from "./promise-words";
import type { ClockTime } from "./when-clock";
import { isVague, readWhen, type WhenSaid } from "./when-said";
import { addWorkingMinutes, hasHours, lastWorkingMoment, worksOn } from "./working-time";

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

type Found = {
  dueAt: Temporal.Instant;
  earliestAt: Temporal.Instant | null;
  precision: DuePrecision;
  why: string;
  /** The last day that was looked at to find it. */
  last: Temporal.PlainDate;
};

/** Promises are at most so far ahead: two years. */
const farthest = 730 * 86_400_000;

/**
 * Reads "when" as people say it ("Thu 3pm", "tomorrow before noon", "in 2 working days", "2026-11-26 15:00",
 * "end of next week", "between 9 and 11 tomorrow") and resolves it by ruling 9. A day without a time ends with the
 * business of that day, or with the last working moment before it where that day is closed or not worked; the customer's
 * day or the owner's hours, whichever ends earlier. Public holidays and closures are no working days.
 * @throws DomainError due_vague ("soon"), due_not_understood, due_weekday ("Friday 24 December" in a year in which that
 *   is a Thursday), due_past, due_too_far (more than two years).
 */
export function readDue(text: string, clocks: Clocks): Due {
  const said = readWhen(text);
  if (!said && isVague(text)) throw new DomainError("due_vague", { text: text.trim() }, "when");
  const found = said && resolve(said, clocks);
  if (!found) throw new DomainError("due_not_understood", { text: text.trim() }, "when");
  const now = instantOf(clocks.now);
  if (Temporal.Instant.compare(found.dueAt, now) <= 0)
    throw new DomainError("due_past", { read: dayAndTime(found.dueAt, clocks.customer.zone) }, "when");
  if (found.dueAt.epochMilliseconds - now.epochMilliseconds > farthest)
    throw new DomainError("due_too_far", {}, "when");
  const owner = frozenCalendar(clocks, found.dueAt, found.last);
  return {
    dueAt: new Date(found.dueAt.epochMilliseconds),
    earliestAt: found.earliestAt && new Date(found.earliestAt.epochMilliseconds),
    precision: found.precision,
    explanation: found.why,
    warnings: dueWarnings(found.dueAt, found.precision, clocks),
    calendar: { customer: clocks.customer, owner, typed: text.trim(), explanation: found.why },
  };
}

function resolve(said: WhenSaid, clocks: Clocks): Found | null {
  if (said.kind === "after") return resolveAfter(said.minutes, said.isWorkingTime, clocks);
  const date = said.day ? dateOf(said.day, said.until, clocks) : dayOfTime(said.until, clocks);
  if (!date) return null;
  return said.until ? atClock(date, said.from, said.until, clocks) : endOfBusiness(date, clocks);
}

function resolveAfter(minutes: number, isWorkingTime: boolean, clocks: Clocks): Found | null {
  const { now, customer, owner } = clocks;
  if (isWorkingTime && !hasHours(owner)) return null;
  const start = instantOf(now);
  const exact = isWorkingTime ? addWorkingMinutes(start, minutes, owner) : start.add({ minutes });
  if (!exact) throw new DomainError("due_too_far", {}, "when");
  const dueAt = exact.round({ smallestUnit: "minute", roundingMode: "ceil" });
  const last = dueAt.toZonedDateTimeISO(owner.zone).toPlainDate();
  const closed = isWorkingTime ? closedBetween(todayOf(clocks), last, owner) : [];
  const hours = isWorkingTime ? ` ${capital(hoursWords(owner))}.` : "";
  const why = `${dayAndTime(dueAt, customer.zone)}, ${clockWords(customer)}.${hours}${closedWords(closed)}`;
  return { dueAt, earliestAt: null, precision: "time", why, last };
}

function atClock(
  { day, first, last }: DateFound,
  from: ClockTime | null,
  until: ClockTime,
  clocks: Clocks,
): Found | null {
  const { customer, owner } = clocks;
  const due = onClock(day, until, customer.zone);
  const opens = from && onClock(day, from, customer.zone);
  if (opens && Temporal.ZonedDateTime.compare(opens, due) >= 0) return null;
  const window = opens ? `between ${clockText(opens)} and ${clockText(due)}` : `at ${clockText(due)}`;
  const isAsSaid = due.hour * 60 + due.minute === (until.hour % 24) * 60 + until.minute;
  const changed = isAsSaid ? "" : " (the clocks change that night)";
  const passed = first === last ? [] : closedBetween(first, last, owner);
  const why = `${longDay(due.toPlainDate())} ${window}${changed}, ${clockWords(customer)}.${closedWords(passed)}`;
  const precision = opens ? "window" : "time";
  return { dueAt: due.toInstant(), earliestAt: opens ? opens.toInstant() : null, precision, why, last };
}

/** The latest working moment of the day, or before it where nobody works that day: the earlier end wins. */
function endOfBusiness(date: DateFound, clocks: Clocks): Found {
  const { customer, owner } = clocks;
  const theirEnd = date.day.add({ days: 1 }).toZonedDateTime(customer.zone).toInstant();
  const ourEnd = date.day.add({ days: 1 }).toZonedDateTime(owner.zone).toInstant();
  const limit = Temporal.Instant.compare(theirEnd, ourEnd) < 0 ? theirEnd : ourEnd;
  const business = lastWorkingMoment(limit, owner);
  const isAhead = business && Temporal.Instant.compare(business, instantOf(clocks.now)) > 0;
  const dueAt = isAhead ? business : theirEnd.subtract({ minutes: 1 });
  const why = isAhead ? businessWords(business, date, clocks, theirEnd) : customersDayWords(dueAt, date, clocks);
  return { dueAt, earliestAt: null, precision: "end_of_day", why, last: date.last };
}

function businessWords(
  business: Temporal.Instant,
  { day, first, last }: DateFound,
  { customer, owner }: Clocks,
  theirEnd: Temporal.Instant,
): string {
  const worked = business.toZonedDateTimeISO(owner.zone).toPlainDate();
  const reason =
    Temporal.Instant.compare(business, theirEnd) === 0
      ? `when the customer's day ends (${customer.zone})`
      : worksOn(day, owner)
        ? hoursWords(owner)
        : `the last working time before it, ${hoursWords(owner)}`;
  const from = [first, worked.add({ days: 1 })].toSorted(Temporal.PlainDate.compare)[0] ?? first;
  const closed = closedWords(closedBetween(from, last, owner));
  return `End of business on ${longDay(day)}: ${dayAndTime(business, customer.zone)}, ${reason}.${closed}`;
}

function customersDayWords(
  dueAt: Temporal.Instant,
  { day, first, last }: DateFound,
  { customer, owner }: Clocks,
): string {
  const why = hasHours(owner) ? `There are no working hours left by ${longDay(day)}` : "No working hours are known";
  const closed = closedWords(closedBetween(first, last, owner));
  return `${why}, so the customer's day counts: ${dayAndTime(dueAt, customer.zone)}.${closed}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
