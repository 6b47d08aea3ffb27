import { addDays, type PlainDate } from "./plain-date";

/** So many in so many days by one person ask somebody to look after them (PRACTICES 179): care, not praise. */
const careCount = 3;
const careDays = 30;

/** Since which day entries count for a care note. */
export function careSince(today: PlainDate): PlainDate {
  return addDays(today, -(careDays - 1));
}

/** Whether somebody has gone out of their way so often lately that their lead should ask how they are. */
export function needsCare(happenedOn: readonly PlainDate[], today: PlainDate): boolean {
  return happenedOn.filter((on) => on >= careSince(today) && on <= today).length >= careCount;
}
