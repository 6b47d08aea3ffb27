import { type DayOrder, readDay } from "./import-day";
import { addDays, type PlainDate, startOfDay } from "./plain-date";
import { instantIn } from "./wall-time";

/** A moment as a file writes it: its first and last instant. They differ where only the day is written. */
export type ReadMoment = { from: Date; until: Date; hasTime: boolean };

const clock =
  /[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap])?\.?(?:m\.?)?\s*(?:uhr)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?$/i;

/**
 * Reads moments in a zone; a text with its own offset ("Z", "+01:00") counts by that.
 * @returns null for a text that cannot be read so, or a time that is none.
 */
export function momentReader(order: DayOrder, zone: string): (text: string) => ReadMoment | null {
  const limits = dayLimits(zone);
  return (text) => {
    const day = readDay(text, order);
    if (!day) return null;
    const time = clock.exec(text.trim());
    if (!time) return /\d:\d/.test(text) ? null : { ...limits(day), hasTime: false };
    const at = instantOf(day, time, zone);
    return at && { from: at, until: at, hasTime: true };
  };
}

function instantOf(day: PlainDate, time: RegExpExecArray, zone: string): Date | null {
  const [, hours = "", minutes = "", seconds = "00", half, offset] = time;
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === "p" ? 12 : 0) : Number(hours);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  const wall = `${day}T${String(hour).padStart(2, "0")}:${minutes}:${seconds}`;
  if (!offset) return instantIn(zone, wall);
  const at = new Date(`${wall}${/^[+-]/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(-2)}` : "Z"}`);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** The first and last millisecond of days; a file has few different ones, so they are remembered. */
function dayLimits(zone: string): (day: PlainDate) => { from: Date; until: Date } {
  const known = new Map<PlainDate, { from: Date; until: Date }>();
  return (day) => {
    const found = known.get(day);
    if (found) return found;
    const until = new Date(startOfDay(addDays(day, 1), zone).getTime() - 1);
    const limits = { from: startOfDay(day, zone), until };
    if (known.size < 10_000) known.set(day, limits);
    return limits;
  };
}
