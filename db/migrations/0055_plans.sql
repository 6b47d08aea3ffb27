-- Plans in customers, proposals of another lapse threshold, and the quarterly reports that nothing changes afterwards.
-- The rules in words stand in server/domain/{plan,number-report}.ts; agreement tests ask both.

create trigger stamp before insert on plans for each row execute function stamp_recorded_at();
create trigger ab_stamp before insert on plan_versions for each row execute function stamp_recorded_at();
create trigger stamp before insert on plan_submissions for each row execute function stamp_recorded_at();
select forbid_change('plans');
select forbid_change('plan_versions');
select forbid_change('plan_lines');
select forbid_change('plan_submissions');

-- Plans ------------------------------------------------------------------------------------------------------------

create function guard_plan_version() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  before integer := (select max(number) from public.plan_versions where plan_id = new.plan_id);
begin
  if not public.holds_role(new.saved_by, array['manager', 'board'], new.recorded_at) then
    perform public.refuse('Plans are written by managers and the board.');
  elsif coalesce(new.lines, 0) < 1 then
    perform public.refuse('A plan says which customers it is to come from: win, keep, win back or develop some. A sum of money alone is not a plan.');
  elsif new.number is distinct from coalesce(before, 0) + 1 then
    perform public.refuse('Somebody saved this plan meanwhile.');
  elsif new.currency is distinct from (select currency from public.organisation) then
    perform public.refuse('Plans are in the organisation''s currency.');
  end if;
  new.opening_on := least(new.begins_on - 1, public.organisation_day(new.recorded_at));
  new.lapse_days := (select days from public.lapse_thresholds where recorded_at <= new.recorded_at
                     order by recorded_at desc, id desc limit 1);
  new.opening_customers := case when new.lapse_days is not null then
    (select count(*)::int from public.active_customers(new.opening_on, new.lapse_days)) end;
  return new;
end $$;
comment on function guard_plan_version() is
  'Principle 1: how many customers a plan begins with is counted, not written; only customers make a plan.';
create trigger zz_guard before insert on plan_versions for each row execute function guard_plan_version();

create function guard_plan_line() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if exists (select from public.plan_submissions where version_id = new.version_id) then
    perform public.refuse('A submitted plan stands as it is. Make a new version of it.');
  elsif not public.person_acts(new.owner_id, (select recorded_at from public.plan_versions where id = new.version_id)) then
    perform public.refuse('Whoever sees to a line of a plan is here to do it. Choose somebody else.');
  elsif new.segment is not null and new.segment not in ('all', 'active', 'ten_years', 'top_tenth', 'open_issue')
     and not exists (select from public.segment_versions where id::text = new.segment) then
    perform public.refuse('There is no such segment.');
  end if;
  return new;
end $$;
comment on function guard_plan_line() is 'Principle 1: a line has somebody who sees to it, and none is put to what was submitted.';
create trigger zz_guard before insert on plan_lines for each row execute function guard_plan_line();

create function plan_has_its_lines() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  version uuid := case tg_table_name when 'plan_lines' then to_jsonb(new) ->> 'version_id' else to_jsonb(new) ->> 'id' end;
  wanted integer := (select lines from public.plan_versions where id = version);
  found integer := (select count(*) from public.plan_lines where version_id = version);
begin
  if found < wanted then
    perform public.refuse('A plan says which customers it is to come from: win, keep, win back or develop some. A sum of money alone is not a plan.');
  elsif found > wanted then
    perform public.refuse('A plan stands as it was saved. Save it anew with another line.');
  end if;
  return null;
end $$;
comment on function plan_has_its_lines() is
  'Principle 1: a version has the lines it was saved with, judged when the transaction ends; later none is added.';
revoke all on function plan_has_its_lines() from public;
create constraint trigger zz_has_its_lines after insert on plan_versions deferrable initially deferred
  for each row execute function plan_has_its_lines();
create constraint trigger zz_has_its_lines after insert on plan_lines deferrable initially deferred
  for each row execute function plan_has_its_lines();

create function plan_sum(version uuid)
  returns table (lines int, sum_minor numeric, gap_minor numeric, won bigint, won_back bigint, kept bigint, lost bigint, closing bigint,
    gap_customers bigint)
  language sql stable
