-- Notices and what is told of decisions: departments answer for themselves, each telling falls once and never early, the
-- feed, and what people follow.
--
-- When a notice, a proposal, a review or a prediction is due depends on none of this: a telling only says so.

-- Notices and answers ------------------------------------------------------------------------------------------------

create or replace function guard_notice() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if public.decision_state(new.decision_id) not in ('decided', 'in_effect') then
    perform public.refuse('Departments are told of what has been decided.');
  elsif new.answer_by <= new.recorded_at then
    perform public.refuse('Give the department time to answer.');
  elsif new.answer_by < new.recorded_at + interval '12 hours' then
    perform public.refuse('Give the department at least half a day to answer.');
  elsif new.answer_by > new.recorded_at + interval '91 days' then
    perform public.refuse('A notice is answered within ninety days.');
  elsif not public.person_acts(new.sent_by, new.recorded_at) then
    perform public.refuse('Only somebody who is with us can do that.');
  end if;
  return new;
end $$;
comment on function guard_notice() is
  'A6: after deciding, departments to be told are only added, each with a time to answer that is neither nothing nor never.';

create or replace function guard_acknowledgement() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  state text := public.decision_state(new.decision_id);
begin
  if state not in ('decided', 'in_effect', 'reviewed') then
    perform public.refuse(format('There is nothing to answer: this decision has been %s and does not stand any more.',
      case state when 'superseded' then 'replaced by another' else state end));
  end if;
  if not exists (select from public.people p join public.notices n on n.department_id = p.department_id
                 where p.id = new.by_id and n.id = new.notice_id and p.deactivated_at is null) then
    perform public.refuse('A notice is answered by somebody of the department that got it.');
  end if;
  if new.answer <> 'no_effect_here' and public.text_length(new.note_id) = 0 then
    perform public.refuse('Say what your department will do, or what it objects to.');
  end if;
  new.sequence := (select coalesce(max(sequence), 0) + 1 from public.acknowledgements where notice_id = new.notice_id);
  return new;
end $$;
comment on function guard_acknowledgement() is 'Ruling 16: a department answers for itself, and its latest answer counts.';

create function standing_answer(notice uuid) returns text
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select answer from public.acknowledgements where notice_id = notice order by sequence desc limit 1 $$;
comment on function standing_answer(uuid) is 'Ruling 16: a department''s latest answer; null before the first.';

-- The feed -------------------------------------------------------------------------------------------------------------

create view decision_feed as
  select m.id, m.id as subject_id, m.decision_id, m.kind, m.by_id, m.recorded_at
  from decision_moves m
  where m.kind in ('proposed', 'decided', 'put_in_effect', 'reviewed', 'reversed', 'rejected', 'withdrawn', 'closed', 'continued')
  union all
  -- What a decided successor replaces.
  select m.id, m.replaces_id, m.replaces_id, 'superseded', m.by_id, m.recorded_at
  from decision_moves m where m.kind = 'decided' and m.replaces_id is not null
  union all
  select p.id, p.id, p.decision_id, 'dissented', p.advocate_id, p.recorded_at from positions p where p.stance = 'dissent'
  union all
  select x.id, x.id, x.decision_id, 'dissented', x.by_id, x.recorded_at from dissents x where x.kind = 'dissent';
comment on view decision_feed is
  'What happened to decisions, for everybody: proposed, decided, in effect, reviewed, replaced, dissented. Of one step the id and kind are its name.';

create function touches_department(which uuid, department uuid) returns boolean
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select exists (select from public.notices n where n.decision_id = which and n.department_id = department)
      or exists (select from public.statements s
        where s.id = coalesce(public.sealed_statement(which), public.latest_statement(which))
          and (s.department_id = department or department = any (s.told_departments)))
  $$;
comment on function touches_department(uuid, uuid) is 'Whether a decision is a department''s own, or it was or is to be told of it.';

create function names_segment(which uuid, wanted text) returns boolean
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select exists (select from public.statement_segments g left join public.segment_versions v on v.id = g.version_id
      where g.statement_id = coalesce(public.sealed_statement(which), public.latest_statement(which))
        and coalesce(v.segment_id::text, g.segment) = wanted)
  $$;
comment on function names_segment(uuid, text) is
  'Whether a decision touches a segment: a standing one by its key, a saved one by its id, whichever of its versions.';

