import postgres from "postgres";
import { decisionWords } from "./decision-words";

/** A number in [0, 1) that is always the same for the same `n` and seed. */
const chance = (seed: number) => `((hashint8extended(n, ${seed}) & 1073741823) / 1073741824.0::float8)`;
const oneOf = (words: readonly string[], seed: number) =>
  `(array['${words.join("', '")}'])[1 + floor(${chance(seed)} * ${words.length})::int]`;
const step = (seed: number) => `(array[-2, -1, 0, 0, 0, 0, 1, 1, 2])[1 + floor(${chance(seed)} * 9)::int]::smallint`;
const stages = ["find_and_buy", "start", "use", "get_help", "renew", "leave"];
const segments = ["all", "active", "ten_years", "top_tenth", "open_issue"];
const person = (seed: number) => `(select ids[1 + floor(${chance(seed)} * cardinality(ids))::int] from bench_staff)`;
const department = (seed: number) =>
  `(select ids[1 + floor(${chance(seed)} * cardinality(ids))::int] from bench_departments)`;

/** Twenty lives, in turns: how far each came. A replaced one is followed by the one that replaces it. */
const lives = `(array['draft', 'proposed', 'proposed', 'rejected', 'withdrawn', 'decided', 'decided', 'in_effect', 'in_effect',
  'in_effect', 'in_effect', 'in_effect', 'superseded', 'in_effect', 'reviewed', 'closed', 'closed', 'closed', 'reversed',
  'in_effect'])[1 + (n % 20)::int]`;

/** Three years of decisions, each with the people it needs. */
const drawn = `
  create unlogged table bench_decisions as
  select n, bench_id('decision' || n) as id, bench_id('statement' || n) as statement_id, ${lives} as life,
    date_trunc('milliseconds', standpoint_now() - make_interval(secs => 94608000 * (1 - n / {decisions}.0))) as at,
    ${person(1)} as owner_id, ${person(2)} as decider_id, ${person(3)} as advocate_id, ${department(4)} as department_id,
    ${oneOf(["helps", "helps", "helps", "neutral", "neutral", "harms"], 5)} as gate, ${step(6)} as time_effect,
    ${step(7)} as worry_effect, ${step(8)} as effort_effect, ${step(9)} as money_effect
  from generate_series(1::bigint, {decisions}) n`;

/** A text of the words' shape: JSON with these fields, each so many words long. */
const json = (fields: Record<string, number>) =>
  `json_build_object(${Object.entries(fields)
    .map(([field, words]) => `'${field}', bench_said(${words}, n)`)
    .join(", ")})::text`;
const texts = (kind: string, from: string, body: string) => `
  insert into texts (id, body, salt, hash)
  select id, body, '\\x01', text_hash('\\x01', body)
  from (select bench_id('${kind}' || n) as id, ${body} as body from ${from}) said`;
const sealed = (kind: string) =>
  `bench_id('${kind}' || n), (select hash from texts where id = bench_id('${kind}' || n))`;

const of = (...kinds: string[]) => `(select * from bench_decisions where life in ('${kinds.join("', '")}')) b`;
const put = "(select * from bench_decisions where life <> 'draft') b";
const made = "(select * from bench_decisions where life not in ('draft', 'proposed', 'rejected', 'withdrawn')) b";
const begun = of("in_effect", "reviewed", "closed", "superseded");
type Move = { at: string; place: number; by?: string; more?: Record<string, string> };
const move = (kind: string, from: string, { at, place, by = "decider_id", more = {} }: Move) => `
  insert into decision_moves (id, decision_id, sequence, kind, by_id, recorded_at${Object.keys(more)
    .map((column) => `, ${column}`)
    .join("")})
  select bench_id('${kind}' || n), id, ${place}, '${kind}', ${by}, at + interval '${at}'${Object.values(more)
    .map((value) => `, ${value}`)
    .join("")}
  from ${from}`;

