-- The kept rate by today's segments, for organisations so large that membership is not asked at every reading.

create function count_segment_rates(standing_keys text[]) returns timestamptz
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  set jit = off
  as $$
declare
  at timestamptz := public.standpoint_now();
  today date := public.organisation_day(at);
  lapse int := (select days from public.lapse_thresholds order by recorded_at desc, id desc limit 1);
begin
  perform public.refuse_other_sight();
  if not pg_try_advisory_xact_lock(hashtextextended('count_segment_rates', 0)) then
    return null;
  end if;
  delete from public.segment_rate_days;
  insert into public.segment_rate_days (level, origin, segment, due_on, due, kept, agreed, overdue)
  with unsettled as materialized (select promise_id from public.promises_unsettled where headline_due_at < at),
  members as materialized (
    select named.value, m.id from (
      select key as value, key from unnest(standing_keys) as key
      union all select id::text, version_id::text from public.segments_now where retired_at is null
    ) named cross join lateral public.segment_members(named.key, today, lapse) m(id)
  ),
  facts as (
    select f.level, f.origin, f.due_on, f.survivor_id, f.is_kept, f.is_kept_as_agreed, f.outcome from public.promise_facts f
    where f.is_counted and not exists (select from unsettled u where u.promise_id = f.promise_id)
    union all
    select f.level, f.origin, f.due_on, f.survivor_id, f.is_kept, f.is_kept_as_agreed, f.outcome
    from public.promise_facts_among(at, array(select promise_id from unsettled)) f where f.is_counted
  )
  select f.level, f.origin, m.value, f.due_on, count(*), count(*) filter (where f.is_kept),
    count(*) filter (where f.is_kept_as_agreed), count(*) filter (where f.outcome = 'overdue')
  from facts f join members m on m.id = f.survivor_id group by f.level, f.origin, m.value, f.due_on;
  insert into public.segment_rate_counts as kept (id, counted_at, members_on, lapse_days) values (1, at, today, lapse)
  on conflict (id) do update set counted_at = excluded.counted_at, members_on = excluded.members_on, lapse_days = excluded.lapse_days;
  return at;
end $$;
comment on function count_segment_rates(text[]) is
  'Sums every counted promise by the segments its customer is in today; a reading that uses the sums says when they were counted. '
  'Null: somebody else is counting.';
revoke all on function count_segment_rates(text[]) from public;

insert into personal_columns (table_name, holds, name)
select table_name, 'nobody', regexp_split_to_table(names, ' ') from (values
  ('segment_rate_days', 'level origin segment due_on'),
  ('segment_rate_counts', 'members_on')
) as judged (table_name, names);
