import type { PlainDate } from "@/server/domain/plain-date";

// Names are ours, not Intl's: server and browser may hold different editions of them ("Sep", "Sept") and must agree.
const months = [
  ["January", "Jan"],
  ["February", "Feb"],
  ["March", "Mar"],
  ["April", "Apr"],
  ["May", "May"],
  ["June", "Jun"],
  ["July", "Jul"],
  ["August", "Aug"],
  ["September", "Sep"],
  ["October", "Oct"],
  ["November", "Nov"],
  ["December", "Dec"],
] as const;
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const minute = 60_000;
const day = 86_400_000;

export type DayStyle = "long" | "short" | "weekday" | "month";

/** "14 July 2014" (long), "14 Jul 2014" (short), "Mon 14 Jul 2014" (weekday), "July 2014" (month). `unlessYear` leaves that year out. */
export function formatDay(on: PlainDate, style: DayStyle = "long", unlessYear?: number): string {
  const [year = 0, month = 1, date = 1] = on.split("-").map(Number);
  const [long, short] = months[month - 1] ?? months[0];
  const ending = year === unlessYear ? "" : ` ${year}`;
  if (style === "month") return `${long}${ending}`;
  const name = style === "long" ? long : short;
  const weekday = weekdays[new Date(Date.UTC(year, month - 1, date)).getUTCDay()];
  return `${style === "weekday" ? `${weekday} ` : ""}${date} ${name}${ending}`;
}

export type WallClock = { on: PlainDate; time: string };

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What a clock on the wall of `zone` shows: its day and "15:00". */
export function wallClock(at: Date, zone: string): WallClock {
  const parts = Object.fromEntries(
    clockOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return { on: `${parts.year}-${parts.month}-${parts.day}` as PlainDate, time: `${parts.hour}:${parts.minute}` };
}

/** "Thu 26 Nov 15:00"; the year is said when it is not this one. */
export function formatMoment(at: Date, now: Date, zone: string): string {
  const { on, time } = wallClock(at, zone);
  return `${formatDay(on, "weekday", Number(wallClock(now, zone).on.slice(0, 4)))} ${time}`;
}

/** A length of time in the two largest units that matter: "2 h 28 min", "4 days", "3 months". */
export function formatSpan(milliseconds: number): string {
  const minutes = Math.floor(Math.abs(milliseconds) / minute);
  if (minutes < 1) return "less than a minute";
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
  return formatDays(Math.floor(hours / 24));
}

/** "in 2 h 28 min", "tomorrow", "in 4 days", "yesterday", "3 months ago": by the calendar of `zone` beyond the day itself. */
export function relative(at: Date, now: Date, zone: string): string {
  const days = daysApart(wallClock(now, zone).on, wallClock(at, zone).on);
  if (Math.abs(days) > 0) return relativeDay(days);
  const ahead = at.getTime() - now.getTime();
  if (Math.abs(ahead) < minute) return "now";
  return ahead > 0 ? `in ${formatSpan(ahead)}` : `${formatSpan(ahead)} ago`;
}

/** The same for calendar days: 0 is "today". */
export function relativeDay(days: number): string {
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  if (days === -1) return "yesterday";
  return days > 0 ? `in ${formatDays(days)}` : `${formatDays(-days)} ago`;
}

/** Calendar days from one day to the other. */
export function daysApart(from: PlainDate, to: PlainDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / day);
}

function formatDays(days: number): string {
  if (days < 60) return days === 1 ? "1 day" : `${days} days`;
  const asMonths = Math.floor(days / 30.44);
  if (asMonths < 24) return asMonths === 1 ? "1 month" : `${asMonths} months`;
  return `${Math.floor(days / 365.25)} years`;
}

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  clocks.set(zone, clock);
  return clock;
}
