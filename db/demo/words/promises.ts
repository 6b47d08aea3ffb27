import type { PromiseKind } from "../../../server/domain/promise-words";

/** A kind of promise: how often, by when (working days ahead), how exact, who makes and owns it, and the words. */
export type PromiseWords = {
  kind: PromiseKind;
  weight: number;
  lead: readonly [number, number];
  precision: "time" | "end_of_day" | "window";
  makers: readonly string[];
  owners: readonly string[];
  ownerTeam: string;
  said: readonly string[];
};

const SERVICE = ["Amara Boateng", "Daniel Reyes", "Siân Pritchard"];
const HEATING = ["Mohammed Iqbal", "Chloe Farrant", "Dominic Achebe"];

export const promiseWords: readonly PromiseWords[] = [
  {
    kind: "callback",
    weight: 31,
    lead: [0, 2],
    precision: "time",
    makers: [...SERVICE, ...HEATING, "Owen Gallagher", "Kofi Mensah-Clarke"],
    owners: [...SERVICE, ...HEATING, "Owen Gallagher"],
    ownerTeam: "Leeds line",
    said: [
      "I’ll ring you {by} with what the engineer found.",
      "I’ll ring you {by}, whether or not I know more by then.",
      "Somebody who can decide it will ring you {by}.",
      "I’ll ring {by} with the slot for the second visit.",
      "You’ll hear from me {by}, on this number, not from a menu.",
      "I’ll ring you {by} when I have spoken to the warehouse.",
      "My lead will ring you {by} about the complaint.",
      "I’ll ring {by} and stay on until the pressure holds.",
      "I’ll ring your daughter {by}, as you asked, and then you.",
      "We’ll ring you {by} with one price for both houses.",
      "I’ll ring {by} to say who is coming.",
      "I’ll try the maker again and ring you {by}.",
    ],
  },
  {
    kind: "reply",
    weight: 13,
    lead: [1, 5],
    precision: "end_of_day",
    makers: ["Owen Gallagher", "Tom Adeyemi", "Amara Boateng", "Eilidh Drummond"],
    owners: ["Owen Gallagher", "Tom Adeyemi", "Grace Lindqvist", "Eilidh Drummond"],
    ownerTeam: "Complaints",
    said: [
      "You’ll have our answer in writing {by}.",
      "We’ll write {by} and say what went wrong, not only that we regret it.",
      "An answer to all four of your questions {by}.",
      "I’ll e-mail you {by} why the bill differs from the quote.",
      "You’ll have a letter {by} that you can show your landlord.",
      "We’ll reply {by}, and it will be me.",
      "You’ll have it in large print {by}.",
    ],
  },
  {
    kind: "appointment",
    weight: 18,
    lead: [1, 7],
    precision: "window",
    makers: [...SERVICE, ...HEATING, "Leila Farouk"],
    owners: ["Leila Farouk", "Gareth Pugh", "Mohammed Iqbal"],
    ownerTeam: "Scheduling",
    said: [
      "The engineer will be with you {by}.",
      "Gareth comes {by}; he knows the boiler.",
      "Somebody will be there {by} to look at the leak.",
      "We’ll service the boiler {by}.",
      "An electrician comes {by}, with the part.",
      "The inspection is {by}. You need not take the whole day off.",
      "Hazel comes back {by} to finish the second radiator.",
    ],
  },
  {
    kind: "fix",
    weight: 12,
    lead: [1, 6],
    precision: "end_of_day",
    makers: [...HEATING, "Gareth Pugh", "Leila Farouk"],
    owners: [...HEATING, "Gareth Pugh"],
    ownerTeam: "Engineers North",
    said: [
      "You’ll have hot water again {by}.",
      "The heating will be on {by}, if I have to carry the pump myself.",
      "The socket in the kitchen will be safe to use {by}.",
      "The leak will be closed {by}, and the cupboard dry.",
      "The thermostat will talk to the boiler {by}.",
      "The alarm will be replaced {by}.",
    ],
  },
  {
    kind: "refund",
    weight: 9,
    lead: [3, 7],
    precision: "end_of_day",
    makers: ["Tom Adeyemi", "Amara Boateng", "Owen Gallagher"],
    owners: ["Tom Adeyemi", "Alistair Munro"],
    ownerTeam: "Billing",
    said: [
      "The money is back on your account {by}.",
      "You’ll have the £60 for the wasted visit {by}.",
      "The second direct debit is returned {by}.",
      "The month you did not use is refunded {by}.",
      "The bank charge we caused is with you {by}.",
    ],
  },
  {
    kind: "information",
    weight: 11,
    lead: [0, 4],
    precision: "end_of_day",
    makers: ["Amara Boateng", "Siân Pritchard", "Yasmin Haddad", "Kofi Mensah-Clarke", "Eilidh Drummond"],
    owners: ["Amara Boateng", "Siân Pritchard", "Yasmin Haddad", "Kofi Mensah-Clarke", "Callum Reid"],
    ownerTeam: "Renewals",
    said: [
      "You’ll have the certificate by e-mail {by}.",
      "The list of what is covered reaches you {by}.",
      "You’ll have next year’s price in writing {by}.",
      "I’ll send you the photographs of the flue {by}.",
      "You’ll have everything we hold about you {by}.",
      "The quote for the cylinder is with you {by}, with the sums behind it.",
    ],
  },
  {
    kind: "delivery",
    weight: 6,
    lead: [2, 8],
    precision: "end_of_day",
    makers: ["Leila Farouk", "Chloe Farrant", "Yasmin Haddad"],
    owners: ["Leila Farouk", "Yasmin Haddad"],
    ownerTeam: "Scheduling",
    said: [
      "The pump reaches our van {by}.",
      "Two electric heaters are at your door {by}, for as long as you need them.",
      "The new remote control is with you {by}.",
      "The part from Germany is here {by}.",
      "Your welcome pack, with the right boiler in it, comes {by}.",
    ],
  },
];

