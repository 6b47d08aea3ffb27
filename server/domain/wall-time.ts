import { Temporal } from "temporal-polyfill";
import type { Instant } from "./plain-date";

/**
 * The instant at which a clock on the wall of `zone` shows "2026-11-21T14:30". An hour that is skipped counts from the
 * gap's end, one that comes twice counts the first time.
 */
export function instantIn(zone: string, wallTime: string): Instant {
  return new Date(Temporal.PlainDateTime.from(wallTime).toZonedDateTime(zone).epochMilliseconds);
}

/** What a clock on the wall of `zone` shows at an instant, as a form field holds it: "2026-11-21T14:30". */
export function wallTimeIn(zone: string, at: Instant): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });
}
