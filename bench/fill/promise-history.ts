import postgres from "postgres";

/** A number in [0, 1) that is always the same for the same `n` and seed. */
const chance = (seed: number) => `((hashint8extended(n, ${seed}) & 1073741823) / 1073741824.0::float8)`;
const oneOf = (words: readonly string[], seed: number) =>
  `(array['${words.join("', '")}'])[1 + floor(${chance(seed)} * ${words.length})::int]`;

/** Over three years: most are kept, the rest is what it is in a house that tries. The newest are not due yet. */
const drawn = `
  create unlogged table bench_promises as
  select n, (lpad(to_hex((extract(epoch from made_at) * 1000)::bigint), 12, '0') || '70098' || lpad(to_hex(n), 15, '0'))::uuid as id,
    c.id as customer_id, s.id as person_id, s.team_id, made_at, due_at, kind, channel, stage, fate, ended.ended_at
  from (
  select *, case fate when 'late' then due_at + make_interval(mins => (5 + 4000 * power(${chance(8)}, 4))::int)
      when 'unproven' then due_at + interval '3 hours' when 'moved' then due_at + interval '20 hours'
      when 'overdue' then null else made_at + (due_at - made_at) * ${chance(9)} end as ends_at
  from (
    select n, made_at, made_at + make_interval(mins => (array[60, 120, 240, 480, 1440, 2880, 4320, 7200])[1 + floor(${chance(3)} * 8)::int]
        + (240 * ${chance(4)})::int) as due_at,
      ${oneOf(["callback", "reply", "appointment", "delivery", "refund", "fix", "information"], 5)} as kind,
      ${oneOf(["phone", "phone", "phone", "email", "chat", "visit", "letter"], 6)} as channel,
      case when ${chance(12)} < 0.8 then ${oneOf(["find_and_buy", "start", "use", "get_help", "renew", "leave"], 7)} end as stage,
      case when roll < 0.8 then 'kept' when roll < 0.87 then 'late' when roll < 0.89 then 'overdue' when roll < 0.91 then 'moved'
        when roll < 0.93 then 'cancelled_by_customer' when roll < 0.94 then 'cancelled' when roll < 0.95 then 'void'
        when roll < 0.97 then 'unproven' else 'disputed' end as fate
    from (select n, ${chance(2)} as roll,
        date_trunc('milliseconds', standpoint_now() - make_interval(secs => 94608000 * ${chance(1)})) as made_at
      from generate_series(1::bigint, {promises}) n) rolled
    order by made_at) told) ending
  cross join lateral (select case when ends_at < standpoint_now() then ends_at end as ended_at) ended
  join bench_customers c on c.place = 1 + floor(power(${chance(10)}, 2) * (select count(*) from bench_customers))::int
  join bench_people s on s.place = 1 + floor(${chance(11)} * (select count(*) from bench_people))::int`;

const isEnded = "ended_at is not null";
const isKept = "fate in ('kept', 'late', 'moved', 'unproven', 'disputed')";

const steps = [
  "create unlogged table bench_customers as select id, row_number() over (order by md5(id::text))::int as place from customers where survivor_id = id",
  `create unlogged table bench_people as select id, team_id, row_number() over (order by id)::int as place
   from people where roles && '{frontline,manager}' and deactivated_at is null and team_id is not null`,
  "analyze bench_customers",
  "analyze bench_people",
  drawn,
  `insert into promises (id, customer_id, kind, said_id, said_hash, channel, made_by, made_team_id, made_at, recorded_at, owner_id,
     original_due_at, due_precision, zone, calendar, stage)
   select id, customer_id, kind, (select id from texts limit 1), (select hash from texts limit 1), channel, person_id, team_id,
     made_at, made_at, person_id, due_at, 'time', 'Europe/London', '{}', stage from bench_promises order by n`,
  `insert into promise_states (promise_id, sequence, customer_id, from_at, until_at, owner_id, team_id, headline_due_at,
     agreed_due_at, agreed_precision, asked_by_customer, moved_by_us, moved_with_consent)
   select id, 0, customer_id, made_at, case when ${isEnded} then ended_at end, person_id, team_id, due_at, due_at, 'time',
     n % 40 = 0, false, false from bench_promises order by n`,
  `insert into promise_states (promise_id, sequence, event_sequence, customer_id, from_at, owner_id, team_id, headline_due_at,
     agreed_due_at, agreed_precision, asked_by_customer, moved_by_us, moved_with_consent, ended, ended_at, seen_at, claimed_at,
     proof_at, answer)
   select id, 1, 1, customer_id, ended_at, person_id, team_id, due_at,
     case fate when 'moved' then due_at + interval '1 day' else due_at end, 'time', n % 40 = 0, fate = 'moved', fate = 'moved',
     case when ${isKept} then 'fulfilled' when fate = 'void' then 'voided' else fate end, ended_at,
     case when ${isKept} then ended_at end, case when ${isKept} then case fate when 'unproven' then due_at else ended_at end end,
     case when n % 3 = 0 and ${isKept} then ended_at end,
     case when fate = 'disputed' then 'no' when fate = 'kept' and n % 17 = 0 then 'yes' end
   from bench_promises where ${isEnded} order by n`,
];

const settings = {
  session_replication_role: "replica",
  synchronous_commit: "off",
  maintenance_work_mem: "1GB",
  work_mem: "512MB",
  statement_timeout: 0,
  jit: "off",
};

/** Puts so many promises of three years in place of those a filled database has, around the triggers, and keeps their rates. */
export async function fillPromiseHistory(superUrl: string, promises: number, say: (sentence: string) => void) {
  const sql = postgres(superUrl, { max: 1, onnotice: () => undefined, connection: settings });
  const begun = performance.now();
  const told = (what: string) => say(`${what} (${Math.round((performance.now() - begun) / 1000)} s)`);
  try {
    const indexes = await sql<{ name: string; definition: string }[]>`
      select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
      from pg_index i where i.indrelid in ('promises'::regclass, 'promise_states'::regclass)
        and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`;
    for (const { name } of indexes) await sql.unsafe(`drop index ${name}`);
    await sql.unsafe("truncate promises, promise_events, promise_states cascade");
    for (const [index, step] of steps.entries()) {
      await sql.unsafe(step.replaceAll("{promises}", String(promises)));
      told(`promises of three years, part ${index + 1} of ${steps.length}`);
    }
    for (const { definition } of indexes) await sql.unsafe(definition);
    await sql.unsafe("drop table bench_promises, bench_customers, bench_people");
    await sql.unsafe("vacuum (freeze, analyze) promises, promise_states");
    told("indexes");
    const [kept] = await sql`select rebuild_promise_facts() as rows`;
    await sql.unsafe("vacuum (freeze, analyze) promise_facts, promise_days, promise_customers, promises_unsettled");
    told(`${kept?.rows} rates kept`);
  } finally {
    await sql.end();
  }
}
