-- What was said of a decision is held against what happened: measures the house reads by itself, outcomes, time saved,
-- and statements scored by somebody who had no part in them.

-- Measures ---------------------------------------------------------------------------------------------------------

create function measure_takes(measure text, cut text) returns boolean
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$ select (measure, cut) in (
    ('kept_rate', 'segment'), ('kept_rate', 'team'), ('kept_rate', 'stage'),
    ('promises_overdue', 'segment'), ('promises_overdue', 'team'), ('promises_overdue', 'stage'),
    ('unlogged_promises', 'segment'), ('unlogged_promises', 'team'),
    ('contacts_per_100', 'segment'), ('contacts_per_100', 'team'), ('contacts_per_100', 'stage'),
    ('complaints_per_100', 'segment'),
    ('feeling_happy_share', 'segment'), ('feeling_happy_share', 'team'), ('feeling_happy_share', 'stage'),
    ('resolve_days_median', 'segment'), ('active_customers', 'segment'), ('early_repeat', 'segment')) $$;
comment on function measure_takes(text, text) is
  'Which measure can be read of a segment, a team or a journey stage. Agrees with cutsOf in server/domain/measure.ts.';

create function is_measure_of(measure text, measure_of jsonb) returns boolean
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select measure_of is null or (public.measure_takes(measure, measure_of ->> 'by') and case measure_of ->> 'by'
    when 'segment' then (measure_of ->> 'value') in ('all', 'active', 'ten_years', 'top_tenth', 'open_issue')
      or exists (select from public.segment_versions v where v.id::text = measure_of ->> 'value')
    when 'team' then exists (select from public.teams t where t.id::text = measure_of ->> 'value')
    when 'stage' then exists (select from public.journey_stages g where g.key = measure_of ->> 'value') end) $$;
comment on function is_measure_of(text, jsonb) is 'Whether what a measure is to be read of is there, and goes with the measure.';

create function read_measure(measure text, measure_of jsonb, on_day date, seen_at timestamptz, out value numeric, out k integer, out n integer)
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  set plan_cache_mode = force_custom_plan
  set jit = off
  as $$
declare
  house_zone text := coalesce((select o.zone from public.organisation o), 'UTC');
  ends_at timestamptz := least((on_day + 1)::timestamp at time zone house_zone, seen_at);
  quarter_from timestamptz := (on_day - 89)::timestamp at time zone house_zone;
  month_from timestamptz := (on_day - 27)::timestamp at time zone house_zone;
  lapse integer := (select t.days from public.lapse_thresholds t where t.recorded_at <= seen_at
                    order by t.recorded_at desc, t.id desc limit 1);
  of_segment text := case when measure_of ->> 'by' = 'segment' then measure_of ->> 'value' end;
  of_team uuid := case when measure_of ->> 'by' = 'team' then (measure_of ->> 'value')::uuid end;
  of_stage text := case when measure_of ->> 'by' = 'stage' then measure_of ->> 'value' end;
  members uuid[];
