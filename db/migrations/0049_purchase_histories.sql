-- Purchase histories over millions of purchases: what each customer bought is kept ready by day, and all of them summed by
-- day; what changed since is read from the facts at the very reading, so that no number waits for a job. `verify rollups`
-- holds every kept row and sum against the facts. The rules in words stand in server/domain/{purchase-history,
-- customer-numbers,returning,value}.ts.

-- From the facts -----------------------------------------------------------------------------------------------------

-- One text in two functions: some customers are looked up one by one, all of them are read as a whole.
do $do$
declare
  told constant text := $query$
    select c.id, (c.recorded_at at time zone coalesce(o.zone, 'UTC'))::date,
      b.first_on, b.last_on, b.latest_on, coalesce(b.days, '{}'), coalesce(b.amounts, '{}'),
      coalesce(b.refund_days, '{}'), coalesce(b.refunds, '{}')
    $query$;
  by_customer constant text := $query$
      min(d.bought_on) filter (where d.is_day) as first_on, max(d.bought_on) filter (where d.is_day) as last_on,
      max(d.bought_on) as latest_on,
      array_agg(d.bought_on order by d.bought_on) filter (where d.is_day) as days,
      array_agg(d.amount_minor order by d.bought_on) filter (where d.is_day) as amounts,
      array_agg(d.bought_on order by d.bought_on) filter (where d.refund_minor > 0) as refund_days,
      array_agg(d.refund_minor order by d.bought_on) filter (where d.refund_minor > 0) as refunds
    $query$;
  by_day constant text := $query$
      p.bought_on, bool_or(p.amount_minor >= 0) as is_day,
      coalesce(sum(p.amount_minor) filter (where p.amount_minor >= 0 and p.currency = o.currency), 0)::bigint as amount_minor,
      coalesce(-sum(p.amount_minor) filter (where p.amount_minor < 0 and p.currency = o.currency), 0)::bigint as refund_minor
    $query$;
begin
  execute format($create$
    create function histories_from_facts(wanted uuid[]) returns setof purchase_histories
      language sql stable parallel safe
      set search_path = pg_catalog, public, pg_temp
      set jit = off
      as $body$
        %s
        from unnest(wanted) w (id)
        join public.customers c on c.id = w.id and c.survivor_id = c.id and c.withdrawn_at is null
        left join public.organisation o on true
        cross join lateral (
          select %s from (
            -- Record by record along the index: a table without statistics (a first import) would be read whole.
            select %s
            from public.customers m cross join lateral (
              select l.bought_on, l.amount_minor, l.currency from public.purchases l
               where l.customer_id = m.id and l.withdrawn_at is null offset 0) p
            where m.survivor_id = c.id group by p.bought_on) d) b
      $body$ $create$, told, by_customer, by_day);
  execute format($create$
    create function all_histories_from_facts() returns setof purchase_histories
      language plpgsql stable
      set search_path = pg_catalog, public, pg_temp
      set jit = off
      set work_mem = '256MB'
      as $body$
      begin
        return query
        %s
        from public.customers c
        left join public.organisation o on true
        left join (
          select d.survivor_id, %s from (
            select m.survivor_id, %s
            from public.purchases p join public.customers m on m.id = p.customer_id left join public.organisation o on true
            where p.withdrawn_at is null group by m.survivor_id, p.bought_on) d
          group by d.survivor_id) b on b.survivor_id = c.id
        where c.survivor_id = c.id and c.withdrawn_at is null;
      end $body$ $create$, told, by_customer, by_day);
end $do$;
comment on function histories_from_facts(uuid[]) is
  'Rulings 23 and 27: what those of these customers that count have bought, from the lines that count, read through the survivor.';
comment on function all_histories_from_facts() is 'The same of everybody at once.';

-- What may no longer be right ------------------------------------------------------------------------------------------

create view unsettled_customers with (security_invoker = true) as
select c.survivor_id as customer_id from histories_unsettled u join customers c on c.id = u.customer_id
union select customer_id from histories_unsettled;
comment on view unsettled_customers is
  'Whose kept history may no longer be right: everybody marked, and who they are now (ruling 23).';

