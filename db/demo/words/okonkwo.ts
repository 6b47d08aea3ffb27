import type { ContactCause, ContactChannel, JourneyStage } from "../../../server/domain/contact";

/** Mrs Okonkwo's conversations: days ago, minutes after midnight, channel, direction, stage, cause, feeling, by, words. */
export type ToldContact = readonly [
  number,
  number,
  ContactChannel,
  "in" | "out",
  JourneyStage,
  ContactCause,
  number | null,
  string,
  string,
];

export const okonkwoContacts: readonly ToldContact[] = [
  [
    4400,
    612,
    "phone",
    "in",
    "start",
    "information",
    4,
    "Siân Pritchard",
    "Welcome call. Teaches at Roundhay, rings in the break. Wanted to know who comes and when; got a name.",
  ],
  [
    3655,
    700,
    "visit",
    "in",
    "use",
    "product",
    5,
    "Gareth Pugh",
    "Gareth serviced the boiler and showed her the isolating valve under the stairs.",
  ],
  [
    2910,
    655,
    "phone",
    "in",
    "get_help",
    "product",
    2,
    "Siân Pritchard",
    "No hot water over the half-term. Diverter valve replaced the next day.",
  ],
  [
    2688,
    900,
    "phone",
    "out",
    "use",
    "own",
    5,
    "Daniel Reyes",
    "Rang a week after the new boiler was fitted. “Quiet as a church,” she said.",
  ],
  [
    1980,
    610,
    "phone",
    "in",
    "renew",
    "bill",
    3,
    "Kofi Mensah-Clarke",
    "Asked why the renewal rose. Explained with the two repairs beside it; renewed.",
  ],
  [
    1120,
    640,
    "email",
    "in",
    "use",
    "information",
    4,
    "Amara Boateng",
    "Her mother Grace has moved in. Added her to the same number.",
  ],
  [
    610,
    690,
    "phone",
    "in",
    "use",
    "information",
    4,
    "Amara Boateng",
    "Has hearing aids now. Asked us to speak slowly and to confirm by e-mail. Noted.",
  ],
  [
    372,
    705,
    "visit",
    "in",
    "use",
    "product",
    5,
    "Gareth Pugh",
    "Yearly service. Gareth left the pressure written on a card by the boiler.",
  ],
  [
    214,
    662,
    "phone",
    "in",
    "use",
    "other",
    5,
    "Amara Boateng",
    "Told three friends from choir about us; two have signed up since.",
  ],
  [
    68,
    640,
    "phone",
    "out",
    "renew",
    "own",
    4,
    "Kofi Mensah-Clarke",
    "Asked whether she means to stay. She does: “as long as somebody answers.”",
  ],
  [
    24,
    625,
    "phone",
    "in",
    "get_help",
    "product",
    3,
    "Amara Boateng",
    "Thermostat shows nothing since the clocks changed. Visit promised for {19} before six.",
  ],
  [
    18,
    570,
    "phone",
    "out",
    "get_help",
    "own",
    2,
    "Amara Boateng",
    "Nobody came on {19}. Apologised before she had to ask; £20 credited, within my limit. Visit first thing.",
  ],
  [
    4,
    985,
    "phone",
    "in",
    "get_help",
    "product",
    2,
    "Siân Pritchard",
    "Invoice names the old thermostat and charges the visit twice. Passed to Billing.",
  ],
  [
    2,
    560,
    "phone",
    "in",
    "get_help",
    "product",
    2,
    "Chloe Farrant",
    "Radiators lukewarm since the evening. Passed to the heating desk, told the story from the start.",
  ],
];

/** What she said when she rang yesterday, and what is open since. */
export const okonkwoIssue = {
  words: "No heating since {day}. Her mother is 84 and sits in the kitchen by the oven.",
  contact:
    "No heating since {day}. Third person she has told it to; wants one who knows the whole story. Daniel took it on.",
};

export const okonkwoNotes: readonly (readonly [number, string, string])[] = [
  [1120, "Amara Boateng", "Looks after her mother Grace at the same address, same number."],
];

/** Promises to her that have had their day: kind, days ago made, days ago due (17:30), owner, words, how it ended. */
export type PastPromise = {
  kind: "callback" | "appointment" | "fix" | "reply" | "information" | "refund" | "delivery";
  made: number;
  due: number;
  owner: string;
  said: string;
  /** Done on the working day after it was due. */
  isLate?: true;
  /** What was noted when it was done. */
  done: string;
  answer?: "yes";
};

export const okonkwoPromises: readonly PastPromise[] = [
  {
    kind: "callback",
    made: 372,
    due: 370,
    owner: "Siân Pritchard",
    said: "I’ll ring you when Gareth has written up the service.",
    done: "Rang: pressure good, flue clean, see you next summer.",
  },
  {
    kind: "information",
    made: 332,
    due: 329,
    owner: "Amara Boateng",
    said: "You’ll have the certificate for the insurer by e-mail before the weekend.",
    done: "Certificate sent, and rang to say which page the insurer wants.",
    answer: "yes",
  },
  {
    kind: "reply",
    made: 270,
    due: 266,
    owner: "Tom Adeyemi",
    said: "We’ll write to you why March was taken twice.",
    done: "Wrote why: two runs crossed. Apology in the first line.",
  },
  {
    kind: "refund",
    made: 264,
    due: 257,
    owner: "Tom Adeyemi",
    said: "The £57 will be back on your account within a week.",
    done: "Money returned; she saw it before the message.",
  },
  {
    kind: "callback",
    made: 214,
    due: 211,
    owner: "Amara Boateng",
    said: "I’ll ring to tell you that your friend’s inspection is booked.",
    done: "Rang: her friend’s inspection is on the Thursday.",
  },
  {
    kind: "information",
    made: 68,
    due: 64,
    owner: "Kofi Mensah-Clarke",
    said: "You’ll have next year’s price in writing before you have to decide.",
    done: "Price sent with the two repairs beside it.",
    answer: "yes",
  },
  {
    kind: "appointment",
    made: 24,
    due: 19,
    owner: "Leila Farouk",
    said: "Somebody will be with you on {19} before six.",
    isLate: true,
    done: "At the door by a quarter to ten, a day late. Apologised again.",
  },
  {
    kind: "fix",
    made: 18,
    due: 16,
    owner: "Gareth Pugh",
    said: "The new thermostat will be fitted and working by {16}.",
    done: "New thermostat fitted and set. Her mother tried the large buttons.",
    answer: "yes",
  },
];
