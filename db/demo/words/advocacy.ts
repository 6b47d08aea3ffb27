import type { AdvocacyKind } from "../../../server/domain/advocacy";
import type { ArrivalWay } from "../../../server/domain/arrival";

export const praise: readonly (readonly [AdvocacyKind, string | null])[] = [
  ["told_others", "I tell everybody at the allotment."],
  ["told_others", "My whole stair has you by now."],
  ["told_others", "I told my brother: they ring back, every time."],
  ["told_others", "The choir heard all about your engineer."],
  ["told_others", null],
  ["recommended", "Five stars, and I never give five."],
  ["recommended", "Wrote a line about you in the parish magazine."],
  ["recommended", "Put you on the landlords’ list as the ones who turn up."],
];

export const sentWords: readonly (string | null)[] = [
  "You were so kind to me, I gave her your number.",
  "He moved in next door and asked whom we have.",
  "I told her: ask for the heating desk.",
  null,
  null,
];

export const unknownPeople: readonly (readonly [string, string | null])[] = [
  ["her sister in Harrogate", null],
  ["the new tenant downstairs", "07700 900412"],
  ["his son, about to buy a flat", null],
  ["a Mr Bajwa from the bowls club", "01632 960417"],
  ["the bakery across the street", null],
  ["her colleague at the school", null],
  ["a neighbour with an old boiler", "07700 900538"],
];

export const ways: readonly (readonly [ArrivalWay, number])[] = [
  ["searched", 38],
  ["advertisement", 22],
  ["passed_by", 8],
  ["event", 7],
  ["other", 6],
  ["somebody", 9],
  ["not_remembered", 10],
];

export const storyWording = "May we tell your story to our people and to other customers, without your name?";

/** Stories: what they said, the heading and the words others read, and how far it is. */
export const stories = [
  {
    words:
      "My boiler stopped on the coldest evening of the year. Amara asked first whether anybody in the house was ill. An engineer was at the door before nine, and the next morning somebody rang to hear whether it had stayed warm. I have had cover elsewhere. Nobody ever rang the next morning.",
    title: "Somebody rang the next morning",
    version:
      "My boiler stopped on the coldest evening of the year. […] asked first whether anybody in the house was ill. An engineer was at the door before nine, and the next morning somebody rang to hear whether it had stayed warm. I have had cover elsewhere. Nobody ever rang the next morning.",
    daysAgo: 96,
    state: "published",
  },
  {
    words:
      "When my husband died I could not find a single paper. The lady on the telephone said: leave it with me, I will ring you on Friday at ten. She rang on Friday at ten. Everything was in my name and she had already told the others in the house, so nobody asked me again.",
    title: "Friday at ten",
    version:
      "When my husband died I could not find a single paper. The lady on the telephone said: leave it with me, I will ring you on Friday at ten. She rang on Friday at ten. Everything was in my name and she had already told the others in the house, so nobody asked me again.",
    daysAgo: 210,
    state: "published",
  },
  {
    words:
      "They told me the part would take six days and it took six days. It sounds like nothing. I run a café, and I could tell my staff which morning to come in. That was worth more to me than a discount.",
    title: "Six days, as they said",
    version:
      "They told me the part would take six days and it took six days. It sounds like nothing. I run a small business, and I could tell my staff which morning to come in. That was worth more to me than a discount.",
    daysAgo: 12,
    state: "to_read",
  },
  {
    words:
      "Your engineer saw the rail by my stairs was loose and screwed it tight before he left. He was there for the boiler. He said his mother has the same stairs.",
    title: "The rail by the stairs",
    version:
      "Your engineer saw the rail by my stairs was loose and screwed it tight before he left. He was there for the boiler. He said his mother has the same stairs.",
    daysAgo: 31,
    state: "consent_withdrawn",
  },
  {
    words:
      "I said I wanted to leave. The young man did not argue. He asked what had gone wrong, wrote it down, and rang me two weeks later to say what they had changed. So I stayed.",
    title: null,
    version: null,
    daysAgo: 5,
    state: "told",
  },
] as const;

/** What customers said of ours, passed on by a colleague. */
export const customersThanks = [
  "She said you were the first who let her finish her sentence.",
  "He wanted you to know that the heating has not failed once since.",
  "Asked me twice to pass it on: you made a bad day better.",
  "Said it was the first time nobody passed her on.",
  "They noticed that you remembered the dog’s name.",
  "He has told his whole street how you explained the bill.",
] as const;

export const colleaguesThanks = [
  "Thank you for taking the calls while I was with the flood in Otley.",
  "You wrote the hand-over so well that I did not have to ask her anything again.",
  "Your note on the part numbers saved my whole afternoon.",
  "Thank you for staying on until the last promise of Friday was kept.",
  "I learned more from listening to your call than from the training.",
  "You found the duplicate before it reached the customer. Thank you.",
] as const;

export const teamThanks = [
  "You fitted in eleven visits in the frost week. Not one customer had to ring twice.",
  "Every invoice question of March was answered the same day. The line noticed.",
] as const;
