import type { GoodwillAct } from "../../server/domain/limit";
import { type Calendar, londonAt, plusDays, plusMinutes, workingDayBefore } from "./calendar";
import { at, type Random, randomFrom } from "./random";
import type { Batch, Row } from "./rows";
import type { Staff } from "./staff";
import { large, limitSets, miles, refusals, restrictionsSet, small } from "./words/limits";

type Giving = { random: Random; calendar: Calendar; staff: Staff; batches: readonly Batch[]; told: Map<string, Row[]> };

/** The order in which they are recorded: words first, an approval before what leans on it. */
const tables = [
  "texts",
  "limit_versions",
  "goodwill_requests",
  "goodwill_answers",
  "goodwills",
  "goodwill_reactions",
  "extra_miles",
  "restrictions",
] as const;

/** How far whom may go, what was given and asked for in the last year, extra miles and a restriction: told after decisions. */
export function limitBatches(batches: readonly Batch[], calendar: Calendar, staff: Staff): Batch[] {
  const giving = newGiving("limits", batches, calendar, staff);
  writeLimits(giving);
  const cases = casesOf(giving);
  cases.slice(0, 150).forEach((one) => {
    giveSmall(giving, one);
  });
  cases.slice(150, 182).forEach((one, place) => {
    askLarge(giving, one, place);
  });
  writeMiles(giving, cases.slice(182));
  writeRestrictions(giving, cases.slice(200), false);
  return batchesTold(giving);
}

/** Restrictions whose decision is replaced later on: recorded while it still stood. */
export function restrictionsMeanwhile(batches: readonly Batch[], calendar: Calendar, staff: Staff): Batch[] {
  const giving = newGiving("restrictions meanwhile", batches, calendar, staff);
  writeRestrictions(giving, casesOf(giving).slice(210), true);
  return batchesTold(giving);
}

function newGiving(seed: string, batches: readonly Batch[], calendar: Calendar, staff: Staff): Giving {
  return { random: randomFrom(seed), batches, calendar, staff, told: new Map() };
}

function note({ told }: Giving, table: (typeof tables)[number], row: Row): void {
  told.set(table, [...(told.get(table) ?? []), row]);
}

function text(giving: Giving, at: Date, body: string): string {
  const id = giving.random.id(at);
  note(giving, "texts", { id, body });
  return id;
}

function batchesTold({ told }: Giving): Batch[] {
  return tables.flatMap((table) => {
    const rows = told.get(table) ?? [];
    return rows.length === 0 ? [] : [{ table, rows: rows.toSorted((a, b) => timeOf(a) - timeOf(b)) }];
  });
}

const timeOf = (row: Row): number => (row.recorded_at instanceof Date ? row.recorded_at.getTime() : 0);
const rowsOf = (giving: Giving, table: string): Row[] =>
  giving.batches.flatMap((batch) => (batch.table === table ? batch.rows : []));

function decisionOf(giving: Giving, title: string): { id: string; at: Date } {
  const draft = rowsOf(giving, "decision_drafts").find((row) => (row.content as { title?: string }).title === title);
  const decided = rowsOf(giving, "decision_moves").find(
    (row) => row.decision_id === draft?.decision_id && row.kind === "decided",
  );
  if (!draft || !(decided?.recorded_at instanceof Date)) throw new Error(`The demo has not decided “${title}”.`);
  return { id: String(draft.decision_id), at: decided.recorded_at };
}

function writeLimits(giving: Giving): void {
  for (const { title, daysAfter, limits } of limitSets) {
    const decision = decisionOf(giving, title);
    const on = workingDayBefore(plusDays(decision.at.toISOString().slice(0, 10), daysAfter));
    const recorded_at = londonAt(on, 11 * 60 + 20);
    note(giving, "limit_versions", {
      id: giving.random.id(recorded_at),
      limits,
      decision_id: decision.id,
      set_by: giving.staff.person("Helena Brandt"),
      recorded_at,
    });
  }
}

type Case = { issue: string; customer: string; at: Date };

/** Issues of the last year, one a customer, in an order that only chance knows; hers is left alone. */
function casesOf(giving: Giving): Case[] {
  const { calendar, random } = giving;
  const from = londonAt(calendar.daysAgo(330), 0);
  const hers = rowsOf(giving, "customers").find((row) => row.name === "Margaret Okonkwo")?.id;
  const seen = new Set<unknown>([hers]);
  return rowsOf(giving, "issues")
    .flatMap(({ id, customer_id, opened_at }) => {
      if (!(opened_at instanceof Date) || opened_at < from || seen.has(customer_id)) return [];
      seen.add(customer_id);
      return [{ issue: String(id), customer: String(customer_id), at: opened_at, order: random.next() }];
    })
    .toSorted((a, b) => a.order - b.order);
}

const givers = [
  "Amara Boateng",
  "Siân Pritchard",
  "Chloe Farrant",
  "Dominic Achebe",
  "Owen Gallagher",
  "Kofi Mensah-Clarke",
  "Tom Adeyemi",
];

type What = { act: GoodwillAct; amount_minor: number; words: string };