create function names_stage(which uuid, wanted text) returns boolean
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select exists (select from public.statements s
      where s.id = coalesce(public.sealed_statement(which), public.latest_statement(which)) and wanted = any (s.stages))
  $$;
comment on function names_stage(uuid, text) is 'Whether a decision touches a stage of the customer''s journey.';

-- Following ------------------------------------------------------------------------------------------------------------

create function guard_subscription() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if tg_op = 'UPDATE' then
    if to_jsonb(new) - 'ended_at' is distinct from to_jsonb(old) - 'ended_at' or old.ended_at is not null or new.ended_at is null then
      perform public.refuse('What somebody followed stays as it was; it can only end.');
    end if;
    new.ended_at := public.standpoint_now();
    return new;
  end if;
  new.recorded_at := public.stamp(new.recorded_at);
  if new.ended_at is not null then
    perform public.refuse('What is followed has not ended.');
  elsif not public.person_acts(new.person_id, new.recorded_at) then
    perform public.refuse('Only somebody who is with us follows anything.');
  elsif new.segment is not null and new.segment not in ('all', 'active', 'ten_years', 'top_tenth', 'open_issue')
      and not exists (select from public.segments s where s.id::text = new.segment) then
    perform public.refuse('There is no such segment.');
  end if;
  return new;
end $$;
comment on function guard_subscription() is 'Principle 2: who followed what, and until when, are dated facts.';
create trigger guard_subscription before insert or update on decision_subscriptions
  for each row execute function guard_subscription();
select forbid_delete('decision_subscriptions');

create function followers_of(which uuid, by_id uuid, at timestamptz, way text) returns setof uuid
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select distinct s.person_id
    from public.decision_subscriptions s join public.people p on p.id = s.person_id and p.deactivated_at is null
    where s.how = way and s.ended_at is null and s.recorded_at <= at and s.person_id is distinct from by_id
      and case s.what
        when 'all' then true
        when 'decision' then s.decision_id = which
        when 'department' then public.touches_department(which, s.department_id)
        when 'stage' then public.names_stage(which, s.stage)
        when 'segment' then public.names_segment(which, s.segment)
      end
  $$;
comment on function followers_of(uuid, uuid, timestamptz, text) is
  'Who followed a decision, in one way, when something happened to it: not whoever did it, and not who began to follow later.';

create function guard_sighting() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  new.recorded_at := public.stamp(new.recorded_at);
  if new.seen_until > new.recorded_at then
    perform public.refuse('What has not happened yet has not been seen.');
  end if;
  return new;
end $$;
comment on function guard_sighting() is 'Principle 2: up to when somebody has seen the feed is never ahead of the clock.';
create trigger guard_sighting before insert on feed_sightings for each row execute function guard_sighting();
select forbid_change('feed_sightings');

-- What there is to tell ------------------------------------------------------------------------------------------------

create function day_begins(day date) returns timestamptz
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select day::timestamp at time zone coalesce((select zone from public.organisation), 'UTC') $$;
comment on function day_begins(date) is 'When a day begins in the organisation''s zone.';

