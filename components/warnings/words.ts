import { daysApart, formatDay, formatMoment, formatSpan, wallClock } from "@/components/format/time";
import { counted } from "@/components/format/words";
import type { PlainDate } from "@/server/domain/plain-date";
import type { WarningFacts, WarningKind, WarningRuleSettings, WarningView } from "@/server/domain/warning-words";

export const warningKindWords: Record<WarningKind, string> = {
  broken_promise: "Promise broken",
  open_issue: "Issue open",
  lapse: "Staying away",
};

export const warningViewWords: Record<WarningView, { label: string; empty: string; hint: string }> = {
  now: {
    label: "Now",
    empty: "No best customer gives cause for worry.",
    hint: "By the rules as they are set. Whoever comes onto this list is on it at the next look.",
  },
  over: {
    label: "Over, not judged",
    empty: "Nothing is left to judge.",
    hint: "Here stands what is not so any more, until somebody says what followed.",
  },
  judged: {
    label: "Judged",
    empty: "Nobody has said yet what followed.",
    hint: "Whether a warning was right is said on the list; each rule is judged by it.",
  },
};

/** Why this rule exists in its numbers: "A promise broken in the last 30 days". */
export function ruleWords(rule: WarningRuleSettings): string {
  if (rule.kind === "lapse")
    return `Away for more than ${timesWords(rule.factor)} their usual gap, or ${rule.share}% of the lapse threshold`;
  const days = counted(rule.days, "day");
  return rule.kind === "broken_promise"
    ? `A promise broken in the last ${days}`
    : `An issue open for more than ${days}`;
}

const timesWords = (factor: number) => (factor === 2 ? "twice" : `${factor} times`);

const broken: Readonly<Record<string, string>> = {
  overdue: "It is not done yet.",
  late: "It was done late.",
  too_early: "It was done too early.",
  unproven: "There is no proof that it was done in time.",
  disputed: "They say it was not kept.",
  cancelled: "We called it off.",
};

/** The facts a rule fired on, in a sentence. */
export function factsSentence(facts: WarningFacts, { now, zone }: { now: Date; zone: string }): string {
  if ("promiseId" in facts)
    return `We gave our word for ${formatMoment(new Date(facts.dueAt), now, zone)}. ${broken[facts.outcome] ?? ""}`;
  if ("issueId" in facts) {
    const openedAt = new Date(facts.openedAt);
    const length = formatSpan(now.getTime() - openedAt.getTime());
    return `Their ${facts.issueKind} has been open since ${formatMoment(openedAt, now, zone)}, ${length} now.`;
  }
  const last = facts.lastOn as PlainDate;
  const away = counted(daysApart(last, wallClock(now, zone).on), "day");
  const usually = facts.usualGap === null ? "" : ` They usually buy every ${counted(facts.usualGap, "day")}.`;
  return `They last bought on ${formatDay(last)}, ${away} ago.${usually}`;
}