begin atomic
  select counted.lines, counted.sum_minor, version_of.target_minor - counted.sum_minor, counted.won, counted.won_back, counted.kept,
    version_of.opening_customers - counted.kept, counted.kept + counted.won + counted.won_back,
    version_of.target_customers - (counted.kept + counted.won + counted.won_back)
  from plan_versions as version_of
  cross join lateral (
    select count(*)::int as lines, coalesce(sum(plan_lines.customers::numeric * plan_lines.value_minor), 0) as sum_minor,
      coalesce(sum(plan_lines.customers) filter (where plan_lines.kind = 'win'), 0) as won,
      coalesce(sum(plan_lines.customers) filter (where plan_lines.kind = 'win_back'), 0) as won_back,
      sum(plan_lines.customers) filter (where plan_lines.kind = 'keep') as kept
    from plan_lines
    where plan_lines.version_id = version_of.id
  ) as counted
  where version_of.id = version;
end;
comment on function plan_sum(uuid) is
  'Customers times value of all lines, held against the target; opening + win + win back - lost = closing, lost being whom no '
  'line keeps. Null where not known. Agrees with planSum in the domain.';

create function plan_faults(version uuid) returns text[]
  language sql stable
begin atomic
  select array_remove(array[
    case when summed.lines = 0 then 'no_line' end,
    case when version_of.target_minor is null and version_of.target_customers is null then 'no_target' end,
    case when summed.gap_minor <> 0 then 'value' end,
    case when version_of.target_customers is not null and summed.closing is null then 'end_unknown' end,
    case when summed.gap_customers <> 0 then 'customers' end,
    case when summed.lost < 0 then 'keeps_too_many' end
  ], null)
  from plan_versions as version_of
  cross join plan_sum(version_of.id) as summed
  where version_of.id = version;
end;
comment on function plan_faults(uuid) is 'Why a version cannot be submitted, in the words of planFaultsOf in the domain; empty: it can.';

create view plans_submitted with (security_invoker = true) as
select distinct on (submission.plan_id) submission.plan_id, submission.version_id, submission.submitted_by, submission.recorded_at,
  version_of.period, version_of.begins_on, version_of.department_id
from plan_submissions as submission
join plan_versions as version_of on version_of.id = submission.version_id
order by submission.plan_id, submission.recorded_at desc, version_of.number desc;
comment on view plans_submitted is 'Principle 2: what holds is what was submitted last; what it replaced stays.';

create function guard_plan_submission() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  held record;
  faults text[] := public.plan_faults(new.version_id);
begin
  select * into held from public.plan_versions where id = new.version_id;
  perform pg_advisory_xact_lock(hashtextextended('plans ' || held.period || held.begins_on, 0));
  if not public.holds_role(new.submitted_by, array['manager', 'board'], new.recorded_at) then
    perform public.refuse('Plans are submitted by managers and the board.');
  elsif exists (select from public.plan_versions where plan_id = new.plan_id and number > held.number) then
    perform public.refuse('Somebody saved this plan meanwhile. Look at what it says now, then submit it.');
  elsif (select count(*) from public.plan_lines where version_id = new.version_id) <> held.lines or 'no_line' = any (faults) then
    perform public.refuse('A plan says which customers it is to come from: win, keep, win back or develop some. A sum of money alone is not a plan.');
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
  elsif public.organisation_day(new.recorded_at) > (held.begins_on + case held.period when 'year' then interval '1 year' else interval '3 months' end)::date - 1 then
    perform public.refuse('The period is over. A plan is submitted before it is.');
  elsif exists (select from public.plans_submitted s
      where s.plan_id <> new.plan_id and s.period = held.period and s.begins_on = held.begins_on
        and s.department_id is not distinct from held.department_id) then
    perform public.refuse('There is a submitted plan for this period already. Make a new version of that one.');
  end if;
  return null;
end $$;
comment on function guard_plan_submission() is
  'Principle 1: new times value + kept times value + won back times value + developed = target, in minor units, or it is no plan.';
revoke all on function guard_plan_submission() from public;
create constraint trigger zz_adds_up after insert on plan_submissions not deferrable
  for each row execute function guard_plan_submission();

-- What became of a plan --------------------------------------------------------------------------------------------------

create trigger stamp before insert on plan_outcomes for each row execute function stamp_recorded_at();
select forbid_change('plan_outcomes');

create function plan_happened(version uuid, until_on date) returns jsonb
  language sql stable
