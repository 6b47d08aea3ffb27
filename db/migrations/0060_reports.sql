-- Plans saved or submitted by two at once, proposals answered twice: the second reads a sentence. A quarter is counted from
-- the kept sums, as exactly as from the purchases. A report's seal is made as every other (ruling 19).

create function lapse_days_at(moment timestamptz) returns int
  language sql stable parallel safe
begin atomic
  select lapse_thresholds.days from lapse_thresholds where lapse_thresholds.recorded_at <= moment
  order by lapse_thresholds.recorded_at desc, lapse_thresholds.id desc limit 1;
end;
comment on function lapse_days_at(timestamptz) is 'The lapse threshold that was in force then; null: none was.';

create function plan_ends(period text, begins date) returns date
  language sql immutable parallel safe
  return (begins + case period when 'year' then interval '1 year' else interval '3 months' end)::date - 1;
comment on function plan_ends(text, date) is 'The last day of a plan''s period. Agrees with periodEnds in the domain.';

create function refuse_money_alone() returns void
  language sql
begin atomic
  select refuse('A plan says which customers it is to come from: win, keep, win back or develop some. A sum of money alone is not a plan.');
end;
comment on function refuse_money_alone() is 'Principle 1: only customers make a plan. Said wherever one lacks them.';

-- From the kept sums ---------------------------------------------------------------------------------------------------

create index purchases_refunded on purchases (bought_on, customer_id) where amount_minor < 0 and withdrawn_at is null;

create function counted_until(changed history_sums[], what text, threshold int, day date, within bigint default null) returns bigint
  language sql stable parallel safe
begin atomic
  select coalesce(sum(summed.counted), 0)::bigint
  from (
    select kept.counted from history_sums as kept
    where kept.kind = what || '_month' and kept.lapse_days = threshold and kept.on_day < date_trunc('month', day::timestamp)::date
      and (within is null or kept.at <= within)
    union all
    select kept.counted from history_sums as kept
    where kept.kind = what and kept.lapse_days = threshold
      and kept.on_day between date_trunc('month', day::timestamp)::date and day and (within is null or kept.at <= within)
    union all
    select differing.counted from unnest(changed) as differing
    where differing.lapse_days = threshold and (within is null or differing.at <= within)
      and (differing.kind = what || '_month' and differing.on_day < date_trunc('month', day::timestamp)::date
        or differing.kind = what and differing.on_day between date_trunc('month', day::timestamp)::date and day)
  ) as summed;
end;
comment on function counted_until(history_sums[], text, int, date, bigint) is
  'How many of a kind of history_sums there are by the end of a day (at so many days between at most), with what they differ '
  'by as history_changes says it: months that are over as months, the last one by its days.';

create function changes_now(threshold int) returns history_sums[]
  language sql stable parallel restricted
begin atomic
  -- As seen from the end of time: what was bought later changes nothing about an earlier day.
  select coalesce(array_agg((changed.kind, changed.lapse_days, changed.on_day, changed.at, changed.counted, 0)::history_sums), '{}')
  from (
    select differing.kind, differing.lapse_days, differing.on_day, differing.at, sum(differing.counted)::int as counted
    from history_changes('infinity', threshold, null) as differing
    group by differing.kind, differing.lapse_days, differing.on_day, differing.at
    having sum(differing.counted) <> 0
  ) as changed;
end;
comment on function changes_now(int) is
  'What all kept sums differ by this moment, whoever changed; everything under a threshold that no sums are kept for.';

create function count_active(day date, threshold int) returns int
  language sql stable parallel restricted
begin atomic
  select case
    when exists (select from kept_thresholds where kept_thresholds.lapse_days = threshold) and not histories_behind(1000) then (
      select counted_until(changed.sums, 'bought', 0, day) - counted_until(changed.sums, 'ended', threshold, day)
      from (select changes_now(threshold) as sums) as changed)
    else (select count(*) from active_customers(day, threshold))
  end::int;
end;
comment on function count_active(date, int) is
  'How many were active on a day, exactly: active_customers, counted. From the sums where they are kept and little has changed '
  'since, so that it costs the same for any day.';

create function moves_of_quarter(begins date, ends date, lapse int) returns jsonb
  language sql stable parallel restricted
