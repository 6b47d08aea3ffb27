import type { ContactCause, ContactChannel, ContactDirection, FeedbackSource } from "@/server/domain/contact";

/** The words of contacts as people read them. */
export const channelWords: Record<ContactChannel, string> = {
  phone: "Phone",
  email: "E-mail",
  visit: "Visit",
  letter: "Letter",
  chat: "Chat",
  text: "Text message",
  social: "Social media",
  web: "Web form",
};

export const causeWords: Record<ContactCause, string> = {
  product: "What they bought",
  bill: "A bill",
  information: "Information they needed",
  promise_broken: "A promise we did not keep",
  own: "We had a reason of our own",
  other: "Something else",
};

/** Where feedback came from, as a heading. */
export const sourceWords: Record<FeedbackSource, string> = {
  review: "A review",
  survey: "A survey",
  social: "A post on social media",
  letter: "A letter",
  other: "Something else",
};

/** The same, in the narrow column of the timeline. */
export const feedbackWords: Record<FeedbackSource, string> = {
  review: "Review",
  survey: "Survey",
  social: "Post",
  letter: "Letter",
  other: "Feedback",
};

/** "2 on a scale from 1 to 5": as given, never a percentage. */
export function scoreWords(score: number, from: number | null, to: number | null): string {
  return from === null || to === null ? String(score) : `${score} on a scale from ${from} to ${to}`;
}

export const feelingWords: Record<number, string> = {
  1: "very unhappy",
  2: "unhappy",
  3: "OK",
  4: "happy",
  5: "really happy",
};

/** "Phone, in". */
export function channelLine(channel: ContactChannel, direction: ContactDirection): string {
  return `${channelWords[channel]}, ${direction}`;
}

/** Words as the options of a Select or a RadioGroup. */
export function optionsOf(words: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

/** What the fields of a contact are called where two people corrected the same. */
export const fieldWords = {
  words: "What was said",
  channel: "Channel",
  direction: "Who began it",
  feeling: "How they felt",
  cause: "What it was about",
  stage: "Where they are",
  happened: "When",
  avoidable: "Could it have been avoided",
  triedSelfService: "Had they tried it themselves",
  selfServiceFailed: "Where that failed",
};

const valueWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  channel: channelWords,
  direction: { in: "They did", out: "We did" },
  feeling: feelingWords,
  cause: causeWords,
};

/** A field's value as a reader reads it. */
export function asRead(field: string, value: string): string {
  return field === "happened" ? value.replace("T", " ") : (valueWords[field]?.[value] ?? value);
}