begin atomic
  with version_of as materialized (select * from plan_versions where plan_versions.id = version),
  active as materialized (
    select history.customer_id,
      case when history.first_on >= version_of.begins_on then 'win'
        when history.days[width_bucket(version_of.begins_on - 1, history.days)] >= version_of.begins_on - 1 - version_of.lapse_days then 'keep'
        else 'win_back' end as came
    from version_of
    cross join histories_of(until_on) as history
    where history.last_on >= until_on - version_of.lapse_days
  )
  select jsonb_build_object(
    'valueMinor', (
      select coalesce(sum(spent.minor), 0)
      from histories_now as history
      cross join lateral (
        select
          (select coalesce(sum(bought.minor), 0) from unnest(history.days, history.amounts) as bought (on_day, minor)
            where bought.on_day between version_of.begins_on and until_on)
          - (select coalesce(sum(refund.minor), 0) from unnest(history.refund_days, history.refunds) as refund (on_day, minor)
            where refund.on_day between version_of.begins_on and until_on) as minor
      ) as spent
      where version_of.department_id is null and history.first_on <= until_on
        and (history.last_on >= version_of.begins_on or cardinality(history.refunds) > 0)
      having version_of.department_id is null),
    'closing', (
      select jsonb_build_object('active', count(*), 'kept', count(*) filter (where active.came = 'keep'),
        'won', count(*) filter (where active.came = 'win'), 'wonBack', count(*) filter (where active.came = 'win_back'))
      from active
      having version_of.department_id is null and version_of.lapse_days is not null),
    'lines', (
      select jsonb_agg(jsonb_build_object('place', line.place, 'planned', line.customers, 'happened',
        case when version_of.lapse_days is not null and line.kind <> 'develop'
            and (version_of.department_id is null or line.segment is not null) then (
          select count(*) from active
          where active.came = line.kind
            and (line.segment is null or active.customer_id in (select segment_members(line.segment, until_on, version_of.lapse_days))))
        end) order by line.place)
      from plan_lines as line
      where line.version_id = version_of.id))
  from version_of;
end;
comment on function plan_happened(uuid, date) is
  'Principle 3: what became of a plan by a day, under its own threshold. Everybody active then was kept (active on the day before '
  'it began), won (first bought in it) or won back (the rest): the three are those active then, and nobody is two of them. Null: '
  'not counted of a department, of developing, or without a threshold. What was bought is less what was refunded in the period.';

create function count_finished_plans() returns table (plan uuid, version uuid)
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  today date := public.organisation_day(public.standpoint_now());
  held record;
begin
  perform pg_advisory_xact_lock(hashtextextended('plan_outcomes', 0));
  for held in
    select s.plan_id, s.version_id, (s.begins_on + case s.period when 'year' then interval '1 year' else interval '3 months' end)::date - 1 as ends_on
    from public.plans_submitted s
    where s.begins_on < today and not exists (select from public.plan_outcomes o where o.version_id = s.version_id)
    order by s.begins_on, s.version_id
  loop
    continue when held.ends_on >= today;
    insert into public.plan_outcomes (version_id, until_on, happened)
    values (held.version_id, held.ends_on, public.plan_happened(held.version_id, held.ends_on));
    plan := held.plan_id;
    version := held.version_id;
    return next;
  end loop;
end $$;
comment on function count_finished_plans() is
  'Principle 1: counts what became of every submitted plan whose period is over, once. Who calls it can only have it done: it takes nothing.';
revoke all on function count_finished_plans() from public;

-- Proposals of another lapse threshold ---------------------------------------------------------------------------------

create trigger ab_stamp before insert on threshold_proposals for each row execute function stamp_recorded_at();
create trigger ab_stamp before insert on threshold_answers for each row execute function stamp_recorded_at();
select forbid_change('threshold_proposals');
select forbid_change('threshold_answers');

create function guard_threshold_proposal() returns trigger
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
  new.days_in_force := (select days from public.lapse_thresholds where recorded_at <= new.recorded_at
                        order by recorded_at desc, id desc limit 1);
  if new.days = new.days_in_force then
    perform public.refuse('That is the threshold in force. Propose another.');
  end if;
  if customers < 20000 then
    select count(*), percentile_disc(0.8) within group (order by gaps.days) into new.returns, new.suggested_days
      from public.purchase_gaps(day) as gaps;
  else
    select coalesce(max(rising.upto), 0), min(rising.at) filter (where rising.upto >= ceil(0.8 * rising.whole))
      into new.returns, new.suggested_days
      from (select gaps.at, sum(sum(gaps.counted)) over (order by gaps.at) as upto, sum(sum(gaps.counted)) over () as whole
              from public.history_sums as gaps
             where gaps.kind = 'gap' and gaps.lapse_days = 0 and gaps.on_day = '-infinity' group by gaps.at) as rising;
  end if;
  new.active_proposed := (select count(*) from public.active_customers(day, new.days));
  new.lost_proposed := customers - new.active_proposed;
  if new.days_in_force is not null then
    new.active_in_force := (select count(*) from public.active_customers(day, new.days_in_force));
    new.lost_in_force := customers - new.active_in_force;
  end if;
  return new;
