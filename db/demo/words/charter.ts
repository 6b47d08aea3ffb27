import type { CharterTrigger } from "../../../server/domain/charter";

export type DemoClause = {
  key: string;
  title: string;
  objective: string;
  said: string;
  conditions: string | null;
  limits: string | null;
  remedy: string;
  measure: string;
  /** Working days, within calendar days, and who answers; null: nothing triggers it. */
  by: { trigger: CharterTrigger; days: number; latest: number; team: string } | null;
};

const contact = "charter@fairlight.example, or ring 0113 496 0100 and say “charter”";

/** The charter of Fairlight Home Cover. */
export const clauses: readonly DemoClause[] = [
  {
    key: "put_right",
    title: "Put right within ten working days",
    objective: "A cold house or a wrong bill does not become a second job for you.",
    said: "When you tell us something is wrong, we put it right within ten working days.",
    conditions: "You can be reached, and we can get in where the fault is.",
    limits: "Parts that have to be made to order take longer; then we say until when.",
    remedy: "We ring you the same day and say what happens next, and the visit costs you nothing.",
    measure: "Issues resolved in that time, of all that were opened and have come due.",
    by: { trigger: "issue_opened", days: 10, latest: 21, team: "Complaints" },
  },
  {
    key: "answered_in_writing",
    title: "An answer in two working days",
    objective: "You never wonder whether your letter arrived.",
    said: "When you write to us, you have an answer from a person within two working days.",
    conditions: null,
    limits: "Where we have to look into it, the answer says so, and by when you hear the rest.",
    remedy: "The head of the Leeds line rings you and answers in person.",
    measure: "Letters and e-mails answered in that time, of all that asked for an answer.",
    by: { trigger: "reply_owed", days: 2, latest: 7, team: "Leeds line" },
  },
  {
    key: "welcome_call",
    title: "A call in your first two weeks",
    objective: "You know whom to ask before you need to ask.",
    said: "In your first two weeks with us somebody rings you to see that all is as you expected.",
    conditions: "You have not asked us not to ring.",
    limits: null,
    remedy: "Your first yearly service is on us.",
    measure: "New customers rung in that time, of all that were welcomed.",
    by: { trigger: "onboarding_entered", days: 10, latest: 21, team: "New homes" },
  },
  {
    key: "after_delivery",
    title: "We ask how it is, after the fitting",
    objective: "What we fit works in your house, not only in our books.",
    said: "After we fit something we ask you within a week how it is, and put right what is not.",
    conditions: null,
    limits: null,
    remedy: "An engineer comes out the next working day.",
    measure: "Fittings asked about in that time, of all that were recorded.",
    by: { trigger: "delivery_recorded", days: 5, latest: 9, team: "Scheduling" },
  },
  {
    key: "no_second_bill",
    title: "Never a bill for the same fault twice",
    objective: "Our mistake is not your cost.",
    said: "If the same fault comes back within twelve months, you do not pay for the second visit.",
    conditions: "The part and the fault are the same.",
    limits: "Not where somebody else has worked on it in between.",
    remedy: "We pay it back within five working days.",
    measure: "Counted once a quarter by Billing, from the refunds for second visits.",
    by: null,
  },
  {
    key: "told_once",
    title: "You tell it once",
    objective: "Nobody has to begin again from the beginning.",
    said: "Whoever you speak to next knows what you told the last of us.",
    conditions: null,
    limits: null,
    remedy: "We say sorry, and one person stays with it until the end.",
    measure: "How often an issue was handed on, in the monthly listening.",
    by: null,
  },
];

/** Put up lately and not signed by all: the same, two days sooner. */
export const nextPutRight = {
  title: "Put right within eight working days",
  said: "When you tell us something is wrong, we put it right within eight working days.",
  days: 8,
};

export { contact };

export const signers = ["Priya Raman", "Helena Brandt", "Judith Harcourt", "Martin Sze"] as const;

export const brandPromises = [
  {
    words: "At home, you can count on us.",
    clauseKeys: ["put_right", "answered_in_writing", "welcome_call", "after_delivery"],
  },
  { words: "Warm people for warm houses.", clauseKeys: [] },
] as const;

export const questions: readonly (readonly [string, string])[] = [
  [
    "Asks whether the cover holds for the new extension.",
    "Wrote that it does, from the day the extension is registered, and how.",
  ],
  ["Wants to know why the yearly price went up.", "Explained the two changes line by line and offered a call."],
  ["Asks for a copy of the last service report.", "Sent the report and what the engineer noted."],
  [
    "Asks if a neighbour can let the engineer in.",
    "Answered that this is fine with a name and a number, and noted both.",
  ],
  ["Wants to change the day the money is taken.", "Changed it to the first of the month and confirmed in writing."],
  [
    "Asks whether the smoke alarms are looked at as well.",
    "Wrote that they are tested at every service, and when the next one is.",
  ],
];

export const fitted = ["a new thermostat", "a new boiler", "two radiator valves", "a carbon monoxide alarm"] as const;
