import Holidays from "date-holidays";
import type { ClosedDay } from "./due-calendar";
import { addDays, plainDate } from "./plain-date";

const hour = 3_600_000;
const wholeDay = 24 * hour;

/**
 * The public holidays of a country, or of a part of it, in a year, in order of days; substitute days included. A day is
 * a holiday when the holiday covers its noon: those that begin at sunset belong to the day after, half days to none.
 * An unknown country or one without data has none. Heavy (13 MB of data): only server/calendars/queries/holidays.ts loads it.
 * Source: date-holidays (ISC; its data CC BY-SA 3.0, see holidaySource).
 */
export function publicHolidays(country: string, region: string | null, year: number): ClosedDay[] {
  const calendar = region ? new Holidays(country, region) : new Holidays(country);
  return calendar
    .getHolidays(year, "en")
    .filter(({ type }) => type === "public")
    .flatMap(({ date, start, end, name }) =>
      daysCovered(date, end.getTime() - start.getTime()).map((on) => ({ on, name })),
    )
    .toSorted((a, b) => (a.on < b.on ? -1 : 1));
}

/** Countries that have holidays, by code. */
export function holidayCountries(): Record<string, string> {
  return new Holidays().getCountries("en");
}

/** Parts of a country with holidays of their own, by code. */
export function holidayRegions(country: string): Record<string, string> {
  return new Holidays().getStates(country, "en") ?? {};
}

/** "2026-03-20 00:00:00 -0600" begins six hours before that midnight. */
function daysCovered(date: string, length: number): ClosedDay["on"][] {
  const [, day = "", time = "00:00:00", shift = "0"] = /^(\S+) (\S+)(?: ([+-]\d\d)00)?$/.exec(date) ?? [];
  const begins = Date.parse(`${day}T${time}Z`) + Number(shift) * hour;
  const first = plainDate(new Date(begins).toISOString().slice(0, 10));
  const days = Array.from({ length: Math.ceil(length / wholeDay) + 1 }, (_, ahead) => addDays(first, ahead));
  return days.filter((on) => {
    const noon = Date.parse(`${on}T12:00:00Z`);
    return begins <= noon && noon < begins + length;
  });
}