end $$;
comment on function guard_threshold_proposal() is
  'Principle 3: what a proposal would change is counted by the database as it is made, not by whoever makes it. The gaps of '
  'many customers are those of their kept sums.';
create trigger zz_guard before insert on threshold_proposals for each row execute function guard_threshold_proposal();

create function guard_threshold_answer() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  proposal record;
  threshold record;
begin
  select * into proposal from public.threshold_proposals where id = new.proposal_id;
  select * into threshold from public.lapse_thresholds where id = new.threshold_id;
  if not public.holds_role(new.answered_by, array['board'], new.recorded_at) then
    perform public.refuse('A proposed lapse threshold is answered by the board.');
  elsif new.answered_by = proposal.proposed_by then
    perform public.refuse('Somebody else answers what you proposed.');
  elsif new.answer = 'declined' and public.said_length(coalesce(new.reason, '')) < 10 then
    perform public.refuse('Please say why not, in ten characters or more.');
  elsif new.answer = 'set' and (threshold.recorded_at < proposal.recorded_at or threshold.set_by <> new.answered_by) then
    perform public.refuse('A proposal is answered by the threshold that was set after it.');
  end if;
  return new;
end $$;
comment on function guard_threshold_answer() is 'Principle 1: a proposal is answered once, by the board, with what was set or why not.';
create trigger zz_guard before insert on threshold_answers for each row execute function guard_threshold_answer();

-- Quarterly reports ------------------------------------------------------------------------------------------------------

select forbid_change('number_reports');

create function number_figures(begins date, ends date, lapse int) returns jsonb
  language sql stable
begin atomic
  select jsonb_build_object(
    'currency', (select organisation.currency from organisation),
    'customers', (select count(*)::int from standing where standing.first_on <= ends),
    'movement', (
      select jsonb_build_object('opening', moved.opening, 'new', moved.new, 'wonBack', moved.won_back, 'lost', moved.lost, 'closing', moved.closing)
      from customer_movement(begins, ends, lapse) as moved
      where lapse is not null),
    'earlyRepeat', (
      select jsonb_build_object('windowDays', 90, 'from', begins - 90, 'to', ends - 90,
        'k', count(first.second_on)::int, 'n', count(first.customer_id)::int)
      from first_purchases(begins - 90, ends - 90, 90) as first),
    'winBack', (
      select jsonb_build_object('windowDays', 365, 'from', begins - 365, 'to', ends - 365,
        'k', (count(*) filter (where away.next_on <= away.lapsed_on + 365))::int, 'n', count(*)::int)
      from (
        -- As lapses(ends, lapse) says, of those days alone that can have lapsed then: its cost is the period's.
        select day.bought_on, day.bought_on + lapse + 1 as lapsed_on,
          lead(day.bought_on) over (partition by day.customer_id order by day.bought_on) as next_on
        from purchase_days as day
        where day.bought_on between begins - 365 - lapse - 1 and ends
      ) as away
      where away.lapsed_on between begins - 365 and ends - 365
        and (away.next_on is null or away.next_on - away.bought_on > lapse)
      having lapse is not null),
    'value', (
      select jsonb_build_object('customers', count(*)::int, 'purchaseDays', coalesce(sum(spent.days), 0)::int,
        'totalMinor', coalesce(sum(spent.amount_minor), 0)::bigint,
        'medianMinor', percentile_disc(0.5) within group (order by spent.amount_minor))
      from (
        select counted_purchases.customer_id, sum(counted_purchases.amount_minor)::bigint as amount_minor,
          count(distinct counted_purchases.bought_on) filter (where counted_purchases.amount_minor >= 0) as days
        from counted_purchases
        where counted_purchases.bought_on between begins and ends
          and counted_purchases.currency = (select organisation.currency from organisation)
        group by counted_purchases.customer_id
      ) as spent
      where spent.days > 0));
end;
comment on function number_figures(date, date, int) is
  'The figures of a quarter, from the histories as they are on record now, under a lapse threshold; without one (null) what '
  'needs it is null. Early repeat and win-back are of those whose whole window ended within the quarter.';

create function number_definitions() returns jsonb
  language sql immutable parallel safe