begin
  if of_segment = 'active' and lapse is null then
    return;
  end if;
  if of_segment is not null then
    members := array(select m from public.segment_members(of_segment, on_day, lapse) m);
  end if;
  case measure
    when 'kept_rate' then
      select count(*) filter (where f.is_kept), count(*) into k, n
        from public.promise_facts_between(seen_at, quarter_from, ends_at) f
       where f.level = 'commitment' and f.origin = 'live' and f.is_counted
         and (of_segment is null or f.survivor_id = any (members))
         and (of_team is null or f.team_id = of_team) and (of_stage is null or f.stage = of_stage);
      value := case when n >= 10 then round(100.0 * k / n, 1) end;
    when 'promises_overdue' then
      select count(*) into k
        from public.promise_states s join public.promises p on p.id = s.promise_id join public.customers c on c.id = s.customer_id
       where s.ended is null and s.agreed_due_at < ends_at and s.from_at <= ends_at and (s.until_at is null or s.until_at > ends_at)
         and p.origin = 'live' and public.promise_verdict(s, ends_at) = 'overdue'
         and (of_segment is null or c.survivor_id = any (members))
         and (of_team is null or s.team_id = of_team) and (of_stage is null or p.stage = of_stage);
      value := case when exists (select from public.promises p where p.origin = 'live' and p.recorded_at <= ends_at) then k end;
    when 'unlogged_promises' then
      select count(*) into k
        from public.unlogged_promises u join public.customers c on c.id = u.customer_id
       where u.recorded_at >= quarter_from and u.recorded_at < ends_at
         and (of_segment is null or c.survivor_id = any (members)) and (of_team is null or u.team_id = of_team);
      value := case when exists (select from public.listening_samples l where l.recorded_at < ends_at)
        or exists (select from public.unlogged_promises u where u.recorded_at < ends_at) then k end;
    when 'contacts_per_100' then
      if lapse is null then return; end if;
      with active as materialized (
        select a.customer_id from public.active_customers(on_day, lapse) a
         where of_segment is null or a.customer_id = any (members)
      )
      select (select count(*) from public.contacts t join public.customers c on c.id = t.customer_id
               where t.direction = 'in' and t.withdrawn_at is null and t.happened_at >= month_from and t.happened_at < ends_at
                 and (of_team is null or t.team_id = of_team) and (of_stage is null or t.stage = of_stage)
                 and c.survivor_id in (select customer_id from active)),
        (select count(*) from active) into k, n;
      value := case when n >= 10 then round(100.0 * k / n, 2) end;
    when 'complaints_per_100' then
      if lapse is null then return; end if;
      with active as materialized (
        select a.customer_id from public.active_customers(on_day, lapse) a
         where of_segment is null or a.customer_id = any (members)
      )
      select (select count(*) from public.issues i join public.customers c on c.id = i.customer_id
               where i.kind = 'complaint' and i.opened_at >= month_from and i.opened_at < ends_at
                 and c.survivor_id in (select customer_id from active)),
        (select count(*) from active) into k, n;
      value := case when n >= 10 then round(100.0 * k / n, 2) end;
    when 'feeling_happy_share' then
      select count(*) filter (where t.feeling >= 4), count(*) into k, n
        from public.contacts t join public.customers c on c.id = t.customer_id
       where t.feeling is not null and t.withdrawn_at is null and t.happened_at >= quarter_from and t.happened_at < ends_at
         and (of_segment is null or c.survivor_id = any (members))
         and (of_team is null or t.team_id = of_team) and (of_stage is null or t.stage = of_stage);
      value := case when n >= 10 then round(100.0 * k / n, 1) end;
    when 'resolve_days_median' then
      select count(*), case when count(*) >= 10 then
          round((percentile_cont(0.5) within group (order by extract(epoch from i.resolved_at - i.opened_at) / 86400))::numeric, 1) end
        into n, value
        from public.issues i join public.customers c on c.id = i.customer_id
       where i.resolved_at >= quarter_from and i.resolved_at < ends_at
         and (of_segment is null or c.survivor_id = any (members));
    when 'active_customers' then
      if lapse is null then return; end if;
      select count(*) into k from public.active_customers(on_day, lapse) a
       where of_segment is null or a.customer_id = any (members);
      value := k;
    when 'early_repeat' then
      select count(f.second_on), count(*) into k, n
        from public.first_purchases(on_day - 90 - 364, on_day - 90, 90) f
       where of_segment is null or f.customer_id = any (members);
      value := case when n >= 10 then round(100.0 * k / n, 1) end;
    else null;
  end case;
end $$;
comment on function read_measure(text, jsonb, date, timestamptz) is
  'What a measure was on a day, as known at an instant: value, and k of n where it is a share. Null value: there is nothing, or '
  'not enough (under 10), to read it from. The words for each stand in server/domain/measure.ts.';

-- Predictions ------------------------------------------------------------------------------------------------------

create or replace function guard_prediction() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  today date := public.organisation_day(new.recorded_at);
  reading numeric;
begin
  if public.text_length(new.words_id) < 8 then
    perform public.refuse('Say in at least 8 characters what is measured.');
  end if;
  if new.resolve_on <= today then
    perform public.refuse('A prediction is about a day to come.');
  end if;
  if new.measure is not null then
    perform public.refuse_other_sight();
    if not public.is_measure_of(new.measure, new.measure_of) then
      perform public.refuse('This measure cannot be read of that.');
    end if;
    select r.value into reading from public.read_measure(new.measure, new.measure_of, today, new.recorded_at) r;
    if reading is null then
      perform public.refuse('There is not enough yet to read this measure from. Say in your own words what is measured.');
    end if;
    if coalesce(new.baseline <> reading, false) or coalesce(new.baseline_on <> today, false) then
      perform public.refuse(format('What this measure is today is read by the server, and is %s.', reading));
    end if;
    new.baseline := reading;
    new.baseline_on := today;
  end if;
  if new.baseline is null or new.baseline_on is null then
    perform public.refuse('Say what the measure is today.');
  end if;
  if new.baseline_on > today then
    perform public.refuse('What the measure is today cannot come from a day to come.');
  end if;
  return new;
