import { type PlainDate, wholeMonthsBetween } from "@/server/domain/plain-date";
import type { Tenure } from "@/server/domain/tenure";
import { formatDay } from "./time";
import { counted, formatLength } from "./words";

/** The line under the length: "since 14 July 2014, no break", "since 3 May 1997, 1 break, back with us for 8 months". */
export function formatSince({ sinceOn, basis, breaks, currentSince, hasLapsed }: Tenure, today: PlainDate): string {
  if (sinceOn === null) return "not bought yet";
  const parts = [`since ${formatDay(sinceOn)}${basis === "stated" ? ", as they told us" : ""}`];
  if (breaks === 0 && !hasLapsed) parts.push("no break");
  if (breaks) parts.push(counted(breaks, "break"));
  if (breaks && currentSince) parts.push(`back with us for ${formatLength(wholeMonthsBetween(currentSince, today))}`);
  if (hasLapsed) parts.push("not with us now");
  return parts.join(", ");
}
