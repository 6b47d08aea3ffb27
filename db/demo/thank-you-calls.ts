import type postgres from "postgres";
import type { Reaction } from "../../server/domain/recognition";
import { type CallOutcome, callThanks } from "../../server/domain/thank-you-call";
import { type Calendar, londonAt, londonDay, monthsBefore, plusDays, plusMinutes, workingDayAfter } from "./calendar";
import { insertBatches } from "./insert";
import { type Random, randomFrom } from "./random";
import { newSheet, type Sheet } from "./rows";
import { reachedWords, refusedWords } from "./words/thank-you-calls";

const callers = ["Priya Raman", "Nadia Rahman", "Zoë Whitcombe", "Bronwen Ellis"];
const months = 9;

type Drawn = { call: string; customer: string; since: string };

/**
 * The thank-you calls of the last months. The database draws them, by its own key: who is on the list differs from one
 * loading to the next. Comes after everything else, because the guards judge each call by all that is known.
 */
export async function drawThankYouCalls(tx: postgres.TransactionSql, calendar: Calendar): Promise<void> {
  const people = new Map((await tx<Person[]>`select name, id from people`).map(({ name, id }) => [name, id]));
  const first = monthStart(monthsBefore(calendar.today, months - 1));
  await tx`insert into thank_you_programmes
    (id, years, calls, compared_percent, starts_on, outcome, within_days, set_by, recorded_at)
    values (gen_random_uuid(), 8, 15, 50, ${first}, 'bought_again', 90, ${people.get("Helena Brandt") ?? null},
            ${londonAt(plusDays(first, -6), 11 * 60).toISOString()})`;
  await leaveOutTheHero(tx, first);
  const random = randomFrom("thank-you calls");
  for (let back = months - 1; back >= 0; back -= 1) {
    const day = monthStart(monthsBefore(calendar.today, back));
    await tx`select draw_thank_you_month(${day}::date, ${earliest(londonAt(day, 4 * 60 + 7), calendar.now).toISOString()})`;
    if (back > 0) await ring(tx, { day, random, people });
  }
  await tx`select count_thank_you_day(${calendar.today}::date, ${calendar.now.toISOString()})`;
}

type Person = { name: string; id: string };
type Month = { day: string; random: Random; people: ReadonlyMap<string, string> };

const monthStart = (day: string): string => `${day.slice(0, 8)}01`;
const earliest = (one: Date, other: Date): Date => (one < other ? one : other);

/** Nobody's call is to change what the brief that everybody looks at first has to say. */
async function leaveOutTheHero(tx: postgres.TransactionSql, first: string): Promise<void> {
  const before = monthStart(monthsBefore(first, 1));
  const [draw] = await tx<{ id: string }[]>`
    insert into thank_you_draws (id, programme_id, month_on, drawn_on, recorded_at)
    select gen_random_uuid(), id, ${before}, ${before}, recorded_at from thank_you_programmes returning id`;
  await tx`insert into thank_you_sortings (customer_id, draw_id, arm)
    select customer_id, ${draw?.id ?? null}, 'left_out' from identities where channel = 'account' and normal = '004417'`;
}

/** A month's calls, on its working days: most are reached, some only later, a few do not want it. */
async function ring(tx: postgres.TransactionSql, { day, random, people }: Month): Promise<void> {
  const drawn = await tx<Drawn[]>`
    select c.id as call, c.customer_id as customer, st.since_on::text as since
      from thank_you_calls c join thank_you_draws d on d.id = c.draw_id join standing st on st.customer_id = c.customer_id
     where d.month_on = ${day} order by st.since_on, c.id`;
  const planned = drawn.map((call) => ({
    ...call,
    by: people.get(random.pick(callers)) ?? "",
    ringing: londonAt(workingDayAfter(plusDays(day, random.int(1, 22))), random.int(10 * 60, 16 * 60)),
  }));
  const free = new Set(
    (
      await tx<{ call: string }[]>`
    select p.call from json_to_recordset(${JSON.stringify(planned)}::text::json) as p (call uuid, customer uuid, ringing timestamptz)
     where thank_you_hold(p.customer, p.ringing - interval '2 minutes') is null
       and thank_you_hold(p.customer, p.ringing + interval '9 minutes') is null`
    ).map(({ call }) => call),
  );
  // Taken first: thanks that stand already would hold the call back.
  const [takes, made] = [newSheet(), newSheet()];
  for (const table of ["contacts", "recognitions", "preferences", "thank_you_call_events"]) made.open(table);
  for (const call of planned) if (free.has(call.call)) write({ takes, made }, random, call);
  await insertBatches(
    tx,
    [...takes.batches, ...made.batches].filter(({ rows }) => rows.length > 0),
  );
}

type Planned = Drawn & { by: string; ringing: Date };

/** Under way, nothing came of it yet, or what did. */
function write(sheets: { takes: Sheet; made: Sheet }, random: Random, call: Planned): void {
  const outcome = random.weighted<CallOutcome | "waits">([
    ["reached", 74],
    ["not_reached", 14],
    ["refused", 4],
    ["waits", 8],
  ]);
  if (outcome === "waits") return;
  const ended = plusMinutes(call.ringing, 9);
  const [contact_id, recognition_id] = [
    random.id(call.ringing),
    outcome === "reached" ? random.id(call.ringing) : null,
  ];
  const [words, reaction] = said(random, outcome);
  const whose = { customer_id: call.customer };
  const heard = { channel: "phone", direction: "out", words, logged_by: call.by, recorded_at: ended };
  sheets.made.add("contacts", { id: contact_id, ...whose, happened_at: call.ringing, ...heard });
  if (recognition_id !== null) {
    const thanks = { ...thanksFor(call), said_by: call.by, said_at: ended, reaction };
    sheets.made.add("recognitions", { id: recognition_id, ...whose, ...thanks });
  }
  if (outcome === "refused") {
    const wish = { about: "phone", wish: "not_wanted", source: "customer", contact_id, learned_on: londonDay(ended) };
    sheets.made.add("preferences", {
      id: random.id(ended),
      ...whose,
      ...wish,
      recorded_by: call.by,
      recorded_at: ended,
    });
  }
  const event = (kind: string, at: Date) => ({
    id: random.id(at),
    call_id: call.call,
    kind,
    by_id: call.by,
    recorded_at: at,
  });
  sheets.takes.add("thank_you_call_events", event("taken", plusMinutes(call.ringing, -2)));
  sheets.made.add("thank_you_call_events", { ...event(outcome, ended), contact_id, recognition_id });
}

function said(random: Random, outcome: CallOutcome): readonly [string, Reaction | null] {
  if (outcome === "reached") return random.pick(reachedWords);
  return [outcome === "refused" ? random.pick(refusedWords) : "Rang to say thank you. Nobody was reached.", null];
}

function thanksFor({ since, ringing }: Planned) {
  const day = londonDay(ringing);
  const years = Number(day.slice(0, 4)) - Number(since.slice(0, 4)) - (day.slice(5) < since.slice(5) ? 1 : 0);
  return { reason_kind: "tenure", years, reason: callThanks({ months: years * 12, breaks: 0 }).line };
}
