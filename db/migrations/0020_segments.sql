-- Segments that people save: a rule by its name, versions that stay, who looks after it, and the count that is frozen where
-- something relies on it. What a rule is and how it is counted stands in 0019_rules.sql.

insert into personal_columns (table_name, holds, name)
select table_name, holds, regexp_split_to_table(names, ' ') from (values
  ('segments', 'staff', 'name'),
  ('segment_versions', 'staff', 'rule'),
  ('segment_strategies', 'staff', 'key note thanked_by'),
  ('segment_counts', 'nobody', 'segment'),
  ('statement_segments', 'staff', 'segment_name rule')
) as listed(table_name, holds, names);
-- What people of ours wrote, in which somebody may be mentioned.
update personal_columns set is_free = true where (table_name, name) in (('segment_strategies', 'note'), ('segments', 'name'));

-- Saved segments ---------------------------------------------------------------------------------------------------

create trigger stamp before insert on segments for each row execute function stamp_recorded_at();
select forbid_delete('segments');

create function guard_segment() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if tg_op = 'INSERT' then
    if new.retired_by is not null then
      perform public.refuse('A segment is not retired before it was there.');
    end if;
    return new;
  end if;
  if (new.id, new.created_by, new.recorded_at) is distinct from (old.id, old.created_by, old.recorded_at) then
    perform public.refuse('Who made a segment and when stands as it was recorded.');
  elsif old.retired_at is not null then
    perform public.refuse('This segment was retired; what it says stands.');
  elsif new.retired_by is not null then
    new.retired_at := public.stamp(null);
  end if;
  return new;
end $$;
comment on function guard_segment() is
  'Principle 2: a segment is named and once retired, by somebody, at the server''s time. It comes back as a new one.';
create trigger zz_guard before insert or update on segments for each row execute function guard_segment();

create trigger stamp before insert on segment_versions for each row execute function stamp_recorded_at();
select forbid_change('segment_versions');

create function guard_segment_version() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  of_segment public.segments;
  newest public.segment_versions;
  faults text;
begin
  perform public.refuse_other_sight();
  -- Held, so that two who save at once count one after the other.
  select * into of_segment from public.segments where id = new.segment_id for no key update;
  if of_segment.retired_at is not null then
    perform public.refuse('This segment was retired; what it says stands.');
  end if;
  select * into newest from public.segment_versions where segment_id = new.segment_id order by version desc limit 1;
  if new.version is distinct from coalesce(newest.version, 0) + 1 then
    perform public.refuse('Versions of a segment are counted without a gap.');
  elsif new.rule = newest.rule then
    perform public.refuse('The rule says this already.');
  end if;
  faults := public.rule_faults(new.rule);
  if faults is not null then
    perform public.refuse(faults);
  end if;
  return new;
end $$;
comment on function guard_segment_version() is
  'Principle 1: a version is a rule the database can count, the next in its row, and stays as it was saved.';
create trigger zz_guard before insert on segment_versions for each row execute function guard_segment_version();

create view segments_now with (security_invoker = true) as
select s.id, s.name, s.recorded_at, s.retired_at, v.id as version_id, v.version, v.rule, v.recorded_at as saved_at, v.by_id
from segments s
cross join lateral (
  select * from segment_versions where segment_id = s.id order by version desc limit 1
) as v;
comment on view segments_now is 'Every saved segment with the version that holds.';

-- Who looks after a segment ----------------------------------------------------------------------------------------

create trigger stamp before insert on segment_strategies for each row execute function stamp_recorded_at();
select forbid_change('segment_strategies');

create function guard_segment_strategy() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if exists (select from public.segments where id = new.segment_id and retired_at is not null) then
    perform public.refuse('This segment was retired; what it says stands.');
  elsif exists (select from public.people where id = new.owner_id and deactivated_at is not null) then
    perform public.refuse('A segment is looked after by somebody who is with us.');
  end if;
  return new;
end $$;
comment on function guard_segment_strategy() is 'Principle 1: whoever looks after a segment is there to do it.';
create trigger zz_guard before insert on segment_strategies for each row execute function guard_segment_strategy();

create view segment_strategies_now with (security_invoker = true) as
select distinct on (segment_id, key) coalesce(segment_id::text, key) as segment, segment_id, key, owner_id, note, thanked_by,
  by_id, recorded_at
from segment_strategies
order by segment_id, key, recorded_at desc, id desc;
comment on view segment_strategies_now is 'Principle 2: what holds for a segment is what was said last.';

-- Counting ---------------------------------------------------------------------------------------------------------

