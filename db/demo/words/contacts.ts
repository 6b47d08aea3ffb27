import type { ContactCause, ContactChannel, JourneyStage } from "../../../server/domain/contact";

/** What was said, as it was logged: stage, cause, channels it happens in, how they felt (0: not known), the words. */
export type ContactWords = readonly [JourneyStage, ContactCause, readonly ContactChannel[], readonly number[], string];

const PHONE: readonly ContactChannel[] = ["phone", "phone", "phone", "email"];
const WRITTEN: readonly ContactChannel[] = ["email", "email", "letter", "web"];
const CHAT: readonly ContactChannel[] = ["chat", "web", "text"];
const DOOR: readonly ContactChannel[] = ["visit", "visit", "phone"];

/** Begun by the customer. */
export const incoming: readonly ContactWords[] = [
  [
    "find_and_buy",
    "information",
    PHONE,
    [3, 4],
    "Wanted to know whether a boiler of {years} years can still be covered. Yes, after a first inspection.",
  ],
  [
    "find_and_buy",
    "information",
    CHAT,
    [3, 0],
    "Asked what “whole-home” leaves out. Sent the two-page list; drains and outbuildings were the worry.",
  ],
  [
    "find_and_buy",
    "bill",
    PHONE,
    [3, 2],
    "Compared our price with the letter from a competitor. Ours has no cost per visit, theirs is £95.",
  ],
  ["find_and_buy", "information", WRITTEN, [0, 3], "Moving to {place} in spring, asks whether the cover moves along."],
  [
    "find_and_buy",
    "other",
    PHONE,
    [4],
    "Neighbour told them about us after the frost. Took heating cover there and then.",
  ],
  [
    "start",
    "information",
    PHONE,
    [4, 5],
    "First inspection booked for {day}. Glad that somebody explained the isolating valve.",
  ],
  [
    "start",
    "bill",
    WRITTEN,
    [2, 2, 3],
    "Two direct debits in the first month. One was the inspection; it was not named on the statement.",
  ],
  ["start", "product", PHONE, [2, 3], "The welcome pack shows the wrong boiler. Corrected, new pack sent."],
  [
    "start",
    "information",
    CHAT,
    [3, 4],
    "Could not find where to upload the photo of the meter. Talked through it, arrived.",
  ],
  [
    "start",
    "product",
    DOOR,
    [4, 5, 5],
    "{engineer} did the first inspection in {minutes} minutes and left the place tidier than before.",
  ],
  [
    "use",
    "product",
    DOOR,
    [5, 4, 5],
    "{engineer} serviced the boiler. Explained the pressure gauge without being asked; the customer made tea.",
  ],
  ["use", "product", PHONE, [3, 3, 4], "Pressure falls to nothing every {few} days. Engineer booked for {day}."],
  [
    "use",
    "information",
    PHONE,
    [3, 4, 0],
    "How to set the timer after the clocks changed. Done together on the phone.",
  ],
  ["use", "information", CHAT, [3, 0], "Asked for the date of the last service for a house sale. Sent at once."],
  [
    "use",
    "bill",
    PHONE,
    [2, 3],
    "Statement shows £60 for a visit that found nothing. Explained; thinks it unfair for {minutes} minutes’ work.",
  ],
  ["use", "other", WRITTEN, [5, 5], "Wrote to thank {engineer}, who came back on a Sunday with the right part."],
  [
    "use",
    "product",
    PHONE,
    [2, 1],
    "Third visit for the same radiator in the {room}. Asks for somebody who knows the story.",
  ],
  ["use", "information", WRITTEN, [3, 0], "Needs the carbon monoxide certificate for the insurer by {day}."],
  ["use", "other", PHONE, [4, 3], "New lodger in the {room}, wants a second thermostat. Quoted £145 fitted."],
  [
    "get_help",
    "product",
    PHONE,
    [1, 2, 2],
    "No hot water since {day}. Two children at home. Engineer promised for the next morning.",
  ],
  ["get_help", "product", PHONE, [2, 2, 1], "Boiler locks out with fault F{code} each night around {hour}."],
  [
    "get_help",
    "product",
    PHONE,
    [2, 3],
    "Water through the {room} ceiling. Stopcock closed on the phone; engineer there within two hours.",
  ],
  [
    "get_help",
    "product",
    CHAT,
    [2, 3],
    "Half the sockets in the {room} are dead. Safe to leave overnight; visit booked.",
  ],
  [
    "get_help",
    "promise_broken",
    PHONE,
    [1, 1, 2],
    "Waited in all of {day}, nobody came and nobody rang. Took a day’s leave for it.",
  ],
  [
    "get_help",
    "promise_broken",
    PHONE,
    [1, 2],
    "We said the part would be here by {day}. It is still on order, and the customer found out by asking.",
  ],
  ["get_help", "promise_broken", WRITTEN, [1, 2], "“You said you would ring.” The note was there, nobody owned it."],
  [
    "get_help",
    "bill",
    WRITTEN,
    [2, 1],
    "Charged for a visit we cancelled ourselves. Refund started, apology sent the same day.",
  ],
  [
    "get_help",
    "product",
    DOOR,
    [4, 4, 3],
    "{engineer} freed the pump in the {room}. Working; should be replaced before winter.",
  ],
  ["get_help", "information", PHONE, [3], "Asked where the engineer was. {minutes} minutes away; rang back to say so."],
  [
    "get_help",
    "other",
    PHONE,
    [2, 3],
    "Speaks for a neighbour without a phone whose heating is out. Took the address, rang the neighbour’s daughter.",
  ],
  [
    "renew",
    "bill",
    PHONE,
    [2, 1, 2],
    "Renewal is £{rise} dearer than last year and new customers pay less. Wants to know why loyalty costs money.",
  ],
  ["renew", "bill", WRITTEN, [2, 3], "Asked for the monthly plan instead of the year at once. Changed, no extra cost."],
  [
    "renew",
    "information",
    PHONE,
    [4, 4, 3],
    "Renewed after hearing what the service found last time. Liked that we had the notes.",
  ],
  [
    "renew",
    "bill",
    PHONE,
    [3, 4],
    "Dropped the drains, kept the heating. Saved £{rise}, said we should have offered it.",
  ],
  [
    "renew",
    "other",
    PHONE,
    [5, 4],
    "Renewed for another year. “You turned up in the snow, that is all I need to know.”",
  ],
  ["leave", "bill", PHONE, [2, 1], "Leaving: the rise was the last straw, the missed visit the first."],
  [
    "leave",
    "other",
    PHONE,
    [3, 4],
    "Leaving because of a move to flats with a shared boiler. Nothing wrong, would come back.",
  ],
  [
    "leave",
    "promise_broken",
    WRITTEN,
    [1],
    "Cancelled by letter: three promises, none of them kept, and a survey about how we did.",
  ],
  ["leave", "information", PHONE, [3, 0], "Asked what happens to the month already paid. Refunded to the day."],
];

