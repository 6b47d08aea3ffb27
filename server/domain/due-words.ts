import { Temporal } from "temporal-polyfill";
import type { ClosedDay, CustomerZone, OwnerCalendar } from "./due-calendar";
import type { Instant } from "./plain-date";

const assumed = {
  stated: "",
  address: ", by their address",
  phone: ", by their phone number",
  organisation: ", assumed",
} as const;

export function clockWords({ zone, from }: CustomerZone): string {
  return `the customer's time (${zone}${assumed[from]})`;
}

export function hoursWords({ from }: OwnerCalendar): string {
  return `by the hours of the ${from === "person" ? "owner" : from}`;
}

/** "Closed: Friday 25 December, Christmas Day; …": at most four by name. Empty when nothing was closed. */
export function closedWords(closed: readonly ClosedDay[]): string {
  if (closed.length === 0) return "";
  const named = closed.slice(0, 4).map(({ on, name }) => `${shortDay(Temporal.PlainDate.from(on))}, ${name}`);
  const more = closed.length > 4 ? [`and ${closed.length - 4} more days`] : [];
  return ` Closed: ${[...named, ...more].join("; ")}.`;
}

export function longDay(day: Temporal.PlainDate): string {
  return `${shortDay(day)} ${day.year}`;
}

function shortDay(day: Temporal.PlainDate): string {
  return day.toLocaleString("en-GB", { weekday: "long", day: "numeric", month: "long" }).replace(",", "");
}

export function clockText(moment: Temporal.ZonedDateTime): string {
  return moment.toPlainTime().toString({ smallestUnit: "minute" });
}

export function dayAndTime(instant: Temporal.Instant, zone: string): string {
  const moment = instant.toZonedDateTimeISO(zone);
  return `${longDay(moment.toPlainDate())}, ${clockText(moment)}`;
}

/** The same instant on the reader's clock, where that shows another time than the customer's; else nothing. */
export function onReadersClock(dueAt: Instant, customerZone: string, readerZone: string): string[] {
  const instant = Temporal.Instant.fromEpochMilliseconds(dueAt.getTime());
  const theirs = dayAndTime(instant, customerZone);
  const ours = dayAndTime(instant, readerZone);
  return ours === theirs ? [] : [`On your clock: ${ours}.`];
}
