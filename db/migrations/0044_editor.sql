-- The letter while it is written: who writes with me, what was written before, how far it reaches, and what was copied.

insert into personal_columns (table_name, holds, name) values
  ('draft_revisions', 'staff', 'content'),
  ('segment_reaches', 'nobody', 'segments');
-- What people of ours wrote, in which somebody may be mentioned.
update personal_columns set is_free = true where (table_name, name) = ('draft_revisions', 'content');
-- The working copy -----------------------------------------------------------------------------------------------

create or replace function guard_draft() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if tg_op = 'UPDATE' and public.redacting() then
    return new;
  end if;
  perform public.lock_decision(new.decision_id);
  perform public.refuse_other_sight();
  if tg_op = 'UPDATE' and (new.decision_id, new.saved_at) is distinct from (old.decision_id, old.saved_at) then
    perform public.refuse('A draft stays with its decision, and the server says when it was saved.');
  end if;
  if public.decision_state(new.decision_id) not in ('draft', 'proposed') then
    perform public.refuse('What has been decided stands as it is. Replace it by a new decision.');
  end if;
  if tg_op = 'UPDATE' and new.revision is distinct from old.revision + 1 then
    perform public.refuse('Somebody else saved this draft meanwhile.');
  end if;
  if jsonb_typeof(new.content) <> 'object' or length(new.content::text) > 200000 then
    perform public.refuse('That is not a letter, or too long for one decision.');
  end if;
  new.saved_at := case tg_op when 'INSERT' then public.stamp(new.saved_at) else public.stamp(null) end;
  return new;
end $$;
comment on function guard_draft() is 'Ruling 13: drafts change until the decision is made, and two editors do not overwrite each other.';

create function keep_draft_revision() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if public.redacting() then
    -- What somebody is in the middle of is not compared with a copy from which words were taken: it is shown beside it.
    delete from public.draft_revisions where decision_id = new.decision_id;
  end if;
  insert into public.draft_revisions (id, decision_id, revision, content, saved_by, saved_at)
  values (gen_random_uuid(), new.decision_id, new.revision, new.content, new.saved_by, new.saved_at);
  delete from public.draft_revisions earlier where earlier.decision_id = new.decision_id and (earlier.revision <= new.revision - 500
    or (earlier.saved_at < new.saved_at - interval '1 day' and exists (select from public.draft_revisions later
          where later.decision_id = earlier.decision_id and later.revision > earlier.revision and later.saved_by = earlier.saved_by
            and date_trunc('hour', later.saved_at) = date_trunc('hour', earlier.saved_at))));
  return null;
end $$;
comment on function keep_draft_revision() is
  'Principle 5: every save is kept for a day, then one an hour of each writer, the last five hundred at most: two editors lose nothing.';
revoke all on function keep_draft_revision() from public;
create trigger zz_keep_revision after insert or update on decision_drafts for each row execute function keep_draft_revision();

create function forget_draft_revisions() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  delete from public.draft_revisions where decision_id = new.decision_id;
  delete from public.draft_editors where decision_id = new.decision_id;
  return null;
end $$;
comment on function forget_draft_revisions() is
  'Once a decision is made its statement versions speak; the copies they were written from are kept no longer than they are needed.';
revoke all on function forget_draft_revisions() from public;
create trigger zz_forget_revisions after insert on decision_moves for each row
  when (new.kind in ('decided', 'rejected', 'withdrawn')) execute function forget_draft_revisions();

insert into draft_revisions (id, decision_id, revision, content, saved_by, saved_at)
select gen_random_uuid(), f.decision_id, f.revision, f.content, f.saved_by, f.saved_at
from decision_drafts f join decision_states s on s.decision_id = f.decision_id where s.state in ('draft', 'proposed');

create function stamp_seen() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  -- On a conflict the row that was refused has been stamped already.
  new.seen_at := case tg_op when 'INSERT' then public.stamp(new.seen_at) else public.standpoint_now() end;
  return new;
end $$;
comment on function stamp_seen() is 'Principle 2: when somebody was last seen writing is the server''s time.';
create trigger stamp before insert or update on draft_editors for each row execute function stamp_seen();

-- What a statement must have -------------------------------------------------------------------------------------

create function line_faults(lines jsonb, needed text[]) returns boolean
  language sql immutable
  set search_path = pg_catalog, public, pg_temp
  as $$
  select case coalesce(jsonb_typeof(lines), 'null')
    when 'null' then false
    when 'array' then jsonb_array_length(lines) > 5 or exists (
      select from jsonb_array_elements(lines) as line cross join unnest(needed) as field
      where jsonb_typeof(line) <> 'object' or coalesce(jsonb_typeof(line -> field), 'null') <> 'string'
        or (case field when 'on' then line ->> field !~ '^\d{4}-\d{2}-\d{2}$' else public.word_length(line, field) = 0 end))
    else true end $$;
