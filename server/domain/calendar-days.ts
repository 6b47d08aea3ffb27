import { Temporal } from "temporal-polyfill";
import type { OwnerCalendar } from "./due-calendar";
import { addDays, type PlainDate } from "./plain-date";
import { weekdays } from "./working-hours";
import { closedOn } from "./working-periods";

/** A day as a calendar shows it: its hours as stated, none when it is not worked, and why it is closed. */
export type CalendarDay = {
  readonly on: PlainDate;
  readonly periods: readonly (readonly [string, string])[];
  readonly closed: string | null;
};

/** So many days from `first`, as the calendar has them: for looking at, not for counting. */
export function calendarDays(calendar: OwnerCalendar, first: PlainDate, count: number): CalendarDay[] {
  return Array.from({ length: count }, (_, ahead) => {
    const on = addDays(first, ahead);
    const day = Temporal.PlainDate.from(on);
    const closed = closedOn(day, calendar)?.name ?? null;
    const weekday = weekdays[day.dayOfWeek - 1] ?? "mon";
    return { on, periods: closed === null ? (calendar.hours[weekday] ?? []) : [], closed };
  });
}