end $$;
comment on function guard_prediction() is
  'A3: a prediction could turn out wrong, is made before the fact, and starts from what the house itself reads where it can. '
  'Vouched for is the reading of the records as they stand then; that the records are true is not, nor a number in own words.';

create or replace function guard_prediction_outcome() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  p public.predictions;
  s public.statements;
begin
  select * into p from public.predictions where id = new.prediction_id and decision_id = new.decision_id;
  select * into s from public.statements where id = p.statement_id;
  if public.decision_state(new.decision_id) not in ('in_effect', 'reviewed') or p.statement_id is distinct from public.sealed_statement(new.decision_id) then
    perform public.refuse('What came of a prediction is recorded while its decision is in effect or reviewed.');
  end if;
  if p.resolve_on > public.organisation_day(new.recorded_at) then
    perform public.refuse('The day this prediction is about has not come yet.');
  end if;
  if not public.person_acts(new.by_id, new.recorded_at) then
    perform public.refuse('Only somebody who is with us can do that.');
  end if;
  if new.by_id = s.owner_id then
    perform public.refuse('The owner does not judge their own prediction.');
  end if;
  if not public.holds_role(new.by_id, array['manager'], new.recorded_at) then
    perform public.refuse('A manager records what came of a prediction.');
  end if;
  if new.by_id = s.author_id then
    perform public.refuse('Who wrote a prediction does not judge it.');
  end if;
  new.happened := case p.direction when 'at_most' then new.actual <= p.threshold else new.actual >= p.threshold end;
  return new;
end $$;
comment on function guard_prediction_outcome() is
  'A7: somebody other than the owner and the author holds what was said against what happened.';

-- Stopping something ------------------------------------------------------------------------------------------------

create function guard_stop() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if not coalesce(new.minutes_per_customer between -100000 and 100000, true) then
    perform public.refuse('The minutes of one customer are a number, and at most 100,000.');
  end if;
  if new.is_stop and coalesce(new.minutes_per_customer, 0) <= 0 then
    perform public.refuse('Say how many minutes it saves one customer each time.');
  end if;
  if new.is_stop and new.times_a_year is null then
    perform public.refuse('Say how often in a year one customer meets what is stopped.');
  end if;
  return new;
end $$;
comment on function guard_stop() is 'What is stopped gives customers their time back, and says beforehand how much.';
create trigger zy_stop before insert on statements for each row execute function guard_stop();

create function guard_time_saving() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  s public.statements;
begin
  select * into s from public.statements where id = new.statement_id and decision_id = new.decision_id;
  if public.decision_state(new.decision_id) not in ('in_effect', 'reviewed') or s.id is distinct from public.sealed_statement(new.decision_id) then
    perform public.refuse('What was saved is recorded while the decision is in effect or reviewed.');
  end if;
  if not s.is_stop then
    perform public.refuse('This decision did not set out to save customers time.');
  end if;
  if not public.person_acts(new.by_id, new.recorded_at) then
    perform public.refuse('Only somebody who is with us can do that.');
  end if;
  if not public.holds_role(new.by_id, '{manager}', new.recorded_at) then
    perform public.refuse('This needs the right to review: a manager has it.');
  end if;
  if new.by_id in (s.owner_id, s.author_id) then
    perform public.refuse('Somebody other than owner and author finds out what was saved.');
  end if;
  if public.text_length(new.words_id) < 20 then
    perform public.refuse('Say in at least 20 characters how it was found.');
  end if;
  return new;
end $$;
comment on function guard_time_saving() is 'A7, for time: what was saved is found by somebody who did not promise it, and says how.';

create trigger ab_lock before insert on time_savings for each row execute function lock_decision_of_fact();
create trigger ac_refuse_given before insert on time_savings for each row execute function refuse_given('words_hash');
create trigger seal_words before insert on time_savings for each row execute function seal_text('words');
create trigger stamp before insert on time_savings for each row execute function stamp_recorded_at();
create trigger zz_guard before insert on time_savings for each row execute function guard_time_saving();
select forbid_change('time_savings');

