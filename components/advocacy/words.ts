import { formatDay } from "@/components/format/time";
import type { Advocacy } from "@/server/advocacy/queries/of";
import type { KnownReferral } from "@/server/advocacy/queries/page";
import type { AdvocacyAct, AdvocacyKind } from "@/server/domain/advocacy";
import type { ArrivalWay } from "@/server/domain/arrival";
import { spoken } from "@/server/domain/name";
import type { PlainDate } from "@/server/domain/plain-date";
import type { ReferralOutcome, ReferralTeller } from "@/server/domain/referral";

export const factWords: Record<AdvocacyKind, string> = {
  told_others: "Told others about us",
  recommended: "Recommended us publicly",
};

export const actWords: Record<AdvocacyAct, string> = { ...factWords, referred: "Sent us somebody" };

export const wayWords: Record<ArrivalWay, string> = {
  searched: "They searched and found us",
  advertisement: "An advertisement",
  passed_by: "They passed by",
  event: "Met us at an event",
  other: "Another way",
  somebody: "Through somebody they did not name",
  not_remembered: "They do not remember",
};

export const tellerWords: Record<ReferralTeller, string> = {
  referrer: "Whoever sent them told us",
  referred: "Whoever came told us",
  somebody_else: "Somebody else told us",
};

/** What came of a referral, as a word in a table. */
export const outcomeWords: Record<ReferralOutcome, string> = {
  bought: "Bought",
  later: "Bought later",
  waiting: "Not bought yet",
  not_bought: "Has not bought",
  not_counted: "Was a customer before",
};

/** "bought in March 2026", of whoever came. */
export function cameOf({ other, outcome, firstOn }: Pick<KnownReferral, "other" | "outcome" | "firstOn">): string {
  if (other === null) return "not a customer we know yet";
  if (outcome === "not_counted") return "was a customer before";
  if (firstOn !== null) return `bought first on ${formatDay(firstOn)}`;
  return "has not bought yet";
}

/** "Referred 2, one bought". */
export function sentLine({ sent, sentBought }: Pick<Advocacy, "sent" | "sentBought">): string {
  const bought = sentBought === 0 ? "none bought yet" : `${spoken(sentBought)} bought`;
  return `Referred ${spoken(sent)}, ${sent === 1 && sentBought === 1 ? "who bought" : bought}`;
}

/** "November 2026" of "2026-11". */
export function monthWords(month: string): string {
  return formatDay(`${month}-01` as PlainDate, "month");
}
