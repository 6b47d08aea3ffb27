-- Standing of everybody: a row for each customer that counts, and what a rule asks of a million at once: with us since when,
-- how they last felt, when we last spoke.

insert into personal_columns (table_name, holds, name) values ('standing', 'kept', 'since_on');

-- As it is now -----------------------------------------------------------------------------------------------------

create temporary table standing_now on commit drop as
with heard as (
  select c.survivor_id, max(k.happened_at) as last_contact_at
    from contacts k join customers c on c.id = k.customer_id
   where k.withdrawn_at is null
   group by c.survivor_id
), felt as (
  select distinct on (c.survivor_id) c.survivor_id, k.feeling, k.happened_at
    from contacts k join customers c on c.id = k.customer_id
   where k.feeling is not null and k.withdrawn_at is null
   order by c.survivor_id, k.happened_at desc, k.id desc
)
select c.id as customer_id, coalesce(s.purchases, 0) as purchases, coalesce(s.purchase_days, 0) as purchase_days,
       s.first_on, s.last_on, coalesce(s.value_minor, 0) as value_minor, coalesce(s.totals, '{}') as totals,
       coalesce(s.open_issues, 0) as open_issues, least(c.stated_since_on, s.first_on) as since_on,
       f.feeling as felt, f.happened_at as felt_at, h.last_contact_at, c.erased_at is not null as is_erased
  from customers c
  left join standing s on s.customer_id = c.id
  left join heard h on h.survivor_id = c.id
  left join felt f on f.survivor_id = c.id
 where c.survivor_id = c.id and c.withdrawn_at is null
 order by c.id;

-- Written afresh, index by index: a million in seconds, and nothing dead is left behind.
alter table standing drop constraint standing_customer_id_customers_id_fk;
drop index standing_by_last, standing_by_first, standing_with_issues;
truncate standing;
-- What a contact changes stands in no index, so there is room beside each row for its next version.
alter table standing set (fillfactor = 85);
insert into standing (customer_id, purchases, purchase_days, first_on, last_on, value_minor, totals, open_issues,
                      since_on, felt, felt_at, last_contact_at, is_erased)
  select customer_id, purchases, purchase_days, first_on, last_on, value_minor, totals, open_issues,
         since_on, felt, felt_at, last_contact_at, is_erased
    from standing_now;
alter table standing
  add constraint standing_customer_id_customers_id_fk foreign key (customer_id) references customers (id),
  add constraint standing_felt_whole check ((felt is null) = (felt_at is null));
create index standing_by_last on standing (last_on, customer_id) include (since_on, open_issues);
create index standing_by_first on standing (first_on, customer_id);
create index standing_by_since on standing (since_on, customer_id) include (last_on, open_issues);
comment on index standing_by_since is
  'The list by "customer since", and whoever is with us for so long. What else a list is narrowed by stands in it, so that nobody''s row is looked at in vain.';
create index standing_with_issues on standing (customer_id) include (since_on, last_on) where open_issues > 0;
drop index customers_listed_stated;
drop index customers_listed_place;
create index customers_listed_place on customers (lower(place) text_pattern_ops, id) include (place)
  where is_listed(id, survivor_id, withdrawn_at, erased_at);
comment on index customers_listed_place is 'Who lives where, counted without a look at the rows: that is why the place stands in it as well.';
analyze standing;

-- From the facts ----------------------------------------------------------------------------------------------------

create function heard_of(wanted uuid[])
  returns table (customer_id uuid, felt smallint, felt_at timestamptz, last_contact_at timestamptz)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select w.id, felt.feeling, felt.happened_at, latest.happened_at
      from unnest(wanted) as w (id)
      left join lateral (
        select k.happened_at
          from public.customers m cross join lateral (
            select happened_at from public.contacts
             where customer_id = m.id and withdrawn_at is null order by happened_at desc, id desc limit 1) k
         where m.survivor_id = w.id order by k.happened_at desc limit 1) latest on true
      left join lateral (
        select k.happened_at, k.feeling
          from public.customers m cross join lateral (
            select happened_at, id, feeling from public.contacts
             where customer_id = m.id and feeling is not null and withdrawn_at is null
             order by happened_at desc, id desc limit 1) k
         where m.survivor_id = w.id order by k.happened_at desc, k.id desc limit 1) felt on true
  $$;
comment on function heard_of(uuid[]) is
  'When we last spoke with each of these survivors and how they last felt: the end of an index per record, however long its history.';

