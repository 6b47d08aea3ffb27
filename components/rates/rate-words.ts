import { channelWords } from "@/components/contacts/contact-words";
import { formatDay } from "@/components/format/time";
import { counted } from "@/components/format/words";
import { kindWords } from "@/components/promises/promise-words";
import type { RateCut, RateLevel, TenureBand } from "@/server/domain/rate-cuts";
import { notKnown, type RateQuestion, type RateRowsKind, rateAddress } from "@/server/domain/rate-question";

export const cutLabels: Record<RateCut, string> = {
  team: "Team at due",
  team_made: "Team that made it",
  department: "Department at due",
  channel: "Channel",
  kind: "Kind",
  band: "Value band at due",
  tenure: "Years with us at due",
  stage: "Journey stage",
  clause: "Charter clause",
  segment: "Segment today",
};

const tenureWords: Record<TenureBand, string> = {
  under_1: "Under 1 year",
  "1_to_2": "1 to 2 years",
  "3_to_4": "3 to 4 years",
  "5_to_9": "5 to 9 years",
  "10_or_more": "10 years or more",
};

export const levelWords: Record<RateLevel, string> = { commitment: "What we said to one customer", charter: "Charter" };
export const originWords = { live: "Recorded here", imported: "Imported history" } as const;

const own: Readonly<Record<string, string>> = { ...channelWords, ...tenureWords };

/** What a value is called. */
export function valueLabel(cut: RateCut, { value, name }: { value: string; name: string | null }): string {
  if (value === notKnown) return cut === "team" || cut === "team_made" ? "No team" : "Not known";
  if (cut === "kind") return (kindWords as Readonly<Record<string, string>>)[value] ?? value;
  return name ?? own[value] ?? value;
}

/** The page of a rate. */
export function rateHref(question: RateQuestion, by: RateCut | null = null): string {
  return `/promises/rate?${rateAddress(question, { by })}`;
}

/** The promises behind a number of it. */
export function rowsHref(question: RateQuestion, which: RateRowsKind = "due"): string {
  return `/promises/due?${rateAddress(question, { which: which === "due" ? null : which })}`;
}

/** Minutes as people say them. */
export function minutesInWords(minutes: number): string {
  if (minutes < 60) return counted(Math.round(minutes), "minute");
  if (minutes < 48 * 60) return counted(Math.round(minutes / 60), "hour");
  return counted(Math.round(minutes / 1440), "day");
}

/** "24 August to 22 November 2026". */
export function periodInWords({ from, to }: Pick<RateQuestion, "from" | "to">): string {
  return `${formatDay(from, "short", Number(to.slice(0, 4)))} to ${formatDay(to, "short")}`;
}

export const rowsWords: Record<RateRowsKind, string> = {
  due: "All that fell due",
  kept: "Kept",
  broken: "Not kept",
  asked: "At a time the customer asked for",
  claimed: "Kept, on our word",
  evidenced: "Kept, with evidence",
  confirmed: "Kept, the customer says so",
  provisional: "Provisional",
  attempted: "Tried in time",
  kept_as_moved: "Moved by us",
  too_early: "Too early",
  unproven: "Unproven",
  late: "Late",
  overdue: "Overdue",
  moved: "Moved, not due again yet",
  disputed: "Disputed",
  cancelled: "Cancelled by us",
  cancelled_by_customer: "Cancelled by the customer",
  void: "Void",
};
