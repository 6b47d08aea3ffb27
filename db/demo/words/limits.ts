import type { GoodwillAct, Limit } from "../../../server/domain/limit";

type Set = { title: string; daysAfter: number; limits: readonly Limit[] };

const limit = (
  role: Limit["role"],
  act: GoodwillAct,
  perCaseMinor: number,
  perCustomerMinor: number | null = null,
): Limit => ({ role, act, perCaseMinor, perCustomerMinor });

/** How far whom may go, and the decision that said so. */
export const limitSets: readonly Set[] = [
  {
    title: "Let the front line credit up to £40 without asking anybody",
    daysAfter: 12,
    limits: [
      limit("frontline", "credit", 4_000),
      limit("manager", "credit", 15_000),
      limit("manager", "refund", 15_000),
    ],
  },
  {
    title: "Refund on the day, not in the monthly run",
    daysAfter: 9,
    limits: [
      limit("frontline", "refund", 6_000, 12_000),
      limit("frontline", "credit", 4_000, 8_000),
      limit("frontline", "free_service", 9_000, 9_000),
      limit("frontline", "gift", 1_500, 1_500),
      limit("manager", "refund", 30_000, 50_000),
      limit("manager", "credit", 15_000, 30_000),
      limit("manager", "free_service", 30_000),
      limit("manager", "replacement", 60_000),
      limit("manager", "gift", 5_000, 10_000),
    ],
  },
];

/** What was given within the limit: what, the least and the most in pounds, and why. */
export const small: readonly (readonly [GoodwillAct, number, number, string])[] = [
  ["credit", 10, 40, "Waited in twice for a visit that did not come. Credited for the second day."],
  ["credit", 15, 40, "The bill was wrong two months running. Credited on top of putting it right."],
  ["credit", 10, 30, "Forty minutes on the line and cut off at the end. Credited before anybody had to ask."],
  ["refund", 20, 60, "Charged for a visit that should have been within the cover. Refunded on the spot."],
  ["refund", 12, 45, "Paid twice by our mistake; refunded at once with an apology, not at the month’s end."],
  ["free_service", 60, 90, "The engineer left the tap dripping. Another visit, free, with the same engineer."],
  ["free_service", 70, 85, "Their yearly service was forgotten. Done next week without charge."],
  ["gift", 8, 15, "Flowers: the baby came while we left them without hot water."],
  ["gift", 6, 15, "A small heater to keep, until the part arrives."],
];

/** What was above it. */
export const large: readonly (readonly [GoodwillAct, number, number, string])[] = [
  [
    "refund",
    80,
    280,
    "Nine days without heating because the part was ordered wrongly twice. They bought heaters and kept the receipts.",
  ],
  ["refund", 70, 150, "Hotel for two nights: the night engineer never came and there is a newborn in the house."],
  [
    "credit",
    60,
    140,
    "Four calls, four people, four stories. They ask for nothing; I should like to offer a quarter’s cover.",
  ],
  [
    "free_service",
    110,
    240,
    "The leak after our repair took the kitchen floor with it. We should dry and mend it, not argue about it.",
  ],
  ["replacement", 180, 420, "The thermostat we fitted failed for the third time. Another make, at our cost."],
];

export const refusals: readonly string[] = [
  "The heaters were bought before they rang us. We refund the days without heating, up to the limit, and that I leave to you.",
  "The floor was wet before the visit: the photographs are from the Monday. Offer the free inspection instead.",
  "A quarter’s cover for a call that was cut off is more than it was. Credit what your own limit gives.",
];

/** Who went out of their way, so many days ago, and the story. */
export const miles: readonly (readonly [string, number, string])[] = [
  [
    "Siân Pritchard",
    4,
    "Stayed on the line for an hour and a half on Friday night until the gas engineer stood in the kitchen. Eighty-four, and alone in the house.",
  ],
  [
    "Siân Pritchard",
    13,
    "Drove to the depot after the shift and took the valve along, because the van would not have come before Monday.",
  ],
  [
    "Siân Pritchard",
    24,
    "Gave up a Saturday to ring everybody in the street whose visit had been moved, so that nobody waited in for nothing.",
  ],
  [
    "Gareth Pugh",
    9,
    "The boiler could not be saved. Carried two oil heaters up four floors, because the lift was broken.",
  ],
  [
    "Amara Boateng",
    17,
    "Wrote out, in large letters, how to bleed a radiator, and posted it: the app is no use to poor eyes.",
  ],
  [
    "Dominic Achebe",
    31,
    "Found out which neighbour had a key, rang her, and so spared a family on holiday a flooded hall.",
  ],
  [
    "Kofi Mensah-Clarke",
    44,
    "Said that the smaller cover would do, and what it would save. The call had been to take the larger.",
  ],
  ["Leila Farouk", 58, "Moved an appointment of her own, so that the only slot before the dialysis was free."],
  ["Bronwen Ellis", 76, "Spoke Welsh for half an hour, until it was believed that we were not selling anything."],
];

/** Who is held to what, by which decision, since how many days and for how many. */
export const restrictionsSet: readonly {
  title: string;
  words: string;
  reason: string;
  by: string;
  daysAgo: number;
  days: number;
  isReplacedSince: boolean;
}[] = [
  {
    title: "Pay claims under £150 without a second look",
    words: "Claims of theirs are looked at before they are paid, also under £150.",
    reason: "Eleven claims in six weeks for the same leak, three of them with the same photograph.",
    by: "Ines Marchetti",
    daysAgo: 70,
    days: 180,
    isReplacedSince: false,
  },
  {
    title: "Send a letter by itself when claims look unusual",
    words: "Claims are answered by letter only.",
    reason: "Marked as unusual by the count of claims in a quarter.",
    by: "Ines Marchetti",
    daysAgo: 150,
    days: 330,
    isReplacedSince: true,
  },
];
