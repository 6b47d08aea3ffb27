import { addDays, type PlainDate } from "./plain-date";

/** What a department that meets no customers is told of them for a week, in counts. */
export type CustomersWeek = {
  /** Decisions made that touch customers. */
  decided: number;
  /** Promises that fell due and count, and those of them that were not kept. */
  due: number;
  broken: number;
  /** What customers said about the stages and segments the department looks after; of it, unhappy or very unhappy. */
  said: number;
  unhappy: number;
};

/** Whether there is anything to say: a letter of noughts is never sent. */
export function hasNews({ decided, due, said }: CustomersWeek): boolean {
  return decided + due + said > 0;
}

/** How far back a weekly letter looks at most, in days: after a long absence nobody reads a year. */
const FARTHEST = 28;

/**
 * The days a weekly letter tells of: from the Monday of the one before, else the Monday a week ago, up to and without
 * the Monday of this week.
 */
export function daysOfWeek(weekOn: PlainDate, lastWeekOn: PlainDate | null): { from: PlainDate; until: PlainDate } {
  const farthest = addDays(weekOn, -FARTHEST);
  const from = lastWeekOn ?? addDays(weekOn, -7);
  const isTooFar = from < farthest;
  return { from: isTooFar ? farthest : from, until: weekOn };
}