create function decision_occasions(which uuid)
  returns table (kind text, subject_id uuid, due_at timestamptz, falls_at timestamptz)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    with it as materialized (
      select s.decision_id as id, s.state, public.sealed_statement(which) as sealed_id
      from public.decision_states s where s.decision_id = which
    ), asked as materialized (
      select n.id, n.recorded_at, n.answer_by, public.standing_answer(n.id) as answer
      from it join public.notices n on n.decision_id = it.id
      where it.state in ('decided', 'in_effect', 'reviewed')
    ), proposal as materialized (
      select m.id, m.recorded_at, m.answer_by
      from it join public.decision_moves m on m.decision_id = it.id and m.kind = 'proposed'
      where it.state = 'proposed' order by m.sequence desc limit 1
    ), review as materialized (
      select public.day_begins(m.review_on) as due_at, public.day_begins(m.review_on - 14) as soon_at, m.recorded_at
      from it join public.decision_moves m on m.decision_id = it.id and m.review_on is not null
      where it.state = 'in_effect' order by m.sequence desc limit 1
    )
    select 'notice_sent', a.id, a.recorded_at, a.recorded_at from asked a where a.answer is null
    union all
    -- In seconds, not in days: a day of an interval is as long as the session's zone makes it.
    select 'notice_half', a.id, a.answer_by,
      a.recorded_at + make_interval(secs => extract(epoch from a.answer_by - a.recorded_at)::float8 / 2)
    from asked a where a.answer is null
    union all
    select 'notice_overdue', a.id, a.answer_by, a.answer_by + interval '1 microsecond' from asked a where a.answer is null
    union all
    select 'proposal_waits', p.id, p.recorded_at, p.recorded_at from proposal p
    union all
    -- The time to answer counts from the first proposal: it is told once, however often the letter is written anew.
    select 'proposal_overdue', which, p.answer_by, p.answer_by + interval '1 microsecond' from proposal p where p.answer_by is not null
    union all
    select 'position_asked', p.id, p.recorded_at, p.recorded_at from proposal p
    union all
    select 'review_soon', which, r.due_at, r.soon_at from review r where r.soon_at > r.recorded_at
    union all
    select 'review_due', which, r.due_at, r.due_at from review r
    union all
    select 'prediction_due', p.id, public.day_begins(p.resolve_on), public.day_begins(p.resolve_on)
    from it join public.predictions p on p.statement_id = it.sealed_id
    where it.state in ('in_effect', 'reviewed')
      and not exists (select from public.prediction_outcomes o where o.prediction_id = p.id)
    union all
    select 'referred', m.id, m.recorded_at, m.recorded_at
    from it join public.decision_moves m on m.decision_id = it.id and m.kind = 'referred'
    where it.state in ('draft', 'proposed')
      and not exists (select from public.board_reviews b where b.decision_id = it.id and b.recorded_at >= m.recorded_at)
    union all
    select 'objection_raised', o.id, o.recorded_at, o.recorded_at
    from asked a join lateral (select k.id, k.recorded_at from public.acknowledgements k
      where k.notice_id = a.id order by k.sequence desc limit 1) o on true
    where a.answer = 'objection'
    union all
    select 'followed', f.subject_id, f.recorded_at, f.recorded_at from public.decision_feed f
    where f.decision_id = which and exists (select from public.followers_of(which, f.by_id, f.recorded_at, 'at_once'))
  $$;
comment on function decision_occasions(uuid) is
  'What there is to tell of a decision as it stands: what it is about, what is due, and when it falls at the earliest. What has been answered, decided or reviewed is no occasion any more. Agrees with occasionsOf in the domain.';

create function pending_tellings(which uuid)
  returns table (kind text, subject_id uuid, due_at timestamptz, falls_at timestamptz)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select o.kind, o.subject_id, o.due_at, o.falls_at from public.decision_occasions(which) o
    where not exists (select from public.decision_tellings told
      where told.kind = o.kind and told.subject_id = o.subject_id and told.due_at = o.due_at)
  $$;
comment on function pending_tellings(uuid) is 'The occasions of a decision that have not been told.';

-- A telling falls once, never early, and only of what stands -----------------------------------------------------------

create function guard_decision_telling() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  falls_at timestamptz;
begin
  perform public.refuse_other_sight();
  perform public.lock_decision(new.decision_id);
  new.recorded_at := public.stamp(new.recorded_at);
  select p.falls_at into falls_at from public.pending_tellings(new.decision_id) p
    where p.kind = new.kind and p.subject_id = new.subject_id and p.due_at = new.due_at;
  if falls_at is null then
    perform public.refuse('There is nothing to tell: it has been answered, is due at another time, or was told before.');
  elsif new.recorded_at < falls_at then
    perform public.refuse('It is too early to tell this.');
  elsif not exists (select from public.decision_tellings t where t.id = new.told_with_id and t.decision_id = new.decision_id)
      and new.told_with_id is not null then
    perform public.refuse('What is told together is told of one decision.');
  end if;
  return new;
end $$;
comment on function guard_decision_telling() is
  'Principle 5: one telling at a time for a decision, stamped by the server, each once, none early, none of what is settled.';
create trigger guard_decision_telling before insert on decision_tellings
  for each row execute function guard_decision_telling();
select forbid_change('decision_tellings');

-- What is looked at next -----------------------------------------------------------------------------------------------

create function look_at_decisions() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  looked uuid[];
begin
  with changed as (
    select r.decision_id, min(r.recorded_at) as at from new_rows r group by r.decision_id
  ), planned as (
    insert into public.decision_looks (decision_id, look_at) select c.decision_id, c.at from changed c order by c.decision_id
    on conflict (decision_id) do update set look_at = least(decision_looks.look_at, excluded.look_at)
    returning decision_id
  )
  select array_agg(decision_id) into looked from planned;
  -- Told at once, not in a minute; history that is loaded waits for the look of every minute.
  if cardinality(looked) = 1 then
    perform graphile_worker.add_job('tell_decisions', job_key := 'tell_decisions ' || looked[1]);
  end if;
  return null;
