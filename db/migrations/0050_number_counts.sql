-- Counting through a lens that is not kept ready: asked for, done by the worker, and kept as it was counted.

create trigger stamp before insert on number_counts for each row execute function stamp_recorded_at();
create trigger stamp before insert on number_answers for each row execute function stamp_recorded_at();
select forbid_delete('number_counts');

create function guard_number_count() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform public.refuse_other_sight();
  if new.as_of > public.organisation_day(new.recorded_at) then
    perform public.refuse('Nothing can be counted as of a day that has not come.');
  elsif new.segment ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    select s.name, v.version into new.segment_name, new.segment_version
    from public.segment_versions v join public.segments s on s.id = v.segment_id where v.id = new.segment::uuid;
    if new.segment_name is null then
      perform public.refuse('That is not a segment we know.');
    end if;
  elsif new.segment not in ('active', 'ten_years', 'top_tenth', 'open_issue') then
    perform public.refuse('That is not a segment we know.');
  elsif new.segment = 'active' and new.lapse_days is null then
    perform public.refuse('Nobody can be called active until a lapse threshold is set.');
  end if;
  if new.asked_by is null then
    if new.segment is not null or new.as_of <> public.organisation_day(new.recorded_at) or new.lapse_days is distinct from (
      select days from public.lapse_thresholds order by recorded_at desc, id desc limit 1) then
      perform public.refuse('Unasked, only today is counted: of everybody, under the threshold in force.');
    end if;
  else
    if not public.holds_role(new.asked_by, array['manager', 'board'], new.recorded_at) then
      perform public.refuse('Only a manager or a board member has numbers counted.');
    end if;
    perform pg_advisory_xact_lock(hashtextextended('number_counts', 7050));
    if (select count(*) from public.number_counts
        where asked_by is not null and recorded_at > new.recorded_at - interval '1 day') >= 200 then
      perform public.refuse('Two hundred counts were asked for in the last day. The ones there are can be read; ask for others tomorrow.');
    end if;
  end if;
  return new;
end $$;
comment on function guard_number_count() is
  'Principle 1: a count speaks of a day that has come and of a segment there is, under the name it had then; who asked for it '
  'may, nobody is behind today''s alone, and nobody fills the store with counts.';
create trigger zz_guard before insert on number_counts for each row execute function guard_number_count();

create function guard_number_count_end() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if num_nonnulls(old.counted_at, old.cancelled_at) > 0 then
    perform public.refuse('This count has ended; what it says stands.');
  end if;
  if new.counted_at is not null then
    new.counted_at := public.stamp(null);
    if exists (select unnest(new.questions) except select question from public.number_answers where count_id = new.id) then
      perform public.refuse('A count has ended when each of its questions has been asked.');
    end if;
  end if;
  if new.cancelled_at is not null then
    new.cancelled_at := public.stamp(null);
    if not public.holds_role(new.cancelled_by, array['manager', 'board'], new.cancelled_at) then
      perform public.refuse('Only a manager or a board member stops a count.');
    end if;
  end if;
  return new;
end $$;
comment on function guard_number_count_end() is
  'Principle 2: when a count ended is the server''s to say; it ends once, and as counted only when every question was asked.';
create trigger zz_guard_end before update on number_counts for each row execute function guard_number_count_end();

create function guard_number_answer() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  whole public.number_counts;
  said text := new.answer::text;
begin
  select * into whole from public.number_counts where id = new.count_id for share;
  if num_nonnulls(whole.counted_at, whole.cancelled_at) > 0 then
    perform public.refuse('This count has ended; what it says stands.');
  elsif new.question <> all (whole.questions) then
    perform public.refuse('This count was not asked that question.');
  elsif jsonb_typeof(new.answer) not in ('object', 'array') then
    perform public.refuse('An answer is made of named figures.');
  elsif length(said) > 16777216 then
    perform public.refuse('An answer is a summary: at most sixteen megabytes.');
  elsif exists (
    select from regexp_matches(said, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'gi') as found (id)
    join public.customers c on c.id = found.id[1]::uuid
  ) then
    perform public.refuse('An answer speaks of many: it names no customer.');
  end if;
  return new;
end $$;
comment on function guard_number_answer() is
  'Principle 2: what was counted stands from the moment the count has ended; an answer keeps nothing of one customer, so that erasing leaves nothing behind.';
create trigger zz_guard before insert on number_answers for each row execute function guard_number_answer();

create function guard_number_answer_going() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if tg_op = 'DELETE' and exists (
    select from public.number_counts c
    where c.id = old.count_id and c.asked_by is null and c.counted_at < public.standpoint_now() - interval '62 days'
      and exists (
        select from public.number_counts later
        where later.asked_by is null and later.counted_at > c.counted_at
          and date_trunc('month', later.as_of) = date_trunc('month', c.as_of)
          and later.lapse_days is not distinct from c.lapse_days and later.segment is not distinct from c.segment)
  ) then
    return old;
  end if;
  perform public.refuse('What was counted stands.');
  return null;
end $$;
comment on function guard_number_answer_going() is
  'Principle 2: an answer is never changed. Only a count by the timetable goes after two months, when its month has a later one.';
create trigger aa_no_change before update or delete on number_answers for each row execute function guard_number_answer_going();
create trigger aa_no_truncate before truncate on number_answers for each statement execute function refuse_change();

create function forget_nightly_counts() returns int
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  gone int;
begin
  perform public.refuse_other_sight();
  delete from public.number_answers a
  using public.number_counts c
  where c.id = a.count_id and c.asked_by is null and c.counted_at < public.standpoint_now() - interval '62 days'
    and exists (
      select from public.number_counts later
      where later.asked_by is null and later.counted_at > c.counted_at
        and date_trunc('month', later.as_of) = date_trunc('month', c.as_of)
        and later.lapse_days is not distinct from c.lapse_days and later.segment is not distinct from c.segment);
  get diagnostics gone = row_count;
  return gone;
end $$;
comment on function forget_nightly_counts() is
  'Of the counts by the timetable, the last of each month and threshold stays for ever; those somebody asked for all stay.';
revoke all on function forget_nightly_counts() from public;

insert into personal_columns (table_name, holds, name)
select table_name, 'nobody', regexp_split_to_table(names, ' ') from (values
  ('number_counts', 'as_of segment segment_name questions'),
  ('number_answers', 'question answer fault')
) as judged (table_name, names);
