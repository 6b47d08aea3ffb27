import type postgres from "postgres";

/** Who follows what, and since when they do. */
const follows = `
  insert into decision_subscriptions (id, person_id, what, department_id, stage, how, recorded_at)
  select gen_random_uuid(), p.id, f.what, d.id, f.stage, f.how, $1::timestamptz - f.ago
  from (values
    ('Amara Boateng', 'stage', null, 'get_help', 'at_once', interval '40 days'),
    ('Daniel Reyes', 'department', 'Service', null, 'at_once', interval '60 days'),
    ('Tom Adeyemi', 'department', 'Finance', null, 'weekly', interval '90 days'),
    ('Priya Raman', 'all', null, null, 'weekly', interval '300 days')
  ) as f(name, what, department, stage, how, ago)
  join people p on p.name = f.name left join departments d on d.name = f.department`;

const sightings = `
  insert into feed_sightings (person_id, seen_until, recorded_at)
  select id, $1::timestamptz - interval '5 days', $1::timestamptz - interval '5 days' from people
  where name in ('Amara Boateng', 'Ines Marchetti', 'Priya Raman')`;

/** Whatever stands and has fallen was told when it fell; what nobody follows any more was not. */
const tellings = `
  insert into decision_tellings (id, decision_id, kind, subject_id, due_at, recorded_at)
  select gen_random_uuid(), d.id, o.kind, o.subject_id, o.due_at, o.falls_at
  from decisions d cross join lateral pending_tellings(d.id) o
  where o.falls_at <= $1 order by o.falls_at, o.kind`;

/** To whom, as the worker tells it; nobody of the demo was away. */
const told = `
  with made as materialized (
    select t.*, s.owner_id, s.decider_id, s.department_id, s.told_departments
    from decision_tellings t
    join lateral (select * from statements where decision_id = t.decision_id order by version desc limit 1) s on true
  ), speakers as materialized (
    select p.id, p.department_id from people p
    where p.deactivated_at is null and ('manager' = any (p.roles) or exists (select from teams where lead_id = p.id)
      or exists (select from appointments a where a.person_id = p.id and a.kind = 'advocate'))
  ), readers as (
    select m.id as telling_id, p.id as person_id from made m join notices n on n.id = m.subject_id
      join speakers p on p.department_id = n.department_id where m.kind like 'notice%'
    union select m.id, m.decider_id from made m where m.kind ~ '^(proposal|review|prediction|objection)'
    union select m.id, m.owner_id from made m where m.kind in ('proposal_overdue', 'review_soon', 'review_due', 'prediction_due', 'objection_raised')
    union select m.id, a.person_id from made m join appointments a on a.kind = 'advocate'
      and (a.department_id = m.department_id or a.department_id = any (m.told_departments)) and a.person_id not in (m.owner_id, m.decider_id)
      where m.kind = 'position_asked'
    union select m.id, a.person_id from made m join appointments a on a.kind = 'board_seat' where m.kind = 'referred'
    union select m.id, follower from made m join decision_feed f on f.decision_id = m.decision_id and f.subject_id = m.subject_id and f.recorded_at = m.due_at
      cross join lateral followers_of(m.decision_id, f.by_id, f.recorded_at, 'at_once') follower where m.kind = 'followed'
  )
  insert into inbox_items (id, person_id, kind, decision_id, telling_id, values, recorded_at)
  select gen_random_uuid(), r.person_id, 'decision', m.decision_id, m.id, jsonb_build_object('telling', m.kind), m.recorded_at
  from readers r join made m on m.id = r.telling_id join people p on p.id = r.person_id and p.deactivated_at is null
  order by m.recorded_at, m.id`;

/** Monday's letters have gone out. */
const weeks = `
  insert into decision_digests (id, person_id, kind, week_on, told, recorded_at)
  select gen_random_uuid(), p.id, 'followed', week.monday, 1, day_begins(week.monday) + interval '8 hours 10 minutes'
  from (select date_trunc('week', organisation_day($1)::timestamp)::date as monday) week
  join people p on exists (select from decision_subscriptions s where s.person_id = p.id and s.how = 'weekly')
  where day_begins(week.monday) + interval '9 hours' < $1`;

/** What of decisions the people of the demo follow and were told, as if a worker had been running all along. */
export async function tellOfDecisions(tx: postgres.TransactionSql, now: Date): Promise<void> {
  for (const statement of [follows, sightings, tellings, told, weeks])
    await tx.unsafe(statement, statement === told ? [] : [now.toISOString()]);
  await tx.unsafe("select plan_decision_look(id) from decisions");
}
