import { type Calendar, daysBetween, londonAt, plusDays, plusMinutes, workingDayBefore } from "./calendar";
import type { DemoCustomer } from "./customers";
import { type Random, randomFrom } from "./random";
import type { Row, Sheet } from "./rows";
import type { Staff } from "./staff";
import * as words from "./words/knowledge";

const NOTERS = ["Amara Boateng", "Siân Pritchard", "Chloe Farrant", "Dominic Achebe", "Daniel Reyes"];

/** Where knowledge is written: every fact with its source, its day and whoever noted it. */
export type KnowledgeDesk = {
  random: Random;
  calendar: Calendar;
  /** A fact of a customer said so many days ago; `text` fills `<name>_id` with words. */
  know(table: string, customer: string, daysAgo: number, given: Row, text?: Record<string, string | null>): string;
};

/** Opens the tables in the order in which they lean on each other. */
export function openKnowledge(sheet: Sheet, calendar: Calendar, staff: Staff): KnowledgeDesk {
  const tables = [
    "texts",
    "consents",
    "needs",
    "need_confirmations",
    "preferences",
    "special_dates",
    "intents",
    "goals",
  ];
  for (const table of [...tables, "goal_reviews", "lifecycle_facts"]) sheet.open(table);
  const random = randomFrom("knowledge");
  const contactOf = lookUpContacts(sheet);
  return {
    random,
    calendar,
    know(table, customer, daysAgo, given, text = {}) {
      const on = calendar.daysAgo(daysAgo);
      const at = momentOn(calendar, on, random);
      const id = random.id(at);
      const contact = given.source === undefined ? contactOf(customer, on) : null;
      const told = { source: "customer", contact_id: contact, learned_on: on };
      const by = { recorded_by: staff.person(random.pick(NOTERS)), recorded_at: at };
      const whose = table === "goal_reviews" ? {} : { customer_id: customer };
      const row: Row = { id, ...whose, ...told, ...by, ...given };
      for (const [name, body] of Object.entries(text))
        row[`${name}_id`] = body === null ? null : writeText(sheet, random, at, body);
      sheet.add(table, row);
      return id;
    },
  };
}

/** In working hours of that day; today before now. */
function momentOn(calendar: Calendar, on: string, random: Random): Date {
  const at = londonAt(on, random.int(9 * 60, 16 * 60));
  return at < calendar.now ? at : plusMinutes(calendar.now, -30);
}

function writeText(sheet: Sheet, random: Random, at: Date, body: string): string {
  const id = random.id(at);
  sheet.add("texts", { id, body });
  return id;
}

/** The conversation of a customer on a day, where there was one. */
function lookUpContacts(sheet: Sheet): (customer: string, on: string) => string | null {
  const rows = sheet.batches.find(({ table }) => table === "contacts")?.rows ?? [];
  const known = new Map(rows.map((row) => [`${row.customer_id} ${dayOf(row.happened_at)}`, String(row.id)]));
  return (customer, on) => known.get(`${customer} ${on}`) ?? null;
}

function dayOf(at: unknown): string {
  return at instanceof Date ? at.toISOString().slice(0, 10) : "";
}

/** What is known of the five thousand: a little of many, a lot of few, as in life. */
export function writeKnowledge(desk: KnowledgeDesk, sheet: Sheet, customers: readonly DemoCustomer[]): void {
  const thanked = new Set(
    sheet.batches.find(({ table }) => table === "recognitions")?.rows.map((row) => row.customer_id),
  );
  for (const customer of customers) {
    const age = daysBetween(customer.knownOn, desk.calendar.today);
    if (age < 60 || customer.diedOn !== null) continue;
    if (desk.random.chance(0.3)) writeConsents(desk, customer, age);
    if (desk.random.chance(0.12)) writeNeeds(desk, customer, age);
    if (desk.random.chance(0.12)) writePreferences(desk, customer, age, thanked.has(customer.id));
    if (desk.random.chance(0.08)) writeIntent(desk, customer, age);
    if (desk.random.chance(0.012)) writeGoal(desk, customer, age);
    if (desk.random.chance(0.06)) writeSteps(desk, customer, age);
  }
}

function ago(desk: KnowledgeDesk, age: number, most = 900): number {
  const days = desk.random.int(3, Math.min(age - 2, most));
  return daysBetween(workingDayBefore(desk.calendar.daysAgo(days)), desk.calendar.today);
}

