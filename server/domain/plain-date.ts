import { Temporal } from "temporal-polyfill";

/** A calendar day, "YYYY-MM-DD", without a zone. ISO days compare with < and >. */
export type PlainDate = string & { readonly plainDate: unique symbol };

/** An instant in time. */
export type Instant = Date;

/**
 * Reads a calendar day.
 * @throws RangeError when the text is not a real day ("2026-02-30", "1 March").
 */
export function plainDate(text: string): PlainDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new RangeError(`Not a day: ${text}`);
  return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() as PlainDate;
}

/** The day that a clock on the wall in `zone` shows at `at`. */
export function dayIn(zone: string, at: Instant): PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString() as PlainDate;
}

export function addDays(day: PlainDate, days: number): PlainDate {
  return Temporal.PlainDate.from(day).add({ days }).toString() as PlainDate;
}

/** Adds calendar months; 31 January + 1 month is the last day of February, 29 February falls on the 28th. */
export function addMonths(day: PlainDate, months: number): PlainDate {
  return Temporal.PlainDate.from(day).add({ months }).toString() as PlainDate;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "day" }).days;
}

/**
 * Whole calendar months from `from` to `to`: the largest m with addMonths(from, m) <= to.
 * 31 January to 28 February is one month. Zero when `to` is earlier.
 */
export function wholeMonthsBetween(from: PlainDate, to: PlainDate): number {
  if (to < from) return 0;
  const start = Temporal.PlainDate.from(from);
  const end = Temporal.PlainDate.from(to);
  const guess = (end.year - start.year) * 12 + (end.month - start.month);
  return addMonths(from, guess) <= to ? guess : guess - 1;
}

/** The first day of the month `day` lies in. */
export function monthStart(day: PlainDate): PlainDate {
  return `${day.slice(0, 8)}01` as PlainDate;
}

/** The instant at which `day` begins on the wall clock of `zone`. */
export function startOfDay(day: PlainDate, zone: string): Instant {
  const zoned = Temporal.PlainDate.from(day).toZonedDateTime(zone);
  return new Date(zoned.epochMilliseconds);
}