comment on function line_faults(jsonb, text[]) is 'Whether a list of lines is no list, longer than five, or has a line in which something needed is not said.';

create or replace function statement_faults(s statements, words jsonb) returns text
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  select string_agg(says, ' ' order by place) from (values
    (1, word_length(words, 'title') < 8, 'Say what is to be decided, in at least 8 characters.'),
    (2, word_length(words, 'job') < 20, 'Say what the customer is trying to do, in at least 20 characters.'),
    (3, word_length(words, 'view') < 80, 'Say what it means for customers, as the customer would, in at least 80 characters.'),
    (4, s.affects = 'none' and word_length(words, 'noneReason') < 40, 'Argue in at least 40 characters why no customer is affected.'),
    (5, s.affects = 'none' and jsonb_array_length(s.segments) > 0, 'A decision that affects nobody names no segment.'),
    (6, s.affects <> 'none' and jsonb_array_length(s.segments) = 0, 'Say which customers are affected.'),
    (7, (s.time_effect <> 0 and word_length(words, 'timeNote') = 0) or (s.worry_effect <> 0 and word_length(words, 'worryNote') = 0)
      or (s.effort_effect <> 0 and word_length(words, 'effortNote') = 0) or (s.money_effect <> 0 and word_length(words, 'moneyNote') = 0),
      'Every change in time, worry, effort or money needs a note.'),
    (8, word_length(words, 'worstOff') = 0, 'Say who comes off worst.'),
    (9, least(s.time_effect, s.worry_effect, s.effort_effect, s.money_effect) < 0 and word_length(words, 'mitigation') < 20,
      'Say in at least 20 characters what makes it easier for those who come off worse.'),
    (10, word_length(words, 'businessEffect') = 0, 'Say what it does for the organisation.'),
    (11, word_length(words, 'toldPlan') = 0, 'Say how customers will hear of it, or why they will not.'),
    (12, s.told_how <> 'not_told' and s.told_by_on is null, 'Say by when customers will have been told.'),
    (13, s.evidence_basis = 'assumption' and word_length(words, 'evidenceGap') = 0, 'Without evidence, say what is not known.'),
    (14, cardinality(s.told_departments) = 0, 'Name the departments to be told.'),
    (15, line_faults(words -> 'stakeholders', array['who', 'effect']), 'Say of everybody else it touches who they are and what it means to them.'),
    (16, line_faults(words -> 'tellings', array['who', 'how', 'on']), 'Say of everybody who is told beforehand how and on which day.')
  ) as checks(place, broken, says) where broken is not false $$;
comment on function statement_faults(statements, jsonb) is 'A3 and A4: what a statement still lacks, as sentences.';

-- How far a choice of segments reaches -------------------------------------------------------------------------------

create function reach_of(chosen text) returns setof segment_reaches
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  set work_mem = '256MB'
  as $$
declare
  present timestamptz := public.standpoint_now();
  starts timestamptz := clock_timestamp();
  today date := public.organisation_day(present);
  lapse integer := (select days from public.lapse_thresholds where recorded_at <= present order by recorded_at desc, id desc limit 1);
  named text[] := string_to_array(chosen, ' ');
  -- Whole years, as segments count them.
  years_ago date[] := array(select (today - make_interval(years => n))::date from unnest(array[1, 3, 5, 10]) n);
  kept public.segment_reaches;
