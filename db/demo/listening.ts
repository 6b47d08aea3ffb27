import type postgres from "postgres";
import type { FindingKind } from "../../server/domain/listening";
import { type Calendar, londonAt, monthsBefore, plusDays, plusMinutes, workingDayAfter } from "./calendar";
import { insertBatches } from "./insert";
import { type Random, randomFrom } from "./random";
import { newSheet, type Sheet } from "./rows";
import { complainedWords, toldWords, unloggedWords } from "./words/listening";

const listeners = ["Priya Raman", "Nadia Rahman", "Zoë Whitcombe", "Bronwen Ellis"];

type Item = { item: string; contact: string; customer: string; by: string; promise: string | null };

/**
 * The listening samples of the last three months: two heard to the end, the newest half. The database draws them by its
 * own key, so what is in them differs from one loading to the next. Comes after contacts and promises.
 */
export async function listen(tx: postgres.TransactionSql, calendar: Calendar): Promise<void> {
  const random = randomFrom("listening");
  const people = await tx<{ name: string; id: string }[]>`select name, id from people where name = any (${listeners})`;
  for (const back of [3, 2, 1]) {
    const month = monthStart(monthsBefore(calendar.today, back));
    const drawn = monthStart(monthsBefore(calendar.today, back - 1));
    const at = londonAt(drawn, 4 * 60 + 3);
    if (at >= calendar.now) continue;
    const [sample] = await tx<{ id: string | null }[]>`
      select draw_listening_month(${month}::date, ${at.toISOString()}) as id`;
    if (!sample?.id) continue;
    const items = await itemsOf(tx, sample.id);
    const heard = back === 1 ? items.slice(0, Math.ceil(items.length * 0.45)) : items;
    await write(tx, { random, people: people.map(({ id }) => id), day: drawn, until: calendar.now }, heard);
  }
  await tellOfOthers(tx, random, calendar);
}

const monthStart = (day: string): string => `${day.slice(0, 8)}01`;

/** What was drawn, in turn, each with a promise that may be the one that was said in it. */
async function itemsOf(tx: postgres.TransactionSql, sample: string): Promise<Item[]> {
  return tx<Item[]>`
    select distinct on (i.turn, i.id) i.id as item, k.id as contact, k.customer_id as customer, k.logged_by as by, p.id as promise
      from listening_items i join listening_samples s on s.id = i.sample_id join contacts k on k.id = i.contact_id
      left join lateral (
        select p.id from promises p join promise_states now on now.promise_id = p.id and now.until_at is null
         where p.customer_id = k.customer_id and p.origin = 'live' and now.ended is distinct from 'voided'
           and p.recorded_at < (s.month_on + interval '1 month')::timestamp at time zone 'Europe/London'
           and (p.contact_id = k.id or organisation_day(p.made_at) = organisation_day(k.happened_at))
         order by p.contact_id is distinct from k.id limit 1) p on true
     where i.sample_id = ${sample} order by i.turn, i.id`;
}

type Month = { random: Random; people: readonly string[]; day: string; until: Date };

async function write(tx: postgres.TransactionSql, { random, people, day, until }: Month, items: Item[]): Promise<void> {
  const sheet = newSheet();
  for (const table of ["texts", "unlogged_promises", "listening_findings"]) sheet.open(table);
  const taken = new Set<string>();
  for (const { item, contact, customer, by, promise } of items) {
    const at = londonAt(workingDayAfter(plusDays(day, random.int(1, 14))), random.int(10 * 60, 16 * 60));
    if (at >= until) continue;
    const listener = random.pick(people.filter((person) => person !== by));
    const kind = kindOf(random, promise !== null && !taken.has(promise));
    const finding = { id: random.id(at), item_id: item, kind, by_id: listener, recorded_at: at };
    if (kind === "logged" && promise) taken.add(promise);
    const unlogged_id =
      kind === "unlogged"
        ? addUnlogged(sheet, random, {
            customer_id: customer,
            contact_id: contact,
            found_by: listener,
            recorded_at: at,
          })
        : null;
    sheet.add("listening_findings", { ...finding, promise_id: kind === "logged" ? promise : null, unlogged_id });
  }
  await insertBatches(
    tx,
    sheet.batches.filter(({ rows }) => rows.length > 0),
  );
}

function kindOf(random: Random, isLogged: boolean): FindingKind {
  if (isLogged) return "logged";
  return random.weighted<FindingKind>([
    ["nothing", 86],
    ["unlogged", 9],
    ["unclear", 5],
  ]);
}

type Whose = { customer_id: string; contact_id: string | null; found_by: string; recorded_at: Date };

function addUnlogged(sheet: Sheet, random: Random, whose: Whose): string {
  const [words, told] = random.pick(unloggedWords);
  return addFound(sheet, random, { ...whose, words, told, found_through: "listening", issue_id: null });
}

type Found = Whose & { words: string; told: string; found_through: string; issue_id: string | null };

function addFound(sheet: Sheet, random: Random, { words, ...found }: Found): string {
  const [id, said_id] = [random.id(found.recorded_at), random.id(found.recorded_at)];
  sheet.add("texts", { id: said_id, body: words });
  sheet.add("unlogged_promises", { id, said_id, ...found });
  return id;
}

/** Those that came to light in complaints and in talk. */
async function tellOfOthers(tx: postgres.TransactionSql, random: Random, calendar: Calendar): Promise<void> {
  const sheet = newSheet();
  for (const table of ["texts", "unlogged_promises"]) sheet.open(table);
  const complaints = await tx<{ id: string; customer: string; by: string; at: Date }[]>`
    select id, customer_id as customer, opened_by as by, recorded_at as at from issues
     where kind = 'complaint' and recorded_at > ${plusDays(calendar.today, -80)}::date order by recorded_at, id limit 3`;
  for (const [turn, { id, customer, by, at }] of complaints.entries())
    addFound(sheet, random, {
      ...{ customer_id: customer, contact_id: null, issue_id: id, found_by: by, recorded_at: plusMinutes(at, 1) },
      ...{ words: complainedWords[turn] ?? complainedWords[0], told: "broken", found_through: "complaint" },
    });
  const contacts = await tx<{ id: string; customer: string; by: string; at: Date }[]>`
    select id, customer_id as customer, logged_by as by, recorded_at as at from contacts
     where direction = 'in' and import_id is null and recorded_at < ${plusDays(calendar.today, -1)}::date
     order by recorded_at desc, id limit 3`;
  for (const [turn, { id, customer, by, at }] of contacts.entries()) {
    const [words, found_through, told] = toldWords[turn] ?? toldWords[0];
    addFound(sheet, random, {
      ...{ customer_id: customer, contact_id: id, issue_id: null, found_by: by, recorded_at: plusMinutes(at, 2) },
      ...{ words, told, found_through },
    });
  }
  await insertBatches(
    tx,
    sheet.batches.filter(({ rows }) => rows.length > 0),
  );
}
