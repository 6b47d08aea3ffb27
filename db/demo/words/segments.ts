import type { ThanksWish } from "../../../server/domain/preference";

/** A segment somebody at Fairlight saved. `says`: what its versions said, the first first. */
export type DemoSegment = {
  name: string;
  says: readonly string[];
  by: string;
  /** Days before today on which its last version was saved; the ones before it a quarter earlier each. */
  savedDaysAgo: number;
  strategy?: { owner?: string; note?: string; thankedBy?: ThanksWish };
};

/** One for every group of fields a rule can ask. */
export const segments: readonly DemoSegment[] = [
  {
    name: "Old friends",
    says: [
      "Customers who have been with us for at least 10 years.",
      "Customers who have been with us for at least 10 years, and have bought in the last 400 days.",
    ],
    by: "Priya Raman",
    savedDaysAgo: 41,
    strategy: {
      owner: "Priya Raman",
      note: "They know us better than some of us do. A person answers, by name, and nobody asks them to prove who they are twice.",
      thankedBy: "call",
    },
  },
  {
    name: "Bought a great deal",
    says: ["Customers who have bought for at least 2500.00 GBP in all."],
    by: "Alistair Munro",
    savedDaysAgo: 120,
    strategy: { owner: "Alistair Munro", thankedBy: "note" },
  },
  {
    name: "Top band, and something is wrong",
    says: [
      "Customers who are in the value band Top, and (have an open issue, or have a promise overdue from before today).",
    ],
    by: "Grace Lindqvist",
    savedDaysAgo: 16,
    strategy: { owner: "Grace Lindqvist" },
  },
  {
    name: "Our best customers",
    says: ["Customers who are best customers."],
    by: "Priya Raman",
    savedDaysAgo: 75,
    strategy: {
      owner: "Bronwen Ellis",
      note: "Rung by a senior person once a year, never to sell. What they tell us goes to the board.",
      thankedBy: "call",
    },
  },
  {
    name: "Bought once, this year",
    says: ["Customers who have bought on fewer than 2 days, and have bought in the last 365 days."],
    by: "Bronwen Ellis",
    savedDaysAgo: 58,
    strategy: {
      owner: "Bronwen Ellis",
      note: "The first visit decides. We ring two days after it.",
      thankedBy: "note",
    },
  },
  {
    name: "Lapsed where our engineers are",
    says: ["Customers who have lapsed by the lapse threshold, and live in Leeds or Sheffield or Manchester."],
    by: "Bronwen Ellis",
    savedDaysAgo: 30,
    strategy: { owner: "Bronwen Ellis", note: "Ask why they left before offering anything." },
  },
  {
    name: "Boiler service overdue",
    says: ["Customers who have bought “Boiler service”, and have not bought in the last 400 days."],
    by: "Leila Farouk",
    savedDaysAgo: 200,
    strategy: { owner: "Leila Farouk" },
  },
  {
    name: "In Leeds and around",
    says: ["Customers who live in Leeds.", "Customers who live in Leeds or Otley or Harrogate or Skipton."],
    by: "Daniel Reyes",
    savedDaysAgo: 88,
    strategy: { owner: "Daniel Reyes", thankedBy: "note" },
  },
  {
    name: "Home here, living abroad",
    says: ["Customers who are not known to be based in the United Kingdom, and are persons."],
    by: "Peter Ashworth",
    savedDaysAgo: 310,
  },
  {
    name: "Landlords and offices",
    says: ["Customers who are organisations."],
    by: "Bronwen Ellis",
    savedDaysAgo: 400,
    strategy: { owner: "Yasmin Haddad", note: "One invoice a quarter, one person to ring.", thankedBy: "note" },
  },
  {
    name: "Not to be rung",
    says: ["Customers who cannot be reached by phone, or do not want to be reached by phone."],
    by: "Daniel Reyes",
    savedDaysAgo: 66,
  },
  {
    name: "Had to come to us three times",
    says: ["Customers who have been in contact at least 3 times in the last 30 days."],
    by: "Mohammed Iqbal",
    savedDaysAgo: 9,
    strategy: { owner: "Mohammed Iqbal", note: "Whoever picks up keeps it until it is done." },
  },
  {
    name: "Unhappy when we last spoke",
    says: ["Customers who last felt very unhappy or unhappy."],
    by: "Grace Lindqvist",
    savedDaysAgo: 140,
    strategy: { owner: "Grace Lindqvist", thankedBy: "none" },
  },
  {
    name: "Let down lately",
    says: ["Customers who have had a promise broken in the last 90 days."],
    by: "Daniel Reyes",
    savedDaysAgo: 25,
    strategy: {
      owner: "Daniel Reyes",
      note: "We say sorry first, and put it right before anything else.",
      thankedBy: "none",
    },
  },
  {
    name: "A complaint is open",
    says: ["Customers who have an open complaint."],
    by: "Grace Lindqvist",
    savedDaysAgo: 260,
    strategy: { owner: "Grace Lindqvist" },
  },
  {
    name: "May be leaving",
    says: ["Customers who were last noted as unsure or leaving."],
    by: "Bronwen Ellis",
    savedDaysAgo: 34,
    strategy: { owner: "Bronwen Ellis", note: "No offers. Somebody asks what would have to be different." },
  },
  {
    name: "May be written to",
    says: [
      "Customers who have given consent for content by e-mail, have no open issue, and have no promise overdue from before today.",
    ],
    by: "Zoë Whitcombe",
    savedDaysAgo: 52,
    strategy: { owner: "Zoë Whitcombe" },
  },
  {
    name: "A special day ahead",
    says: ["Customers who have a special date in the next 30 days."],
    by: "Zoë Whitcombe",
    savedDaysAgo: 80,
    strategy: { owner: "Zoë Whitcombe", thankedBy: "note" },
  },
  {
    name: "Renewal ahead",
    says: ["Customers who have a renewal due in the next 60 days."],
    by: "Bronwen Ellis",
    savedDaysAgo: 150,
    strategy: { owner: "Bronwen Ellis", note: "They hear the price from us before they hear it from anybody else." },
  },
  {
    name: "Told us what they need",
    says: ["Customers who have a noted need, and have been in contact in the last 365 days."],
    by: "Daniel Reyes",
    savedDaysAgo: 20,
  },
];