begin atomic
  with changed as materialized (select changes_now(lapse) as sums)
  select jsonb_build_object(
    'currency', (select organisation.currency from organisation),
    'customers', counted_until(changed.sums, 'first', 0, ends),
    'movement', case when lapse is not null then jsonb_build_object(
      'opening', counted_until(changed.sums, 'bought', 0, begins - 1) - counted_until(changed.sums, 'ended', lapse, begins - 1),
      'new', counted_until(changed.sums, 'first', 0, ends) - counted_until(changed.sums, 'first', 0, begins - 1),
      'wonBack', counted_until(changed.sums, 'won_back', lapse, ends) - counted_until(changed.sums, 'won_back', lapse, begins - 1),
      'lost', counted_until(changed.sums, 'lost', lapse, ends) - counted_until(changed.sums, 'lost', lapse, begins - 1),
      'closing', counted_until(changed.sums, 'bought', 0, ends) - counted_until(changed.sums, 'ended', lapse, ends)) end,
    'earlyRepeat', jsonb_build_object('windowDays', 90, 'from', begins - 90, 'to', ends - 90,
      'k', counted_until(changed.sums, 'second', 0, ends - 90, 90) - counted_until(changed.sums, 'second', 0, begins - 91, 90),
      'n', counted_until(changed.sums, 'first', 0, ends - 90) - counted_until(changed.sums, 'first', 0, begins - 91)),
    'winBack', case when lapse is not null then jsonb_build_object('windowDays', 365, 'from', begins - 365, 'to', ends - 365,
      'k', counted_until(changed.sums, 'back', lapse, ends - 365) - counted_until(changed.sums, 'back', lapse, begins - 366),
      'n', counted_until(changed.sums, 'lost', lapse, ends - 365) - counted_until(changed.sums, 'lost', lapse, begins - 366)) end)
  from changed;
end;
comment on function moves_of_quarter(date, date, int) is
  'Who came, stayed, went and came back in a quarter, from the kept sums as they are this moment: what customer_movement, '
  'first_purchases and lapses count from the purchases. Without a lapse threshold (null) what needs it is null.';

create function value_of_quarter(begins date, ends date) returns jsonb
  language sql stable parallel restricted
  set work_mem = '32MB'
  set jit = off
begin atomic
  select jsonb_build_object('customers', count(*)::int, 'purchaseDays', coalesce(sum(spent.days), 0)::int,
    'totalMinor', coalesce(sum(spent.amount_minor), 0)::bigint,
    'medianMinor', percentile_disc(0.5) within group (order by spent.amount_minor))
  from (
    select coalesce(merged.survivor_id, line.customer_id) as customer_id, sum(line.amount_minor)::bigint as amount_minor,
      count(distinct line.bought_on) filter (where line.amount_minor >= 0) as days
    from (
      -- Purchases and refunds each by their own index of days.
      select purchases.customer_id, purchases.bought_on, purchases.amount_minor
      from purchases
      where purchases.amount_minor >= 0 and purchases.withdrawn_at is null and purchases.bought_on between begins and ends
        and purchases.currency = (select organisation.currency from organisation)
      union all
      select purchases.customer_id, purchases.bought_on, purchases.amount_minor
      from purchases
      where purchases.amount_minor < 0 and purchases.withdrawn_at is null and purchases.bought_on between begins and ends
        and purchases.currency = (select organisation.currency from organisation)
    ) as line
    left join (select customers.id, customers.survivor_id from customers where customers.survivor_id <> customers.id) as merged
      on merged.id = line.customer_id
    group by 1
  ) as spent
  where spent.days > 0;
end;
comment on function value_of_quarter(date, date) is
  'Who bought in a quarter, on how many purchase days and for how much, refunds of the quarter taken off; all of it in the '
  'organisation''s currency. Needs no lapse threshold.';

create or replace function number_figures(begins date, ends date, lapse int) returns jsonb
  language sql stable
begin atomic
  select moves_of_quarter(begins, ends, lapse) || jsonb_build_object('value', value_of_quarter(begins, ends));
end;
comment on function number_figures(date, date, int) is
  'The figures of a quarter, from the histories as they are on record now, under a lapse threshold; without one (null) what '
  'needs it is null. Early repeat and win-back are of those whose whole window ended within the quarter.';

-- Two at once ------------------------------------------------------------------------------------------------------------

create or replace function guard_plan_version() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  before integer;
begin
  -- Who saves or submits the same plan at the same moment waits here, and then reads what the first one wrote.
  perform pg_advisory_xact_lock(hashtextextended('plan ' || new.plan_id, 0));
  before := (select max(number) from public.plan_versions where plan_id = new.plan_id);
  if not public.holds_role(new.saved_by, array['manager', 'board'], new.recorded_at) then
    perform public.refuse('Plans are written by managers and the board.');
  elsif coalesce(new.lines, 0) < 1 then
    perform public.refuse_money_alone();
  elsif new.number is distinct from coalesce(before, 0) + 1 then
    perform public.refuse('Somebody saved this plan meanwhile. Open it afresh and put in again what you changed.');
  elsif new.currency is distinct from (select currency from public.organisation) then
    perform public.refuse('Plans are in the organisation''s currency.');
  end if;
  new.opening_on := least(new.begins_on - 1, public.organisation_day(new.recorded_at));
  new.lapse_days := public.lapse_days_at(new.recorded_at);
  new.opening_customers := case when new.lapse_days is not null then public.count_active(new.opening_on, new.lapse_days) end;
  return new;