drop function standing_from_facts(uuid[]);
create function standing_from_facts(wanted uuid[]) returns setof standing
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    with counting as materialized (
      select id, stated_since_on, erased_at from public.customers
       where id = any (wanted) and survivor_id = id and withdrawn_at is null
    ), lines as materialized (
      select p.customer_id, p.bought_on, p.amount_minor, p.currency
        from counting c join public.counted_purchases p on p.customer_id = c.id
    ), days as (
      select customer_id, count(*)::int as purchases,
             (count(distinct bought_on) filter (where amount_minor >= 0))::int as purchase_days,
             min(bought_on) filter (where amount_minor >= 0) as first_on,
             max(bought_on) filter (where amount_minor >= 0) as last_on
        from lines group by customer_id
    ), sums as (
      select customer_id, currency, sum(amount_minor)::bigint as total from lines group by customer_id, currency
    ), totals as (
      select customer_id, jsonb_object_agg(currency, total) as totals,
             (sum(total) filter (where currency = (select o.currency from public.organisation o)))::bigint as value_minor
        from sums group by customer_id
    ), open as (
      select m.survivor_id as customer_id, count(*)::int as open_issues
        from public.customers m
        join public.issues i on i.customer_id = m.id and i.resolved_at is null
       where m.survivor_id = any (wanted)
       group by m.survivor_id
    )
    select c.id, coalesce(d.purchases, 0), coalesce(d.purchase_days, 0), d.first_on, d.last_on,
           coalesce(t.value_minor, 0), coalesce(t.totals, '{}'), coalesce(o.open_issues, 0),
           least(c.stated_since_on, d.first_on), h.felt, h.felt_at, h.last_contact_at, c.erased_at is not null
      from counting c
      left join days d on d.customer_id = c.id
      left join totals t on t.customer_id = c.id
      left join open o on o.customer_id = c.id
      left join public.heard_of(array(select id from counting)) h on h.customer_id = c.id
  $$;
comment on function standing_from_facts(uuid[]) is
  'The standing of those of these customers that count, as their base rows have it: the one place where it is computed (kept and verified by it).';

create or replace function refresh_standing(wanted uuid[]) returns void
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  -- One writer at a time per customer, then statements of their own that see what the one before committed.
  perform 1 from public.customers where id = any (wanted) order by id for no key update;
  delete from public.standing where customer_id in (
    select id from public.customers where id = any (wanted) and (survivor_id <> id or withdrawn_at is not null));
  insert into public.standing as kept
    select * from public.standing_from_facts(wanted)
  on conflict (customer_id) do update
    set (purchases, purchase_days, first_on, last_on, value_minor, totals, open_issues, since_on, felt, felt_at,
         last_contact_at, is_erased) =
        (excluded.purchases, excluded.purchase_days, excluded.first_on, excluded.last_on, excluded.value_minor,
         excluded.totals, excluded.open_issues, excluded.since_on, excluded.felt, excluded.felt_at,
         excluded.last_contact_at, excluded.is_erased)
    where kept is distinct from excluded;
end $$;
comment on function refresh_standing(uuid[]) is
  'Keeps what a page needs in milliseconds, for each customer that counts and for no other; owner''s rights, because the application may only read standing.';

create or replace function lock_survivors(recorded_under uuid[]) returns uuid[]
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
  -- A record that was withdrawn counts nowhere, whatever is still written under it.
  select array_agg(c.id order by c.id) into wanted
    from unnest(wanted) as w (id) cross join lateral (
      select id from public.customers where id = w.id and withdrawn_at is null offset 0) c;
  return wanted;
end $$;
comment on function lock_survivors(uuid[]) is
  'One writer of a standing at a time; the survivors that count. Asked again after waiting: a merge may have moved the facts to another.';

-- With each fact ----------------------------------------------------------------------------------------------------

create function begin_standing() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if not public.in_rehearsal() then
    insert into public.standing as kept
      (customer_id, purchases, purchase_days, value_minor, totals, open_issues, since_on, is_erased)
    select id, 0, 0, 0, '{}', 0, stated_since_on, erased_at is not null
      from added_rows where survivor_id = id and withdrawn_at is null
    -- Facts written in one statement with their customer may have been counted already.
    on conflict (customer_id) do update
      set since_on = least(excluded.since_on, kept.first_on), is_erased = excluded.is_erased;
  end if;
  return null;
end $$;
comment on function begin_standing() is 'Everybody stands somewhere from the first: a customer without a fact is one of noughts.';
create trigger begin_standing after insert on customers
  referencing new table as added_rows for each statement execute function begin_standing();

