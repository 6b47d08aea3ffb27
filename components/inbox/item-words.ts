import { feedWords } from "@/components/decisions/feed-words";
import { counted } from "@/components/format/words";
import { weekInWords } from "@/components/mail/week-words";
import { type TellingKind, tellingKinds } from "@/server/domain/decision-telling";
import type { InboxKind } from "@/server/domain/inbox-words";
import type { PromiseEnding } from "@/server/domain/promise-words";
import type { Rung } from "@/server/domain/rung-words";
import type { CustomersWeek } from "@/server/domain/weekly";
import type { InboxItem } from "@/server/inbox/queries";

/** What an item says, by its kind. */
const titles: Record<InboxKind, (item: InboxItem) => string> = {
  reminder: ({ values }) => reminded[rungOf(values.rung)],
  escalation: ({ values }) => escalated[rungOf(values.rung)],
  digest: ({ values }) => `This morning: ${morning(values)}`,
  handed_over: ({ values, promise }) =>
    promise && values.count === undefined
      ? "Handed over to you"
      : `${counted(Number(values.count ?? 1), "promise")} handed over to you`,
  disputed: () => "The customer says this was not kept",
  sign: () => "A version of the charter waits for your signature",
  listen: () => "This month’s contacts to listen to are drawn",
  decision: decided,
  followed_week: ({ values }) => `Last week: ${counted(Number(values.happened ?? 0), "step")} in decisions you follow`,
  customers_week: ({ values }) => `Last week with customers: ${weekInWords(weekOf(values)).join(", ")}`,
};

/** What is told of a decision. A new word needs its letter in components/mail/decision-letter.tsx too. */
const told: Record<TellingKind, (department: string) => string> = {
  notice_sent: (department) => `${department} was told and is asked to answer`,
  notice_half: (department) => `Half the time has passed: ${department} has not answered`,
  notice_overdue: (department) => `Overdue: ${department} has not answered`,
  proposal_waits: () => "Proposed to you",
  proposal_overdue: () => "Overdue: a proposal without an answer",
  position_asked: () => "Your position is asked, for customers",
  review_soon: () => "Review due within 14 days",
  review_due: () => "The review day has come",
  prediction_due: () => "A prediction’s day has come",
  referred: () => "Referred to the board",
  objection_raised: (department) => `${department} objects`,
  followed: () => "",
};

function decided({ values, decision }: InboxItem): string {
  if (decision?.happened) return `${feedWords[decision.happened]}, and you follow it`;
  const telling = tellingKinds.find((kind) => kind === values.telling);
  return told[telling ?? "followed"](decision?.department ?? "Your department") || "Something happened to a decision";
}

function weekOf(values: InboxItem["values"]): CustomersWeek {
  const count = (name: keyof CustomersWeek) => Number(values[name] ?? 0);
  return {
    decided: count("decided"),
    due: count("due"),
    broken: count("broken"),
    said: count("said"),
    unhappy: count("unhappy"),
  };
}

const reminded: Record<Rung, string> = {
  first: "You promised",
  second: "Most of the time has passed",
  soon: "Due soon",
  due: "Due now",
  lead: "Overdue",
  manager: "Overdue for a working day",
};

const notAtWork = "Needs somebody: its owner is not at work";
const escalated: Record<Rung, string> = {
  first: notAtWork,
  second: notAtWork,
  soon: notAtWork,
  due: "Due, and its owner is not at work",
  lead: "Needs you: your people’s promise",
  manager: "Overdue for a working day",
};

const endings: Record<PromiseEnding, string> = {
  fulfilled: "Done since",
  cancelled: "Cancelled since",
  cancelled_by_customer: "Cancelled by the customer since",
  voided: "Void since",
};

export function itemTitle(item: InboxItem): string {
  return titles[item.kind](item);
}

/** What has become of its promise, where it has ended. */
export function itemEnding({ kind, promise }: InboxItem): string | null {
  if (kind === "disputed" && promise?.ended === "fulfilled") return "we had called it kept";
  return promise?.ended ? endings[promise.ended] : null;
}

/** Where an item leads. */
export function itemHref({ kind, promise, decision }: Pick<InboxItem, "kind" | "promise" | "decision">): string {
  if (decision) return `/decisions/${decision.id}`;
  if (kind === "followed_week" || kind === "customers_week") return "/decisions/feed";
  if (promise) return `/promises/${promise.id}`;
  if (kind === "sign") return "/charter";
  return kind === "listen" ? "/promises/listening" : "/promises";
}

function rungOf(value: unknown): Rung {
  return (["first", "second", "soon", "due", "lead", "manager"] as const).find((rung) => rung === value) ?? "due";
}

function morning({ overdue, today, teamOwned }: InboxItem["values"]): string {
  const parts = [
    overdue ? `${overdue} overdue` : "",
    today ? `${today} due today` : "",
    teamOwned ? `${teamOwned} with your team, taken by nobody` : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}
