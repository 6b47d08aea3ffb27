import type { Intent, LeavingCause } from "../../../server/domain/intent";
import type { NeedKind } from "../../../server/domain/need";
import type { PreferenceSubject, PreferenceWish } from "../../../server/domain/preference";

/** What persons need, do not like and are interested in. */
export const needs: readonly (readonly [NeedKind, string])[] = [
  ["need", "An engineer who rings half an hour ahead; the dog needs to go next door first."],
  ["need", "Large print on anything with a date in it."],
  ["need", "One bill for both houses, or none of it adds up for her."],
  ["need", "Somebody who says what it will cost before anything is opened."],
  ["need", "Visits after school: the hall is full of children before three."],
  ["need", "A written note of what was done; she keeps a folder."],
  ["need", "Speak to the daughter about money, to him about the boiler."],
  ["need", "No visits on Fridays after two."],
  ["need", "The same engineer as last time, if he is still with us."],
  ["dislike", "Being asked for the account number again after giving it."],
  ["dislike", "“Your call is important to us.” Says so each time."],
  ["dislike", "Offers in the same letter as an apology."],
  ["dislike", "Being called by the first name by somebody new."],
  ["dislike", "A window of four hours. Two is fine."],
  ["dislike", "The survey after every visit."],
  ["interest", "Heat pumps: reads about them, not ready to be sold one."],
  ["interest", "The community garden behind the chapel."],
  ["interest", "Choir on Thursdays; knows half the street from there."],
  ["interest", "How the old boiler worked. Let him look."],
  ["interest", "Solar on a listed roof: has asked the council twice."],
];

/** How organisations buy. */
export const buying: readonly string[] = [
  "Budget is set in March; anything above £5,000 after that waits a year.",
  "The trustees sign, every second Tuesday.",
  "Three quotes for anything above £2,000, on paper.",
  "The head decides, the bursar signs. Write to both.",
  "Orders come from the group in Bristol; the site only recommends.",
];

export const times: readonly string[] = [
  "weekdays before nine",
  "after five, never at work",
  "mornings; the afternoons are for her mother",
  "between two and four, after the night shift",
  "Tuesdays and Thursdays, the shop is shut then",
];

export const languages: readonly string[] = [
  "Polish, English for short things",
  "Welsh if possible",
  "Urdu; his son helps with letters",
  "British Sign Language, by relay",
  "Português; inglês devagar",
];

/** What they mean to do, in their own words. */
export const intents: readonly (readonly [Intent, LeavingCause | null, string | null])[] = [
  ["staying", null, "Why would I change? You answer the telephone."],
  ["staying", null, null],
  ["staying", null, "Twelve years, and I have met four of you by name."],
  ["staying", null, "As long as Gareth comes."],
  ["unsure", null, "My neighbour pays less. I have not decided."],
  ["unsure", null, "Ask me again after the winter."],
  ["unsure", null, null],
  ["leaving", "price", "It is the third rise in two years, and nobody rang before the letter."],
  ["leaving", "service", "I told it to four people and the fifth asked my name."],
  ["leaving", "moved", "We are going to our daughter’s in June."],
  ["leaving", "competitor", "They fit it the same week. You said March."],
  ["left", "need_ended", "The flat is sold. You were fine."],
  ["left", "not_known", null],
];

/** Goals: what they want to get done, and how both will see it. */
export const goals: readonly (readonly [string, string])[] = [
  ["Through the winter without a cold day", "No call for a repair before the end of March"],
  ["The gas bill under a thousand a year", "The sum of four bills, read together in autumn"],
  ["Off oil before the tank has to be replaced", "A date for the heat pump that both have signed"],
  ["All five flats on one service day", "One visit, one invoice, five certificates"],
  ["Understand the controls herself", "She changes the times without ringing us for two months"],
];

export const renewals: readonly string[] = [
  "annual cover",
  "landlord’s certificate",
  "boiler service plan",
  "drain cover",
];

/** What was put to them, by purpose. */
export const wordings = {
  content_email: "May we write to you by e-mail about offers? You can say no at any time.",
  content_post: "May we send you our winter letter with offers in it?",
  content_phone: "May we ring you about offers, once or twice a year?",
  special_dates: "May we remember your birthday and wish you well on it?",
  interests: "May we write to you about things you told us you care about?",
} as const;

/** What is known of Mrs Okonkwo: kind, words, days ago it was said, days ago it was confirmed. */
export const okonkwoNeeds: readonly (readonly [NeedKind, string, number, number | null])[] = [
  ["need", "Hard of hearing: speak slowly, confirm by e-mail.", 610, 68],
  ["need", "One person who knows the whole story. Passed on three times for this fault.", 1, null],
  ["dislike", "Being told “as soon as possible”. Wants a day and an hour.", 610, null],
];

export const okonkwoPreferences: readonly (readonly [PreferenceSubject, PreferenceWish, number])[] = [
  ["email", "wanted", 610],
  ["letter", "not_wanted", 214],
  ["thanks", "call", 214],
];

export const okonkwoIntent = "As long as somebody answers.";

export const okonkwoGoal = [
  "Her mother warm through the winter, without a strange face each time",
  "No day without heating until the end of March, and Gareth or Leila at the door",
] as const;
