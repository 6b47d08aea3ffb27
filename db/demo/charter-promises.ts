import type postgres from "postgres";
import {
  type Calendar,
  londonAt,
  londonDay,
  plusDays,
  plusMinutes,
  plusWorkingDays,
  workingDayAfter,
} from "./calendar";
import type { ClauseIds, Names } from "./charter";
import { insertBatches } from "./insert";
import { at, type Random } from "./random";
import { newSheet, type Row, type Sheet } from "./rows";
import { clauses, fitted, questions } from "./words/charter";
import { organisation } from "./words/people";

type Telling = { calendar: Calendar; names: Names; random: Random; ids: ClauseIds; since: Date };
type Fact = {
  id: string;
  customer_id: string;
  recorded_at: Date;
  by_id: string;
  resolved_at?: Date;
  resolved_by?: string;
};
type Link = { issue_id?: string; step_id?: string; contact_id?: string };

const QUESTIONS = 74;
const FITTINGS = 46;

/** What each issue, welcome, fitting and question since then promised by the charter, and what became of it. */
export async function keepCharterPromises(tx: postgres.TransactionSql, telling: Telling): Promise<void> {
  const { since } = telling;
  const sheet = newSheet();
  for (const table of ["texts", "contacts", "lifecycle_facts", "charter_promises", "promises", "promise_events"])
    sheet.open(table);
  const issues = await tx<Fact[]>`
    select id, customer_id, recorded_at, opened_by as by_id, resolved_at, resolved_by from issues
    where recorded_at > ${since} order by recorded_at, id`;
  for (const issue of issues) keepIssue(sheet, telling, issue);
  const welcomed = await tx<Fact[]>`
    select id, customer_id, recorded_at, recorded_by as by_id from lifecycle_facts
    where recorded_at > ${since} and kind = 'onboarding_entered' order by recorded_at, id`;
  for (const step of welcomed)
    keepByContact(
      sheet,
      telling,
      "welcome_call",
      step,
      { step_id: step.id },
      "Rang to ask whether all is as expected.",
      "Yasmin Haddad",
    );
  const someone = await tx<{ id: string }[]>`
    select id from customers where survivor_id = id and erased_at is null and withdrawn_at is null and died_on is null
      and import_id is null and name not like '%Okonkwo%' order by id limit 900`;
  const customer = () => telling.random.pick(someone).id;
  for (let count = 0; count < QUESTIONS; count += 1) writeQuestion(sheet, telling, customer());
  for (let count = 0; count < FITTINGS; count += 1) writeFitting(sheet, telling, customer());
  const events = sheet.batches.find(({ table }) => table === "promise_events")?.rows ?? [];
  events.sort((a, b) => Number(a.recorded_at) - Number(b.recorded_at));
  await insertBatches(
    tx,
    sheet.batches.filter(({ rows }) => rows.length > 0),
  );
}

function keepIssue(sheet: Sheet, telling: Telling, issue: Fact): void {
  const promiseId = promise(sheet, telling, "put_right", issue, { issue_id: issue.id });
  if (issue.resolved_at && issue.resolved_by)
    keep(sheet, telling, promiseId, issue.resolved_by, issue.resolved_at, { issue_id: issue.id });
}

function writeQuestion(sheet: Sheet, telling: Telling, customer_id: string): void {
  const { random, names } = telling;
  const happened = aWorkingMoment(telling);
  const [asked, answered] = random.pick(questions);
  const by = random.pick(["Amara Boateng", "Siân Pritchard"]);
  const fact = { id: random.id(happened), customer_id, recorded_at: plusMinutes(happened, 6), by_id: names.person(by) };
  sheet.add("contacts", contactRow(fact, happened, "in", asked, true));
  keepByContact(sheet, telling, "answered_in_writing", fact, { contact_id: fact.id }, answered, by);
}

function writeFitting(sheet: Sheet, telling: Telling, customer_id: string): void {
  const { random, names } = telling;
  const recorded_at = aWorkingMoment(telling);
  const by_id = names.person("Leila Farouk");
  const fact = { id: random.id(recorded_at), customer_id, recorded_at, by_id };
  const words_id = text(sheet, telling, random.pick(fitted), recorded_at);
  const on = londonDay(recorded_at);
  const step = { id: fact.id, customer_id, source: "observed", learned_on: on, recorded_by: by_id, recorded_at };
  sheet.add("lifecycle_facts", { ...step, kind: "delivered", happened_on: on, words_id });
  keepByContact(
    sheet,
    telling,
    "after_delivery",
    fact,
    { step_id: fact.id },
    "Rang to ask how it is since the fitting. All well.",
    "Leila Farouk",
  );
}

