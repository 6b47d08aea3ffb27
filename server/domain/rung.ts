import { Temporal } from "temporal-polyfill";
import type { OwnerCalendar } from "./due-calendar";
import type { Instant } from "./plain-date";
import type { DuePrecision } from "./promise-words";
import { type Rung, rungs } from "./rung-words";
import { addWorkingDays } from "./working-time";

/** A due time as it was agreed: since when, until when, how exactly, and whether it decides if they stay. */
export type DueTime = {
  readonly since: Instant;
  readonly dueAt: Instant;
  readonly precision: DuePrecision;
  readonly isMomentOfTruth: boolean;
};

export type FallingRung = { readonly rung: Rung; readonly fallsAt: Instant };

const minute = 60_000;

/** A moment of truth is told earlier on every rung, and climbs to lead and managers before another one would. */
const usual = { first: 0.5, second: 0.8, soon: 15 * minute };
const ofMoments = { first: 0.25, second: 0.5, soon: 60 * minute };
/** How much of the time has passed when a moment of truth is told to whoever leads. */
const leadOfMoments = 0.8;
/** A working day later is never sooner, whatever the clocks do that night. */
const leastWorkingDay = 23 * 60 * minute;

/**
 * When each rung of a due time falls, in the order of `rungs`: at 50 % and 80 % of the time since it was agreed,
 * 15 minutes before a time of day or the end of a window (unless less than half an hour was left from the start), at
 * due, to the lead at due, to the managers one working day of the owner's after due at the same time of day. A moment
 * of truth: 25 %, 50 %, one hour, at due, to the lead at 80 %, to the managers at due. Nothing is told before it falls.
 */
export function rungsOf(due: DueTime, calendar: OwnerCalendar): FallingRung[] {
  const shares = due.isMomentOfTruth ? ofMoments : usual;
  const start = due.since.getTime();
  const end = due.dueAt.getTime();
  const passed = (share: number) => Math.ceil(start + (end - start) * share);
  const falls: Record<Rung, number | null> = {
    first: passed(shares.first),
    second: passed(shares.second),
    soon: due.precision === "end_of_day" || end - start <= 2 * shares.soon ? null : end - shares.soon,
    due: end,
    lead: due.isMomentOfTruth ? passed(leadOfMoments) : end,
    manager: due.isMomentOfTruth ? end : aWorkingDayAfter(due.dueAt, calendar),
  };
  return rungs.flatMap((rung) => {
    const at = falls[rung];
    return at === null ? [] : [{ rung, fallsAt: new Date(at) }];
  });
}

function aWorkingDayAfter(dueAt: Instant, calendar: OwnerCalendar): number {
  const due = Temporal.Instant.fromEpochMilliseconds(dueAt.getTime()).toZonedDateTimeISO(calendar.zone);
  const day = addWorkingDays(due.toPlainDate(), 1, calendar) ?? due.toPlainDate().add({ days: 1 });
  const next = day.toZonedDateTime({ timeZone: calendar.zone, plainTime: due.toPlainTime() });
  return Math.max(next.epochMilliseconds, dueAt.getTime() + leastWorkingDay);
}
