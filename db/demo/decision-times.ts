import { type Calendar, londonAt, londonDay, plusDays, workingDayAfter, workingDayBefore } from "./calendar";

/** When the steps of one decision were taken. `day(n)` is n days after it was made (or begun, if it is not made yet). */
export type Timetable = {
  /** The day it was made. */
  madeOn: string;
  /** A moment before it was made: on a working day, `days` earlier or a little more. */
  before(days: number, minutes: number): Date;
  /** A moment after it was made: on a working day, `days` later or a little more, but never after now. */
  after(days: number, minutes: number): Date;
};

export function timetable(calendar: Calendar, daysAgo: number): Timetable {
  const madeOn = calendar.workingDaysAgo(daysAgo);
  return {
    madeOn,
    before: (days, minutes) => londonAt(workingDayBefore(plusDays(madeOn, -days)), minutes),
    after: (days, minutes) => afterwards(calendar, plusDays(madeOn, days), minutes),
  };
}

function afterwards(calendar: Calendar, day: string, minutes: number): Date {
  const wanted = londonAt(workingDayAfter(day), minutes);
  return wanted < calendar.now ? wanted : londonAt(day < calendar.today ? day : londonDay(calendar.now), 0, 1);
}