create or replace function segment_members(segment text, as_of date, lapse_days int) returns setof uuid
  language sql stable parallel safe
begin atomic
  select customers.id
  from customers
  left join standing on standing.customer_id = customers.id
  where segment = 'all' and customers.survivor_id = customers.id and customers.withdrawn_at is null
    and (standing.first_on <= as_of
      or customers.recorded_at < (as_of + 1)::timestamp at time zone (select organisation.zone from organisation))
  union all
  select active.customer_id
  from active_customers(as_of, lapse_days) as active
  where segment = 'active'
  union all
  select customers.id
  from customers
  left join standing on standing.customer_id = customers.id
  where segment = 'ten_years' and customers.survivor_id = customers.id and customers.withdrawn_at is null
    and least(customers.stated_since_on, standing.first_on) + interval '10 years' <= as_of
  union all
  select ranked.customer_id
  from (
    select valued.customer_id, valued.value_minor,
      rank() over (order by valued.value_minor desc) as place,
      count(*) over () as buyers
    from customer_values(as_of) as valued
    where segment = 'top_tenth'
  ) as ranked
  where ranked.place <= ceil(ranked.buyers / 10.0) and ranked.value_minor > 0
  union all
  select distinct customers.survivor_id
  from issues
  join customers on customers.id = issues.customer_id
  cross join (
    select (as_of + 1)::timestamp at time zone organisation.zone as ends_at from organisation
  ) as day
  where segment = 'open_issue' and issues.opened_at < day.ends_at
    and (issues.resolved_at is null or issues.resolved_at >= day.ends_at)
  union all
  select saved.customer_id
  from segment_versions
  cross join lateral rule_members(segment_versions.rule, as_of, lapse_days) as saved (customer_id)
  where segment_versions.id = case when segment ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then segment::uuid end;
end;
comment on function segment_members(text, date, int) is
  'Who is in a segment on a day, as survivors: a standing one by its key (server/domain/segment.ts has the rules in words), a '
  'saved one by the id of a version, judged by what is known now. Without a lapse threshold (null) nobody is active, and the '
  'caller says "not known" rather than none.';

create function segments_lack(named jsonb, today date, lapse_days int) returns text
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select string_agg(distinct found.sentence, ' ') from (
      select case when s.retired_at is not null then 'The segment “' || s.name || '” was retired. Choose another.'
        else s.name || ': ' || public.rule_lacks(v.rule, today, lapse_days) end as sentence
      from jsonb_to_recordset(named) as chosen (segment text)
      join public.segment_versions v on v.id::text = chosen.segment join public.segments s on s.id = v.segment_id
    ) as found
  $$;
comment on function segments_lack(jsonb, date, int) is
  'Principle 3: why saved segments cannot be counted now, in sentences; null when they can.';

create function count_segments(named text[], patience interval)
  returns table (segment text, customers integer, counted_at timestamptz)
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  began timestamptz := clock_timestamp();
  present timestamptz := public.standpoint_now();
  today date := public.organisation_day(present);
  lapse integer := (select days from public.lapse_thresholds where recorded_at <= present order by recorded_at desc, id desc limit 1);
  which text;
  held integer;
  starts timestamptz;
  counted public.segment_counts[] := '{}';
begin
  perform public.refuse_other_sight();
  for which in
    select n.name from unnest(named) with ordinality as n (name, place) left join public.segment_counts kept on kept.segment = n.name
    where (n.name in ('all', 'active', 'ten_years', 'top_tenth', 'open_issue')
        or exists (select from public.segment_versions v where v.id::text = n.name))
      and coalesce(kept.took_ms * interval '1 millisecond' <= patience, true)
    order by kept.counted_at nulls first, n.place
  loop
    held := null;
    starts := clock_timestamp();
    if not (which = 'active' and lapse is null)
       and public.segments_lack(jsonb_build_array(jsonb_build_object('segment', which)), today, lapse) is null then
      select count(*) into held from public.segment_members(which, today, lapse);
    end if;
    counted := counted
      || row(which, held, present, extract(milliseconds from clock_timestamp() - starts)::int)::public.segment_counts;
    exit when clock_timestamp() - began >= patience;
  end loop;
  -- Kept at the end and in one order, so that two who count at once neither wait long nor for each other.
  insert into public.segment_counts as kept
    select c.* from unnest(counted) c order by c.segment
  on conflict on constraint segment_counts_pkey do update
    set customers = excluded.customers, counted_at = excluded.counted_at, took_ms = excluded.took_ms
    where kept.counted_at <= excluded.counted_at;
  return query select kept.segment, kept.customers, kept.counted_at from public.segment_counts kept where kept.segment = any (named);