create function mark_histories(wanted uuid[]) returns void
  language sql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$ insert into public.histories_unsettled (customer_id) select distinct unnest(wanted) $$;
comment on function mark_histories(uuid[]) is
  'These are read from the facts at every reading until they are kept again. It can be asked of anybody and changes no number.';

create function mark_histories_of_purchases() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  -- Marks only add up, so nobody who records a purchase waits for another, or for the worker. A rehearsal is never kept.
  if public.in_rehearsal() then
    return null;
  elsif tg_op = 'INSERT' then
    insert into public.histories_unsettled (customer_id) select distinct customer_id from new_rows;
  elsif tg_op = 'DELETE' then
    insert into public.histories_unsettled (customer_id) select distinct customer_id from old_rows;
  else
    insert into public.histories_unsettled (customer_id) select customer_id from new_rows union select customer_id from old_rows;
  end if;
  return null;
end $$;
comment on function mark_histories_of_purchases() is
  'A purchase recorded, corrected or withdrawn counts in the next reading, whenever it was: late and back-dated ones too.';
create trigger mark_histories_inserted after insert on purchases
  referencing new table as new_rows for each statement execute function mark_histories_of_purchases();
create trigger mark_histories_updated after update on purchases
  referencing old table as old_rows new table as new_rows for each statement execute function mark_histories_of_purchases();
create trigger mark_histories_deleted after delete on purchases
  referencing old table as old_rows for each statement execute function mark_histories_of_purchases();

create function mark_histories_of_customers() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if public.in_rehearsal() then
    return null;
  elsif tg_op = 'INSERT' then
    insert into public.histories_unsettled (customer_id) select id from new_rows;
  else
    -- Found by hashing, never by joining: a join would be planned once, for one row or for thousands.
    insert into public.histories_unsettled (customer_id)
    select unnest(array[id, survivor_id]) from (
      select id, survivor_id, withdrawn_at is null, recorded_at from old_rows
      except select id, survivor_id, withdrawn_at is null, recorded_at from new_rows) as left_behind
    union
    select unnest(array[id, survivor_id]) from (
      select id, survivor_id, withdrawn_at is null, recorded_at from new_rows
      except select id, survivor_id, withdrawn_at is null, recorded_at from old_rows) as as_it_is;
  end if;
  return null;
end $$;
comment on function mark_histories_of_customers() is
  'Ruling 23: merging and unmerging move whose purchases they are; ruling 29: who has not bought yet counts since their recording.';
create trigger mark_histories_inserted after insert on customers
  referencing new table as new_rows for each statement execute function mark_histories_of_customers();
create trigger mark_histories_updated after update on customers
  referencing old table as old_rows new table as new_rows for each statement execute function mark_histories_of_customers();

create function mark_all_histories() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  insert into public.histories_unsettled (customer_id) select id from public.customers where survivor_id = id;
  return null;
end $$;
comment on function mark_all_histories() is 'Amounts are in the organisation''s currency, and the day of a recording is one of its zone.';
create trigger mark_all_histories_at_first after insert on organisation
  for each row execute function mark_all_histories();
create trigger mark_all_histories after update of currency, zone on organisation
  for each row when ((old.currency, old.zone) is distinct from (new.currency, new.zone)) execute function mark_all_histories();

-- Reading --------------------------------------------------------------------------------------------------------------

create view histories_now with (security_invoker = true) as
select h.* from purchase_histories h
 where not exists (select from unsettled_customers u where u.customer_id = h.customer_id)
union all
select f.* from histories_from_facts(array(select u.customer_id from unsettled_customers u)) f;
comment on view histories_now is 'Everybody''s history as it is this moment: the kept one, or, where something has changed since, that of the facts.';

create function histories_of(as_of date, lapse_days int default null, segment text default null)
  returns table (customer_id uuid, first_on date, last_on date, days date[], amounts bigint[], refunded_minor bigint)
  language sql stable parallel safe