end $$;

create or replace function plan_has_its_lines() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  version uuid := case tg_table_name when 'plan_lines' then to_jsonb(new) ->> 'version_id' else to_jsonb(new) ->> 'id' end;
  wanted integer := (select lines from public.plan_versions where id = version);
  found integer := (select count(*) from public.plan_lines where version_id = version);
begin
  if found < wanted then
    perform public.refuse_money_alone();
  elsif found > wanted then
    perform public.refuse('A plan stands as it was saved. Save it anew with another line.');
  end if;
  return null;
end $$;

create or replace function guard_plan_submission() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  held record;
  faults text[];
begin
  perform pg_advisory_xact_lock(hashtextextended('plan ' || new.plan_id, 0));
  select * into held from public.plan_versions where id = new.version_id and plan_id = new.plan_id;
  if not found then
    perform public.refuse('There is no such version of this plan.');
  end if;
  perform pg_advisory_xact_lock(hashtextextended('plans ' || held.period || held.begins_on, 0));
  faults := public.plan_faults(new.version_id);
  if not public.holds_role(new.submitted_by, array['manager', 'board'], new.recorded_at) then
    perform public.refuse('Plans are submitted by managers and the board.');
  elsif exists (select from public.plan_submissions where version_id = new.version_id) then
    perform public.refuse('This version has been submitted already.');
  elsif exists (select from public.plan_versions where plan_id = new.plan_id and number > held.number) then
    perform public.refuse('Somebody saved this plan meanwhile. Look at what it says now, then submit it.');
  elsif (select count(*) from public.plan_lines where version_id = new.version_id) <> held.lines or 'no_line' = any (faults) then
    perform public.refuse_money_alone();
  elsif 'no_target' = any (faults) then
    perform public.refuse('A plan has a target: a sum of money, customers at the end, or both.');
  elsif 'value' = any (faults) then
    perform public.refuse('The lines do not add up to the target. The plan can be submitted once they come to it exactly.');
  elsif 'end_unknown' = any (faults) then
    perform public.refuse('The plan does not say how many customers are kept, so nobody knows how many there will be at the end.');
  elsif 'customers' = any (faults) then
    perform public.refuse('The lines do not come to the customers the plan wants at the end.');
  elsif 'keeps_too_many' = any (faults) then
    perform public.refuse('The plan keeps more customers than are active.');
  elsif public.organisation_day(new.recorded_at) > public.plan_ends(held.period, held.begins_on) then
    perform public.refuse('The period is over. A plan is submitted before it is.');
  elsif exists (select from public.plans_submitted s
      where s.plan_id <> new.plan_id and s.period = held.period and s.begins_on = held.begins_on
        and s.department_id is not distinct from held.department_id) then
    perform public.refuse('There is a submitted plan for this period already. Make a new version of that one.');
  end if;
  return new;
end $$;
drop trigger zz_adds_up on plan_submissions;
create trigger zz_adds_up before insert on plan_submissions for each row execute function guard_plan_submission();

create or replace function count_finished_plans() returns table (plan uuid, version uuid)
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  today date := public.organisation_day(public.standpoint_now());
  held record;
begin
  perform pg_advisory_xact_lock(hashtextextended('plan_outcomes', 0));
  for held in
    select s.plan_id, s.version_id, public.plan_ends(s.period, s.begins_on) as ends_on
    from public.plans_submitted s
    where public.plan_ends(s.period, s.begins_on) < today
      and not exists (select from public.plan_outcomes o where o.version_id = s.version_id)
    order by s.begins_on, s.version_id
  loop
    insert into public.plan_outcomes (version_id, until_on, happened)
    values (held.version_id, held.ends_on, public.plan_happened(held.version_id, held.ends_on));
    plan := held.plan_id;
    version := held.version_id;
    return next;
  end loop;
end $$;

create or replace function guard_threshold_proposal() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  day date := public.organisation_day(new.recorded_at);
  customers integer := (select count(*) from public.standing where first_on <= day);
