-- Customers: what is looked for, what must hold, and the standing that is kept in the transaction of the fact.

-- Names -----------------------------------------------------------------------------------------------------------

create function name_key(name text) returns text
  language sql immutable strict parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
    select ' ' || btrim(regexp_replace(
      translate(lower(public.unaccent('public.unaccent', normalize(name, NFKC))), '''’ʼ`', ''),
      '[!-/:-@\[-`{-~¡-¿‐-‧‹-⁞、-〃〈-】・\s]+', ' ', 'g')) || ' '
  $$;
comment on function name_key(text) is
  'The one form by which names are compared: no accents, lower case, no punctuation, a space at either end of every word.';

create function name_pattern(word text) returns text
  language sql immutable strict parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
    select '%' || case when word ~ '[⺀-鿿가-힯豈-﫿฀-๿]' then btrim(public.name_key(word))
                       else rtrim(public.name_key(word)) end || '%'
  $$;
comment on function name_pattern(text) is
  'Ruling 31: a word of a name is matched whole or by its beginning; scripts without spaces are matched anywhere.';

alter table customers
  add column name_key text not null generated always as (name_key(name || ' ' || coalesce(called, ''))) stored;
create index customers_name on customers using gin (name_key gin_trgm_ops);
comment on index customers_name is 'The one index of a find by name.';
comment on index identities_digits is 'The one index of a find by digits: phones and account numbers, backwards (ruling 26).';
comment on index identities_normal is 'The one index of a find by e-mail, social name, account number or external id.';

-- Stamps and guards -----------------------------------------------------------------------------------------------

create trigger stamp before insert on customers for each row execute function stamp_recorded_at();
create trigger stamp before insert on representatives for each row execute function stamp_recorded_at();
create trigger stamp before insert on identities for each row execute function stamp_recorded_at();
create trigger stamp before insert on purchases for each row execute function stamp_recorded_at();
create trigger stamp before insert on issues for each row execute function stamp_recorded_at();
create trigger stamp before insert on contacts for each row execute function stamp_recorded_at();
create trigger stamp before insert on notes for each row execute function stamp_recorded_at();

create function stamp_said_at() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  new.said_at := public.stamp(new.said_at);
  return new;
end $$;
comment on function stamp_said_at() is 'Principle 2: when thanks were said is the server''s time, so that the cool-off holds.';
create trigger stamp before insert on recognitions for each row execute function stamp_said_at();

create function stamp_withdrawal() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if new.withdrawn_at is null then
    return new;
  end if;
  if tg_op = 'INSERT' then
    new.withdrawn_at := public.stamp(new.withdrawn_at);
  elsif old.withdrawn_at is null then
    new.withdrawn_at := public.stamp(null);
  end if;
  return new;
end $$;
comment on function stamp_withdrawal() is 'Principle 2: a withdrawal is dated by the server.';
create trigger stamp_withdrawal before insert or update on customers for each row execute function stamp_withdrawal();
create trigger stamp_withdrawal before insert or update on identities for each row execute function stamp_withdrawal();
create trigger stamp_withdrawal before insert or update on purchases for each row execute function stamp_withdrawal();
create trigger stamp_withdrawal before insert or update on notes for each row execute function stamp_withdrawal();

create function stamp_end() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if new.ended_at is not null and (tg_op = 'INSERT' or old.ended_at is null) then
    new.ended_at := public.stamp(case when tg_op = 'INSERT' then new.ended_at end);
  end if;
  return new;
end $$;
comment on function stamp_end() is 'Principle 2: when somebody stopped speaking for an organisation is dated by the server.';
create trigger stamp_end before insert or update on representatives for each row execute function stamp_end();

create function stamp_flags() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if tg_op = 'INSERT' then
    if new.died_recorded_by is not null or new.died_recorded_at is not null then
      new.died_recorded_at := public.stamp(new.died_recorded_at);
    end if;
    if new.vulnerable_by is not null or new.vulnerable_at is not null then
      new.vulnerable_at := public.stamp(new.vulnerable_at);
    end if;
    return new;
  end if;
  if new.died_recorded_by is distinct from old.died_recorded_by then
    new.died_recorded_at := case when new.died_recorded_by is not null then public.stamp(null) end;
  end if;
  if new.vulnerable_by is distinct from old.vulnerable_by or new.vulnerable_note is distinct from old.vulnerable_note then
    new.vulnerable_at := case when new.vulnerable_by is not null then public.stamp(null) end;
  end if;
  return new;
end $$;
comment on function stamp_flags() is 'Principle 2: "has died" and "vulnerable" carry the server''s date and whoever said so.';
create trigger stamp_flags before insert or update on customers for each row execute function stamp_flags();

create function stamp_resolution() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if new.resolution is null then
    new.resolved_at := null;
  elsif tg_op = 'INSERT' then
    new.resolved_at := public.stamp(new.resolved_at);
  elsif old.resolution is null then
    new.resolved_at := public.stamp(null);
  end if;
  return new;
end $$;
comment on function stamp_resolution() is 'Principle 2: an issue is resolved when the server says so, and open again when the resolution is taken back.';
create trigger stamp_resolution before insert or update on issues for each row execute function stamp_resolution();

create function guard_survivor() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if new.survivor_id = new.id then
    return new;
  end if;
  if not exists (select 1 from public.customers where id = new.survivor_id and survivor_id = id) then
    raise exception 'A customer can only be merged into one that stands for itself.' using errcode = 'check_violation';
  end if;
  if exists (select 1 from public.customers where survivor_id = new.id and id <> new.id) then
    raise exception 'Others were merged into this customer: merge them first.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function guard_survivor() is 'Ruling 23: one step from every customer to its survivor, so that facts are read with one join.';
create trigger zz_guard_survivor before insert or update of survivor_id on customers
  for each row execute function guard_survivor();

create function guard_thanks() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if exists (
    select 1 from public.customers c join public.customers s on s.id = c.survivor_id
     where c.id = new.customer_id and (s.died_recorded_at <= new.said_at or s.vulnerable_at <= new.said_at)
  ) then
    raise exception 'No thanks are said to a customer who has died or is vulnerable.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function guard_thanks() is 'Principle 1: the flags stop thanks at once, whichever form or program asks.';
create trigger zz_guard_thanks before insert on recognitions for each row execute function guard_thanks();

select forbid_delete('customers');
select forbid_delete('representatives');
select forbid_delete('identities');
select forbid_delete('purchases');
select forbid_delete('issues');
select forbid_delete('contacts');
select forbid_delete('notes');
select forbid_change('recognitions');

-- Standing --------------------------------------------------------------------------------------------------------

create view counted_purchases as
  select c.survivor_id as customer_id, p.id, p.bought_on, p.amount_minor, p.currency, p.order_ref
    from purchases p
    join customers c on c.id = p.customer_id
   where p.withdrawn_at is null;
comment on view counted_purchases is
  'Every line that counts, under its survivor: withdrawn ones are left out. A line with amount_minor >= 0 makes a purchase day.';

create function standing_from_facts(wanted uuid[])
  returns table (customer_id uuid, purchases int, purchase_days int, first_on date, last_on date,
                 value_minor bigint, totals jsonb, open_issues int)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    with lines as materialized (
      select p.customer_id, p.bought_on, p.amount_minor, p.currency
        from public.customers c
        join public.counted_purchases p on p.customer_id = c.id
       where c.id = any (wanted)
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
      select c.survivor_id as customer_id, count(*)::int as open_issues
        from public.customers c
        join public.issues i on i.customer_id = c.id and i.resolved_at is null
       where c.survivor_id = any (wanted)
       group by c.survivor_id
    )
    select w.id, coalesce(d.purchases, 0), coalesce(d.purchase_days, 0), d.first_on, d.last_on,
           coalesce(t.value_minor, 0), coalesce(t.totals, '{}'), coalesce(o.open_issues, 0)
      from (select distinct id from unnest(wanted) as id) w
      left join days d on d.customer_id = w.id
      left join totals t on t.customer_id = w.id
      left join open o on o.customer_id = w.id
  $$;
comment on function standing_from_facts(uuid[]) is
  'The standing of these survivors as their base rows have it: the one place where it is computed (kept and verified by it).';

create function refresh_standing(wanted uuid[]) returns void
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  -- One writer at a time per customer, then a statement of its own that sees what the one before committed.
  perform 1 from public.customers where id = any (wanted) order by id for no key update;
  insert into public.standing as kept
    (customer_id, purchases, purchase_days, first_on, last_on, value_minor, totals, open_issues)
  select * from public.standing_from_facts(wanted)
  on conflict (customer_id) do update
    set (purchases, purchase_days, first_on, last_on, value_minor, totals, open_issues) =
        (excluded.purchases, excluded.purchase_days, excluded.first_on, excluded.last_on,
         excluded.value_minor, excluded.totals, excluded.open_issues)
    where kept is distinct from excluded;
end $$;
comment on function refresh_standing(uuid[]) is
  'Keeps what a page needs in milliseconds; owner''s rights, because the application may only read standing.';

create function keep_standing() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  touched uuid[];
begin
  select array_agg(distinct c.survivor_id) into touched
    from changed_rows r join public.customers c on c.id = r.customer_id;
  if touched is not null then
    perform public.refresh_standing(touched);
  end if;
  return null;
end $$;
comment on function keep_standing() is 'Standing follows its facts in the same transaction, once a statement, also in bulk.';

create trigger keep_standing_inserted after insert on purchases
  referencing new table as changed_rows for each statement execute function keep_standing();
create trigger keep_standing_updated after update on purchases
  referencing new table as changed_rows for each statement execute function keep_standing();
create trigger keep_standing_inserted after insert on issues
  referencing new table as changed_rows for each statement execute function keep_standing();
create trigger keep_standing_updated after update on issues
  referencing new table as changed_rows for each statement execute function keep_standing();

create function keep_standing_of_survivors() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  touched uuid[];
begin
  select array_agg(distinct survivor) into touched
    from old_rows o join new_rows n using (id), unnest(array[o.survivor_id, n.survivor_id]) as survivor
   where o.survivor_id <> n.survivor_id;
  if touched is not null then
    perform public.refresh_standing(touched);
  end if;
  return null;
end $$;
comment on function keep_standing_of_survivors() is 'Ruling 23: merging and unmerging move no facts, only where their standing is counted.';
create trigger keep_standing_of_survivors after update on customers
  referencing old table as old_rows new table as new_rows
  for each statement execute function keep_standing_of_survivors();

-- Corrections -----------------------------------------------------------------------------------------------------

create function stamp_correction() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if tg_op = 'INSERT' then
    if new.corrected_at is not null then
      raise exception 'When something was corrected is the server''s to say.' using errcode = 'check_violation';
    end if;
  elsif tg_table_name = 'issues' and to_jsonb(old) ->> 'resolved_at' is null then
    new.corrected_at := old.corrected_at;
  elsif to_jsonb(new) - 'corrected_at' is distinct from to_jsonb(old) - 'corrected_at' then
    new.corrected_at := public.standpoint_now();
  end if;
  return new;
end $$;
comment on function stamp_correction() is
  'Rulings 4 and 25: what is corrected later is evidence only from then on; the first resolution of an issue is no correction.';
create trigger zz_stamp_correction before insert or update on contacts for each row execute function stamp_correction();
create trigger zz_stamp_correction before insert or update on purchases for each row execute function stamp_correction();
create trigger zz_stamp_correction before insert or update on issues for each row execute function stamp_correction();
