import type postgres from "postgres";
import { rubric } from "../../server/domain/rubric";
import { type Calendar, londonAt, plusDays } from "./calendar";
import { insertBatches } from "./insert";
import { randomFrom } from "./random";
import { newSheet } from "./rows";
import { scoreNotes } from "./words/scores";

/** How often the company's statements deserve a yes, question by question. */
const deserved = [0.93, 0.82, 0.88, 0.55, 0.7, 0.6, 0.75, 0.85];

type Drawn = { month: string; statement: string; decision: string; people: string[] };

/** The statements drawn each month since the first decision, and how peers scored them; the newest draw only in part. */
export async function scoreStatements(tx: postgres.TransactionSql, calendar: Calendar): Promise<void> {
  await drawMonths(tx, calendar);
  const random = randomFrom("scores");
  const sheet = newSheet();
  for (const table of ["texts", "statement_scores"]) sheet.open(table);
  const drawn = await listDrawn(tx);
  drawn.forEach(({ month, statement, decision, people }, place) => {
    if (place >= drawn.length - 2) return;
    const scorers = random.chance(0.3) ? [random.int(0, 3), random.int(4, 6)] : [random.int(0, 6)];
    for (const which of new Set(scorers.map((scorer) => scorer % people.length))) {
      const recorded_at = londonAt(plusDays(month, 31 + random.int(4, 20)), random.int(560, 980));
      if (recorded_at >= calendar.now) continue;
      const marks = rubric.map((_, question) => (random.chance(deserved[question] ?? 0.5) ? 1 : 0));
      const lacking = rubric.find((_, question) => marks[question] === 0);
      const note = lacking && random.chance(0.6) ? JSON.stringify({ [lacking.key]: scoreNotes[lacking.key] }) : null;
      const words_id = note === null ? null : random.id(recorded_at);
      if (words_id) sheet.add("texts", { id: words_id, body: note });
      const score = { id: random.id(recorded_at), decision_id: decision, statement_id: statement };
      sheet.add("statement_scores", { ...score, marks, by_id: people[which], words_id, recorded_at });
    }
  });
  await insertBatches(tx, sheet.batches);
}

/** Drawn in the night after each month was over, as the worker does. */
async function drawMonths(tx: postgres.TransactionSql, calendar: Calendar): Promise<void> {
  await tx`
    select draw_statements_of(month::date, (month + interval '1 month 4 hours')::timestamp at time zone 'Europe/London')
    from generate_series(
      (select date_trunc('month', min(recorded_at at time zone 'Europe/London')) from decision_moves where kind = 'decided'),
      date_trunc('month', ${calendar.today}::timestamp) - interval '1 month', interval '1 month') month`;
}

/** What was drawn, the oldest first, with those who may score it: managers and the board without a part in it. */
async function listDrawn(tx: postgres.TransactionSql): Promise<Drawn[]> {
  return tx<Drawn[]>`
    select w.month::text as month, s.id as statement, s.decision_id as decision, array(
      select p.id from people p where p.roles && array['manager', 'board'] and p.deactivated_at is null
        and p.id not in (s.author_id, s.owner_id, s.decider_id) order by p.name) as people
    from score_drawn w join statements s on s.id = w.statement_id order by w.month, w.place`;
}