begin
  if not public.holds_role(new.proposed_by, array['manager'], new.recorded_at) then
    perform public.refuse('Another lapse threshold is proposed by a manager.');
  end if;
  new.days_in_force := public.lapse_days_at(new.recorded_at);
  if new.days = new.days_in_force then
    perform public.refuse('That is the threshold in force. Propose another.');
  end if;
  if public.histories_behind(1000) then
    perform public.refuse('Purchases came in that are still being counted. Propose it again in some minutes.');
  elsif customers < 20000 then
    select count(*), percentile_disc(0.8) within group (order by gaps.days) into new.returns, new.suggested_days
      from public.purchase_gaps(day) as gaps;
  else
    select coalesce(max(rising.upto), 0), min(rising.at) filter (where rising.upto >= ceil(0.8 * rising.whole))
      into new.returns, new.suggested_days
      from (select gaps.at, sum(sum(gaps.counted)) over (order by gaps.at) as upto, sum(sum(gaps.counted)) over () as whole
              from public.history_sums as gaps
             where gaps.kind = 'gap' and gaps.lapse_days = 0 and gaps.on_day = '-infinity' group by gaps.at) as rising;
  end if;
  new.active_proposed := public.count_active(day, new.days);
  new.lost_proposed := customers - new.active_proposed;
  if new.days_in_force is not null then
    new.active_in_force := public.count_active(day, new.days_in_force);
    new.lost_in_force := customers - new.active_in_force;
  end if;
  return new;
end $$;

create or replace function guard_threshold_answer() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  proposal record;
  threshold record;
begin
  perform pg_advisory_xact_lock(hashtextextended('threshold_proposal ' || new.proposal_id, 0));
  select * into proposal from public.threshold_proposals where id = new.proposal_id;
  select * into threshold from public.lapse_thresholds where id = new.threshold_id;
  if not public.holds_role(new.answered_by, array['board'], new.recorded_at) then
    perform public.refuse('A proposed lapse threshold is answered by the board.');
  elsif exists (select from public.threshold_answers where proposal_id = new.proposal_id) then
    perform public.refuse('This proposal has been answered already.');
  elsif new.answered_by = proposal.proposed_by then
    perform public.refuse('Somebody else answers what you proposed.');
  elsif new.answer = 'declined' and public.said_length(coalesce(new.reason, '')) < 10 then
    perform public.refuse('Please say why not, in ten characters or more.');
  elsif new.answer = 'set' and (threshold.recorded_at < proposal.recorded_at or threshold.set_by <> new.answered_by) then
    perform public.refuse('A proposal is answered by the threshold that was set after it.');
  end if;
  return new;
end $$;

-- The seal of a report ---------------------------------------------------------------------------------------------------

-- number_report_seals goes on asking the seal as it was made until now, so that every report is held against that first.
alter function number_report_hash(number_reports) rename to number_report_hash_before;

create function number_report_hash(report number_reports) returns bytea
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select public.canonical(public.hex(report.previous_hash), report.id::text, public.day_number(report.begins_on),
      public.day_number(report.ends_on), report.threshold_id::text, report.lapse_days::text, report.figures::text,
      report.definitions::text, public.utc_micros(report.recorded_at))
  $$;
comment on function number_report_hash(number_reports) is
  'Ruling 19: the seal of a report over all it says and the seal before it, whatever the session''s settings.';

alter table number_reports disable trigger aa_no_change;
-- The seal until now wrote its days as the session does: as one that the product opens.
set local datestyle = 'ISO, MDY';
do $do$
declare
  held date[] := array(select begins_on from public.number_report_seals() where holds);
  report public.number_reports;
begin
  -- Oldest first: each follows the seal before it. One that was not what was sealed keeps its hash, and so is found still.
  for report in select * from public.number_reports where begins_on = any (held) order by begins_on loop
    report.previous_hash := (select hash from public.number_reports where begins_on < report.begins_on order by begins_on desc limit 1);
    update public.number_reports set previous_hash = report.previous_hash, hash = public.number_report_hash(report)
     where id = report.id;
    -- A copy that somebody kept names the seal before: both stand on record.
    insert into public.events (id, action, subject, subject_id, facts)
    select gen_random_uuid(), 'report.resealed', 'number_report', report.id,
      jsonb_build_object('beginsOn', report.begins_on, 'before', encode(report.hash, 'hex'), 'after', encode(now_sealed.hash, 'hex'))
      from public.number_reports as now_sealed where now_sealed.id = report.id;
  end loop;
end $do$;
alter table number_reports enable trigger aa_no_change;

create or replace function number_report_seals() returns table (begins_on date, holds boolean)
  language sql stable
begin atomic
  select report.begins_on, report.hash = number_report_hash(report)
    and report.previous_hash is not distinct from lag(report.hash) over (order by report.begins_on)
  from number_reports as report;
end;
drop function number_report_hash_before(number_reports);
