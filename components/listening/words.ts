import { formatDay } from "@/components/format/time";
import type { FindingKind, ToldOutcome, UnloggedWay } from "@/server/domain/listening";
import { plainDate } from "@/server/domain/plain-date";

/** How one that nobody had logged came to light, as people read it. */
export const throughWords: Record<UnloggedWay, string> = {
  listening: "Found by listening",
  complaint: "In a complaint",
  customer: "The customer told us",
  colleague: "A colleague told us",
};

export const toldWords: Record<ToldOutcome, string> = {
  kept: "It was kept",
  broken: "It was not kept",
  unknown: "Nobody knows",
};

export const findingWords: Record<FindingKind, string> = {
  nothing: "Nothing was promised",
  unclear: "Cannot be told from what is written",
  logged: "Promised, and logged",
  unlogged: "Promised, and nobody logged it",
};

/** "2026-10" is "October 2026". */
export function monthWords(month: string): string {
  return formatDay(plainDate(`${month}-01`), "month");
}