begin atomic
  select h.customer_id, h.first_on,
    case when h.last_on <= as_of then h.last_on else h.days[width_bucket(as_of, h.days)] end,
    case when h.last_on <= as_of then h.days else h.days[:width_bucket(as_of, h.days)] end,
    case when h.last_on <= as_of then h.amounts else h.amounts[:width_bucket(as_of, h.days)] end,
    case when cardinality(h.refunds) = 0 then 0 else coalesce((
      select sum(r.minor) from unnest(h.refund_days, h.refunds) r (day, minor) where r.day <= as_of), 0) end::bigint
  from histories_now h
  where h.first_on <= as_of
    and (segment is null or h.customer_id in (select segment_members(segment, as_of, lapse_days)));
end;
comment on function histories_of(date, int, text) is
  'METRICS 0: everybody who had bought by as_of, with their purchase days up to then, rising, and what was bought on each in '
  'the organisation''s currency, and what was refunded in all, not taken off. A segment by its key or a version''s id; null: everybody. Exact at any moment.';

-- Sums -----------------------------------------------------------------------------------------------------------------
-- What the kinds of history_sums count. By day, and again by month (…_month), so that years are read as months:
--   known        customers, by the day of their recording or first purchase
--   first        customers, by the day of their first purchase
--   bought       purchase days, by day: from it somebody is active
--   ended        the same, under a threshold, by the day on which it keeps nobody active any more: bought again, or lapsed.
--                Active at the end of a day are all bought up to it less all ended up to it; new, won back and lost are
--                counted apart from that, so that the identity can fail if either is wrong.
--   ended_later  the same with a year more: who is past that, was lapsed a year ago and has not been back since
--   lost, back   lapses, by the day of the lapse; of those, the ones that came back within a year (winBackDays)
--   won_back     returns, by day
-- By a number beside the day:
--   second       second purchase days, by the day of the first (…_month, …_year: by its month, its year), at days between
--   gap          neighbouring purchase days, at days between
--   value        customers that have bought, at what they brought in all, refunds taken off; value_step: at its first figures

create function value_step(minor bigint) returns bigint
  language sql immutable parallel safe
  return minor - minor % (10 ^ greatest(length(abs(minor)::text) - 3, 0))::bigint;
comment on function value_step(bigint) is
  'An amount to its first three figures, cut off: falls nowhere as the amount rises, and few share all but the lower ones.';

create function history_until(h purchase_histories, as_of date) returns purchase_histories
  language sql immutable parallel safe
  return (h.customer_id, h.recorded_on,
    case when h.first_on <= as_of then h.first_on end,
    h.days[width_bucket(as_of, h.days)], least(h.latest_on, as_of),
    h.days[:width_bucket(as_of, h.days)], h.amounts[:width_bucket(as_of, h.days)],
    h.refund_days[:width_bucket(as_of, h.refund_days)], h.refunds[:width_bucket(as_of, h.refund_days)])::purchase_histories;
comment on function history_until(purchase_histories, date) is 'METRICS 0: what was bought by a day, that day included.';

