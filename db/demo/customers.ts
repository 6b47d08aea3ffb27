import { type Calendar, later, londonAt, plusDays } from "./calendar";
import { asTyped, e164, emailFor, type Numbers, newNumbers } from "./handles";
import { organisationName, type PersonName, personName } from "./names";
import { at, type Random, randomFrom } from "./random";
import type { Sheet } from "./rows";
import { abroad, otherPlaces, places } from "./words/places";

export type DemoCustomer = {
  id: string;
  kind: "person" | "organisation";
  name: string;
  /** First day in the books; null: has not bought yet. */
  joinedOn: string | null;
  knownOn: string;
  currency: "GBP" | "EUR";
  woman: boolean;
  diedOn: string | null;
  isVulnerable: boolean;
};

const CUSTOMERS = 5000;
const YEARS = 12.35;

type Making = { random: Random; numbers: Numbers; taken: Set<string>; calendar: Calendar; account: number };
type Home = { place: string; country: string | null; zone: string | null; currency: "GBP" | "EUR" };
type Household = { home: Home; surname: string; phone: string } | null;

/** Five thousand customers in the order they came, with their identities. */
export function writeCustomers(sheet: Sheet, calendar: Calendar, clerk: string): DemoCustomer[] {
  const random = randomFrom("customers");
  const making: Making = { random, numbers: newNumbers(), taken: new Set(), calendar, account: 4417 };
  const days = joiningDays(random, calendar);
  const customers: DemoCustomer[] = [];
  let household: Household = null;
  for (const day of days) {
    const made = oneCustomer(sheet, making, day, household, clerk);
    household = made.household;
    customers.push(made.customer);
  }
  writeRepresentatives(sheet, random, customers);
  return customers;
}

/** Few at first and more each year, most of them in autumn when the heating is turned on. */
function joiningDays(random: Random, calendar: Calendar): string[] {
  const days: string[] = [];
  while (days.length < CUSTOMERS) {
    const age = 2 + Math.floor(YEARS * 365.25 * (1 - random.next() ** 0.72));
    const day = calendar.daysAgo(age);
    const month = Number(day.slice(5, 7));
    const isAutumn = month >= 9 && month <= 11;
    if (isAutumn || random.chance(0.62)) days.push(day);
  }
  return days.sort();
}

function oneCustomer(sheet: Sheet, making: Making, day: string, household: Household, clerk: string) {
  const { random, numbers } = making;
  making.account += random.int(1, 4);
  const account = String(making.account).padStart(6, "0");
  const kind = random.chance(0.065) ? "organisation" : "person";
  const shares = household !== null && kind === "person" && random.chance(0.1);
  const home = shares && household ? household.home : homeOf(random);
  const phone = shares && household ? household.phone : phoneOf(random, numbers, home.place);
  const named = kind === "person" ? personName(random, shares ? household?.surname : undefined) : null;
  const name = named?.name ?? organisationName(random, home.place, making.taken);
  const customer = customerOf(making, day, kind, name, named, home.currency);
  sheet.add("customers", customerRow(random, customer, named, home, clerk));
  writeIdentities(sheet, random, customer, account, phone);
  const next: Household = named && phone ? { home, surname: named.surname, phone } : null;
  return { customer, household: next };
}

function customerOf(
  { random, calendar }: Making,
  knownOn: string,
  kind: DemoCustomer["kind"],
  name: string,
  named: PersonName | null,
  currency: DemoCustomer["currency"],
): DemoCustomer {
  const age = Date.parse(calendar.today) - Date.parse(knownOn);
  const isProspect = random.chance(age < 200 * 86_400_000 ? 0.28 : 0.012);
  const died = kind === "person" && random.chance(0.008) ? plusDays(knownOn, random.int(700, 3600)) : null;
  return {
    id: random.id(londonAt(knownOn, random.int(540, 1040))),
    kind,
    name,
    joinedOn: isProspect ? null : knownOn,
    knownOn,
    currency,
    woman: named?.woman ?? false,
    diedOn: died !== null && died < calendar.daysAgo(3) ? died : null,
    isVulnerable: kind === "person" && random.chance(0.022),
  };
}

