import type { Instant } from "@/server/domain/plain-date";

/** A time as its reader's clock shows it: "Thursday 26 November at 15:00 (Europe/London)". */
export function whenWords(at: Instant, zone: string): string {
  const day = at.toLocaleDateString("en-GB", { timeZone: zone, weekday: "long", day: "numeric", month: "long" });
  return `${day.replace(",", "")} at ${clockWords(at, zone)} (${zone})`;
}

/** "15:00" */
export function clockWords(at: Instant, zone: string): string {
  return at.toLocaleTimeString("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" });
}

/** How long ago something was due, or how long there is: "12 minutes", "3 hours", "2 days". */
export function spanWords(from: Instant, to: Instant): string {
  const minutes = Math.max(0, Math.floor(Math.abs(to.getTime() - from.getTime()) / 60_000));
  const [count, unit] =
    minutes < 90
      ? [minutes, "minute"]
      : minutes < 48 * 60
        ? [Math.round(minutes / 60), "hour"]
        : [Math.round(minutes / 1440), "day"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