create function history_sums_of(histories purchase_histories[], thresholds int[], is_whole boolean) returns setof history_sums
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  set jit = off
  as $$
  with known as materialized (
    select h.*, h.days[2] - h.days[1] as to_second from unnest(histories) h
  ), steps as materialized (
    select d.day, d.next_day, d.amount_minor
    from known k cross join lateral unnest(k.days, k.days[2:], k.amounts) as d (day, next_day, amount_minor)
  ), worth as (
    select k.first_on, (select coalesce(sum(a), 0) from unnest(k.amounts) a)::bigint
      - (select coalesce(sum(r), 0) from unnest(k.refunds) r)::bigint as minor
    from known k where is_whole and k.first_on is not null
  ), by_day (kind, lapse_days, on_day, counted, amount_minor) as materialized (
    select 'known', 0, least(recorded_on, first_on), count(*), 0::bigint from known where is_whole group by 3
    union all
    select 'first', 0, first_on, count(*), 0 from known where is_whole and first_on is not null group by 3
    union all
    select 'bought', 0, day, count(*), sum(amount_minor)::bigint from steps where is_whole group by 3
    union all
    select 'ended', t, least(next_day, day + t + 1), count(*), 0 from steps, unnest(thresholds) t group by 2, 3
    union all
    select 'ended_later', t, least(next_day, day + t + 366), count(*), 0 from steps, unnest(thresholds) t group by 2, 3
    union all
    select 'lost', t, day + t + 1, count(*), 0 from steps, unnest(thresholds) t
     where next_day is null or next_day - day > t group by 2, 3
    union all
    select 'back', t, day + t + 1, count(*), 0 from steps, unnest(thresholds) t
     where next_day - day > t and next_day - day <= t + 366 group by 2, 3
    union all
    select 'won_back', t, next_day, count(*), 0 from steps, unnest(thresholds) t where next_day - day > t group by 2, 3
  )
  select kind, lapse_days, on_day, 0::bigint, counted::int, amount_minor from by_day
  union all
  select kind || '_month', lapse_days, date_trunc('month', on_day::timestamp)::date, 0, sum(counted)::int, sum(amount_minor)::bigint
    from by_day group by 1, 2, 3
  union all
  select s.kind, 0, date_trunc(s.grain, k.first_on::timestamp)::date, k.to_second, count(*), 0
    from known k cross join (values ('second', 'day'), ('second_month', 'month'), ('second_year', 'year')) s (kind, grain)
   where is_whole and k.to_second is not null group by 1, 3, 4
  union all
  select 'gap', 0, '-infinity', next_day - day, count(*), 0 from steps where is_whole and next_day is not null group by 4
  union all
  select 'value', 0, '-infinity', minor, count(*), sum(minor)::bigint from worth group by 4
  union all
  select 'value_step', 0, '-infinity', public.value_step(minor), count(*), sum(minor)::bigint from worth group by 4
$$;
comment on function history_sums_of(purchase_histories[], int[], boolean) is
  'Everything that is summed of these histories, under these lapse thresholds; unless whole, only what a threshold is needed for.';

create function history_sums_by_chunk(thresholds int[], is_whole boolean) returns setof history_sums
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  chunk public.purchase_histories[];
  after uuid := '00000000-0000-0000-0000-000000000000';
begin
  loop
    chunk := array(select h from public.purchase_histories h where h.customer_id > after order by h.customer_id limit 50000);
    exit when cardinality(chunk) = 0;
    after := chunk[cardinality(chunk)].customer_id;
    return query select * from public.history_sums_of(chunk, thresholds, is_whole);
  end loop;
end $$;
comment on function history_sums_by_chunk(int[], boolean) is 'The kept histories summed, so many at a time that memory holds them; a sum may come several times.';

create function count_histories(thresholds int[], is_whole boolean) returns setof history_sums
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select kind, lapse_days, on_day, at, sum(counted)::int, sum(amount_minor)::bigint
      from public.history_sums_by_chunk(thresholds, is_whole) group by kind, lapse_days, on_day, at
  $$;
comment on function count_histories(int[], boolean) is 'Everything that is summed of the kept histories, counted anew.';

-- Keeping ----------------------------------------------------------------------------------------------------------------

create function settle_histories(most int) returns int
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  set jit = off
  as $$
declare
  chosen uuid[];
  before public.purchase_histories[];
  fresh public.purchase_histories[];
  thresholds int[];
