import { type Calendar, earlierMoment, later, londonAt, plusDays } from "./calendar";
import type { DemoCustomer } from "./customers";
import { type Random, randomFrom } from "./random";
import type { Sheet } from "./rows";
import { organisation } from "./words/people";

export type Spell = { from: string; until: string };

type Basket = {
  random: Random;
  sheet: Sheet;
  calendar: Calendar;
  customer: DemoCustomer;
  price: number;
  order: number;
};

/** Every customer's purchases: cover renewed each year, services and repairs between, refunds, gaps and returns. */
export function writePurchases(
  sheet: Sheet,
  calendar: Calendar,
  customers: readonly DemoCustomer[],
): Map<string, Spell[]> {
  const random = randomFrom("purchases");
  const spells = new Map<string, Spell[]>();
  let order = 10_000;
  for (const customer of customers) {
    if (customer.joinedOn === null) continue;
    const basket: Basket = { random, sheet, calendar, customer, price: priceOf(random, customer), order };
    spells.set(customer.id, lifeOf(basket, customer.joinedOn));
    order = basket.order;
  }
  return spells;
}

/** Spells of cover: a first year is the likeliest to be the last; one in five who went comes back. */
function lifeOf(basket: Basket, joinedOn: string): Spell[] {
  const { random, calendar, customer } = basket;
  const end = customer.diedOn ?? plusDays(calendar.today, 1);
  const spells: Spell[] = [];
  for (let from = joinedOn; from < end; ) {
    const last = writeSpell(basket, from, end);
    spells.push({ from, until: last });
    if (!random.chance(0.21)) break;
    from = plusDays(last, organisation.lapseDays + random.int(5, 640));
  }
  return spells;
}

/** Renews about the same day each year until the customer leaves; returns the day of the last purchase. */
function writeSpell(basket: Basket, from: string, end: string): string {
  const { random } = basket;
  let last = from;
  let stays = true;
  for (let day = from, year = 0; stays && day < end; year += 1) {
    buy(basket, day, coverName(basket.price), Math.round((basket.price * (1 + 0.03 * year)) / 100) * 100);
    last = later(last, day, writeExtras(basket, day, end, year));
    stays = random.chance(year === 0 ? 0.78 : year < 4 ? 0.88 : 0.935);
    day = plusDays(day, 365 + random.int(-9, 12));
  }
  return last;
}

/** What is bought between two renewals; returns the last day. */
function writeExtras(basket: Basket, from: string, end: string, year: number): string {
  const { random } = basket;
  let last = from;
  const chances: readonly (readonly [string, number, number, number])[] = [
    ["Boiler service", year === 0 ? 0.34 : 0.52, 8_400, 10_900],
    ["Call-out, part of the cost", 0.22, 6_000, 6_000],
    [random.pick(parts), 0.19, 2_900, 18_500],
    ["Landlord safety certificate", basket.customer.kind === "organisation" ? 0.8 : 0.05, 7_800, 8_600],
    [random.pick(works), 0.03, 42_000, 345_000],
  ];
  for (const [what, chance, low, high] of chances) {
    if (!random.chance(chance)) continue;
    const day = plusDays(from, random.int(6, 300));
    if (day >= end) continue;
    const amount = Math.round(random.int(low, high) / 50) * 50;
    buy(basket, day, what, amount);
    last = later(last, day);
    if (random.chance(0.035)) refund(basket, plusDays(day, random.int(3, 25)), end, what, amount);
  }
  if (random.chance(0.015)) buy(basket, last, "Second visit, no charge", 0);
  return last;
}

function refund(basket: Basket, day: string, end: string, what: string, amount: number): void {
  if (day < end)
    buy(basket, day, `Refund: ${what.toLowerCase()}`, -Math.round(amount * basket.random.pick([1, 0.5, 0.25])));
}

function buy(basket: Basket, day: string, what: string, amountMinor: number): void {
  const { random, customer, sheet } = basket;
  basket.order += random.int(1, 3);
  const recorded = londonAt(day, random.int(540, 1049), random.int(0, 59));
  const recordedAt = earlierMoment(recorded, basket.calendar.now);
  sheet.add("purchases", {
    id: random.id(recordedAt),
    customer_id: customer.id,
    bought_on: day,
    order_ref: `FH-${day.slice(0, 4)}-${String(basket.order).padStart(6, "0")}`,
    line_ref: "1",
    what,
    amount_minor: amountMinor,
    currency: customer.currency,
    recorded_at: recordedAt,
  });
}

/** The first year's cover, in minor units. */
function priceOf(random: Random, customer: DemoCustomer): number {
  if (customer.kind === "organisation")
    return random.weighted([
      [random.int(39_000, 90_000), 7],
      [random.int(90_000, 420_000), 3],
    ]);
  return random.weighted([
    [random.int(13_200, 19_800), 5],
    [random.int(19_800, 31_200), 4],
    [random.int(31_200, 46_800), 2],
  ]);
}

function coverName(price: number): string {
  if (price < 19_800) return "Heating cover, one year";
  if (price < 31_200) return "Heating and plumbing cover, one year";
  return price < 60_000 ? "Whole-home cover, one year" : "Premises cover, one year";
}

const parts = [
  "Thermostat, fitted",
  "Radiator valve, fitted",
  "Circulation pump, fitted",
  "Fuse board repair",
  "Tap and isolating valve",
  "Carbon monoxide alarm",
  "Hot-water cylinder thermostat",
  "Gutter and downpipe repair",
];

const works = [
  "New boiler, fitted",
  "Power flush of the heating",
  "Rewiring of the kitchen",
  "Heat pump survey and design",
];
