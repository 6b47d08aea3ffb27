-- Counts: what an answer says in a sentence is kept beside it, and what may go is said in one place.

create or replace function guard_number_answer() returns trigger
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
  elsif length(said) > 16777216 or length(new.told) > 1000 then
    perform public.refuse('An answer is a summary: at most sixteen megabytes, and a sentence of it.');
  elsif exists (
    select from regexp_matches(concat_ws(' ', said, new.told), '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'gi') as found (id)
    join public.customers c on c.id = found.id[1]::uuid
  ) then
    perform public.refuse('An answer speaks of many: it names no customer.');
  end if;
  return new;
end $$;

create function may_be_forgotten(count number_counts) returns boolean
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select count.asked_by is null and count.counted_at < public.standpoint_now() - interval '62 days'
      and exists (
        select from public.number_counts later
        where later.asked_by is null and later.counted_at > count.counted_at
          and date_trunc('month', later.as_of) = date_trunc('month', count.as_of)
          and later.lapse_days is not distinct from count.lapse_days and later.segment is not distinct from count.segment)
  $$;
comment on function may_be_forgotten(number_counts) is
  'Of the counts by the timetable, those of two months ago and longer, when their month and threshold have a later one.';

create or replace function guard_number_answer_going() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if tg_op = 'DELETE' and exists (
    select from public.number_counts c where c.id = old.count_id and public.may_be_forgotten(c)
  ) then
    return old;
  end if;
  perform public.refuse('What was counted stands.');
  return null;
end $$;

create or replace function forget_nightly_counts() returns int
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  gone int;
begin
  perform public.refuse_other_sight();
  delete from public.number_answers a using public.number_counts c
  where c.id = a.count_id and public.may_be_forgotten(c);
  get diagnostics gone = row_count;
  return gone;
end $$;

insert into personal_columns (table_name, holds, name) values ('number_answers', 'nobody', 'told');
