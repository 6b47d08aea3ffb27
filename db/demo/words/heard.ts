import type { FeedbackSource } from "../../../server/domain/contact";

/** What was written about the company elsewhere: where, the score as given with its scale, how they felt, the words, our reply. */
export type Heard = {
  source: FeedbackSource;
  place: string;
  link: string | null;
  score: readonly [number, number, number] | null;
  feeling: number;
  words: string;
  reply: string | null;
  /** The decision it led to, by its title. */
  ledTo?: string;
};

export const heard: readonly Heard[] = [
  {
    source: "review",
    place: "Trustpilot",
    link: "https://reviews.example/fairlight/1184",
    score: [2, 1, 5],
    feeling: 2,
    words:
      "Took a whole day off work for “between eight and six”. The engineer was kind and quick when he came, at twenty to six.",
    reply: "You are right: nobody can give us a whole day. We have since promised windows of two hours.",
    ledTo: "Visit windows of two hours instead of half a day",
  },
  {
    source: "social",
    place: "Mastodon",
    link: "https://social.example/@kettle/10992",
    score: null,
    feeling: 2,
    words:
      "A man from @fairlight rang my bell while I was in the shower. A call from round the corner would have done.",
    reply: "Agreed. Our engineers now ring when they are ten minutes away.",
    ledTo: "Ring when the engineer is ten minutes away",
  },
  {
    source: "letter",
    place: "to the head office",
    link: null,
    score: null,
    feeling: 1,
    words:
      "My husband died in March. In April you wrote to him that his claim looked unusual. I do not want an answer. I want to know that no other widow opens such an envelope.",
    reply: "No letter of that kind goes out any more before a person has read the record. Thank you for writing to us.",
    ledTo: "Stop sending the “unusual claims” letter before a person has looked",
  },
  {
    source: "survey",
    place: "Survey after the visit",
    link: null,
    score: [9, 0, 10],
    feeling: 5,
    words: "He took his shoes off, explained the valve to my daughter and left the kitchen cleaner than it was.",
    reply: null,
  },
  {
    source: "survey",
    place: "Survey after the visit",
    link: null,
    score: [3, 0, 10],
    feeling: 2,
    words: "Mended in ten minutes. It took four calls and three people to get those ten minutes.",
    reply: null,
  },
  {
    source: "review",
    place: "Google",
    link: "https://maps.example/fairlight/reviews/77",
    score: [5, 1, 5],
    feeling: 5,
    words: "Fifteen years, two boilers, never once made to feel I was a number.",
    reply: "Thank you. We have read this out in the Leeds office.",
  },
  {
    source: "review",
    place: "Google",
    link: "https://maps.example/fairlight/reviews/81",
    score: [1, 1, 5],
    feeling: 1,
    words: "سخان الماء معطل منذ أسبوع ولا أحد يرد على الهاتف. أسوأ خدمة.",
    reply: null,
  },
];

/** Why issues travelled: from whom they were taken, and what the next one had to know. */
export const passedOn: readonly (readonly [to: string, person: string | null, why: string])[] = [
  ["Finance", "Tom Adeyemi", "The second bill came out of the monthly run, so the credit has to be booked there."],
  ["Operations", null, "It is the part, not the bill: nobody can say when the pump arrives."],
  [
    "Service",
    "Owen Gallagher",
    "They were promised one person for this. Everything is in the record; no need to ask again.",
  ],
  ["Risk", "Jakub Nowak", "The claim was stopped by a rule. Please look at the photographs they sent."],
  ["Operations", "Leila Farouk", "Needs a slot before Friday; the neighbour has the key in the mornings only."],
  ["Service", null, "The visit took place. Somebody should ring and ask whether it is warm now."],
];

/** Mrs Okonkwo's issue travelled too. */
export const herIssuePassedOn: typeof passedOn = [
  ["Operations", "Leila Farouk", "No heating, mother of 84 in the house: she needs the first slot there is."],
  ["Finance", "Tom Adeyemi", "The part is only released when the open bill is settled. It was paid on Monday."],
  ["Service", "Daniel Reyes", "Paid, released. She has now told it three times and wants one person. That is Daniel."],
];

export const reopened: readonly string[] = [
  "It dripped again the next morning.",
  "The credit went to the wrong account.",
  "They say nobody rang back as was noted.",
];

export const selfServiceFailures: readonly string[] = [
  "The app does not find their address",
  "The website did not take their card",
  "The form asks for a number that is only on the paper contract",
  "The help page speaks of a valve their boiler does not have",
  "The chat closed while they were typing",
];

/** Said when somebody rang to ask how it is now. */
export const betterNow: readonly string[] = [
  "Rang to ask how it is now. Warm again, and glad that somebody asked.",
  "Rang back as promised. Settled, though it should not have taken so long.",
  "Asked whether everything is as it should be. It is.",
];