function pick(random: Random, from: readonly (readonly [GoodwillAct, number, number, string])[]): What {
  const [act, least, most, words] = random.pick(from);
  return { act, amount_minor: random.int(least, most) * 100, words };
}

const common = ({ issue, customer }: Case, { act, amount_minor }: What): Row => ({
  customer_id: customer,
  issue_id: issue,
  act,
  amount_minor,
  currency: "GBP",
});

function giveSmall(giving: Giving, one: Case): void {
  const { random, staff, calendar } = giving;
  const recorded_at = plusMinutes(one.at, random.int(6, 75));
  if (recorded_at >= calendar.now) return;
  const what = pick(random, small);
  const given = {
    id: random.id(recorded_at),
    ...common(one, what),
    words_id: text(giving, recorded_at, what.words),
    given_by: staff.person(random.pick(givers)),
    request_id: null,
    recorded_at,
  };
  note(giving, "goodwills", given);
  react(giving, given.id, recorded_at);
}

function react(giving: Giving, goodwill_id: string, givenAt: Date): void {
  const { random, staff, calendar } = giving;
  const recorded_at = plusMinutes(givenAt, random.int(30, 9_000));
  if (recorded_at >= calendar.now || !random.chance(0.62)) return;
  const reaction = random.weighted([
    ["delighted", 24],
    ["pleased", 44],
    ["indifferent", 12],
    ["uneasy", 3],
  ] as const);
  const noted_by = staff.person(random.pick(givers));
  note(giving, "goodwill_reactions", { id: random.id(recorded_at), goodwill_id, reaction, noted_by, recorded_at });
}

const approvers = ["Daniel Reyes", "Grace Lindqvist", "Mohammed Iqbal", "Priya Raman"];

/** Most were approved within hours and given; some refused, one taken back, the newest still open. */
function askLarge(giving: Giving, one: Case, place: number): void {
  const { random, staff, calendar } = giving;
  const isOpen = place < 2;
  const recorded_at = isOpen
    ? londonAt(calendar.workingDaysAgo(place + 1), (11 + place * 4) * 60 + 12)
    : plusMinutes(one.at, random.int(6, 75));
  const answeredAt = plusMinutes(recorded_at, Math.round(15 + 2_400 * random.next() ** 3));
  const givenAt = plusMinutes(answeredAt, random.int(8, 240));
  if (givenAt >= calendar.now && !isOpen) return;
  const what = pick(random, [at(large, place % large.length)]);
  const [asker, approver] = [
    staff.person(place < 2 ? "Amara Boateng" : random.pick(givers)),
    place < 2 ? "Daniel Reyes" : random.pick(approvers),
  ];
  const id = random.id(recorded_at);
  const asked = { ...common(one, what), words_id: text(giving, recorded_at, what.words) };
  note(giving, "goodwill_requests", {
    id,
    ...asked,
    asked_by: asker,
    approver_id: staff.person(approver),
    recorded_at,
  });
  if (isOpen) return;
  const answer = place % 7 === 3 ? "refused" : place === 8 ? "withdrawn" : "approved";
  const by_id = answer === "withdrawn" ? asker : staff.person(approver);
  const reason_id = answer === "refused" ? text(giving, answeredAt, at(refusals, place % refusals.length)) : null;
  note(giving, "goodwill_answers", { request_id: id, answer, by_id, reason_id, recorded_at: answeredAt });
  if (answer !== "approved") return;
  const given = {
    id: random.id(givenAt),
    ...common(one, what),
    words_id: null,
    given_by: asker,
    request_id: id,
    recorded_at: givenAt,
  };
  note(giving, "goodwills", given);
  react(giving, given.id, givenAt);
}

function writeMiles(giving: Giving, cases: readonly Case[]): void {
  const { random, staff, calendar } = giving;
  miles.forEach(([name, daysAgo, words], place) => {
    const happened_on = calendar.daysAgo(daysAgo);
    const recorded_at = londonAt(plusDays(happened_on, 1), 10 * 60 + place);
    note(giving, "extra_miles", {
      id: random.id(recorded_at),
      customer_id: at(cases, place).customer,
      person_id: staff.person(name),
      noted_by: staff.person(place % 2 ? name : "Daniel Reyes"),
      happened_on,
      words_id: text(giving, recorded_at, words),
      recorded_at,
    });
  });
}

function writeRestrictions(giving: Giving, cases: readonly Case[], isReplacedSince: boolean): void {
  const { random, staff, calendar } = giving;
  restrictionsSet
    .filter((one) => one.isReplacedSince === isReplacedSince)
    .forEach(({ title, words, reason, by, daysAgo, days }, place) => {
      const from_on = calendar.daysAgo(daysAgo);
      const recorded_at = londonAt(from_on, 9 * 60 + 40);
      note(giving, "restrictions", {
        id: random.id(recorded_at),
        customer_id: at(cases, place).customer,
        decision_id: decisionOf(giving, title).id,
        words_id: text(giving, recorded_at, words),
        reason_id: text(giving, recorded_at, reason),
        from_on,
        until_on: plusDays(from_on, days),
        set_by: staff.person(by),
        recorded_at,
      });
    });
}