begin
  perform public.refuse_other_sight();
  if not pg_try_advisory_xact_lock(hashtextextended('settle_histories', 0)) then
    return 0;
  end if;
  -- Read under the lock: what count_thresholds has just added is summed here as well.
  thresholds := array(select lapse_days from public.kept_thresholds);
  -- The marks go first, the facts are read after: a purchase that is being recorded this moment puts a mark that is not
  -- seen here, and stays. What is written meanwhile leaves its own mark as well.
  with next as (
    select distinct customer_id from (
      select customer_id from public.histories_unsettled order by customer_id limit most) as marked
  ), gone as (
    delete from public.histories_unsettled u using next n where u.customer_id = n.customer_id returning u.customer_id
  )
  select array_agg(distinct customer_id) into chosen from gone;
  if chosen is null then
    return 0;
  end if;
  chosen := array(select survivor_id from public.customers where id = any (chosen) union select unnest(chosen));
  before := array(select h from public.purchase_histories h where h.customer_id = any (chosen));
  fresh := array(select f from public.histories_from_facts(chosen) f);
  insert into public.history_sums as kept
    select kind, lapse_days, on_day, at, sum(counted), sum(amount_minor)
      from (select * from public.history_sums_of(fresh, thresholds, true)
        union all
        select kind, lapse_days, on_day, at, -counted, -amount_minor
          from public.history_sums_of(before, thresholds, true)) as changed
     group by kind, lapse_days, on_day, at
    having sum(counted) <> 0 or sum(amount_minor) <> 0
     order by kind, lapse_days, on_day, at
  on conflict (kind, lapse_days, on_day, at) do update set
    counted = kept.counted + excluded.counted, amount_minor = kept.amount_minor + excluded.amount_minor;
  delete from public.history_sums where counted = 0;
  delete from public.purchase_histories h
   where h.customer_id = any (chosen) and not exists (select from unnest(fresh) f where f.customer_id = h.customer_id);
  insert into public.purchase_histories as kept select f.* from unnest(fresh) f
  on conflict (customer_id) do update set
    (recorded_on, first_on, last_on, latest_on, days, amounts, refund_days, refunds) =
    (excluded.recorded_on, excluded.first_on, excluded.last_on, excluded.latest_on, excluded.days,
     excluded.amounts, excluded.refund_days, excluded.refunds)
    where kept is distinct from excluded;
  return cardinality(chosen);
end $$;
comment on function settle_histories(int) is
  'Keeps anew what these customers bought, and takes into the sums what that differs by, a batch in one transaction. Numbers '
  'are the same before and after. How many it looked at; 0: nothing is marked, or somebody else is at it.';

create function count_thresholds() returns int
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  missing int[];
begin
  perform public.refuse_other_sight();
  if not pg_try_advisory_xact_lock(hashtextextended('settle_histories', 0)) then
    return 0;
  end if;
  missing := array(select days from public.lapse_thresholds except select lapse_days from public.kept_thresholds);
  if cardinality(missing) > 0 then
    insert into public.history_sums select * from public.count_histories(missing, false) order by 1, 2, 3, 4;
    insert into public.kept_thresholds (lapse_days, counted_at) select unnest(missing), public.standpoint_now();
  end if;
  return cardinality(missing);
end $$;
comment on function count_thresholds() is 'Sums every threshold that was ever set and is not kept yet, from the kept histories.';

create function recount_history_sums() returns void
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform public.refuse_other_sight();
  perform pg_advisory_xact_lock(hashtextextended('settle_histories', 0));
  -- Deleted, never truncated: whoever reads meanwhile sees what was kept before.
  delete from public.history_sums;
  delete from public.kept_thresholds;
  insert into public.kept_thresholds (lapse_days, counted_at)
    select distinct days, public.standpoint_now() from public.lapse_thresholds;
  insert into public.history_sums
    select * from public.count_histories(array(select lapse_days from public.kept_thresholds), true) order by 1, 2, 3, 4;
end $$;
comment on function recount_history_sums() is 'Sums all kept histories anew; it can be asked for at any time and changes no number.';

create function rebuild_histories() returns bigint
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  written bigint;
begin
  perform public.refuse_other_sight();
  perform pg_advisory_xact_lock(hashtextextended('settle_histories', 0));
  delete from public.histories_unsettled;
  delete from public.purchase_histories;
  insert into public.purchase_histories select * from public.all_histories_from_facts();
  get diagnostics written = row_count;
  perform public.recount_history_sums();
  -- At once: until the database comes to it by itself, a first import would be planned for as if nobody had bought.
  analyze public.purchase_histories, public.history_sums, public.histories_unsettled;
  return written;
end $$;
comment on function rebuild_histories() is 'Keeps everything anew from the facts; nobody waits for it, and it changes no number.';

-- What the sums differ by ------------------------------------------------------------------------------------------------

create function threshold_is_at_hand(threshold int) returns boolean
  language sql stable parallel safe
  set search_path = pg_catalog, public, pg_temp
  -- An estimate that there are many holds; one of few may be from before they were written, or there is none yet.
  return case
    when threshold is null or exists (select from kept_thresholds k where k.lapse_days = threshold) then true
    when (select c.reltuples from pg_class c where c.oid = 'purchase_histories'::regclass) >= 20000 then false
    else (select count(*) from (select from purchase_histories limit 20000) as known) < 20000
  end;