function writeConsents(desk: KnowledgeDesk, { id, kind }: DemoCustomer, age: number): void {
  const { random } = desk;
  const when = Math.min(ago(desk, age), age - 2);
  const say = (purpose: keyof typeof words.wordings, answer: string, days: number) =>
    desk.know(
      "consents",
      id,
      days,
      { source: "form", purpose, answer },
      { wording: answer === "given" ? words.wordings[purpose] : null },
    );
  say("content_email", "given", when);
  if (random.chance(0.5)) say("content_post", "given", when);
  if (random.chance(0.14)) {
    say("content_email", "withdrawn", Math.max(2, when - random.int(1, 300)));
    if (random.chance(0.6)) say("content_post", "withdrawn", Math.max(2, when - random.int(1, 300)));
  }
  if (kind === "person" && random.chance(0.35)) {
    say("special_dates", "given", when);
    writeDate(desk, id, when);
    if (random.chance(0.07)) say("special_dates", "withdrawn", 1);
  }
}

function writeDate(desk: KnowledgeDesk, id: string, when: number): void {
  const { random } = desk;
  const born = plusDays("1938-01-01", random.int(0, 23_000));
  const [year, month, day] = born.split("-").map(Number);
  const date = { kind: "birthday", month, day, year: random.chance(0.6) ? year : null };
  desk.know(
    "special_dates",
    id,
    Math.max(0, when - 1),
    { source: "form", withdrawn_by: null, withdrawn_at: null, ...date },
    { words: null },
  );
}

function writeNeeds(desk: KnowledgeDesk, { id, kind }: DemoCustomer, age: number): void {
  const { random } = desk;
  const note = (what: string, text: string) => {
    const source = random.weighted([
      ["customer", 60],
      ["observed", 22],
      ["colleague", 18],
    ] as const);
    desk.know("needs", id, ago(desk, age), { source, kind: what, for_content: false }, { words: text });
  };
  if (kind === "organisation" && random.chance(0.7)) note("buying", random.pick(words.buying));
  else note(...random.pick(words.needs));
  if (random.chance(0.25)) note(...random.pick(words.needs));
}

function writePreferences(desk: KnowledgeDesk, { id }: DemoCustomer, age: number, isThanked: boolean): void {
  const { random } = desk;
  const when = ago(desk, age);
  const wish = (about: string, said: string, text: string | null = null) =>
    desk.know("preferences", id, when, { about, wish: said }, { words: text });
  if (random.chance(0.35)) wish("phone", random.chance(0.8) ? "not_wanted" : "never");
  if (random.chance(0.5)) wish("email", "wanted");
  if (random.chance(0.2)) wish("letter", random.chance(0.5) ? "wanted" : "not_wanted");
  if (random.chance(0.3)) wish("times", "said", random.pick(words.times));
  if (random.chance(0.12)) wish("language", "said", random.pick(words.languages));
  if (random.chance(0.3))
    wish("thanks", random.pick(isThanked ? ["call", "note", "perk"] : ["call", "note", "perk", "none"]));
}

function writeIntent(desk: KnowledgeDesk, { id }: DemoCustomer, age: number): void {
  const [intent, cause, said] = desk.random.pick(words.intents);
  desk.know("intents", id, ago(desk, age, 400), { intent, cause }, { words: said });
}

function writeGoal(desk: KnowledgeDesk, { id }: DemoCustomer, age: number): void {
  const { random, calendar } = desk;
  const [goal, measure] = random.pick(words.goals);
  const agreed = ago(desk, age, 420);
  const reviewOn = plusDays(calendar.daysAgo(agreed), random.int(60, 300));
  const goalId = desk.know("goals", id, agreed, { review_on: reviewOn }, { words: goal, measure });
  if (reviewOn >= calendar.today || random.chance(0.3)) return;
  const looked = daysBetween(reviewOn, calendar.today);
  const outcome = random.pick(["reached", "reached", "not_yet", "dropped"]);
  const next = outcome === "not_yet" ? plusDays(reviewOn, 120) : null;
  desk.know(
    "goal_reviews",
    "",
    looked,
    { goal_id: goalId, source: "customer", outcome, next_on: next },
    { words: null },
  );
}

function writeSteps(desk: KnowledgeDesk, { id }: DemoCustomer, age: number): void {
  const { random, calendar } = desk;
  const step = (days: number, kind: string, on: string, text: string | null) =>
    desk.know(
      "lifecycle_facts",
      id,
      days,
      { kind, happened_on: on, withdrawn_by: null, withdrawn_at: null },
      { words: text },
    );
  if (age < 200) {
    step(age - 1, "onboarding_entered", calendar.daysAgo(age - 1), null);
    if (random.chance(0.6)) step(age - 40, "onboarding_done", calendar.daysAgo(age - 40), null);
    return;
  }
  const noted = random.int(20, 45);
  step(noted, "renewal_due", plusDays(calendar.today, random.int(-12, 70)), random.pick(words.renewals));
  const renewed = random.int(2, 19);
  if (random.chance(0.4)) step(renewed, "renewed", calendar.daysAgo(renewed), null);
}
