import { type ContactChannel, contactChannels } from "./contact";

/** What a preference can be about: a way to reach them, when, in which language, and how they like to be thanked. */
export const preferenceSubjects = [...contactChannels, "times", "language", "thanks"] as const;
export type PreferenceSubject = (typeof preferenceSubjects)[number];

/** What a customer says of a way to reach them. `never` is stronger than `not_wanted`: not even when it is urgent. */
export const channelWishes = ["wanted", "not_wanted", "never"] as const;
export type ChannelWish = (typeof channelWishes)[number];

export const thanksWishes = ["call", "note", "perk", "none"] as const;
export type ThanksWish = (typeof thanksWishes)[number];

/** `said`: in words (times, language). `open`: no preference any more. */
export const preferenceWishes = [...channelWishes, ...thanksWishes, "said", "open"] as const;
export type PreferenceWish = (typeof preferenceWishes)[number];

export type Preference = { about: PreferenceSubject; wish: PreferenceWish; words: string | null };

/** What they say of one way to reach them; null: nothing. */
export function channelWish(preferences: readonly Preference[], channel: ContactChannel): ChannelWish | null {
  const wish = preferences.find(({ about }) => about === channel)?.wish;
  return channelWishes.find((known) => known === wish) ?? null;
}

/** Whether a way to reach them is not wanted, or never to be used. */
export function isUnwanted(preferences: readonly Preference[], channel: ContactChannel): boolean {
  const wish = channelWish(preferences, channel);
  return wish === "not_wanted" || wish === "never";
}

/** How they like to be thanked; null: not known. */
export function thanksWish(preferences: readonly Preference[]): ThanksWish | null {
  const wish = preferences.find(({ about }) => about === "thanks")?.wish;
  return thanksWishes.find((known) => known === wish) ?? null;
}
