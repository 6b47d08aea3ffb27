import type postgres from "postgres";

/** Each rung that has fallen of what is open, recorded when it fell. */
const reminded = `
  insert into reminders (id, promise_id, rung, due_at, recorded_at)
  select gen_random_uuid(), s.promise_id, r.rung, r.due_at, r.falls_at
  from promise_states s cross join lateral pending_rungs(s.promise_id) r
  where s.until_at is null and s.ended is null and r.falls_at <= $1
  order by r.falls_at, array_position(array['first', 'second', 'soon', 'due', 'lead', 'manager'], r.rung)`;

/** Told to its owner on the way, then to whoever leads; a team's is its lead's from the beginning. */
const told = `
  insert into inbox_items (id, person_id, kind, promise_id, customer_id, reminder_id, values, recorded_at)
  select gen_random_uuid(), reader.id,
    case when reader.id is distinct from s.owner_id and r.rung in ('lead', 'manager') then 'escalation' else 'reminder' end,
    r.promise_id, s.customer_id, r.id,
    jsonb_build_object('rung', r.rung, 'dueAt', to_char(r.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
    r.recorded_at
  from reminders r
  join promise_states s on s.promise_id = r.promise_id and s.until_at is null
  left join teams t on t.id = s.team_id
  join lateral (
    select p.id from people p
    where p.deactivated_at is null and case
      when r.rung in ('first', 'second', 'soon', 'due') and s.owner_id is not null then p.id = s.owner_id
      when r.rung = 'manager' then 'manager' = any (p.roles) and p.department_id = t.department_id and p.id is distinct from s.owner_id
      else p.id = t.lead_id and p.id is distinct from s.owner_id end
  ) reader on true
  order by r.recorded_at, r.id`;

/** What is older than a day has been read, when its reader next looked. */
const read = `
  update inbox_items set read_at = recorded_at + interval '50 minutes' where read_at is null and recorded_at < $1::timestamptz - interval '24 hours'`;

/** This morning's digest of everybody with something to do. */
const mornings = `
  with mine as (
    select s.owner_id as person_id, coalesce(p.zone, o.zone) as zone,
      count(*) filter (where s.agreed_due_at < $1) as overdue, count(*) filter (where s.agreed_due_at >= $1) as today
    from promise_states s join people p on p.id = s.owner_id cross join organisation o
    where s.until_at is null and s.ended is null
      and s.agreed_due_at < ($1::timestamptz at time zone o.zone)::date::timestamp at time zone o.zone + interval '24 hours'
    group by 1, 2
  ), written as (
    insert into digests (id, person_id, on_day, told, recorded_at)
    select gen_random_uuid(), person_id, ($1::timestamptz at time zone zone)::date, overdue + today, $1 from mine
    returning person_id, on_day
  )
  insert into inbox_items (id, person_id, kind, values, recorded_at)
  select gen_random_uuid(), m.person_id, 'digest',
    jsonb_build_object('overdue', m.overdue, 'today', m.today, 'teamOwned', 0, 'on', w.on_day::text), $1::timestamptz - interval '40 minutes'
  from mine m join written w on w.person_id = m.person_id`;

/** What the people of the demo were told of the promises that are open, as if a worker had been running all along. */
export async function fillInboxes(tx: postgres.TransactionSql, now: Date): Promise<void> {
  for (const statement of [reminded, told, mornings, read])
    await tx.unsafe(statement, statement === told ? [] : [now.toISOString()]);
}
