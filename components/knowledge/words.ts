import { channelWords } from "@/components/contacts/contact-words";
import { formatDay } from "@/components/format/time";
import { counted, listed } from "@/components/format/words";
import type { ConsentAnswer, ConsentPurpose } from "@/server/domain/consent";
import type { ContactChannel } from "@/server/domain/contact";
import type { GoalOutcome } from "@/server/domain/goal";
import type { Intent, LeavingCause } from "@/server/domain/intent";
import type { KnowledgeSource } from "@/server/domain/learned";
import type { LifecycleKind, LifecycleState } from "@/server/domain/lifecycle";
import type { NeedKind } from "@/server/domain/need";
import type { PlainDate } from "@/server/domain/plain-date";
import {
  type ChannelWish,
  channelWish,
  type Preference,
  type ThanksWish,
  thanksWish,
} from "@/server/domain/preference";
import { nextOccurrence, type SpecialDateKind, type YearlyDay, yearsReached } from "@/server/domain/special-date";
import type { Learned } from "@/server/knowledge/queries/of";

export const needWords: Record<NeedKind, string> = {
  need: "Needs",
  dislike: "Does not like",
  interest: "Interested in",
  buying: "How they buy",
};

export const sourceWords: Record<KnowledgeSource, string> = {
  customer: "They told me",
  observed: "I saw it myself",
  form: "From a form they filled in",
  colleague: "A colleague told me",
};

export const wishWords: Record<ChannelWish, string> = {
  wanted: "welcome",
  not_wanted: "not wanted",
  never: "never, not even when it is urgent",
};

export const thanksWords: Record<ThanksWish, string> = {
  call: "by a call",
  note: "by a note",
  perk: "by something they can use",
  none: "not at all",
};

export const purposeWords: Record<ConsentPurpose, string> = {
  content_email: "Promotional content by e-mail",
  content_phone: "Promotional content by phone",
  content_post: "Promotional content by post",
  content_text: "Promotional content by text message",
  special_dates: "Special dates: keeping and mentioning them",
  interests: "Interests: using them for content",
  story: "Telling their story",
};

export const answerWords: Record<ConsentAnswer, string> = { given: "they agreed", withdrawn: "they took it back" };

export const dateWords: Record<SpecialDateKind, string> = {
  birthday: "Birthday",
  wedding: "Wedding anniversary",
  other: "Another day",
};

export const intentWords: Record<Intent, string> = {
  staying: "Staying",
  unsure: "Unsure whether to stay",
  leaving: "Leaving",
  left: "Has left",
};

export const leavingWords: Record<LeavingCause, string> = {
  price: "the price",
  product: "what they bought",
  service: "how we treated them",
  moved: "moved away",
  need_ended: "no need any more",
  competitor: "somebody else's offer",
  other: "something else",
  not_known: "not known",
};

export const outcomeWords: Record<GoalOutcome, string> = {
  reached: "reached, they say",
  not_yet: "not yet",
  dropped: "dropped",
};

export const lifecycleWords: Record<LifecycleKind, string> = {
  onboarding_entered: "Onboarding begun",
  onboarding_done: "Onboarding done",
  delivered: "Delivered",
  renewal_due: "Renewal due",
  renewed: "Renewed",
};

export const monthNames = Array.from({ length: 12 }, (_, index) =>
  formatDay(`2000-${String(index + 1).padStart(2, "0")}-01` as PlainDate, "month", 2000),
);

/** What each way to reach them brings, as one refuses it: "No calls, please." */
const brings: Record<ContactChannel, string> = {
  phone: "calls",
  email: "e-mail",
  visit: "visits",
  letter: "letters",
  chat: "chat",
  text: "text messages",
  social: "social media",
  web: "web messages",
};

/** "told us, March 2025"; in full "told us (phone), 12 March 2025". */
export function learnedWords({ source, channel, learnedOn }: Learned, style: "long" | "month" = "month"): string {
  const how: Record<KnowledgeSource, string> = {
    customer: channel && style === "long" ? `told us (${channelWords[channel].toLowerCase()})` : "told us",
    observed: "seen by us",
    form: "from a form",
    colleague: "from a colleague",
  };
  return `${how[source]}, ${formatDay(learnedOn, style)}`;
}

/** "No calls, please." where a channel is not wanted, for the place beside the number itself; null: it may be used. */
export function refusal(preferences: readonly Preference[], channel: ContactChannel): string | null {
  const wish = channelWish(preferences, channel);
  if (wish === "never") return `Never ${brings[channel]}, not even when it is urgent.`;
  return wish === "not_wanted" ? `No ${brings[channel]}, please.` : null;
}

/** How they want to be reached and thanked, in a few sentences. Their own words are left as they said them. */
export function preferenceSentences(preferences: readonly Preference[]): string[] {
  const channels = (wish: ChannelWish) =>
    preferences.filter((preference) => preference.wish === wish).map(({ about }) => brings[about as ContactChannel]);
  const [never, unwanted, wanted] = [channels("never"), channels("not_wanted"), channels("wanted")];
  const said = (about: Preference["about"]) => preferences.find((preference) => preference.about === about)?.words;
  const thanks = thanksWish(preferences);
  return [
    never.length ? `Never ${listed(never)}.` : null,
    unwanted.length ? `No ${listed(unwanted)}, please.` : null,
    wanted.length ? `Welcome: ${listed(wanted)}.` : null,
    said("times") ? `Best time: ${said("times")}.` : null,
    said("language") ? `Speaks: ${said("language")}.` : null,
    thanks === "none" ? "Would rather not be thanked." : thanks ? `Likes to be thanked ${thanksWords[thanks]}.` : null,
  ].flatMap((sentence) => (sentence ? [sentence.replace(/([.!?…])\.$/, "$1")] : []));
}

/** "26 November 1959", or without the year where it is not known. */
export function yearlyWords({ month, day, year }: YearlyDay): string {
  return [day, monthNames[month - 1], year].filter((part) => part !== null).join(" ");
}

/** "Birthday", "25th wedding anniversary" … as it will be the next time it comes round. */
export function comingWords(
  date: YearlyDay & { kind: SpecialDateKind; words: string | null },
  today: PlainDate,
): string {
  const years = yearsReached(date, today);
  const what = date.kind === "other" ? (date.words ?? "A day of theirs") : dateWords[date.kind];
  if (years === null) return what;
  return date.kind === "birthday" ? `${what}, turning ${years}` : `${what}, ${counted(years, "year")}`;
}

/** "Thursday 26 November": the next time it comes round. */
export function comingDay(date: YearlyDay, today: PlainDate): string {
  const on = nextOccurrence(date, today);
  return formatDay(on, "weekday", Number(on.slice(0, 4)));
}

export function stateWords(state: LifecycleState): string {
  if (state.state === "onboarding") return `In onboarding since ${formatDay(state.since, "long")}`;
  return `Renewal ${state.isOverdue ? "was due" : "due"} on ${formatDay(state.on, "long")}`;
}