end $$;
comment on function count_segments(text[], interval) is
  'Principle 3: counts segments, those counted longest ago first, until patience runs out and leaving out those that took longer '
  'last time; keeps each figure with its time and gives what is kept. Nobody hands it a count.';

-- Frozen use (ruling 17) -------------------------------------------------------------------------------------------

create function guard_named_segments() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform public.refuse_other_sight();
  if exists (
    select from jsonb_array_elements(new.segments) as named (entry)
     where jsonb_typeof(named.entry) <> 'object' or (named.entry - array['segment', 'effect']) <> '{}'
  ) or (select count(*) <> count(distinct named.entry ->> 'segment') from jsonb_array_elements(new.segments) as named (entry)) then
    perform public.refuse('A segment is named once, with its effect.');
  end if;
  return new;
end $$;
comment on function guard_named_segments() is
  'Principle 1: what is counted is counted as of now, and nobody twice because a segment was named twice.';
create trigger ad_named_segments before insert on statements for each row execute function guard_named_segments();

create or replace function freeze_affected() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  today date := public.organisation_day(new.recorded_at);
  lapse integer := (select days from public.lapse_thresholds where recorded_at <= new.recorded_at
                    order by recorded_at desc, id desc limit 1);
  sentence text;
begin
  if new.segments @> '[{"segment": "active"}]' and lapse is null then
    perform public.refuse('Nobody can be called active until a lapse threshold is set.');
  end if;
  sentence := public.segments_lack(new.segments, today, lapse);
  if sentence is not null then
    perform public.refuse(sentence);
  end if;
  with everyone as materialized (
    select m.id, coalesce(s.value_minor, 0) as value_minor,
      width_bucket(coalesce(s.purchase_days, 0), array[1, 2, 4, 8, 16]) * 10
        + width_bucket(coalesce(today - s.first_on, 0), array[365, 1095, 1825, 3650]) as likeness
    from public.segment_members('all', today, lapse) as m(id) left join public.standing s on s.customer_id = m.id
  ), touched as materialized (
    select named.segment, named.effect, e.id, e.value_minor
    from jsonb_to_recordset(new.segments) as named(segment text, effect text)
    cross join lateral public.segment_members(named.segment, today, lapse) as m(id)
    join everyone e on e.id = m.id
  ), old_friends as materialized (
    select m.id from public.segment_members('ten_years', today, lapse) as m(id)
  ), counted as (
    insert into public.statement_segments (id, decision_id, statement_id, segment, effect, as_of, lapse_days,
      version_id, segment_name, rule, affected_count, all_count, ten_years_count, value_minor, recorded_at)
    select gen_random_uuid(), new.decision_id, new.id, named.segment, named.effect, today, lapse,
      v.id, s.name, v.rule, count(t.id), (select count(*) from everyone), count(t.id) filter (where t.id in (select id from old_friends)),
      coalesce(sum(t.value_minor), 0), new.recorded_at
    from jsonb_to_recordset(new.segments) as named(segment text, effect text) left join touched t on t.segment = named.segment
      left join public.segment_versions v on v.id::text = named.segment left join public.segments s on s.id = v.segment_id
    group by named.segment, named.effect, v.id, s.name
  ), affected as materialized (
    select distinct t.id from touched t
  ), drawn as materialized (
    -- gen_random_uuid cannot be seeded: nobody can choose who is drawn.
    select e.id, e.likeness from everyone e join affected a on a.id = e.id order by gen_random_uuid() limit 10000
  ), alike as (
    select e.id, e.likeness, row_number() over (partition by e.likeness order by gen_random_uuid()) as place
    from everyone e where e.id not in (select id from affected)
  ), wanted as (
    select likeness, count(*) as people from drawn group by likeness
  )
  insert into public.statement_reach (statement_id, decision_id, as_of, affected_count, all_count, value_minor,
    all_value_minor, heavy_share, heavy_value_minor, sample, comparators, recorded_at)
  select new.id, new.decision_id, today, (select count(*) from affected), count(*),
    coalesce(sum(e.value_minor) filter (where e.id in (select id from affected)), 0), coalesce(sum(e.value_minor), 0),
    (select heavy_share from public.organisation), (select heavy_value_minor from public.organisation),
    array(select id from drawn order by id),
    array(select alike.id from alike join wanted using (likeness) where alike.place <= wanted.people order by alike.id),
    new.recorded_at
  from everyone e;
  return null;