const decisionSteps: readonly string[] = [
  "create unlogged table bench_staff as select array_agg(id order by id) as ids from people where deactivated_at is null",
  "create unlogged table bench_departments as select array_agg(id order by id) as ids from departments",
  drawn,
  "analyze bench_decisions",
  "insert into decisions (id, drafted_by, recorded_at) select id, owner_id, at from bench_decisions order by n",
  `insert into decision_drafts (decision_id, content, revision, saved_by, saved_at)
   select id, json_build_object('title', bench_said(7, n), 'view', bench_said(60, n))::jsonb, 1, owner_id, at from bench_decisions order by n`,
  texts(
    "statement",
    put,
    `jsonb_set(${json({ title: 7, job: 12, view: 60, timeNote: 8, worstOff: 10, mitigation: 14, businessEffect: 14, toldPlan: 12 })}::jsonb,
      '{businessTurn}', to_jsonb(${oneOf(["better", "better", "same", "worse"], 10)}))::text`,
  ),
  `insert into statements (id, decision_id, version, author_id, department_id, owner_id, decider_id, door, gate, stages, affects,
     time_effect, worry_effect, effort_effect, money_effect, told_how, told_by_on, evidence_basis, urgent, is_stop, times_a_year,
     replaces_id, segments, told_departments, answer_days, words_id, words_hash, recorded_at)
   select statement_id, id, 1, owner_id, department_id, owner_id, decider_id, ${oneOf(["two_way", "two_way", "one_way"], 11)}, gate,
     array[${oneOf(stages, 12)}], 'direct', time_effect, worry_effect, effort_effect, money_effect, 'front_line_briefed', (at + interval '20 days')::date,
     'evidence', n % 23 = 0, n % 31 = 0, case when n % 31 = 0 then 12 end, case when n % 20 = 13 then (select o.id from bench_decisions o where o.n = b.n - 1) end,
     json_build_array(json_build_object('segment', ${oneOf(segments, 13)}, 'effect', 'better')), array[department_id], 14, ${sealed("statement")}, at
   from ${put} order by n`,
  `insert into statement_segments (id, decision_id, statement_id, segment, effect, as_of, lapse_days, affected_count, all_count,
     ten_years_count, value_minor, recorded_at)
   select bench_id('segment' || n), id, statement_id, ${oneOf(segments, 13)}, 'better', at::date, 90, 1 + floor(9000 * ${chance(14)}),
     10000, 0, 100000, at from ${put} order by n`,
  `insert into statement_reach (statement_id, decision_id, as_of, affected_count, all_count, value_minor, all_value_minor, heavy_share,
     sample, comparators, recorded_at)
   select statement_id, id, at::date, 1 + floor(9000 * ${chance(14)}), 10000, 100000, 1000000, 0.1,
     array(select bench_id('s' || n || s) from generate_series(1, 50) s), array(select bench_id('c' || n || s) from generate_series(1, 50) s), at
   from ${put} order by n`,
  ...[1, 2].flatMap((place) => [
    texts(`evidence${place}`, put, "bench_said(30, n)"),
    `insert into statement_evidence (id, decision_id, statement_id, kind, words_id, words_hash, after_decision, by_id, recorded_at)
     select bench_id('evidence${place}' || n), id, statement_id, 'complaint', ${sealed(`evidence${place}`)}, false, owner_id, at from ${put} order by n`,
    texts(`option${place}`, put, json({ title: 4, effect: 14 })),
    `insert into decision_options (id, decision_id, statement_id, position, is_do_nothing, words_id, words_hash, recorded_at)
     select bench_id('option${place}' || n), id, statement_id, ${place - 1}, ${place === 2}, ${sealed(`option${place}`)}, at from ${put} order by n`,
  ]),
  texts("prediction", put, "bench_said(9, n)"),
  `insert into predictions (id, decision_id, statement_id, baseline, baseline_on, direction, threshold, probability, resolve_on, words_id,
     words_hash, recorded_at)
   select bench_id('prediction' || n), id, statement_id, 8, at::date, 'at_most', 3, 0.7, (at + interval '120 days')::date,
     ${sealed("prediction")}, at from ${put} order by n`,
  texts("position", put, json({ customerInput: 20, reason: 20 })),
  `insert into positions (id, decision_id, statement_id, advocate_id, appointment_id, stance, words_id, words_hash, after_decision, recorded_at)
   select bench_id('position' || n), id, statement_id, advocate_id, (select id from appointments limit 1),
     case when ${chance(15)} < 0.1 then 'dissent' else 'support' end, ${sealed("position")}, false, at + interval '1 day' from ${put} order by n`,
  move("proposed", put, {
    ...{ at: "1 hour", place: 1, by: "owner_id" },
    more: { statement_id: "statement_id", answer_by: "at + interval '14 days'" },
  }),
  ...(["rejected", "withdrawn"] as const).flatMap((kind) => [
    texts(`reason${kind}`, of(kind), "bench_said(20, n)"),
    move(kind, of(kind), { at: "3 days", place: 2, more: { "reason_id, reason_hash": sealed(`reason${kind}`) } }),
  ]),
  move("decided", made, {
    ...{ at: "4 days", place: 2 },
    more: {
      statement_id: "statement_id",
      option_id: "bench_id('option1' || n)",
      review_on: "(at + interval '180 days')::date",
      replaces_id: "case when n % 20 = 13 then (select o.id from bench_decisions o where o.n = b.n - 1) end",
      heavy_reasons: "coalesce(heavy_reasons(statement_id), '{}')",
    },
  }),
  `insert into notices (id, decision_id, department_id, answer_by, sent_by, recorded_at)
   select bench_id('notice' || n), id, department_id, at + interval '18 days', decider_id, at + interval '4 days' from ${made} order by n`,
  `insert into acknowledgements (id, decision_id, notice_id, sequence, by_id, answer, recorded_at)
   select bench_id('answer' || n), id, bench_id('notice' || n), 1, advocate_id, 'no_effect_here', at + interval '6 days' from ${begun} order by n`,
  move("put_in_effect", begun, { at: "7 days", place: 3, by: "owner_id" }),
  ...(["reviewed", "closed"] as const).map((kind, place) =>
    move(kind, of("closed", kind), {
      at: `${180 + place} days`,
      place: 4 + place,
    }),
  ),
  move("reversed", of("reversed"), { at: "9 days", place: 3 }),
];

