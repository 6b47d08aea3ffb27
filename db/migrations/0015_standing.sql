-- Standing at a million customers: what is added is counted on, not counted again, and nobody counts while another does.

create function lock_survivors(recorded_under uuid[]) returns uuid[]
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  held uuid[] := '{}';
  wanted uuid[];
begin
  loop
    select array_agg(distinct c.survivor_id order by c.survivor_id) into wanted
      from unnest(recorded_under) as r (id) cross join lateral (
        select survivor_id from public.customers where id = r.id offset 0) c;
    exit when wanted is null or not exists (select unnest(wanted) except select unnest(held));
    perform 1 from public.customers where id = any (wanted) order by id for no key update;
    held := wanted;
  end loop;
  return wanted;
end $$;
comment on function lock_survivors(uuid[]) is
  'One writer of a standing at a time. Asked again after waiting: a merge may have moved the facts to another survivor.';

create function add_totals(kept jsonb, added jsonb) returns jsonb
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
    select kept || jsonb_object_agg(a.key, coalesce((kept ->> a.key)::bigint, 0) + a.value::bigint)
      from jsonb_each_text(added) a
  $$;
comment on function add_totals(jsonb, jsonb) is 'Two sums per currency as one.';

create function count_purchases_on() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  -- A rehearsal is never kept, and locks nobody's record.
  if public.in_rehearsal() or public.lock_survivors(array(select distinct customer_id from added_rows where withdrawn_at is null)) is null then
    return null;
  end if;
  insert into public.standing as kept
    (customer_id, purchases, purchase_days, first_on, last_on, value_minor, totals, open_issues)
  with lines as materialized (
    select (select survivor_id from public.customers where id = r.customer_id) as survivor_id,
           r.bought_on, r.amount_minor, r.currency
      from added_rows r where r.withdrawn_at is null
  ), sums as (
    select survivor_id, currency, count(*) as lines, sum(amount_minor)::bigint as total
      from lines group by survivor_id, currency
  ), totals as (
    select survivor_id, sum(lines)::int as lines, jsonb_object_agg(currency, total) as totals,
           (sum(total) filter (where currency = (select o.currency from public.organisation o)))::bigint as value_minor
      from sums group by survivor_id
  ), days as (
    select survivor_id, bought_on, count(*) as lines from lines where amount_minor >= 0 group by survivor_id, bought_on
  ), new_days as (
    -- A day is new if it now has no more lines than were just added.
    select d.survivor_id, (count(*) filter (where known.lines <= d.lines))::int as days,
           min(d.bought_on) as first_on, max(d.bought_on) as last_on
      from days d
      -- Counted record by record, as counted_purchases counts: joined, a table without statistics (a first import) is
      -- read by its days, which is quadratic.
      cross join lateral (
        select sum(here.lines) as lines from public.customers m cross join lateral (
          select count(*) as lines from public.purchases p
           where p.customer_id = m.id and p.bought_on = d.bought_on and p.amount_minor >= 0 and p.withdrawn_at is null) here
         where m.survivor_id = d.survivor_id) known
     group by d.survivor_id
  )
  select t.survivor_id, t.lines, coalesce(d.days, 0), d.first_on, d.last_on, coalesce(t.value_minor, 0), t.totals, 0
    from totals t left join new_days d on d.survivor_id = t.survivor_id
   order by t.survivor_id
  on conflict (customer_id) do update
    set purchases = kept.purchases + excluded.purchases,
        purchase_days = kept.purchase_days + excluded.purchase_days,
        first_on = least(kept.first_on, excluded.first_on),
        last_on = greatest(kept.last_on, excluded.last_on),
        value_minor = kept.value_minor + excluded.value_minor,
        totals = public.add_totals(kept.totals, excluded.totals);
  return null;
end $$;
comment on function count_purchases_on() is
  'Standing follows new purchases by what they add, so that a bulk load costs by its own rows and not by all history.';

create function count_open_issues() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  touched uuid[] := public.lock_survivors(array(select distinct customer_id from changed_rows));
begin
  insert into public.standing as kept
    (customer_id, purchases, purchase_days, value_minor, totals, open_issues)
  select t.survivor_id, 0, 0, 0, '{}', open.issues
    from unnest(touched) as t (survivor_id)
    cross join lateral (
      select count(*)::int as issues from public.customers c join public.issues i on i.customer_id = c.id
       where c.survivor_id = t.survivor_id and i.resolved_at is null) open
  on conflict (customer_id) do update set open_issues = excluded.open_issues
    where kept.open_issues <> excluded.open_issues;
  return null;
end $$;
comment on function count_open_issues() is 'An issue touches nothing of a standing but how many are open.';

create or replace function keep_standing() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  touched uuid[];
begin
  if public.in_rehearsal() then
    return null;
  end if;
  touched := public.lock_survivors(array(select distinct customer_id from changed_rows));
  if touched is not null then
    perform public.refresh_standing(touched);
  end if;
  return null;
end $$;
comment on function keep_standing() is
  'Standing follows corrected and withdrawn purchases in the same transaction, once a statement: recomputed, as what is gone leaves no trace.';

drop trigger keep_standing_inserted on purchases;
create trigger keep_standing_inserted after insert on purchases
  referencing new table as added_rows for each statement execute function count_purchases_on();
drop trigger keep_standing_inserted on issues;
create trigger keep_standing_inserted after insert on issues
  referencing new table as changed_rows for each statement execute function count_open_issues();
drop trigger keep_standing_updated on issues;
create trigger keep_standing_updated after update on issues
  referencing new table as changed_rows for each statement execute function count_open_issues();

create function keep_value_of_standing() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  update public.standing set value_minor = coalesce((totals ->> new.currency)::bigint, 0)
    where value_minor <> coalesce((totals ->> new.currency)::bigint, 0);
  return null;
end $$;
comment on function keep_value_of_standing() is 'Value is in the organisation''s currency, whichever that is now; nothing is converted (ruling 27).';
create trigger keep_value_of_standing after update of currency on organisation
  for each row when (old.currency is distinct from new.currency) execute function keep_value_of_standing();
