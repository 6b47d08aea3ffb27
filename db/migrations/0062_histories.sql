-- Keeping histories anew writes what differs and nothing else: what is right already stays where it lies.

create or replace function all_histories_from_facts() returns setof purchase_histories
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  set jit = off
  set work_mem = '256MB'
  -- How many buyers are found cannot be foreseen, and is taken for a few hundred: each of them would be looked for among all.
  set enable_nestloop = off
  as $$
declare
  in_currency char(3) := (select currency from public.organisation);
  in_zone text := coalesce((select zone from public.organisation), 'UTC');
begin
  return query
  select c.id, (c.recorded_at at time zone in_zone)::date,
    b.first_on, b.last_on, b.latest_on, coalesce(b.days, '{}'), coalesce(b.amounts, '{}'),
    coalesce(b.refund_days, '{}'), coalesce(b.refunds, '{}')
  from public.customers c
  left join (
    select d.survivor_id,
      min(d.bought_on) filter (where d.is_day) as first_on, max(d.bought_on) filter (where d.is_day) as last_on,
      max(d.bought_on) as latest_on,
      array_agg(d.bought_on order by d.bought_on) filter (where d.is_day) as days,
      array_agg(d.amount_minor order by d.bought_on) filter (where d.is_day) as amounts,
      array_agg(d.bought_on order by d.bought_on) filter (where d.refund_minor > 0) as refund_days,
      array_agg(d.refund_minor order by d.bought_on) filter (where d.refund_minor > 0) as refunds
    from (
      select m.survivor_id, p.bought_on, bool_or(p.amount_minor >= 0) as is_day,
        coalesce(sum(p.amount_minor) filter (where p.amount_minor >= 0 and p.currency = in_currency), 0)::bigint as amount_minor,
        coalesce(-sum(p.amount_minor) filter (where p.amount_minor < 0 and p.currency = in_currency), 0)::bigint as refund_minor
      from public.purchases p join public.customers m on m.id = p.customer_id
      where p.withdrawn_at is null group by m.survivor_id, p.bought_on) d
    group by d.survivor_id) b on b.survivor_id = c.id
  where c.survivor_id = c.id and c.withdrawn_at is null;
end $$;
comment on function all_histories_from_facts() is
  'Rulings 23 and 27: what everybody that counts has bought, from the lines that count, read through the survivor, at once.';

create or replace function settle_histories(most int) returns int
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
  -- A mark says that something may have changed: whose history is what it was is summed and written no more.
  before := array(select h from public.purchase_histories h where h.customer_id = any (chosen));
  fresh := array(select f from public.histories_from_facts(chosen) f);
  select array_agg(b) filter (where b.customer_id is not null), array_agg(f) filter (where f.customer_id is not null)
    into before, fresh
    from unnest(before) b full join unnest(fresh) f on f.customer_id = b.customer_id
   where b is distinct from f;
  if before is null and fresh is null then
    return cardinality(chosen);
  end if;
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
   where h.customer_id in (select b.customer_id from unnest(before) b except select f.customer_id from unnest(fresh) f);
  insert into public.purchase_histories as kept select f.* from unnest(fresh) f
  on conflict (customer_id) do update set
    (recorded_on, first_on, last_on, latest_on, days, amounts, refund_days, refunds) =
    (excluded.recorded_on, excluded.first_on, excluded.last_on, excluded.latest_on, excluded.days,
     excluded.amounts, excluded.refund_days, excluded.refunds);
  return cardinality(chosen);
end $$;
comment on function settle_histories(int) is
  'Keeps anew what these customers bought, and takes into the sums what that differs by, a batch in one transaction. Numbers '
  'are the same before and after. How many it looked at; 0: nothing is marked, or somebody else is at it.';

create or replace function recount_history_sums() returns void
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  set jit = off
  set work_mem = '256MB'
  as $$
declare
  thresholds int[];
begin
  perform public.refuse_other_sight();
  perform pg_advisory_xact_lock(hashtextextended('settle_histories', 0));
  delete from public.kept_thresholds where lapse_days not in (select days from public.lapse_thresholds);
  insert into public.kept_thresholds (lapse_days, counted_at)
    select distinct days, public.standpoint_now() from public.lapse_thresholds on conflict do nothing;
  thresholds := array(select lapse_days from public.kept_thresholds);
  if not exists (select from public.history_sums) then
    insert into public.history_sums select * from public.count_histories(thresholds, true) order by 1, 2, 3, 4;
    return;
  end if;
  -- Compared before anything is written: a conflict that changes nothing would still write to every row it meets.
  with differing as materialized (
    select k as kept, c as counted
      from public.history_sums k
      full join public.count_histories(thresholds, true) c using (kind, lapse_days, on_day, at)
     where k is distinct from c
  ), gone as (
    delete from public.history_sums s using differing d
     where (d.counted).kind is null
       and (s.kind, s.lapse_days, s.on_day, s.at) = ((d.kept).kind, (d.kept).lapse_days, (d.kept).on_day, (d.kept).at)
  )
  insert into public.history_sums select (d.counted).* from differing d where (d.counted).kind is not null order by 1, 2, 3, 4
  on conflict (kind, lapse_days, on_day, at) do update set (counted, amount_minor) = (excluded.counted, excluded.amount_minor);
end $$;
comment on function recount_history_sums() is
  'Sums all kept histories anew and writes the sums that differ; it can be asked for at any time and changes no number.';

create or replace function rebuild_histories() returns bigint
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  set jit = off
  set work_mem = '256MB'
  as $$
declare
  written bigint;
begin
  perform public.refuse_other_sight();
  perform pg_advisory_xact_lock(hashtextextended('settle_histories', 0));
  delete from public.histories_unsettled;
  if not exists (select from public.purchase_histories) then
    insert into public.purchase_histories select * from public.all_histories_from_facts();
    get diagnostics written = row_count;
  else
    with differing as materialized (
      select h.customer_id as kept_id, f as fresh
        from public.purchase_histories h
        full join public.all_histories_from_facts() f on f.customer_id = h.customer_id
       where h is distinct from f
    ), gone as (
      delete from public.purchase_histories h using differing d
       where h.customer_id = d.kept_id and (d.fresh).customer_id is null
    ), kept_anew as (
      insert into public.purchase_histories as kept
        select (d.fresh).* from differing d where (d.fresh).customer_id is not null
      on conflict (customer_id) do update set
        (recorded_on, first_on, last_on, latest_on, days, amounts, refund_days, refunds) =
        (excluded.recorded_on, excluded.first_on, excluded.last_on, excluded.latest_on, excluded.days,
         excluded.amounts, excluded.refund_days, excluded.refunds)
    )
    select count(*) into written from differing;
  end if;
  perform public.recount_history_sums();
  -- At once: until the database comes to it by itself, a first import would be planned for as if nobody had bought.
  analyze public.purchase_histories, public.history_sums, public.histories_unsettled;
  return written;
end $$;
comment on function rebuild_histories() is
  'Holds everything that is kept against the facts and writes what differs; nobody waits for it, and it changes no number. '
  'How many histories were written.';
