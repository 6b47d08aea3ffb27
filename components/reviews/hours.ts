import { counted } from "@/components/format/words";
import type { PlainDate } from "@/server/domain/plain-date";

const quarters: Readonly<Record<string, string>> = {
  "01": "Jan–Mar",
  "04": "Apr–Jun",
  "07": "Jul–Sep",
  "10": "Oct–Dec",
};

/** "Oct–Dec 2026", of a quarter's first day. */
export function quarterName(begins: PlainDate): string {
  return `${quarters[begins.slice(5, 7)] ?? begins} ${begins.slice(0, 4)}`;
}

/** "3,120 hours"; what rounds to none is "under an hour". */
export function hours(n: number): string {
  const whole = Math.round(n);
  return whole === 0 && n > 0 ? "under an hour" : counted(whole, "hour");
}

/** 0.4 days are "10 hours", 12.3 are "12 days". */
export function daysInWords(days: number): string {
  if (days >= 2) return counted(Math.round(days), "day");
  return days < 1 / 24 ? "under an hour" : counted(Math.round(days * 24), "hour");
}

/** 7.5 minutes are "8 minutes", 200 are "3 hours". */
export function minutesInWords(minutes: number): string {
  if (minutes < 1) return "under a minute";
  return minutes < 120 ? counted(Math.round(minutes), "minute") : daysInWords(minutes / 1440);
}