/** Begun by us. */
export const outgoing: readonly ContactWords[] = [
  ["use", "own", PHONE, [4, 5, 0], "Rang a week after the repair. Still working; pleased that somebody asked."],
  ["use", "own", WRITTEN, [0], "Service due next month: sent three dates to choose from."],
  ["get_help", "own", PHONE, [3, 4, 0], "Rang to say the part is in. Visit agreed for {day} before noon."],
  [
    "get_help",
    "own",
    PHONE,
    [3, 2],
    "Rang with an apology before the customer noticed: {engineer} is ill, {day} instead.",
  ],
  ["renew", "own", PHONE, [4, 3, 0], "Rang before the renewal letter went out, said what changes and why."],
  [
    "start",
    "own",
    PHONE,
    [4, 4, 0],
    "Welcome call: where the stopcock is, whom to ring at night, what is not covered.",
  ],
  ["use", "own", ["text"], [0], "Frost warning for {place}: how to keep the condensate pipe from freezing."],
  [
    "get_help",
    "own",
    ["text", "email"],
    [0, 3],
    "Confirmed the visit on {day}: name of the engineer and a password for the door.",
  ],
];

export const rooms = [
  "kitchen",
  "bathroom",
  "back bedroom",
  "hall",
  "loft",
  "front room",
  "utility room",
  "cellar",
] as const;
export const engineers = ["Gareth", "Stan", "Rukmini", "Callum", "Bev", "Tomasz", "Delroy", "Hazel", "Ikram"] as const;
export const daysOfWeek = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"] as const;