begin atomic
  select '{"customers": 1, "movement": 1, "earlyRepeat": 1, "winBack": 1, "value": 1}'::jsonb;
end;
comment on function number_definitions() is 'The version of each figure''s definition, as in numberDefinitions in the domain.';

create function number_report_hash(report number_reports) returns bytea
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select sha256(coalesce(report.previous_hash, ''::bytea) || convert_to(
      (select string_agg(octet_length(part) || ':' || part, '' order by place) from unnest(array[
        report.id::text, report.begins_on::text, report.ends_on::text, coalesce(report.threshold_id::text, ''),
        coalesce(report.lapse_days::text, ''), report.figures::text, report.definitions::text,
        (extract(epoch from report.recorded_at) * 1000000)::bigint::text
      ]) with ordinality as parts (part, place)), 'UTF8'))
  $$;
comment on function number_report_hash(number_reports) is
  'Ruling 19: the seal of a report over all it says and the seal before it: length-prefixed, microseconds since 1970.';

create function write_number_report(begins date, written timestamptz) returns uuid
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  report public.number_reports;
  threshold public.lapse_thresholds;
begin
  report.begins_on := begins;
  report.ends_on := (begins + interval '3 months')::date - 1;
  select * into threshold from public.lapse_thresholds
    where recorded_at < public.day_begins(report.ends_on + 1) order by recorded_at desc, id desc limit 1;
  report.id := gen_random_uuid();
  report.threshold_id := threshold.id;
  report.lapse_days := threshold.days;
  report.figures := public.number_figures(report.begins_on, report.ends_on, report.lapse_days);
  report.definitions := public.number_definitions();
  report.recorded_at := public.stamp(written);
  report.previous_hash := (select hash from public.number_reports order by begins_on desc limit 1);
  if exists (select from public.number_reports where begins_on >= begins) then
    perform public.refuse('That quarter, or a later one, has its report.');
  elsif report.ends_on >= public.organisation_day(report.recorded_at) then
    perform public.refuse('That quarter is not over.');
  end if;
  report.hash := public.number_report_hash(report);
  insert into public.number_reports select report.*;
  return report.id;
end $$;
comment on function write_number_report(date, timestamptz) is
  'Principle 1: counts, stamps and seals one quarter. Takes no figure from anybody; a time only while history is loaded.';
revoke all on function write_number_report(date, timestamptz) from public;

create function report_quarters() returns table (id uuid, begins_on date)
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  today date := public.organisation_day(public.standpoint_now());
  quarter date;
begin
  perform pg_advisory_xact_lock(hashtextextended('number_reports', 0));
  quarter := coalesce(
    (select (max(r.begins_on) + interval '3 months')::date from public.number_reports r),
    (select date_trunc('quarter', public.organisation_day(min(t.recorded_at))::timestamp)::date from public.lapse_thresholds t));
  while (quarter + interval '3 months')::date <= today loop
    id := public.write_number_report(quarter, null);
    begins_on := quarter;
    return next;
    quarter := (quarter + interval '3 months')::date;
  end loop;
end $$;
comment on function report_quarters() is
  'Writes the report of every finished quarter that has none, oldest first, from the quarter in which the first lapse threshold '
  'was set. Who calls it can only have it done: it takes nothing.';
revoke all on function report_quarters() from public;

create function number_report_seals() returns table (begins_on date, holds boolean)
  language sql stable
begin atomic
  select report.begins_on, report.hash = number_report_hash(report)
    and report.previous_hash is not distinct from lag(report.hash) over (order by report.begins_on)
  from number_reports as report;
end;
comment on function number_report_seals() is 'Whether each report is still what was sealed, and follows the one before it.';

-- Whose words, days and bytes these are (ruling 24).
insert into personal_columns (table_name, holds, name)
select table_name, holds, regexp_split_to_table(names, ' ') from (values
  ('plan_versions', 'staff', 'title'),
  ('plan_versions', 'nobody', 'period begins_on currency opening_on'),
  ('plan_lines', 'staff', 'how'),
  ('plan_lines', 'nobody', 'kind segment segment_name suggested_from'),
  ('plan_outcomes', 'nobody', 'until_on happened'),
  ('threshold_proposals', 'staff', 'reason'),
  ('threshold_answers', 'staff', 'reason'),
  ('threshold_answers', 'nobody', 'answer'),
  ('number_reports', 'nobody', 'begins_on ends_on figures definitions previous_hash hash')
) as judged (table_name, holds, names);