end $$;
comment on function freeze_affected() is
  'Ruling 17: who and how many is counted and drawn by the database the moment a statement is recorded; a saved segment is frozen '
  'with its name and rule, so that changing it changes nothing that relied on it.';

create or replace function decision_fact_hash(subject text, subject_id uuid) returns bytea
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  fields text[];
begin
  case subject
    when 'decisions' then
      select array[id::text, number::text, drafted_by::text, utc_micros(recorded_at)]
      into fields from decisions where id = subject_id;
    when 'statements' then
      select array[id::text, decision_id::text, version::text, author_id::text, department_id::text, owner_id::text, decider_id::text,
        door, gate, array_to_string(stages, ' '), affects, time_effect::text, worry_effect::text, effort_effect::text, money_effect::text,
        minutes_per_customer::text, money_minor_per_customer::text, told_how, day_number(told_by_on), evidence_basis, urgent::text,
        replaces_id::text, definition_id::text, segments::text, array_to_string(told_departments, ' '), answer_days::text,
        hex(words_hash), utc_micros(recorded_at)]
      into fields from statements where id = subject_id;
    when 'statement_segments' then
      select array[id::text, decision_id::text, statement_id::text, segment, effect, day_number(as_of), lapse_days::text,
        affected_count::text, all_count::text, ten_years_count::text, value_minor::text, utc_micros(recorded_at)]
        || case when rule is null then '{}' else array[segment_name, rule::text] end
      into fields from statement_segments where id = subject_id;
    when 'statement_reach' then
      select array[statement_id::text, decision_id::text, day_number(as_of), affected_count::text, all_count::text, value_minor::text,
        all_value_minor::text, heavy_share::text, heavy_value_minor::text, array_to_string(sample, ' '), array_to_string(comparators, ' '), utc_micros(recorded_at)]
      into fields from statement_reach where statement_id = subject_id;
    when 'statement_evidence' then
      select array[id::text, decision_id::text, statement_id::text, kind, ref_id::text, hex(words_hash), after_decision::text,
        by_id::text, utc_micros(recorded_at)]
      into fields from statement_evidence where id = subject_id;
    when 'decision_options' then
      select array[id::text, decision_id::text, statement_id::text, position::text, is_do_nothing::text, hex(words_hash), utc_micros(recorded_at)]
      into fields from decision_options where id = subject_id;
    when 'predictions' then
      select array[id::text, decision_id::text, statement_id::text, baseline::text, day_number(baseline_on), direction, threshold::text,
        probability::text, day_number(resolve_on), hex(words_hash), utc_micros(recorded_at)]
      into fields from predictions where id = subject_id;
    when 'prediction_outcomes' then
      select array[prediction_id::text, decision_id::text, actual::text, happened::text, by_id::text, utc_micros(recorded_at)]
      into fields from prediction_outcomes where prediction_id = subject_id;
    when 'positions' then
      select array[id::text, decision_id::text, statement_id::text, advocate_id::text, appointment_id::text, stance, hex(words_hash),
        after_decision::text, utc_micros(recorded_at)]
      into fields from positions where id = subject_id;
    when 'board_reviews' then
      select array[id::text, decision_id::text, statement_id::text, day_number(meeting_on), outcome, day_number(review_on), minuted_by::text,
        hex(words_hash), utc_micros(recorded_at)]
      into fields from board_reviews where id = subject_id;
    when 'decision_moves' then
      select array[id::text, decision_id::text, sequence::text, kind, by_id::text, statement_id::text, option_id::text, day_number(review_on),
        board_review_id::text, replaces_id::text, array_to_string(heavy_reasons, ' '), hex(reason_hash), utc_micros(recorded_at)]
      into fields from decision_moves where id = subject_id;
    when 'notices' then
      select array[id::text, decision_id::text, department_id::text, utc_micros(answer_by), sent_by::text, utc_micros(recorded_at)]
      into fields from notices where id = subject_id;
    when 'acknowledgements' then
      select array[id::text, decision_id::text, notice_id::text, sequence::text, by_id::text, answer, hex(note_hash), utc_micros(recorded_at)]
      into fields from acknowledgements where id = subject_id;
    when 'decision_corrections' then
      select array[id::text, decision_id::text, field, by_id::text, hex(words_hash), utc_micros(recorded_at)]
      into fields from decision_corrections where id = subject_id;
    else
      return null;
  end case;
  return case when fields is null then null else canonical(variadic array_prepend(subject, fields)) end;
end $$;
comment on function decision_fact_hash(text, uuid) is
  'Ruling 19: the hash of everything a fact says, its words by their salted hash; null when the fact is not there. What was sealed '
  'before saved segments were there has the hash it had.';
