import {
  type Calendar,
  daysBetween,
  laterMoment,
  londonAt,
  plusDays,
  plusMinutes,
  plusWorkingDays,
  workingDayBefore,
} from "./calendar";
import type { DemoCustomer } from "./customers";
import type { Okonkwo } from "./okonkwo";
import { writeOkonkwoPromises } from "./okonkwo-promises";
import { felt, fill } from "./phrases";
import { type Ending, endings, kept, moveAhead, stillOpen, voidAsked } from "./promise-endings";
import { type Due, dueAfter, quarter, spokenDue } from "./promise-times";
import { type Made, type Promising, writeContactAbout, writePromise } from "./promise-writer";
import type { Spell } from "./purchases";
import { at, type Random, randomFrom } from "./random";
import type { Sheet } from "./rows";
import type { Staff } from "./staff";
import { incoming } from "./words/contacts";
import { type PromiseWords, promiseWords } from "./words/promises";

const PROMISES = 2950;
/** How far back promises were logged, in days: fourteen months. */
const HISTORY = 440;
/** Overdue now: how many working days ago each fell due. */
const OVERDUE = [1, 1, 2, 3, 4, 6, 9];

/** Moved by us to a time that is still to come: how many working days ago each first fell due. */
const MOVED = [1, 1, 2, 3];

/** Three thousand promises of fourteen months, with everything that became of them up to now. */
export function writePromises(
  sheet: Sheet,
  calendar: Calendar,
  staff: Staff,
  customers: readonly DemoCustomer[],
  spells: ReadonlyMap<string, Spell[]>,
  okonkwo: Okonkwo,
): void {
  const random = randomFrom("promises");
  const promising: Promising = { sheet, calendar, staff, random, events: [] };
  for (const table of ["texts", "promises", "confirmation_tokens", "promise_events"]) sheet.open(table);
  writeOkonkwoPromises(promising, okonkwo);
  const living = customers.filter((customer) => customer.diedOn === null && customer.currency === "GBP");
  const customerOn = (day: string) => someoneWithUs(random, living, spells, day);
  for (let count = 0; count < PROMISES; count += 1) writeOne(promising, customerOn);
  for (const daysAgo of OVERDUE) writeOverdue(promising, customerOn, daysAgo);
  for (const daysAgo of MOVED) writeMovedAhead(promising, customerOn, daysAgo);
  for (let place = 0; place < 16; place += 1) writeDueSoon(promising, customerOn, place);
  for (const event of promising.events.sort(byTime)) sheet.add("promise_events", event);
}

type CustomerOn = (day: string) => DemoCustomer;

function writeOne(promising: Promising, customerOn: CustomerOn): void {
  const { random, calendar } = promising;
  const on = workingDayBefore(calendar.daysAgo(Math.floor(HISTORY * random.next() ** 1.12)));
  const words = random.weighted(promiseWords.map((words) => [words, words.weight] as const));
  const madeAt = londonAt(on, random.int(9 * 60 + 4, 16 * 60 + 30), random.int(0, 59));
  if (plusMinutes(madeAt, 10) > calendar.now) return;
  const due = dueAfter(random, words, madeAt);
  const made = make(promising, words, customerOn(on), madeAt, due);
  endingOf(random, due, calendar)(promising, made);
  if (isMissedInSilence(promising, made)) kept(promising, made);
}

/**
 * What becomes of it. What fell due in the last weeks is mostly kept here, because the overdue and the moved of these
 * weeks are told on purpose below and count as well.
 */
function endingOf(random: Random, due: Due, calendar: Calendar): Ending {
  if (due.at > calendar.now && random.chance(0.72)) return random.chance(0.12) ? voidAsked : stillOpen;
  const isLately = due.at > londonAt(calendar.daysAgo(25), 0);
  return isLately && random.chance(0.7) ? kept : random.weighted(endings);
}

/** What nobody touched and has fallen due is told on purpose (`OVERDUE`); here every past promise comes to an end. */
function isMissedInSilence({ calendar, events }: Promising, made: Made): boolean {
  return made.due.at <= calendar.now && events.at(-1)?.promise_id !== made.id;
}

function writeOverdue(promising: Promising, customerOn: CustomerOn, daysAgo: number): void {
  const { random, calendar } = promising;
  const dueOn = calendar.workingDaysAgo(daysAgo);
  const words = random.pick(
    promiseWords.filter(({ kind }) => ["callback", "reply", "refund", "information"].includes(kind)),
  );
  const madeAt = londonAt(workingDayBefore(plusDays(dueOn, -2)), random.int(10 * 60, 16 * 60));
  const minutes = words.precision === "time" ? random.int(40, 68) * 15 : 17 * 60 + 30;
  make(promising, words, customerOn(dueOn), madeAt, {
    at: londonAt(dueOn, minutes),
    opensAt: null,
    precision: words.precision,
  });
}

