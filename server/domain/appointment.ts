import { addDays, type PlainDate } from "./plain-date";

/** The days an appointment covers: from its first up to, not including, `untilOn`; null: until further notice. */
export type Term = { fromOn: PlainDate; untilOn: PlainDate | null };

/** Whether the appointment holds on the day. */
export function holdsOn({ fromOn, untilOn }: Term, day: PlainDate): boolean {
  return fromOn <= day && (untilOn === null || day < untilOn);
}

/** Whether the appointment is over by the day; one that has not begun yet is not. */
export function isOver({ untilOn }: Term, day: PlainDate): boolean {
  return untilOn !== null && untilOn <= day;
}

/** Whether two appointments share a day. */
export function overlaps(one: Term, other: Term): boolean {
  return (one.untilOn === null || other.fromOn < one.untilOn) && (other.untilOn === null || one.fromOn < other.untilOn);
}

/**
 * The first day from which an appointment can no longer hold, if it is ended today: today, because nothing ends in the
 * past; the day after it began, if it began today or begins later, because it never covers no day at all.
 */
export function earliestEnd(fromOn: PlainDate, today: PlainDate): PlainDate {
  return fromOn < today ? today : addDays(fromOn, 1);
}
