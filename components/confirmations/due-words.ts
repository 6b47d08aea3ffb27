import type { DuePrecision } from "@/server/domain/promise-words";
import { formatDay, wallClock } from "../format/time";

type Due = { dueAt: Date; opensAt?: Date | null; duePrecision: DuePrecision; zone: string };

/** When it was to be, on the customer's own clock: "by Thu 26 Nov 2026, 15:00". */
export function dueInWords({ dueAt, opensAt, duePrecision, zone }: Due): string {
  const { on, time } = wallClock(dueAt, zone);
  const day = formatDay(on, "weekday");
  if (duePrecision === "end_of_day") return `by the end of ${day}`;
  if (duePrecision === "time" || !opensAt) return `by ${day}, ${time}`;
  const opens = wallClock(opensAt, zone);
  if (opens.on === on) return `on ${day}, between ${opens.time} and ${time}`;
  return `between ${formatDay(opens.on, "weekday")}, ${opens.time} and ${day}, ${time}`;
}
