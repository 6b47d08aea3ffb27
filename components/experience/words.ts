import { causeWords, feelingWords } from "@/components/contacts/contact-words";
import { needWords } from "@/components/knowledge/words";
import type { TopicCut } from "@/server/domain/experience-rows";
import type { WalletSource, WalletStanding } from "@/server/domain/wallet";

/** "very unhappy" to "really happy"; `level` is 1 to 5. */
export function levelInside(level: number): string {
  return feelingWords[level] ?? "";
}

/** The same as a heading. */
export function levelWords(level: number): string {
  const words = levelInside(level);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const cutWords: Record<TopicCut, string> = {
  cause: "What their contacts were about",
  stage: "Their journey stage",
  issue: "What was wrong",
  need: "What they told us of themselves",
};

const issueWords: Record<string, string> = {
  complaint: "A complaint",
  fault: "A fault",
  question: "A question",
  request: "A request",
};

/** A topic in the words people know it by. */
export function topicWords(cut: TopicCut, value: string, stages: Readonly<Record<string, string>>): string {
  if (cut === "stage") return stages[value] ?? value;
  if (cut === "issue") return issueWords[value] ?? value;
  const known: Readonly<Record<string, string>> = cut === "cause" ? causeWords : needWords;
  return known[value] ?? value;
}

export const walletSourceWords: Record<WalletSource, string> = {
  customer: "The customer told us",
  survey: "A survey",
  bureau: "A bureau",
  guess: "Our own guess",
};

export const standingWords: Record<WalletStanding, string> = {
  counts: "counts",
  expired: "expired",
  stale: "over 100%, so out of date",
  none_of_ours: "nothing bought from us in twelve months",
};

const signed = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1, signDisplay: "exceptZero" });

/** A difference of shares in points: 0.034 -> "+3.4". */
export function points(difference: number): string {
  return signed.format(difference * 100).replace("-", "−");
}

/** A net score: 0.3 -> "+30". */
export function netWords(net: number): string {
  return signed.format(Math.round(net * 100)).replace("-", "−");
}