/** What the triggers would have chained, entry after entry. */
const chain = `
  create unlogged table bench_entries as
  select f.decision_id, row_number() over (partition by f.decision_id order by e.at, e.place, f.subject_id)::int as sequence, f.subject, f.subject_id,
    b.at + make_interval(days => e.place) as recorded_at, decision_fact_hash(f.subject, f.subject_id) as content_hash
  from decision_facts f join bench_decisions b on b.id = f.decision_id
  cross join lateral (select b.at, case f.subject when 'decisions' then 0 when 'statements' then 1 when 'positions' then 3
    when 'decision_moves' then 4 when 'notices' then 5 when 'acknowledgements' then 6 else 2 end as place) e`;
const link = `
  do $$
  declare
    e record;
    entry decision_events;
    last decision_events;
  begin
    for e in select * from bench_entries order by decision_id, sequence loop
      entry := row(e.decision_id, e.sequence, e.subject, e.subject_id, e.recorded_at, e.content_hash,
        case when e.sequence = 1 then sha256('') else last.hash end, null);
      entry.hash := decision_entry_hash(entry);
      insert into decision_events select entry.*;
      last := entry;
    end loop;
  end $$`;

const settings = { session_replication_role: "replica", synchronous_commit: "off", jit: "off", work_mem: "256MB" };

/**
 * Three years of `count` decisions in every state, with their words, their chains and what the register keeps of them.
 * Written by the server's superuser around the triggers; what these would have kept is computed as a whole.
 */
export async function fillDecisions(superUrl: string, count: number, say: (sentence: string) => void): Promise<void> {
  const sql = postgres(superUrl, {
    max: 1,
    onnotice: () => undefined,
    connection: { ...settings, statement_timeout: 0 },
  });
  const begun = performance.now();
  try {
    await sql`create unlogged table bench_vocabulary as select ${[...decisionWords]}::text[] as words`;
    // Common words are common: a few hundred make most of what is said.
    await sql.unsafe(`
      create function bench_said(many int, n bigint) returns text language plpgsql volatile as $f$
      declare
        vocabulary text[] := (select words from bench_vocabulary);
        said text := '';
      begin
        for place in 1..many loop
          said := said || vocabulary[1 + floor(cardinality(vocabulary) * power(random(), 2.5))::int] || ' ';
        end loop;
        return btrim(said);
      end $f$`);
    await sql.unsafe(`
      create function bench_id(said text) returns uuid language sql immutable
        as $f$ select overlay(overlay(md5(said) placing '4' from 13) placing '8' from 17)::uuid $f$`);
    await sql.unsafe("select setseed(0.42)");
    for (const statement of decisionSteps) await sql.unsafe(statement.replaceAll("{decisions}", String(count)));
    await sql.unsafe("analyze");
    say(`${count} decisions (${Math.round((performance.now() - begun) / 1000)} s)`);
    for (const statement of [chain, link]) await sql.unsafe(statement);
    say(`their chains (${Math.round((performance.now() - begun) / 1000)} s)`);
    await sql.unsafe("select refresh_decision_cards(array(select id from decisions order by number))");
    await sql.unsafe("select refresh_decision_words(array(select id from decisions))");
    await sql.unsafe("drop table bench_decisions, bench_entries, bench_staff, bench_departments, bench_vocabulary");
    await sql.unsafe("drop function bench_said(int, bigint), bench_id(text)");
    await sql.unsafe("vacuum (full, analyze) decision_cards");
    await sql.unsafe("vacuum (freeze, analyze)");
    say(`what the register keeps of them (${Math.round((performance.now() - begun) / 1000)} s)`);
  } finally {
    await sql.end();
  }
}