comment on function threshold_is_at_hand(int) is
  'Whether what is summed under a threshold can be read at once: it is kept, or there are few histories to sum.';

create function history_changes(as_of date, threshold int, most int) returns setof history_sums
  language plpgsql stable parallel restricted
  set search_path = pg_catalog, public, pg_temp
  set jit = off
  as $$
declare
  unsettled uuid[];
  touched uuid[];
  before public.purchase_histories[];
  after public.purchase_histories[];
  thresholds int[] := array(select k.lapse_days from public.kept_thresholds k);
begin
  -- Before anything is kept, all there is is read: a small organisation's first numbers wait for nothing.
  if most is not null and not exists (select from public.purchase_histories) then
    most := greatest(most, 20000);
  end if;
  if (most is null or public.threshold_is_at_hand(threshold)) and threshold <> all (thresholds) then
    return query select * from public.count_histories(array[threshold], false);
    thresholds := thresholds || threshold;
  end if;
  if exists (select from public.histories_unsettled) then
    -- The marks are looked at first: who they are of is only known when all of them have been read.
    if most is null
      or (select count(*) from (select from public.histories_unsettled limit 20 * most + 1) as marked) <= 20 * most then
      unsettled := array(select u.customer_id from public.unsettled_customers u limit most + 1);
    end if;
    if cardinality(unsettled) > most then
      unsettled := '{}';
    end if;
  end if;
  touched := array(select unnest(unsettled) union select h.customer_id from public.purchase_histories h where h.latest_on > as_of);
  for begins in 1 .. coalesce(cardinality(touched), 0) by 20000 loop
    before := array(select h from public.purchase_histories h where h.customer_id = any (touched[begins:begins + 19999]));
    after := array(
      select public.history_until(h, as_of) from unnest(before) h
       where not exists (select from unnest(unsettled) u where u = h.customer_id)
      union all
      select public.history_until(f, as_of) from public.histories_from_facts(array(
        select unnest(touched[begins:begins + 19999]) intersect select unnest(unsettled))) f);
    return query
      select * from public.history_sums_of(after, thresholds, true)
      union all
      select b.kind, b.lapse_days, b.on_day, b.at, -b.counted, -b.amount_minor
        from public.history_sums_of(before, thresholds, true) b;
  end loop;
end $$;
comment on function history_changes(date, int, int) is
  'What the kept sums differ by from the facts of this moment, as seen on as_of, and all that is summed under a threshold that '
  'no sums are kept for, unless that would take long. If more than most customers changed since they were kept, or their changes '
  'are more than twenty times as many (null: however many), they are left out: numbers then are those of a moment ago, and '
  'histories_behind says so.';

create function histories_behind(most int) returns boolean
  language sql stable parallel safe
begin atomic
  select case
    when bound.most is null or marked.marks <= bound.most then false
    when marked.marks > 20 * bound.most then true
    else (select count(*) from (select from unsettled_customers limit bound.most + 1) as changed) > bound.most
  end
  from (select case when most is null or exists (select from purchase_histories) then most else greatest(most, 20000) end as most) as bound
  cross join lateral (
    select count(*) as marks from (select from histories_unsettled limit 20 * bound.most + 1) as mark) as marked;
end;
comment on function histories_behind(int) is 'Whether so many customers changed since they were kept, or so often, that history_changes leaves them out.';

revoke all on function all_histories_from_facts(), mark_histories(uuid[]), history_sums_by_chunk(int[], boolean),
  count_histories(int[], boolean), settle_histories(int), count_thresholds(), recount_history_sums(), rebuild_histories() from public;

insert into personal_columns (table_name, holds, name)
select table_name, holds, regexp_split_to_table(names, ' ') from (values
  ('purchase_histories', 'kept', 'recorded_on first_on last_on latest_on days refund_days'),
  ('history_sums', 'nobody', 'kind on_day')
) as judged (table_name, holds, names);

select rebuild_histories();
