import type postgres from "postgres";
import { plainDate } from "../../server/domain/plain-date";
import { thanksLine } from "../../server/domain/thanks-line";
import { type Calendar, londonAt, plusDays, plusMinutes, workingDayAfter } from "./calendar";
import { insertBatches } from "./insert";
import { type Random, randomFrom } from "./random";
import { newSheet, type Row } from "./rows";

const sayers = ["Amara Boateng", "Siân Pritchard", "Chloe Farrant", "Dominic Achebe", "Daniel Reyes"];

/** Days within which anniversaries were thanked for lately. */
const lately = 110;

type Due = { customer: string; years: number; on: string };

/**
 * What the board made a milestone, anniversaries thanked for lately, and how some of them were taken, noted later. Comes
 * after the customers' facts: the guard judges each by what was open on its day.
 */
export async function sayThanksLately(tx: postgres.TransactionSql, calendar: Calendar): Promise<void> {
  const people = new Map((await tx<Person[]>`select name, id from people`).map(({ name, id }) => [name, id]));
  const random = randomFrom("thanks");
  await setRules(tx, calendar, people.get("Helena Brandt"));
  const due = await tx<Due[]>`
    select s.customer_id as customer, d.on_day::text as on, d.years
      from standing s cross join lateral (
        select ${calendar.today}::date - (${calendar.today}::date - s.since_on) % 365 as near) n
      cross join lateral (
        select (s.since_on + make_interval(years => extract(year from n.near)::int - extract(year from s.since_on)::int))::date as on_day,
               extract(year from n.near)::int - extract(year from s.since_on)::int as years) d
     where d.years between 1 and 12 and d.on_day between ${plusDays(calendar.today, -lately)}::date and ${calendar.today}::date - 2
       and not s.is_erased and s.last_on >= ${plusDays(calendar.today, -300)}::date
     order by d.on_day, s.customer_id`;
  const sheet = newSheet();
  for (const table of ["recognitions", "recognition_reactions"]) sheet.open(table);
  for (const one of due) {
    if (!random.chance(0.16)) continue;
    const said = saidBy(one, random, calendar, people);
    const [row] = await tx`select thanks_hold(${one.customer}, ${said.said_at.toISOString()}) as hold`;
    if (row?.hold !== null || said.said_at >= calendar.now) continue;
    sheet.add("recognitions", said);
    if (said.reaction === null && random.chance(0.4)) sheet.add("recognition_reactions", takenLater(said, random));
  }
  await insertBatches(tx, sheet.batches);
}

type Person = { name: string; id: string };
type Said = Row & { id: string; said_at: Date; reaction: string | null };

function saidBy({ customer, years, on }: Due, random: Random, calendar: Calendar, people: Map<string, string>): Said {
  const said_at = londonAt(workingDayAfter(plusDays(on, random.int(0, 12))), random.int(540, 1020));
  const milestone = { kind: "years", years, on: plainDate(on) } as const;
  return {
    id: random.id(said_at),
    customer_id: customer,
    reason_kind: "tenure",
    years,
    milestone_kind: "years",
    milestone_key: String(years),
    reason: thanksLine(milestone, { today: plainDate(calendar.today), hasBreaks: false }),
    said_by: people.get(random.pick(sayers)) ?? null,
    said_at,
    reaction: random.weighted([
      ["delighted", 26],
      ["pleased", 34],
      ["indifferent", 9],
      ["uneasy", 2],
      [null, 29],
    ] as const),
  };
}

function takenLater({ id, said_at, said_by }: Said, random: Random): Row {
  return {
    recognition_id: id,
    reaction: random.pick(["delighted", "pleased", "pleased", "indifferent"]),
    noted_by: said_by,
    recorded_at: plusMinutes(said_at, random.int(20, 180)),
  };
}

async function setRules(tx: postgres.TransactionSql, calendar: Calendar, board: string | undefined): Promise<void> {
  const setAt = londonAt(calendar.workingDaysAgo(240), 15 * 60 + 40);
  await tx`insert into milestone_rules
    (id, years, purchases, value_minor, currency, after_return, after_referral, ahead_days, ring_days, cool_off_days, reason, set_by, recorded_at)
    values (gen_random_uuid(), null, '{10,25,50,100}', '{500000,1000000,2500000}', 'GBP', true, true, 7, 182, 90,
            'Every year with us counts, and so does coming back. Sums from £5,000, because nobody notices smaller ones.',
            ${board ?? null}, ${setAt.toISOString()})`;
}
