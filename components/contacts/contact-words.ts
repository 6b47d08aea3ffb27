import type { ContactCause, ContactChannel, ContactDirection, JourneyStage } from "@/server/domain/contact";

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

export const stageWords: Record<JourneyStage, string> = {
  find_and_buy: "Finding and buying",
  start: "Starting",
  use: "Using",
  get_help: "Getting help",
  renew: "Renewing",
  leave: "Leaving",
};

export const feelingWords: Record<number, string> = {
  1: "very unhappy",
  2: "unhappy",
  3: "neither",
  4: "happy",
  5: "delighted",
};

/** "Phone, in". */
export function channelLine(channel: ContactChannel, direction: ContactDirection): string {
  return `${channelWords[channel]}, ${direction}`;
}

/** Words as the options of a Select or a RadioGroup. */
export function optionsOf(words: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