function writeMovedAhead(promising: Promising, customerOn: CustomerOn, daysAgo: number): void {
  const { random, calendar } = promising;
  const dueOn = calendar.workingDaysAgo(daysAgo);
  const words = random.pick(promiseWords.filter(({ precision }) => precision === "end_of_day"));
  const madeAt = londonAt(workingDayBefore(plusDays(dueOn, -3)), random.int(10 * 60, 15 * 60));
  const due: Due = { at: londonAt(dueOn, 17 * 60 + 30), opensAt: null, precision: "end_of_day" };
  const made = make(promising, words, customerOn(dueOn), madeAt, due);
  moveAhead(promising, made, londonAt(plusWorkingDays(calendar.today, random.int(1, 3)), 17 * 60 + 30));
}

/** Call-backs for the hours to come, from nine until ten at night; what finds no room today is for tomorrow. */
function writeDueSoon(promising: Promising, customerOn: CustomerOn, place: number): void {
  const { random, calendar } = promising;
  const words = at(promiseWords, 0);
  const madeAt = plusMinutes(calendar.now, -random.int(75, 260));
  const first = laterMoment(plusMinutes(calendar.now, 25), londonAt(calendar.today, 9 * 60 + 30));
  const today = quarter(plusMinutes(first, place * 22));
  const tomorrow = londonAt(plusDays(calendar.today, 1), (38 + place * 2) * 15);
  const isToday = today <= londonAt(calendar.today, 22 * 60);
  const due: Due = { at: isToday ? today : tomorrow, opensAt: null, precision: "time" };
  make(promising, words, customerOn(calendar.daysAgo(1)), madeAt, due, at(SOON, place % SOON.length));
}

/** Whose promises fall due soon: most of them people a visitor may sign in as. */
const SOON = [
  "Amara Boateng",
  "Daniel Reyes",
  "Amara Boateng",
  "Chloe Farrant",
  "Amara Boateng",
  "Siân Pritchard",
  "Tom Adeyemi",
];

function make(
  promising: Promising,
  words: PromiseWords,
  customer: DemoCustomer,
  madeAt: Date,
  due: Due,
  owner?: string,
): Made {
  const { random } = promising;
  const madeBy = owner ?? random.pick(words.makers);
  const isTeams = owner === undefined && random.chance(0.12);
  const isOwn = words.owners.includes(madeBy) && random.chance(0.7);
  const person = owner ?? (isOwn ? madeBy : random.pick(words.owners));
  return writePromise(promising, {
    customerId: customer.id,
    kind: words.kind,
    said: random.pick(words.said).replace("{by}", spokenDue(madeAt, due)),
    channel: random.weighted([
      ["phone", 80],
      ["email", 12],
      ["visit", 8],
    ] as const),
    contactId: random.chance(0.72) ? writeOccasion(promising, customer, madeBy, madeAt) : null,
    madeBy,
    madeAt,
    recordedAt: plusMinutes(madeAt, random.int(3, 6)),
    owner: isTeams ? { team: words.ownerTeam } : { person },
    due,
    // About one in thirty, by its minute: a draw would tell every later promise differently.
    isMoment: Math.floor(madeAt.getTime() / 60_000) % 31 === 0,
  });
}

/** The conversation in which it was said. */
function writeOccasion(promising: Promising, customer: DemoCustomer, by: string, at: Date): string {
  const { random } = promising;
  const [, cause, , feelings, words] = random.pick(
    incoming.filter(([stage]) => stage === "get_help" || stage === "use"),
  );
  return writeContactAbout(
    promising,
    { customerId: customer.id },
    by,
    at,
    "in",
    fill(random, words),
    cause,
    felt(random, feelings),
  );
}

function someoneWithUs(
  random: Random,
  living: readonly DemoCustomer[],
  spells: ReadonlyMap<string, Spell[]>,
  day: string,
): DemoCustomer {
  for (let tries = 0; tries < 400; tries += 1) {
    const customer = random.pick(living);
    const isWithUs = (spells.get(customer.id) ?? []).some(
      ({ from, until }) => from < day && day < plusDays(until, 300),
    );
    if (isWithUs && daysBetween(customer.knownOn, day) > 3) return customer;
  }
  throw new Error(`The demo found nobody who was a customer on ${day}.`);
}

const byTime = (a: { recorded_at?: unknown }, b: { recorded_at?: unknown }): number =>
  (a.recorded_at instanceof Date ? a.recorded_at.getTime() : 0) -
  (b.recorded_at instanceof Date ? b.recorded_at.getTime() : 0);
