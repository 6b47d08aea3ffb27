import { Temporal } from "temporal-polyfill";
import type { CustomerZone, FrozenCalendar, OwnerCalendar } from "./due-calendar";
import { type Clocks, dateOf, dayOfTime, instantOf, onClock } from "./due-date";
import { DomainError } from "./errors";
import type { Instant } from "./plain-date";
import type { DuePrecision } from "./promise-words";
import { type ClockTime, isVague, readWhen, type WhenSaid } from "./when-said";
import { addWorkingMinutes, hasHours, lastWorkingMoment, worksAt, worksOn } from "./working-time";

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