function customerRow(random: Random, customer: DemoCustomer, named: PersonName | null, home: Home, clerk: string) {
  const stated = random.chance(0.05) ? plusDays(customer.knownOn, -random.int(400, 6000)) : null;
  const death = customer.diedOn === null ? null : londonAt(plusDays(customer.diedOn, 2), random.int(600, 960));
  const { isVulnerable } = customer;
  return {
    id: customer.id,
    survivor_id: customer.id,
    kind: customer.kind,
    name: customer.name,
    called: named?.called ?? null,
    place: home.place,
    country: home.country,
    zone: home.zone,
    stated_since_on: stated,
    stated_since_source: stated === null ? null : random.pick(statedSources),
    died_on: customer.diedOn,
    died_recorded_by: death === null ? null : clerk,
    died_recorded_at: death,
    vulnerable_note: isVulnerable ? random.pick(vulnerableNotes) : null,
    vulnerable_by: isVulnerable ? clerk : null,
    vulnerable_at: isVulnerable ? londonAt(plusDays(customer.knownOn, 1), random.int(540, 1040)) : null,
    created_by: clerk,
    recorded_at: londonAt(customer.knownOn, random.int(540, 1049), random.int(0, 59)),
  };
}

function homeOf(random: Random): Home {
  if (random.chance(0.018)) {
    const [place, country, zone] = random.pick(abroad);
    return { place, country, zone, currency: "EUR" };
  }
  const town = random.weighted([...places.map(([name, , weight]) => [name, weight] as const), [null, 10] as const]);
  return { place: town ?? random.pick(otherPlaces), country: "GB", zone: null, currency: "GBP" };
}

function phoneOf(random: Random, numbers: Numbers, place: string): string | null {
  return random.chance(0.78) ? numbers.landline(place) : random.chance(0.6) ? numbers.mobile() : null;
}

function writeIdentities(sheet: Sheet, random: Random, customer: DemoCustomer, account: string, phone: string | null) {
  const recorded = londonAt(customer.knownOn, 1050);
  const add = (channel: string, handle: string, normal: string) =>
    sheet.add("identities", {
      id: random.id(recorded),
      customer_id: customer.id,
      channel,
      handle,
      normal,
      recorded_at: recorded,
    });
  add("account", account, account);
  if (phone) add("phone", asTyped(random, phone), e164(phone));
  if (!phone || random.chance(0.7)) {
    const email = emailFor(random, customer.name, account);
    add("email", email, email);
  }
}

/** Nearly every organisation has one or two persons who speak for it; they are customers' people in their own right. */
function writeRepresentatives(sheet: Sheet, random: Random, customers: readonly DemoCustomer[]): void {
  const persons = customers.filter(({ kind }) => kind === "person");
  for (const organisation of customers.filter(({ kind }) => kind === "organisation")) {
    const first = random.int(0, persons.length - 2);
    const count = random.weighted([
      [0, 8],
      [1, 66],
      [2, 26],
    ] as const);
    for (let place = 0; place < count; place += 1) {
      const person = at(persons, (first + place) % persons.length);
      sheet.add("representatives", {
        organisation_id: organisation.id,
        person_id: person.id,
        position: random.pick(positions),
        recorded_at: londonAt(later(organisation.knownOn, person.knownOn), 1055),
      });
    }
  }
}

const positions = [
  "Caretaker",
  "Practice manager",
  "Treasurer",
  "Owner",
  "Head of estates",
  "Secretary",
  "Warden",
  "Bursar",
];

const statedSources = [
  "Told us on the phone; the paper file agrees",
  "Card index of the Leeds office",
  "First contract, copy sent by the customer",
  "Taken over with the Aire Valley round",
];

const vulnerableNotes = [
  "Registered blind: no letters without a call first.",
  "On oxygen at home: no power or heating cut without notice, engineer within four hours.",
  "Lost his wife in spring. Speak to his daughter Ruth about anything with a date in it.",
  "Dementia, early: one thing per call, and send the same in writing.",
  "Newborn at home until summer: heating faults are urgent.",
  "Money is tight since the redundancy: offer the monthly plan before a reminder goes out.",
  "Anxious about strangers at the door: always give the engineer's name and a password.",
  "Deaf, uses relay: let it ring, do not hang up on the silence.",
] as const;