end $$;
comment on function look_at_decisions() is
  'Principle 5: whatever happens to a decision, it is looked at for whom to tell, in the transaction that made it needed.';

do $$
declare
  facts text;
begin
  foreach facts in array array['decision_moves', 'notices', 'acknowledgements', 'positions', 'dissents', 'prediction_outcomes'] loop
    execute format('create trigger zz_look after insert on %I referencing new table as new_rows
      for each statement execute function look_at_decisions()', facts);
  end loop;
end $$;

create function look_at_replaced() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  insert into public.decision_looks (decision_id, look_at) values (new.replaces_id, new.recorded_at)
    on conflict (decision_id) do update set look_at = least(decision_looks.look_at, excluded.look_at);
  return null;
end $$;
comment on function look_at_replaced() is 'Who follows a decision hears that it was replaced.';
create trigger zz_look_at_replaced after insert on decision_moves for each row
  when (new.replaces_id is not null) execute function look_at_replaced();

create function plan_decision_look(which uuid) returns void
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  next_at timestamptz;
begin
  perform public.lock_decision(which);
  update public.inbox_items i set read_at = public.standpoint_now()
  from public.decision_tellings t
  where i.decision_id = which and i.read_at is null and t.id = i.telling_id and t.kind <> 'followed'
    and not exists (select from public.decision_occasions(which) o
      where o.kind = t.kind and o.subject_id = t.subject_id and o.due_at = t.due_at);
  select min(falls_at) into next_at from public.pending_tellings(which);
  if next_at is null then
    delete from public.decision_looks where decision_id = which;
  else
    insert into public.decision_looks (decision_id, look_at) values (which, next_at)
      on conflict (decision_id) do update set look_at = excluded.look_at;
  end if;
end $$;
comment on function plan_decision_look(uuid) is
  'The next look is when the first occasion falls that has not been told; what is settled no longer waits to be read. Found anew each time: nothing can put it off.';

create function told_anew_of_decision() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  update public.inbox_items i set read_at = new.recorded_at
  from public.decision_tellings before, public.decision_tellings told
  where told.id = new.telling_id and before.subject_id = told.subject_id and before.kind <> 'followed' and told.kind <> 'followed'
    and i.telling_id = before.id and i.person_id = new.person_id and i.id <> new.id and i.read_at is null;
  return null;
end $$;
comment on function told_anew_of_decision() is 'Who is told of a notice anew has one item of it to read, not three.';
create trigger told_anew_of_decision after insert on inbox_items for each row
  when (new.telling_id is not null) execute function told_anew_of_decision();

-- Decisions that are there already are looked at once; what waits for somebody is told, what is settled is not.
insert into decision_looks (decision_id, look_at) select id, standpoint_now() from decisions;

-- The weekly letters ----------------------------------------------------------------------------------------------------

create function guard_decision_digest() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  new.recorded_at := public.stamp(new.recorded_at);
  if new.week_on is distinct from date_trunc('week', public.organisation_day(new.recorded_at)::timestamp)::date then
    perform public.refuse('A weekly letter is of the week in which it is told.');
  end if;
  return new;
end $$;
comment on function guard_decision_digest() is 'One weekly letter a person, kind and week, in that week, neither before nor afterwards.';
create trigger guard_decision_digest before insert on decision_digests for each row execute function guard_decision_digest();
select forbid_change('decision_digests');

create function meets_customers(department uuid) returns boolean
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select exists (select from public.people p
    where p.department_id = department and p.deactivated_at is null and 'frontline' = any (p.roles)) $$;
comment on function meets_customers(uuid) is 'Whether anybody of a department stands at the front line; the others are told of customers once a week.';

revoke all on function look_at_decisions(), look_at_replaced(), guard_decision_telling(), told_anew_of_decision(),
  plan_decision_look(uuid) from public;

-- Whose this is -----------------------------------------------------------------------------------------------------------

insert into personal_columns (table_name, holds, name)
select table_name, holds, regexp_split_to_table(names, ' ') from (values
  ('decision_tellings', 'nobody', 'kind'),
  ('decision_subscriptions', 'staff', 'what stage segment how'),
  ('decision_digests', 'nobody', 'kind week_on')
) as listed(table_name, holds, names);
