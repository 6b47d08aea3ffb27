import { Temporal } from "temporal-polyfill";
import type { Clocks } from "./due-date";
import { dayAndTime, longDay } from "./due-words";
import type { DuePrecision } from "./promise-words";
import { closedOn } from "./working-periods";
import { hasHours, worksAt } from "./working-time";

/** What to know before promising this: nobody works then, it is a holiday or closed, or the owner is away. */
export function dueWarnings(dueAt: Temporal.Instant, precision: DuePrecision, clocks: Clocks): string[] {
  const { owner } = clocks;
  const day = dueAt.toZonedDateTimeISO(owner.zone).toPlainDate();
  return [...outside(dueAt, day, precision, clocks), ...away(day, clocks)];
}

function outside(
  dueAt: Temporal.Instant,
  day: Temporal.PlainDate,
  precision: DuePrecision,
  { owner }: Clocks,
): string[] {
  if (hasHours(owner) && worksAt(dueAt, owner)) return [];
  const closed = closedOn(day, owner);
  const there = `For the owner it is ${dayAndTime(dueAt, owner.zone)}.`;
  if (closed) return [`${longDay(day)} is closed: ${closed.name}. ${there}`];
  if (!hasHours(owner)) return [];
  const said =
    precision === "end_of_day" ? "There is no working time left before then." : "That is outside working hours.";
  return [`${said} ${there}`];
}

function away(day: Temporal.PlainDate, { away = [] }: Clocks): string[] {
  const on = day.toString();
  const absence = away.find(({ fromOn, untilOn }) => fromOn <= on && (untilOn === null || on <= untilOn));
  if (!absence) return [];
  const until = absence.untilOn ? ` until ${longDay(Temporal.PlainDate.from(absence.untilOn))}` : "";
  return [`The owner is away that day${until}: somebody else would have to do it.`];
}
