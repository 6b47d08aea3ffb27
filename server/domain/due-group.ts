import { addDays, dayIn, type Instant } from "./plain-date";
import { isDue } from "./promise";

export const dueGroups = ["overdue", "today", "week", "later"] as const;
export type DueGroup = (typeof dueGroups)[number];

/** Where an open promise stands in a queue, on the reader's calendar: overdue, today, within seven days, later. */
export function dueGroup(dueAt: Instant, now: Instant, zone: string): DueGroup {
  if (isDue(dueAt, now)) return "overdue";
  const [day, today] = [dayIn(zone, dueAt), dayIn(zone, now)];
  if (day === today) return "today";
  return day <= addDays(today, 7) ? "week" : "later";
}