export const movedByCustomer: readonly string[] = [
  "Asked for later: at the hospital with her mother.",
  "Forgot that the school is closed that day; the day after suits better.",
  "Would rather have it after pay day.",
  "Away until then, asked us to come when the neighbour is in.",
  "Working late, asked for the next morning.",
];

export const movedByUs: readonly string[] = [
  "Gareth is ill; nobody else knows this make.",
  "Part not on the van, next delivery tomorrow.",
  "Snow on the tops, no vans past Queensbury.",
  "Emergency at a care home took the afternoon.",
  "We had promised the same hour twice.",
];

export const cancelledByCustomer: readonly string[] = [
  "Found the answer herself in the booklet.",
  "Brother-in-law is a plumber and has done it.",
  "Does not want the call any more; all is well.",
  "Sold the house.",
];

export const cancelledByUs: readonly string[] = [
  "The maker no longer sells the part; offered a new pump instead.",
  "Not covered after all. Should have been looked up before it was said.",
  "The engineer left; the visit is taken off and will be booked anew.",
];

export const voidReasons: readonly string[] = [
  "Entered for the wrong Mrs Sykes.",
  "Entered twice; the other one stands.",
  "A note typed into the wrong box, nothing was promised.",
];

export const keptWith: readonly string[] = [
  "Rang as agreed. All settled, will watch it over the weekend.",
  "Rang at the time we said; grateful that it was not an hour later.",
  "Sent as promised and rang to make sure that it had come.",
  "Done as said. Customer signed the sheet.",
  "Spoke for five minutes, everything as promised.",
  "Visit done, heating on when I left.",
];

export const attemptedWith: readonly string[] = [
  "Rang twice, left a message with my name and when I am in tomorrow.",
  "Nobody at home. Card through the door with a direct number.",
];

export const lateWith: readonly string[] = [
  "Rang late, said so first. Customer had been waiting.",
  "Done a day after we said. Apologised before explaining.",
  "Reached at last; the note had stayed with the early shift.",
];

export const tooEarlyWith: readonly string[] = ["Came before the agreed hours; nobody was in. Came again later."];

export const agreedWith: readonly string[] = ["Rang before it fell due, said why, agreed the new time together."];

export const retractReasons: readonly string[] = ["Pressed on the wrong line: this one is still to do."];
