import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { type Calendar, londonAt, plusDays, plusMinutes } from "./calendar";
import { insertBatches } from "./insert";
import { at } from "./random";
import { newSheet } from "./rows";
import { doneWords, rightWords, wrongWords } from "./words/warnings";

const bands = [
  { name: "Top", share: 5 },
  { name: "High", share: 20 },
  { name: "Middle", share: 50 },
  { name: "Low", share: 25 },
];

const best = {
  match: "all",
  conditions: [
    { field: "band", is: "is", value: { texts: ["Top"] } },
    { field: "tenure", is: "at_least", value: { length: 2, unit: "years" } },
  ],
};

/** How the bands were set at first, and as they hold: the second version took the longer way round to a best customer. */
const versions = [
  {
    daysAgo: 400,
    bestRule: { match: "all", conditions: best.conditions.slice(0, 1) },
    reason: "A beginning: those who bring a third of what we live on.",
  },
  {
    daysAgo: 96,
    bestRule: best,
    reason: "One large order does not make a best customer. Two years with us do.",
  },
];

/** Sets the bands, has the database compute them, and lets early warnings have come and been answered. */
export async function drawBands(tx: postgres.TransactionSql, calendar: Calendar): Promise<void> {
  for (const { daysAgo, bestRule, reason } of versions)
    await tx`
      insert into band_versions (id, method, bands, best_rule, reason, set_by, recorded_at)
      select gen_random_uuid(), 'quantiles', ${JSON.stringify(bands)}::text::jsonb, ${JSON.stringify(bestRule)}::text::jsonb,
             ${reason}, id, ${londonAt(plusDays(calendar.today, -daysAgo), 15 * 60).toISOString()}
        from people where name = 'Helena Brandt'`;
  await tx`select run_bands()`;
  await warnOfThePast(tx, calendar);
  await answerThem(tx, calendar);
  await tx`select record_warnings()`;
}

/** What the rules would have said in the last two years of promises broken, and of issues left open and resolved since. */
async function warnOfThePast(tx: postgres.TransactionSql, { today }: Calendar): Promise<void> {
  for (let daysAgo = 720; daysAgo > 0; daysAgo -= 30)
    await tx`
      insert into warnings (id, customer_id, rule_id, kind, episode, facts, since_at, recorded_at)
      select gen_random_uuid(), h.customer_id, h.rule_id, h.kind, h.episode, h.facts, h.since_at, h.since_at + interval '4 minutes'
        from warning_hits(${londonAt(plusDays(today, -daysAgo), 8 * 60).toISOString()}) h where h.kind = 'broken_promise'
      on conflict do nothing`;
  await tx`
    insert into warnings (id, customer_id, rule_id, kind, episode, facts, since_at, recorded_at)
    select gen_random_uuid(), c.survivor_id, r.id, r.kind, i.id::text,
           jsonb_build_object('issueId', i.id, 'issueKind', i.kind, 'openedAt', i.opened_at),
           i.opened_at + make_interval(days => r.days), i.opened_at + make_interval(days => r.days) + interval '3 minutes'
      from warning_rules_now r
      join issues i on i.resolved_at > i.opened_at + make_interval(days => r.days)
      join customers c on c.id = i.customer_id
      join band_spans b on b.customer_id = c.survivor_id and b.until_on is null and b.is_best
     where r.kind = 'open_issue'`;
}

type Told = { id: string; at: string };

/** Most of them were acted on the next day and judged ten days later; the youngest are still waited for. */
async function answerThem(tx: postgres.TransactionSql, { today }: Calendar): Promise<void> {
  const told = await tx<Told[]>`
    select id, recorded_at::text as at from warnings where recorded_at < ${londonAt(plusDays(today, -12), 0).toISOString()}
     order by recorded_at, episode`;
  const people = await tx<{ id: string }[]>`
    select id from people where name in ('Mohammed Iqbal', 'Chloe Farrant', 'Owen Gallagher') order by name`;
  const sheet = newSheet();
  sheet.open("texts");
  told.forEach(({ id, at: warnedAt }, place) => {
    const say = (kind: string, wasRight: boolean | null, body: string, days: number) => {
      const words = randomUUID();
      sheet.add("texts", { id: words, body });
      sheet.add("warning_answers", {
        ...{ id: randomUUID(), warning_id: id, kind, was_right: wasRight, words_id: words },
        ...{
          by_id: at(people, place % people.length).id,
          recorded_at: plusMinutes(new Date(warnedAt), days * 1440 + 95),
        },
      });
    };
    say("done", null, at(doneWords, place % doneWords.length), 1);
    if (place % 7 === 5) return;
    const wasRight = place % 3 !== 2;
    const words = wasRight ? rightWords : wrongWords;
    say("followed", wasRight, at(words, place % words.length), 10);
  });
  await insertBatches(tx, sheet.batches);
}