begin
  perform public.refuse_other_sight();
  if exists (select from unnest(named) n where n not in ('all', 'active', 'ten_years', 'top_tenth', 'open_issue')
      and not exists (select from public.segment_versions v where v.id::text = n)) then
    perform public.refuse('There is no such segment.');
  end if;
  select * into kept from public.segment_reaches r where r.segments = chosen;
  if kept.counted_at > present - greatest(interval '10 seconds', kept.took_ms * interval '20 milliseconds')
     and public.organisation_day(kept.counted_at) = today then
    return next kept;
    return;
  end if;
  if ('active' = any (named) and lapse is null) or public.segments_lack(
      (select jsonb_agg(jsonb_build_object('segment', n)) from unnest(named) n), today, lapse) is not null then
    return;
  end if;
  -- Everybody is everybody, whoever else is named besides.
  named := case when 'all' = any (named) then array['all'] else named end;
  with members as materialized (
    select m.id from unnest(named) n cross join lateral public.segment_members(n, today, lapse) as m(id) where cardinality(named) = 1
    union all
    select distinct m.id from unnest(named) n cross join lateral public.segment_members(n, today, lapse) as m(id) where cardinality(named) > 1
  ), open as materialized (
    select c.survivor_id as id, count(*) as promises from public.promise_states s join public.customers c on c.id = s.customer_id
    where s.until_at is null and s.ended is null group by c.survivor_id
  ), promised as (
    select sum(o.promises)::int as promises, count(*)::int as customers from open o where o.id in (select id from members)
  ), bands as (
    select case when f.since_on is null or f.since_on > today then 0
        else 1 + (f.since_on <= years_ago[1])::int + (f.since_on <= years_ago[2])::int + (f.since_on <= years_ago[3])::int
          + (f.since_on <= years_ago[4])::int end as band,
      count(*)::int as heads, coalesce(sum(f.value_minor), 0)::bigint as value_minor
    from members m left join public.rule_facts f on f.customer_id = m.id group by 1
  )
  select chosen, sum(b.heads)::int, whole.heads, sum(b.value_minor)::bigint, whole.value_minor,
    array(select coalesce((select x.heads from bands x where x.band = n), 0) from generate_series(0, 5) n),
    coalesce(p.promises, 0), coalesce(p.customers, 0), present
  into kept.segments, kept.customers, kept.everyone, kept.value_minor, kept.all_value_minor, kept.tenure,
    kept.open_promises, kept.promised_customers, kept.counted_at
  from (select heads, value_minor from bands union all select 0, 0) b cross join promised p cross join (
    select coalesce(sum(customers), 0)::int as heads, coalesce(sum(value_minor), 0)::bigint as value_minor from public.standing_tally) whole
  group by whole.heads, whole.value_minor, p.promises, p.customers;
  kept.took_ms := extract(milliseconds from clock_timestamp() - starts)::int;
  delete from public.segment_reaches where counted_at < present - interval '1 day';
  insert into public.segment_reaches as r select kept.*
    on conflict on constraint segment_reaches_pkey do update set customers = excluded.customers, everyone = excluded.everyone,
      value_minor = excluded.value_minor, all_value_minor = excluded.all_value_minor, tenure = excluded.tenure,
      open_promises = excluded.open_promises, promised_customers = excluded.promised_customers,
      counted_at = excluded.counted_at, took_ms = excluded.took_ms
    where r.counted_at <= excluded.counted_at;
  return next kept;
end $$;
comment on function reach_of(text) is
  'Principle 3: how many customers a choice of segments touches, nobody twice, with their value, how long they are with us and what '
  'we owe them. A figure is kept as long as twenty countings take; nobody hands one in. No row: it cannot be counted. What a '
  'statement freezes is counted anew by freeze_affected.';

-- Words copied from another statement ------------------------------------------------------------------------------

create function text_prints(words text) returns bigint[]
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
  -- The least hash in each of 64 drawers; four drawers make a print. Of two texts with eight in ten pieces in common one
  -- print at least is the same all but once in five thousand times; of two strangers, hardly ever.
  with least_in as (
    select (h & 63)::int as drawer, min(h) as least from (select hashtextextended(piece, 7044) as h from unnest(show_trgm(words)) piece) hashed
    group by 1
  )
  select array_agg(print) from (
    select hashtextextended(string_agg(coalesce(l.least::text, '-'), ' ' order by d), d / 4) as print
    from generate_series(0, 63) d left join least_in l on l.drawer = d group by d / 4
  ) as prints $$;
comment on function text_prints(text) is 'By what a text is recognised where it was copied; nothing can be read from it.';

create function keep_statement_prints() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  insert into public.statement_prints (statement_id, prints)
  select new.id, public.text_prints(body::jsonb ->> 'view') from public.texts where id = new.words_id and body is not null;
  return null;
end $$;
comment on function keep_statement_prints() is 'A5: text copied from another statement is noticed while one writes.';
revoke all on function keep_statement_prints() from public;
create trigger zz_prints after insert on statements for each row execute function keep_statement_prints();
insert into statement_prints (statement_id, prints)
select s.id, text_prints(t.body::jsonb ->> 'view') from statements s join texts t on t.id = s.words_id where t.body is not null;

create function statements_like(words text, except_decision uuid) returns table (decision_id uuid, number integer, likeness real)
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  asked bigint[] := public.text_prints(words);
begin
  return query
  with near as materialized (
    select p.statement_id, count(*) as shared from public.statement_prints p cross join unnest(p.prints) as print
    where p.prints && asked and print = any (asked) group by p.statement_id order by 2 desc, 1 desc limit 40
  ), read as (
    select s.decision_id as id, similarity(t.body::jsonb ->> 'view', words) as likeness
    from near join public.statements s on s.id = near.statement_id join public.texts t on t.id = s.words_id
    where s.decision_id is distinct from except_decision
  )
  select d.id, d.number, max(r.likeness) from read r join public.decisions d on d.id = r.id
  where r.likeness > 0.8 group by d.id, d.number order by 3 desc, d.number limit 3;
end $$;
comment on function statements_like(text, uuid) is 'A5: the decisions whose customer''s view reads almost the same (trigrams over 0.8), closest first.';