-- Scored by peers ---------------------------------------------------------------------------------------------------

create function guard_statement_score() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  s public.statements;
begin
  select * into s from public.statements where id = new.statement_id and decision_id = new.decision_id;
  if s.id is distinct from public.sealed_statement(new.decision_id) then
    perform public.refuse('A statement is scored once it was decided on.');
  end if;
  if not public.holds_role(new.by_id, array['manager', 'board'], new.recorded_at) then
    perform public.refuse('Statements are scored by managers and the board.');
  end if;
  if new.by_id in (s.author_id, s.owner_id, s.decider_id) then
    perform public.refuse('Author, owner and decider do not score their own statement.');
  end if;
  return new;
end $$;
comment on function guard_statement_score() is 'A5: whether a statement is good is judged by somebody who had no part in it.';

create trigger ac_refuse_given before insert on statement_scores for each row execute function refuse_given('words_hash');
create trigger seal_words before insert on statement_scores for each row execute function seal_text('words');
create trigger stamp before insert on statement_scores for each row execute function stamp_recorded_at();
create trigger zz_guard before insert on statement_scores for each row execute function guard_statement_score();
select forbid_change('statement_scores');

create trigger stamp before insert on score_draws for each row execute function stamp_recorded_at();
select forbid_change('score_draws');
select forbid_change('score_drawn');

create function scorable_in(wanted date) returns table (statement_id uuid)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select m.statement_id from public.decision_moves m
     where m.kind = 'decided' and date_trunc('month', public.organisation_day(m.recorded_at)::timestamp)::date = wanted $$;
comment on function scorable_in(date) is 'The statements decided on in a month, by the server''s time.';

create function draw_statements_of(wanted date, at timestamptz) returns uuid
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  drawn uuid := gen_random_uuid();
begin
  insert into public.score_draws (id, month, pool, recorded_at) select drawn, wanted, count(*), at from public.scorable_in(wanted);
  insert into public.score_drawn (month, statement_id, place)
    select wanted, lot.statement_id, row_number() over (order by lot.chance, lot.statement_id)
      from (select s.statement_id, public.thank_you_chance('score ' || wanted, s.statement_id) as chance
              from public.scorable_in(wanted) s) lot
     order by lot.chance, lot.statement_id limit 5;
  return drawn;
end $$;
comment on function draw_statements_of(date, timestamptz) is
  'Five of the statements decided on in a month, in an order only the hidden key knows: a draw that is rolled back and begun anew '
  'falls the same way.';
revoke all on function draw_statements_of(date, timestamptz) from public;

create function draw_statements_to_score() returns uuid
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  this_month date := date_trunc('month', public.organisation_day(public.standpoint_now())::timestamp)::date;
  first_month date;
  wanted date;
  drawn uuid;
begin
  perform public.refuse_mixed_transaction();
  -- One at a time; whoever waited looks again.
  lock table public.score_draws in share row exclusive mode;
  select coalesce((select (max(d.month) + interval '1 month')::date from public.score_draws d),
    (select date_trunc('month', public.organisation_day(min(m.recorded_at))::timestamp)::date
       from public.decision_moves m where m.kind = 'decided')) into first_month;
  for wanted in select generate_series(first_month, this_month - interval '1 month', interval '1 month')::date loop
    drawn := public.draw_statements_of(wanted, null);
  end loop;
  return drawn;
end $$;
comment on function draw_statements_to_score() is
  'A5: of the statements decided on in the months that are over, five each are drawn to be scored, once; nobody picks. Gives the '
  'newest draw; null: all were made.';
revoke all on function draw_statements_to_score() from public;

-- Whose words (ruling 24) --------------------------------------------------------------------------------------------

insert into personal_columns (table_name, holds, name) values
  ('predictions', 'nobody', 'measure'), ('predictions', 'nobody', 'measure_of'),
  ('time_savings', 'nobody', 'found_by'), ('time_savings', 'staff', 'words_id'), ('time_savings', 'nobody', 'words_hash'),
  ('statement_scores', 'staff', 'words_id'), ('statement_scores', 'nobody', 'words_hash'),
  ('score_draws', 'nobody', 'month'), ('score_drawn', 'nobody', 'month');