/** Most are kept in time by a contact of ours, some late, a few not at all. */
function keepByContact(
  sheet: Sheet,
  telling: Telling,
  key: string,
  fact: Fact,
  link: Link,
  words: string,
  who: string,
): void {
  const { random, names, calendar } = telling;
  const promiseId = promise(sheet, telling, key, fact, link);
  const days = clauses.find((clause) => clause.key === key)?.by?.days ?? 1;
  const took = random.chance(0.9) ? random.int(1, days) : random.chance(0.5) ? days + random.int(1, 4) : null;
  if (took === null) return;
  const happened = londonAt(plusWorkingDays(londonDay(fact.recorded_at), took), random.int(545, 1030));
  const by_id = names.person(who);
  const contact = {
    id: random.id(happened),
    customer_id: fact.customer_id,
    recorded_at: plusMinutes(happened, 4),
    by_id,
  };
  if (contact.recorded_at >= calendar.now) return;
  sheet.add("contacts", contactRow(contact, happened, "out", words, false));
  keep(sheet, telling, promiseId, by_id, plusMinutes(happened, 5), { contact_id: contact.id });
}

function promise(sheet: Sheet, telling: Telling, key: string, fact: Fact, link: Link): string {
  const { random, names, ids } = telling;
  const clause = at(
    clauses.filter((one) => one.key === key),
    0,
  );
  const recorded_at = fact.recorded_at;
  const id = random.id(recorded_at);
  const clause_id = ids.get(key) ?? "";
  const records = { issue_id: null, step_id: null, contact_id: null };
  sheet.add("charter_promises", { promise_id: id, clause_id, ...records, ...link, recorded_at });
  const dueOn = plusWorkingDays(londonDay(recorded_at), clause.by?.days ?? 1);
  sheet.add("promises", {
    id,
    customer_id: fact.customer_id,
    kind: "charter",
    clause_id,
    said_id: text(sheet, telling, clause.said, recorded_at),
    channel: link.contact_id ? "email" : "web",
    contact_id: link.contact_id ?? null,
    made_by: fact.by_id,
    made_at: recorded_at,
    owner_team_id: names.team(clause.by?.team ?? ""),
    original_due_at: londonAt(dueOn, 17 * 60 + 30),
    due_precision: "end_of_day",
    zone: organisation.zone,
    calendar: calendarSaid(clause.by?.days ?? 1),
    origin: "live",
    is_moment_of_truth: false,
    recorded_at,
  });
  return id;
}

function calendarSaid(days: number): Row {
  const owner = { zone: organisation.zone, hours: organisation.hours, from: "organisation" };
  const customer = { zone: organisation.zone, from: "address" };
  return { customer, owner, typed: `in ${days} working days`, explanation: "By the charter, from what was recorded." };
}

function keep(
  sheet: Sheet,
  { random }: Telling,
  promise_id: string,
  actor_id: string,
  when: Date,
  evidence: Link,
): void {
  const none = { contact_id: null, issue_id: null };
  const kept = { id: random.id(when), promise_id, kind: "fulfilled", actor_id, occurred_at: when, origin: "live" };
  sheet.add("promise_events", { ...kept, ...none, ...evidence, recorded_at: when });
}

function contactRow(
  { id, customer_id, recorded_at, by_id }: Fact,
  happened_at: Date,
  direction: string,
  words: string,
  reply_owed: boolean,
): Row {
  const channel = reply_owed ? "email" : direction === "out" ? "phone" : "email";
  const said = { id, customer_id, happened_at, channel, direction, words, reply_owed };
  return { ...said, cause: reply_owed ? "information" : "own", logged_by: by_id, recorded_at };
}

function text(sheet: Sheet, { random }: Telling, body: string, when: Date): string {
  const id = random.id(when);
  sheet.add("texts", { id, body });
  return id;
}

/** A moment in working hours since the charter, up to yesterday. */
function aWorkingMoment({ random, calendar, since }: Telling): Date {
  const days = Math.floor((calendar.now.getTime() - since.getTime()) / 86_400_000) - 3;
  const on = workingDayAfter(plusDays(londonDay(since), random.int(1, days)));
  return londonAt(on, random.int(9 * 60, 16 * 60));
}