create or replace function keep_standing_of_survivors() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  moved uuid[];
begin
  -- What differs is found by hashing, never by joining: a join would be planned once, for one row or for thousands.
  select array_agg(distinct survivor_id) into moved from (
    (select id, survivor_id, withdrawn_at is null from old_rows except select id, survivor_id, withdrawn_at is null from new_rows)
    union all
    (select id, survivor_id, withdrawn_at is null from new_rows except select id, survivor_id, withdrawn_at is null from old_rows)
  ) as changed;
  if moved is not null then
    perform public.refresh_standing(moved);
  end if;
  insert into public.standing as kept
    (customer_id, purchases, purchase_days, value_minor, totals, open_issues, since_on, is_erased)
  select id, 0, 0, 0, '{}', 0, stated_since_on, erased
    from (select id, survivor_id = id and withdrawn_at is null as counts, stated_since_on, erased_at is not null as erased from new_rows
          except select id, survivor_id = id and withdrawn_at is null, stated_since_on, erased_at is not null from old_rows) as changed
   where counts order by id
  on conflict (customer_id) do update
    set since_on = least(excluded.since_on, kept.first_on), is_erased = excluded.is_erased
    where (kept.since_on, kept.is_erased) is distinct from (least(excluded.since_on, kept.first_on), excluded.is_erased);
  return null;
end $$;
comment on function keep_standing_of_survivors() is
  'Ruling 23: merging and unmerging move no facts, only where their standing is counted; what was withdrawn is counted nowhere. A stated day changes since when they are with us.';

create or replace function count_purchases_on() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  -- A rehearsal is never kept, and locks nobody's record.
  if public.in_rehearsal() or public.lock_survivors(array(select distinct customer_id from added_rows where withdrawn_at is null)) is null then
    return null;
  end if;
  insert into public.standing as kept
    (customer_id, purchases, purchase_days, first_on, last_on, value_minor, totals, open_issues, since_on)
  with lines as materialized (
    select * from (
      select (select s.id from public.customers m join public.customers s on s.id = m.survivor_id
               where m.id = r.customer_id and s.withdrawn_at is null) as survivor_id,
             r.bought_on, r.amount_minor, r.currency
        from added_rows r where r.withdrawn_at is null) added
     where survivor_id is not null
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
  select t.survivor_id, t.lines, coalesce(d.days, 0), d.first_on, d.last_on, coalesce(t.value_minor, 0), t.totals, 0, d.first_on
    from totals t left join new_days d on d.survivor_id = t.survivor_id
   order by t.survivor_id
  -- Added to the row that every customer has, never joined to it: a join is planned once, for however few there were then.
  on conflict (customer_id) do update
    set purchases = kept.purchases + excluded.purchases,
        purchase_days = kept.purchase_days + excluded.purchase_days,
        first_on = least(kept.first_on, excluded.first_on),
        last_on = greatest(kept.last_on, excluded.last_on),
        value_minor = kept.value_minor + excluded.value_minor,
        totals = public.add_totals(kept.totals, excluded.totals),
        since_on = least(kept.since_on, excluded.first_on);
  return null;
end $$;

create function hear() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  touched uuid[];
begin
  if public.in_rehearsal() then
    return null;
  end if;
  if tg_op = 'INSERT' then
    touched := array(select distinct customer_id from new_rows where withdrawn_at is null);
  else
    -- Found by hashing, never by joining: a join would be planned once, for one row or for thousands.
    touched := array(
      select distinct customer_id from (
        select id, customer_id, happened_at, feeling, withdrawn_at is null from new_rows
        except select id, customer_id, happened_at, feeling, withdrawn_at is null from old_rows) as changed);
  end if;
  if cardinality(touched) > 0 then
    touched := public.lock_survivors(touched);
    insert into public.standing as kept
      (customer_id, purchases, purchase_days, value_minor, totals, open_issues, felt, felt_at, last_contact_at)
    select customer_id, 0, 0, 0, '{}', 0, felt, felt_at, last_contact_at from public.heard_of(touched)
    on conflict (customer_id) do update
      set felt = excluded.felt, felt_at = excluded.felt_at, last_contact_at = excluded.last_contact_at
      where (kept.felt, kept.felt_at, kept.last_contact_at) is distinct from (excluded.felt, excluded.felt_at, excluded.last_contact_at);
  end if;
  return null;
end $$;
comment on function hear() is
  'How a customer last felt and when we last spoke follow each contact, correction and withdrawal, once a statement, in its transaction.';
create trigger hear_inserted after insert on contacts
  referencing new table as new_rows for each statement execute function hear();
create trigger hear_updated after update on contacts
  referencing old table as old_rows new table as new_rows for each statement execute function hear();
