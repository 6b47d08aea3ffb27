import type { Tenure } from "@/server/domain/tenure";
import { formatDay } from "./time";
import { counted, formatLength, formatRoughLength } from "./words";

/** The line under the length: "since 14 July 2014, no break", "since 3 May 1997, 1 break, back with us for 8 months". */
export function formatSince(tenure: Tenure): string {
  const { sinceOn, basis } = tenure;
  if (sinceOn === null) return "not bought yet";
  const since = `since ${formatDay(sinceOn)}${basis === "stated" ? ", as they told us" : ""}`;
  return [since, ...breaksIn(tenure)].join(", ");
}

/**
 * Tenure as staff can say it aloud: "With us since 1997 (stated: her own word), 1 break, back with us for 8 months."
 * `source`: who stated it. A day only we observed is their first purchase.
 */
export function sayTenure(tenure: Tenure, source: string | null): string {
  const { sinceOn, basis, months } = tenure;
  if (sinceOn === null || months === null) return "Not bought yet.";
  const since = months < 24 ? formatDay(sinceOn, "month") : sinceOn.slice(0, 4);
  const told = basis === "stated" ? ` (stated${source ? `: ${source}` : ""})` : "";
  return `With us since ${[`${since}${told}`, ...breaksIn(tenure)].join(", ")}.`;
}

/** The other two of the three numbers in a list: "1 break, back for 8 months". Null: nothing is known of breaks. */
export function formatBreaks({ breaks, currentMonths, hasLapsed }: Tenure): string | null {
  if (breaks === null) return null;
  const parts = [breaks === 0 ? "" : counted(breaks, "break")];
  if (hasLapsed) parts.push("not with us now");
  else if (breaks === 0) parts.push("no break");
  else if (currentMonths !== null) parts.push(`back for ${formatRoughLength(currentMonths)}`);
  return parts.filter(Boolean).join(", ");
}

function breaksIn({ breaks, currentMonths, hasLapsed }: Tenure): string[] {
  const parts: string[] = [];
  if (breaks === 0 && !hasLapsed) parts.push("no break");
  if (breaks) parts.push(counted(breaks, "break"));
  if (breaks && currentMonths !== null) parts.push(`back with us for ${formatLength(currentMonths)}`);
  if (hasLapsed) parts.push("not with us now");
  return parts;
}
