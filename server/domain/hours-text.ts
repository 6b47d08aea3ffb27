import { type Weekday, type WorkingHours, weekdays } from "./working-hours";

export type HoursTexts = Partial<Record<Weekday, string>>;

/**
 * Reads working hours as people type them, a line per weekday: "9-12:30, 13:15-17", "" for a day that is not worked.
 * A shift past midnight is written on the day it begins: "22-6".
 * @returns the hours, null when no day is worked, or the first day that cannot be read and why.
 */
export function readHours(texts: HoursTexts): WorkingHours | null | { day: Weekday; fault: string } {
  const hours: WorkingHours = {};
  for (const day of weekdays) {
    const periods = readPeriods(texts[day] ?? "");
    if (typeof periods === "string") return { day, fault: periods };
    if (periods.length > 0) hours[day] = periods;
  }
  return Object.keys(hours).length > 0 ? hours : null;
}

export function isHoursFault(read: ReturnType<typeof readHours>): read is { day: Weekday; fault: string } {
  return read !== null && "fault" in read;
}

/** Working hours as a line per weekday, as readHours takes them. */
export function hoursTexts(hours: WorkingHours | null): Record<Weekday, string> {
  const line = (day: Weekday) => (hours?.[day] ?? []).map(([from, to]) => `${from}–${to}`).join(", ");
  return Object.fromEntries(weekdays.map((day) => [day, line(day)])) as Record<Weekday, string>;
}

/** The periods of one day in order, or what is wrong with them. */
function readPeriods(text: string): [string, string][] | string {
  const periods: [string, string][] = [];
  for (const part of text.split(",").filter((piece) => piece.trim() !== "")) {
    const [from, to, ...more] = part.split(/[-–—]/).map(readTime);
    if (!from || !to || more.length > 0) return "Please write hours like 9:00–12:30, 13:15–17:00.";
    const fault = nightFault(from, to);
    if (fault) return fault;
    const before = periods.at(-1);
    if (before && (from < before[1] || before[1] <= before[0]))
      return "The periods of a day follow each other and do not overlap.";
    periods.push([from, to]);
  }
  return periods;
}

/** Nobody works longer than this through a night: "17-9" is a slip for "17-21", not a shift of sixteen hours. */
const longestNight = 14;

/** "22-6" runs past midnight into the next day. */
function nightFault(from: string, to: string): string | null {
  if (from < to) return null;
  if (from === to) return `${from} to ${to} is no time at all. A whole day is 0:00–24:00.`;
  const hours = (minutesOf(to) + 24 * 60 - minutesOf(from)) / 60;
  if (hours <= longestNight) return null;
  return `${from} to ${to} would be a shift of ${Math.round(hours)} hours past midnight.`;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** "9", "9:30", "09.30" or "24:00" as "HH:MM"; undefined for anything else. */
function readTime(text: string): string | undefined {
  const [, hour = "", minute = "00"] = /^\s*(\d{1,2})(?:[:.](\d{2}))?\s*$/.exec(text) ?? [];
  if (hour === "" || Number(minute) > 59 || Number(hour) * 60 + Number(minute) > 24 * 60) return undefined;
  return `${hour.padStart(2, "0")}:${minute}`;
}
