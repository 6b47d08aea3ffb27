-- Rules at a million customers: what a rule asks, kept beside each row of standing in a row so narrow that all of them are
-- read in a tenth of a second. The same facts, the same answers as 0019_rules.sql gave from the tables themselves.

insert into personal_columns (table_name, holds, name)
select 'rule_facts', 'kept', regexp_split_to_table('since_on last_on renewal_on delivered_on', ' ');

comment on table rule_facts is
  'Everything a rule can ask but bands, promises, kinds of issues, special dates and words. Nothing is null: since_on and renewal_on are '
  'infinity, last_on and delivered_on -infinity, minutes the least there are where nothing is known.';
comment on column rule_facts.contact_1 is 'When we last spoke, as a minute since 1970; contact_2 the time before that, up to five.';
comment on column rule_facts.about_product is 'The minute of the last contact about this; one column for each cause.';
comment on column rule_facts.consents is 'Of each purpose the latest answer: given in the lower seven bits, withdrawn in the seven above.';
comment on column rule_facts.reached is 'Channels of the numbers and addresses they have, a bit each; also those they do not want used.';
comment on column rule_facts.unwanted is 'Channels they do not want or never want to be reached by, a bit each.';
comment on column rule_facts.products is 'Keys of what they bought, refunds apart, in order.';
-- Few rows of a page change at once, and nothing that changes stands in an index.
alter table rule_facts set (fillfactor = 92);

-- Words as numbers --------------------------------------------------------------------------------------------------

-- Written so that Postgres puts them into the query they stand in.
create function text_key(said text) returns bigint
  language sql immutable parallel safe
  return ('x' || left(md5(said), 16))::bit(64)::bigint;
comment on function text_key(text) is
  'A text as a number: half of its md5. Two products of one company share a key once in a thousand million companies.';

create function minute_of(moment timestamptz) returns int
  language sql stable parallel safe
  return coalesce(floor(date_part('epoch', moment) / 60)::int, -2147483648);
comment on function minute_of(timestamptz) is 'The minute since 1970 in which it was: windows begin at a midnight, which is a whole minute.';

create function rule_words(which text) returns text[]
  language sql immutable parallel safe
  return case which
    when 'channel' then '{phone,email,visit,letter,chat,text,social,web}'::text[]
    when 'purpose' then '{content_email,content_phone,content_post,content_text,special_dates,interests,story}'::text[]
    when 'need' then '{need,dislike,interest,buying}'::text[]
    when 'intent' then '{staying,unsure,leaving,left}'::text[]
    when 'feeling' then '{very_unhappy,unhappy,neutral,happy,delighted}'::text[] end;
comment on function rule_words(text) is 'Words that are kept as numbers, in the order of their bits or numbers.';

create function rule_bit(which text, word text) returns int
  language sql immutable parallel safe
  return 1 << (array_position(public.rule_words(which), word) - 1);
comment on function rule_bit(text, text) is 'The bit of a word; null: it is none of them.';

create function rule_bits(which text, words text[]) returns int
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$ select coalesce(bit_or(public.rule_bit(which, w)), 0) from unnest(words) w $$;
comment on function rule_bits(text, text[]) is 'The bits of words together.';

create function country_number(code text) returns smallint
  language sql immutable parallel safe
  return coalesce(ascii(code) * 256 + ascii(substr(code, 2)), 0)::smallint;
comment on function country_number(text) is 'A country''s two letters as a number; 0: not known.';

-- From the facts ----------------------------------------------------------------------------------------------------

create function products_of(wanted uuid[]) returns table (customer_id uuid, products bigint[])
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select w.id, coalesce(b.keys, '{}')
      from unnest(wanted) as w (id) cross join lateral (
        select array_agg(public.text_key(d.what) order by public.text_key(d.what)) as keys from (
          select distinct p.what from public.customers m cross join lateral (
            select what from public.purchases
             where customer_id = m.id and what is not null and amount_minor >= 0 and withdrawn_at is null offset 0) p
           where m.survivor_id = w.id) d) b
  $$;
comment on function products_of(uuid[]) is 'What each of these survivors bought, under whichever record.';

create function contacts_of(wanted uuid[])
  returns table (customer_id uuid, contact_1 int, contact_2 int, contact_3 int, contact_4 int, contact_5 int, about_product int,
    about_bill int, about_information int, about_promise_broken int, about_own int, about_other int)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select w.id, public.minute_of(l.five[1]), public.minute_of(l.five[2]), public.minute_of(l.five[3]), public.minute_of(l.five[4]),
           public.minute_of(l.five[5]), public.minute_of(a.product), public.minute_of(a.bill), public.minute_of(a.information),
           public.minute_of(a.promise_broken), public.minute_of(a.own), public.minute_of(a.other)
      from unnest(wanted) as w (id)
      cross join lateral (
        select array_agg(k.happened_at order by k.happened_at desc) as five
          from public.customers m cross join lateral (
            select happened_at from public.contacts
             where customer_id = m.id and withdrawn_at is null order by happened_at desc, id desc limit 5) k
         where m.survivor_id = w.id) l
      cross join lateral (
        select max(k.happened_at) filter (where c.cause = 'product') as product, max(k.happened_at) filter (where c.cause = 'bill') as bill,
               max(k.happened_at) filter (where c.cause = 'information') as information,
               max(k.happened_at) filter (where c.cause = 'promise_broken') as promise_broken,
               max(k.happened_at) filter (where c.cause = 'own') as own, max(k.happened_at) filter (where c.cause = 'other') as other
          from public.customers m
          cross join unnest('{product,bill,information,promise_broken,own,other}'::text[]) as c (cause)
          cross join lateral (
            select happened_at from public.contacts
             where customer_id = m.id and cause = c.cause and withdrawn_at is null order by happened_at desc, id desc limit 1) k
         where m.survivor_id = w.id) a
  $$;
comment on function contacts_of(uuid[]) is 'When we last spoke with each of these survivors, and when last about what: ends of an index.';

create function said_of(wanted uuid[])
  returns table (customer_id uuid, renewal_on date, delivered_on date, consents int, unwanted int, needs int, intent smallint,
    is_being_started boolean)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select w.id, coalesce(l.renewal_on, 'infinity'), coalesce(l.delivered_on, '-infinity'), coalesce(c.bits, 0), coalesce(p.bits, 0),
           coalesce(n.bits, 0), coalesce(i.number, 0)::smallint, coalesce(l.is_being_started, false)
      from unnest(wanted) as w (id)
      cross join lateral (
        select bit_or(case answer when 'given' then public.rule_bit('purpose', purpose)
                                  else public.rule_bit('purpose', purpose) << 7 end) as bits
          from (select distinct on (f.purpose) f.purpose, f.answer from public.customers m
                  join public.consents f on f.customer_id = m.id where m.survivor_id = w.id
                 order by f.purpose, f.learned_on desc, f.recorded_at desc, f.id desc) latest) c
      cross join lateral (
        select bit_or(public.rule_bit('channel', about)) filter (where wish in ('not_wanted', 'never')) as bits
          from (select distinct on (f.about) f.about, f.wish from public.customers m
                  join public.preferences f on f.customer_id = m.id where m.survivor_id = w.id
                 order by f.about, f.learned_on desc, f.recorded_at desc, f.id desc) latest) p
      cross join lateral (
        select bit_or(public.rule_bit('need', f.kind)) as bits from public.customers m
          join public.needs f on f.customer_id = m.id and f.withdrawn_at is null where m.survivor_id = w.id) n
      left join lateral (
        select array_position(public.rule_words('intent'), f.intent) as number from public.customers m
          join public.intents f on f.customer_id = m.id where m.survivor_id = w.id
         order by f.learned_on desc, f.recorded_at desc, f.id desc limit 1) i on true
      cross join lateral (
        select max(f.happened_on) filter (where f.kind = 'delivered') as delivered_on,
               (array_agg(f.kind order by f.recorded_at desc, f.id desc)
                 filter (where f.kind in ('onboarding_entered', 'onboarding_done')))[1] = 'onboarding_entered' as is_being_started,
               case when (array_agg(f.kind order by f.recorded_at desc, f.id desc)
                           filter (where f.kind in ('renewal_due', 'renewed')))[1] = 'renewal_due'
                 then (array_agg(f.happened_on order by f.recorded_at desc, f.id desc) filter (where f.kind = 'renewal_due'))[1] end
                 as renewal_on
          from public.customers m
          join public.lifecycle_facts f on f.customer_id = m.id and f.withdrawn_at is null where m.survivor_id = w.id) l
  $$;
comment on function said_of(uuid[]) is 'What each of these survivors said last, and where they stand in their time with us.';

create function reached_of(wanted uuid[]) returns table (customer_id uuid, reached int)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select w.id, coalesce(r.bits, 0) from unnest(wanted) as w (id) cross join lateral (
      select bit_or(public.rule_bit('channel', i.channel)) as bits from public.customers m
        join public.identities i on i.customer_id = m.id and i.withdrawn_at is null where m.survivor_id = w.id) r
  $$;
comment on function reached_of(uuid[]) is 'By which channels each of these survivors has a number or an address.';

create function rule_facts_of(wanted uuid[]) returns setof rule_facts
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    with counting as materialized (
      select s.customer_id, s.value_minor, s.since_on, s.last_on, s.purchase_days, s.open_issues, s.felt, s.is_erased,
             c.place, c.country, c.kind
        from unnest(wanted) as w (id) join public.standing s on s.customer_id = w.id join public.customers c on c.id = w.id
    ), listed as materialized (
      select array_agg(customer_id) as ids from counting
    )
    select c.customer_id, c.value_minor, coalesce(public.text_key(lower(c.place)), 0),
           coalesce(c.since_on, 'infinity'), coalesce(c.last_on, '-infinity'), c.purchase_days, c.open_issues, k.contact_1, k.contact_2,
           k.contact_3, k.contact_4, k.contact_5, k.about_product, k.about_bill, k.about_information, k.about_promise_broken,
           k.about_own, k.about_other, a.renewal_on, a.delivered_on, a.consents, r.reached, a.unwanted, a.needs, a.intent,
           coalesce(c.felt, 0)::smallint, public.country_number(c.country), c.kind = 'organisation',
           a.is_being_started, c.is_erased, p.products
      from counting c
      join public.products_of((select ids from listed)) p on p.customer_id = c.customer_id
      join public.contacts_of((select ids from listed)) k on k.customer_id = c.customer_id
      join public.said_of((select ids from listed)) a on a.customer_id = c.customer_id
      join public.reached_of((select ids from listed)) r on r.customer_id = c.customer_id
  $$;
comment on function rule_facts_of(uuid[]) is
  'What a rule can ask of those of these customers that count, from standing and the facts themselves: verified by it.';

create function refresh_rule_facts(wanted uuid[]) returns void
  language sql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
    insert into public.rule_facts as kept select * from public.rule_facts_of(wanted)
    on conflict (customer_id) do update
      set (value_minor, place_key, since_on, last_on, purchase_days, open_issues, contact_1, contact_2, contact_3, contact_4,
           contact_5, about_product, about_bill, about_information, about_promise_broken, about_own, about_other, renewal_on,
           delivered_on, consents, reached, unwanted, needs, intent, felt, country, is_organisation, is_being_started,
           is_erased, products) =
          (excluded.value_minor, excluded.place_key, excluded.since_on, excluded.last_on, excluded.purchase_days,
           excluded.open_issues, excluded.contact_1, excluded.contact_2, excluded.contact_3, excluded.contact_4, excluded.contact_5,
           excluded.about_product, excluded.about_bill, excluded.about_information, excluded.about_promise_broken, excluded.about_own,
           excluded.about_other, excluded.renewal_on, excluded.delivered_on, excluded.consents, excluded.reached, excluded.unwanted,
           excluded.needs, excluded.intent, excluded.felt, excluded.country, excluded.is_organisation, excluded.is_being_started, excluded.is_erased, excluded.products)
      where kept is distinct from excluded
  $$;
comment on function refresh_rule_facts(uuid[]) is
  'Counts what rules ask of these customers anew; owner''s rights, because the application may only read it.';

create function fill_rule_facts() returns void
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  set work_mem = '192MB'
  as $$
begin
  truncate public.rule_facts, public.standing_tally;
  insert into public.rule_facts
  with bought as (
    select d.survivor_id, array_agg(public.text_key(d.what) order by public.text_key(d.what)) as keys from (
      select distinct m.survivor_id, p.what from public.purchases p join public.customers m on m.id = p.customer_id
       where p.what is not null and p.amount_minor >= 0 and p.withdrawn_at is null) d
     group by d.survivor_id
  ), placed as (
    select m.survivor_id, k.happened_at, k.cause, row_number() over (partition by m.survivor_id order by k.happened_at desc) as place
      from public.contacts k join public.customers m on m.id = k.customer_id where k.withdrawn_at is null
  ), heard as (
    select survivor_id, max(happened_at) filter (where place = 1) as first, max(happened_at) filter (where place = 2) as second,
           max(happened_at) filter (where place = 3) as third, max(happened_at) filter (where place = 4) as fourth,
           max(happened_at) filter (where place = 5) as fifth, max(happened_at) filter (where cause = 'product') as product,
           max(happened_at) filter (where cause = 'bill') as bill, max(happened_at) filter (where cause = 'information') as information,
           max(happened_at) filter (where cause = 'promise_broken') as promise_broken,
           max(happened_at) filter (where cause = 'own') as own, max(happened_at) filter (where cause = 'other') as other
      from placed group by survivor_id
  ), speaking as (
    select array_agg(id) as ids from (
      select distinct m.survivor_id as id from (
        select customer_id from public.consents union select customer_id from public.preferences union select customer_id from public.needs
        union select customer_id from public.intents union select customer_id from public.lifecycle_facts) f
        join public.customers m on m.id = f.customer_id) s
  ), reached as (
    select m.survivor_id, bit_or(public.rule_bit('channel', i.channel)) as bits
      from public.identities i join public.customers m on m.id = i.customer_id where i.withdrawn_at is null group by m.survivor_id
  )
  select s.customer_id, s.value_minor, coalesce(public.text_key(lower(c.place)), 0),
         coalesce(s.since_on, 'infinity'), coalesce(s.last_on, '-infinity'), s.purchase_days, s.open_issues, public.minute_of(h.first),
         public.minute_of(h.second), public.minute_of(h.third), public.minute_of(h.fourth), public.minute_of(h.fifth),
         public.minute_of(h.product), public.minute_of(h.bill), public.minute_of(h.information), public.minute_of(h.promise_broken),
         public.minute_of(h.own), public.minute_of(h.other), coalesce(a.renewal_on, 'infinity'), coalesce(a.delivered_on, '-infinity'),
         coalesce(a.consents, 0), coalesce(r.bits, 0), coalesce(a.unwanted, 0), coalesce(a.needs, 0), coalesce(a.intent, 0::smallint),
         coalesce(s.felt, 0)::smallint, public.country_number(c.country), c.kind = 'organisation',
         coalesce(a.is_being_started, false), s.is_erased, coalesce(p.keys, '{}')
    from public.standing s
    join public.customers c on c.id = s.customer_id
    left join bought p on p.survivor_id = s.customer_id
    left join heard h on h.survivor_id = s.customer_id
    left join public.said_of((select ids from speaking)) a on a.customer_id = s.customer_id
    left join reached r on r.survivor_id = s.customer_id
   order by s.customer_id;
  insert into public.standing_tally (customers, value_minor) select count(*), coalesce(sum(value_minor), 0) from public.standing;
  analyze public.rule_facts;
end $$;
comment on function fill_rule_facts() is
  'All of it afresh, table by table: for what was there before it was kept, and after loading around the triggers.';

select fill_rule_facts();

-- With each fact ----------------------------------------------------------------------------------------------------

create function tally_standing() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  heads int := 0;
  minor bigint := 0;
begin
  if tg_op <> 'DELETE' then
    select count(*), coalesce(sum(n.value_minor), 0) into heads, minor from new_rows n;
  end if;
  if tg_op <> 'INSERT' then
    select heads - count(*), minor - coalesce(sum(o.value_minor), 0) into heads, minor from old_rows o;
  end if;
  if (heads, minor) <> (0, 0) then
    insert into public.standing_tally (customers, value_minor) values (heads, minor);
    -- Now and then, whoever comes by adds up the lines nobody else is adding up.
    if random() < 0.02 then
      with gone as (
        delete from public.standing_tally where id in (select id from public.standing_tally for update skip locked)
        returning standing_tally.customers, standing_tally.value_minor
      )
      insert into public.standing_tally (customers, value_minor)
      select sum(g.customers), sum(g.value_minor) from gone g having count(*) > 0;
    end if;
  end if;
  return null;
end $$;
comment on function tally_standing() is 'How many stand in standing and what they bought, known without counting a million.';
create trigger tally_inserted after insert on standing
  referencing new table as new_rows for each statement execute function tally_standing();
create trigger tally_updated after update on standing
  referencing old table as old_rows new table as new_rows for each statement execute function tally_standing();
create trigger tally_deleted after delete on standing
  referencing old table as old_rows for each statement execute function tally_standing();

create function keep_rule_facts_of_standing() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  insert into public.rule_facts as kept
    (customer_id, value_minor, since_on, last_on, purchase_days, open_issues, felt, is_erased)
  select customer_id, value_minor, coalesce(since_on, 'infinity'), coalesce(last_on, '-infinity'), purchase_days, open_issues,
         coalesce(felt, 0), is_erased
    from new_rows order by customer_id
  on conflict (customer_id) do update
    set value_minor = excluded.value_minor, since_on = excluded.since_on, last_on = excluded.last_on,
        purchase_days = excluded.purchase_days, open_issues = excluded.open_issues, felt = excluded.felt, is_erased = excluded.is_erased
    where (kept.value_minor, kept.since_on, kept.last_on, kept.purchase_days, kept.open_issues, kept.felt, kept.is_erased)
      is distinct from (excluded.value_minor, excluded.since_on, excluded.last_on, excluded.purchase_days, excluded.open_issues,
                        excluded.felt, excluded.is_erased);
  return null;
end $$;
comment on function keep_rule_facts_of_standing() is 'What stands in standing and rules ask for follows it, in the same transaction.';
create trigger rule_facts_inserted after insert on standing
  referencing new table as new_rows for each statement execute function keep_rule_facts_of_standing();
create trigger rule_facts_updated after update on standing
  referencing new table as new_rows for each statement execute function keep_rule_facts_of_standing();

create function keep_rule_facts_of_customers() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  moved uuid[];
begin
  if public.in_rehearsal() then
    return null;
  end if;
  if tg_op = 'UPDATE' then
    -- Found by hashing, never by joining: a join would be planned once, for one row or for thousands.
    select array_agg(distinct survivor_id) into moved from (
      (select id, survivor_id, withdrawn_at is null from old_rows except select id, survivor_id, withdrawn_at is null from new_rows)
      union all
      (select id, survivor_id, withdrawn_at is null from new_rows except select id, survivor_id, withdrawn_at is null from old_rows)
    ) as changed;
    if moved is not null then
      perform public.refresh_rule_facts(moved);
    end if;
  end if;
  insert into public.rule_facts as kept (customer_id, place_key, country, is_organisation)
  select id, coalesce(public.text_key(lower(place)), 0), public.country_number(country), kind = 'organisation'
    from new_rows where survivor_id = id and withdrawn_at is null order by id
  on conflict (customer_id) do update
    set place_key = excluded.place_key, country = excluded.country, is_organisation = excluded.is_organisation
    where (kept.place_key, kept.country, kept.is_organisation)
      is distinct from (excluded.place_key, excluded.country, excluded.is_organisation);
  return null;
end $$;
comment on function keep_rule_facts_of_customers() is
  'Where they live and what they are; and ruling 23: what merging and unmerging move, and what is withdrawn, is counted anew.';
-- By their names after those that keep standing, as rule_facts refers to it.
create trigger rule_facts_inserted after insert on customers
  referencing new table as new_rows for each statement execute function keep_rule_facts_of_customers();
create trigger rule_facts_updated after update on customers
  referencing old table as old_rows new table as new_rows for each statement execute function keep_rule_facts_of_customers();

create function keep_products() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  touched uuid[];
begin
  if public.in_rehearsal() then
    return null;
  elsif tg_op = 'UPDATE' then
    touched := array(
      select distinct customer_id from (
        (select id, customer_id, what, amount_minor >= 0, withdrawn_at is null from new_rows
         except select id, customer_id, what, amount_minor >= 0, withdrawn_at is null from old_rows)) as changed);
    if cardinality(touched) > 0 then
      touched := public.lock_survivors(touched);
      insert into public.rule_facts as kept (customer_id, products)
      select customer_id, products from public.products_of(touched)
      on conflict (customer_id) do update set products = excluded.products where kept.products <> excluded.products;
    end if;
    return null;
  end if;
  -- Most have bought the like before, and are left alone: their survivors are held already, by whoever kept standing.
  insert into public.rule_facts as kept (customer_id, products)
  select survivor_id, keys from (
    select survivor_id, array_agg(key order by key) as keys from (
      select distinct survivor_id, public.text_key(what) as key from (
        select distinct (select s.id from public.customers m join public.customers s on s.id = m.survivor_id
                          where m.id = r.customer_id and s.withdrawn_at is null) as survivor_id, r.what
          from (select distinct customer_id, what from added_rows
                 where what is not null and amount_minor >= 0 and withdrawn_at is null) r) under
       where survivor_id is not null) bought
     group by survivor_id) added
   where not coalesce(keys <@ (select k.products from public.rule_facts k where k.customer_id = survivor_id), false)
   order by survivor_id
  on conflict (customer_id) do update
    set products = array(select distinct k from unnest(kept.products || excluded.products) k order by k)
    where not excluded.products <@ kept.products;
  return null;
end $$;
comment on function keep_products() is 'Which products they bought follows each purchase, correction and withdrawal, once a statement.';
create trigger rule_facts_inserted after insert on purchases
  referencing new table as added_rows for each statement execute function keep_products();
create trigger rule_facts_updated after update on purchases
  referencing old table as old_rows new table as new_rows for each statement execute function keep_products();

create function keep_contacts() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  touched uuid[];
begin
  if public.in_rehearsal() then
    return null;
  elsif tg_op = 'UPDATE' then
    touched := array(
      select distinct customer_id from (
        select id, customer_id, happened_at, cause, withdrawn_at is null from new_rows
        except select id, customer_id, happened_at, cause, withdrawn_at is null from old_rows) as changed);
    if cardinality(touched) > 0 then
      touched := public.lock_survivors(touched);
      insert into public.rule_facts as kept (customer_id, contact_1, contact_2, contact_3, contact_4, contact_5, about_product,
        about_bill, about_information, about_promise_broken, about_own, about_other)
      select * from public.contacts_of(touched)
      on conflict (customer_id) do update
        set (contact_1, contact_2, contact_3, contact_4, contact_5, about_product, about_bill, about_information,
             about_promise_broken, about_own, about_other) =
            (excluded.contact_1, excluded.contact_2, excluded.contact_3, excluded.contact_4, excluded.contact_5,
             excluded.about_product, excluded.about_bill, excluded.about_information, excluded.about_promise_broken,
             excluded.about_own, excluded.about_other);
    end if;
    return null;
  end if;
  insert into public.rule_facts as kept (customer_id, contact_1, contact_2, contact_3, contact_4, contact_5, about_product,
    about_bill, about_information, about_promise_broken, about_own, about_other)
  select survivor_id, at[1], coalesce(at[2], -2147483648), coalesce(at[3], -2147483648), coalesce(at[4], -2147483648),
         coalesce(at[5], -2147483648), product, bill, information, promise_broken, own, other
    from (
      select survivor_id, array_agg(minute order by minute desc) as at,
             coalesce(max(minute) filter (where cause = 'product'), -2147483648) as product,
             coalesce(max(minute) filter (where cause = 'bill'), -2147483648) as bill,
             coalesce(max(minute) filter (where cause = 'information'), -2147483648) as information,
             coalesce(max(minute) filter (where cause = 'promise_broken'), -2147483648) as promise_broken,
             coalesce(max(minute) filter (where cause = 'own'), -2147483648) as own,
             coalesce(max(minute) filter (where cause = 'other'), -2147483648) as other
        from (select (select s.id from public.customers m join public.customers s on s.id = m.survivor_id
                       where m.id = r.customer_id and s.withdrawn_at is null) as survivor_id,
                     public.minute_of(r.happened_at) as minute, r.cause
                from new_rows r where r.withdrawn_at is null) added
       where survivor_id is not null group by survivor_id) heard
   order by survivor_id
  on conflict (customer_id) do update
    set (contact_1, contact_2, contact_3, contact_4, contact_5) = (
          select f.at[1], f.at[2], f.at[3], f.at[4], f.at[5] from (
            select array(select m from unnest(array[
              kept.contact_1, kept.contact_2, kept.contact_3, kept.contact_4, kept.contact_5, excluded.contact_1, excluded.contact_2,
              excluded.contact_3, excluded.contact_4, excluded.contact_5]) m order by m desc limit 5) as at) f),
        about_product = greatest(kept.about_product, excluded.about_product), about_bill = greatest(kept.about_bill, excluded.about_bill),
        about_information = greatest(kept.about_information, excluded.about_information),
        about_promise_broken = greatest(kept.about_promise_broken, excluded.about_promise_broken),
        about_own = greatest(kept.about_own, excluded.about_own), about_other = greatest(kept.about_other, excluded.about_other);
  return null;
end $$;
comment on function keep_contacts() is
  'The minutes of the last five contacts and of the last about each cause: added to with each contact, counted anew with each '
  'correction and withdrawal.';
create trigger rule_facts_inserted after insert on contacts
  referencing new table as new_rows for each statement execute function keep_contacts();
create trigger rule_facts_updated after update on contacts
  referencing old table as old_rows new table as new_rows for each statement execute function keep_contacts();

create function keep_reached() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  touched uuid[];
begin
  if public.in_rehearsal() then
    return null;
  elsif tg_op = 'UPDATE' then
    touched := array(
      select distinct customer_id from (
        (select id, customer_id, channel, withdrawn_at is null from old_rows except select id, customer_id, channel, withdrawn_at is null from new_rows)
        union all
        (select id, customer_id, channel, withdrawn_at is null from new_rows except select id, customer_id, channel, withdrawn_at is null from old_rows)
      ) as changed);
    if cardinality(touched) > 0 then
      touched := public.lock_survivors(touched);
      insert into public.rule_facts as kept (customer_id, reached) select * from public.reached_of(touched)
      on conflict (customer_id) do update set reached = excluded.reached where kept.reached <> excluded.reached;
    end if;
    return null;
  end if;
  perform public.lock_survivors(array(select distinct customer_id from added_rows where withdrawn_at is null));
  insert into public.rule_facts as kept (customer_id, reached)
  select survivor_id, bit_or(public.rule_bit('channel', channel)) from (
    select (select s.id from public.customers m join public.customers s on s.id = m.survivor_id
             where m.id = r.customer_id and s.withdrawn_at is null) as survivor_id, r.channel
      from added_rows r where r.withdrawn_at is null and public.rule_bit('channel', r.channel) is not null) added
   where survivor_id is not null group by survivor_id order by survivor_id
  on conflict (customer_id) do update set reached = kept.reached | excluded.reached where kept.reached | excluded.reached <> kept.reached;
  return null;
end $$;
comment on function keep_reached() is 'By which channels they can be reached follows each number and address, given and taken away.';
create trigger rule_facts_inserted after insert on identities
  referencing new table as added_rows for each statement execute function keep_reached();
create trigger rule_facts_updated after update on identities
  referencing old table as old_rows new table as new_rows for each statement execute function keep_reached();

create function keep_said() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  touched uuid[];
begin
  if public.in_rehearsal() then
    return null;
  end if;
  touched := public.lock_survivors(array(select distinct customer_id from new_rows));
  insert into public.rule_facts as kept (customer_id, renewal_on, delivered_on, consents, unwanted, needs, intent, is_being_started)
  select * from public.said_of(touched)
  on conflict (customer_id) do update
    set renewal_on = excluded.renewal_on, delivered_on = excluded.delivered_on, consents = excluded.consents,
        unwanted = excluded.unwanted, needs = excluded.needs, intent = excluded.intent, is_being_started = excluded.is_being_started
    where (kept.renewal_on, kept.delivered_on, kept.consents, kept.unwanted, kept.needs, kept.intent, kept.is_being_started)
      is distinct from (excluded.renewal_on, excluded.delivered_on, excluded.consents, excluded.unwanted, excluded.needs,
                        excluded.intent, excluded.is_being_started);
  return null;
end $$;
comment on function keep_said() is 'What a customer said last, and where they stand in their time with us, follows whatever they say.';
create trigger rule_facts_inserted after insert on consents
  referencing new table as new_rows for each statement execute function keep_said();
create trigger rule_facts_inserted after insert on preferences
  referencing new table as new_rows for each statement execute function keep_said();
create trigger rule_facts_inserted after insert on intents
  referencing new table as new_rows for each statement execute function keep_said();
create trigger rule_facts_inserted after insert on needs
  referencing new table as new_rows for each statement execute function keep_said();
create trigger rule_facts_updated after update on needs
  referencing new table as new_rows for each statement execute function keep_said();
create trigger rule_facts_inserted after insert on lifecycle_facts
  referencing new table as new_rows for each statement execute function keep_said();
create trigger rule_facts_updated after update on lifecycle_facts
  referencing new table as new_rows for each statement execute function keep_said();

-- From a rule to a query ----------------------------------------------------------------------------------------------

-- A fact is counted for the survivor by a join, so that no customer is asked apart because others were merged into it.
drop function if exists rule_of_standing(text, jsonb, date, int);
drop function if exists rule_of_facts(text, jsonb, date, boolean);
drop function if exists rule_condition(jsonb, date, int, boolean), rule_condition(jsonb, date, int);
drop function if exists rule_holds(jsonb, date, int, boolean), rule_holds(jsonb, date, int);
drop function if exists merged_survivors();

create function rule_of_kept(asks text, said jsonb, today date, lapse_days int) returns text
  language plpgsql stable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  begun date := public.rule_begun(today, (said ->> 'length')::int, said ->> 'unit');
  since date := today - (said ->> 'days')::int;
  until date := today + (said ->> 'days')::int;
  begins int := public.minute_of(since::timestamp at time zone (select o.zone from public.organisation o));
  often int := (said ->> 'count')::int;
  number bigint := coalesce(said ->> 'minor', said ->> 'count')::bigint;
  is_home boolean := said ->> 'currency' = (select o.currency from public.organisation o);
  words text[] := public.rule_texts(said -> 'words');
  keys bigint[] := array(select public.text_key(case when asks like 'products.%' then t else lower(t) end)
                           from unnest(public.rule_texts(said -> 'texts')) t);
begin
  return case
    when asks = 'tenure.at_least' then format('s.since_on <= %L::date', begun)
    when asks = 'tenure.less_than' then format('(s.since_on > %L::date and s.since_on < ''infinity'')', begun)
    when asks = 'tenure.not_known' then 's.since_on = ''infinity'''
    when asks = 'value.at_least' and is_home then format('s.value_minor >= %L::bigint', number)
    when asks = 'value.less_than' and is_home then format('s.value_minor < %L::bigint', number)
    when asks = 'purchases.at_least' then format('s.purchase_days >= %L::int', number)
    when asks = 'purchases.less_than' then format('s.purchase_days < %L::int', number)
    when asks = 'purchases.within' then format('s.last_on >= %L::date', since)
    when asks = 'purchases.not_within' then format('s.last_on < %L::date', since)
    when asks = 'purchases.ever' then 's.last_on > ''-infinity'''
    when asks = 'purchases.never' then 's.last_on = ''-infinity'''
    when asks = 'activity.active' then format('s.last_on >= %L::date', today - lapse_days)
    when asks = 'activity.lapsed' then format('(s.last_on < %L::date and s.last_on > ''-infinity'')', today - lapse_days)
    when asks = 'products.bought' then format('s.products && %L::bigint[]', keys)
    when asks = 'place.is' then format('s.place_key = any (%L::bigint[])', keys)
    when asks = 'place.known' then 's.place_key <> 0'
    when asks = 'country.is' then format('s.country = any (%L::smallint[])', array(select public.country_number(w) from unnest(words) w))
    when asks = 'country.known' then 's.country <> 0'
    when asks = 'kind.organisation' then 's.is_organisation'
    -- Bits are asked with "> 0": of that a planner thinks a third, of "= 0" a handful.
    when asks = 'reach.can' then format('(s.reached & ~s.unwanted & %L::int) > 0', public.rule_bits('channel', words))
    when asks = 'reach.unwanted' then format('(s.unwanted & %L::int) > 0', public.rule_bits('channel', words))
    when asks = 'contacts.at_least' and often <= 5 then format('s.contact_%s >= %L::int', often, begins)
    when asks = 'contacts.within' then format('s.contact_1 >= %L::int', begins)
    when asks = 'contacts.not_within' then format('s.contact_1 < %L::int', begins)
    when asks = 'contacts.about' then (select '(' || string_agg(format('s.%I >= %L::int', 'about_' || w, begins), ' or ') || ')' from unnest(words) w)
    when asks = 'feeling.is' then format('s.felt = any (%L::smallint[])',
      array(select array_position(public.rule_words('feeling'), w) from unnest(words) w))
    when asks = 'feeling.not_known' then 's.felt = 0'
    when asks = 'issues.open' then 's.open_issues > 0'
    when asks = 'issues.none_open' then 's.open_issues = 0'
    when asks = 'intent.is' then format('s.intent = any (%L::smallint[])',
      array(select array_position(public.rule_words('intent'), w) from unnest(words) w))
    when asks = 'intent.known' then 's.intent <> 0'
    when asks = 'consent.given' then format('(s.consents & %L::int) > 0', public.rule_bits('purpose', words))
    when asks = 'consent.withdrawn' then format('(s.consents & %L::int) > 0', public.rule_bits('purpose', words) << 7)
    when asks = 'lifecycle.onboarding' then 's.is_being_started'
    when asks = 'lifecycle.delivered' then format('s.delivered_on >= %L::date', since)
    when asks = 'lifecycle.renewal' then format('s.renewal_on between %L::date and %L::date', today, until)
    when asks = 'lifecycle.renewal_overdue' then format('s.renewal_on < %L::date', today)
    when asks = 'needs.has' then format('(s.needs & %L::int) > 0', public.rule_bits('need', words))
  end;
end $$;
comment on function rule_of_kept(text, jsonb, date, int) is
  'A condition that the row of rule_facts (s) answers by itself; null: this is none of them. Values enter by quote_literal with their type, never as text of a query.';

create function rule_of_facts(asks text, said jsonb, today date) returns text
  language plpgsql stable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  zone text := (select o.zone from public.organisation o);
  since date := today - (said ->> 'days')::int;
  until date := today + (said ->> 'days')::int;
  begins timestamptz := since::timestamp at time zone zone;
  midnight timestamptz := today::timestamp at time zone zone;
  words text[] := public.rule_texts(said -> 'words');
  lowered text[] := array(select lower(t) from unnest(public.rule_texts(said -> 'texts')) t);
  bands text[];
  -- f is a fact of a customer, m the record it stands under.
  under text := ' join public.customers m on m.id = f.customer_id where ';
  -- How a promise counts: as promise_outcomes has it, at the beginning of today.
  disputed text := 'coalesce(f.answer in (''late'', ''no''), false)';
  inside text := 'coalesce(f.%1$s between coalesce(f.%2$s_opens_at, ''-infinity'') and f.%2$s_due_at, false)';
  tried text := '(not f.moved_with_consent and ' || format(inside, 'attempted_at', 'headline') || ')';
  tried_as_agreed text := format(inside, 'attempted_at', 'agreed');
  done text := '(not f.moved_with_consent and ' || format(inside, 'seen_at', 'headline') || ')';
  done_as_agreed text := format(inside, 'seen_at', 'agreed');
begin
  if asks = 'band.is' then
    -- Bands are few: their names are read off the index, so that who is in one stands there too.
    with recursive named as (
      (select band from public.band_spans where until_on is null order by band limit 1)
      union all
      select (select b.band from public.band_spans b where b.until_on is null and b.band > n.band order by b.band limit 1)
        from named n where n.band is not null
    )
    select coalesce(array_agg(band), '{}') into bands from named where lower(band) = any (lowered);
  end if;
  return case
    when asks = 'band.is' then format('select b.customer_id from public.band_spans b where b.until_on is null and b.band = any (%L::text[])', bands)
    when asks = 'band.some' then 'select b.customer_id from public.band_spans b where b.until_on is null'
    when asks = 'best.is' then 'select b.customer_id from public.band_spans b where b.until_on is null and b.is_best'
    -- In another currency: who stands at so much in it, or below nothing.
    when asks = 'value.reaches' then format('select f.customer_id from public.standing f where (f.totals ->> %L)::bigint >= %L::bigint',
      said ->> 'currency', (said ->> 'minor')::bigint)
    when asks = 'value.below_nothing' then format('select f.customer_id from public.standing f where (f.totals ->> %L)::bigint < 0',
      said ->> 'currency')
    when asks = 'promises.open' then 'select m.survivor_id from public.promise_states f' || under || 'f.until_at is null and f.ended is null'
    when asks = 'promises.overdue' then 'select m.survivor_id from public.promise_states f' || under || 'f.until_at is null and f.ended is null'
      || format(' and f.agreed_due_at < %L::timestamptz and not (f.headline_due_at < %1$L::timestamptz and %s)', midnight, tried)
      || format(' and not %s and not %s', tried_as_agreed, disputed)
    when asks = 'promises.broken' then 'select m.survivor_id from public.promise_states f' || under || 'f.until_at is null'
      || format(' and f.headline_due_at >= %L::timestamptz and f.headline_due_at < %L::timestamptz', begins, midnight)
      || ' and (f.ended is distinct from ''fulfilled'' or f.seen_at > f.headline_due_at or f.answer in (''late'', ''no'') or f.headline_opens_at is not null or f.moved_with_consent)'
      || ' and f.ended is distinct from ''voided'' and case when ' || disputed || ' or f.ended = ''cancelled'' then true'
      || ' when f.ended = ''cancelled_by_customer'' then false'
      || format(' when f.ended = ''fulfilled'' then not (%s or %s or %s or %s)', done, tried, done_as_agreed, tried_as_agreed)
      || format(' else f.agreed_due_at < %L::timestamptz and not %s and not %s end', midnight, tried, tried_as_agreed)
    when asks = 'issues.open_kind' then 'select m.survivor_id from public.issues f' || under
      || format('f.resolved_at is null and f.kind = any (%L::text[])', words)
    when asks in ('dates.within', 'dates.kind_within') then 'select m.survivor_id from public.special_dates f' || under
      || 'f.withdrawn_at is null and f.erased_at is null'
      || case when words is null then '' else format(' and f.kind = any (%L::text[])', words) end
      || format(' and f.month * 100 + f.day = any (%L::int[])', public.rule_days_of_year(today, until))
    when asks = 'needs.mentions' then 'select m.survivor_id from public.needs f join public.texts t on t.id = f.words_id' || under
      || format('f.withdrawn_at is null and f.kind = any (%L::text[])', words)
      || format(' and exists (select from unnest(%L::text[]) w (word) where strpos(lower(t.body), w.word) > 0)', lowered)
  end;
end $$;
comment on function rule_of_facts(text, jsonb, date) is
  'Of whom a condition holds which rule_of_kept does not answer, as a query of survivors; null: '
  'this is none of them. Values enter by quote_literal with their type, never as text of a query.';

create function rule_condition(condition jsonb, today date, lapse_days int, of_one boolean) returns text
  language plpgsql stable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  asks text := (condition ->> 'field') || '.' || (condition ->> 'is');
  said jsonb := condition -> 'value';
  opposite text := case asks
    when 'band.is_not' then 'band.is' when 'band.none' then 'band.some' when 'best.is_not' then 'best.is'
    when 'products.never_bought' then 'products.bought' when 'place.is_not' then 'place.is' when 'place.not_known' then 'place.known'
    when 'country.is_not' then 'country.is' when 'country.not_known' then 'country.known' when 'kind.person' then 'kind.organisation'
    when 'reach.cannot' then 'reach.can' when 'contacts.fewer_than' then 'contacts.at_least'
    when 'promises.none_open' then 'promises.open' when 'promises.none_overdue' then 'promises.overdue'
    when 'issues.none_open_kind' then 'issues.open_kind' when 'intent.not_known' then 'intent.known'
    when 'consent.not_given' then 'consent.given' end;
  written text := coalesce(
    public.rule_of_kept(asks, said, today, lapse_days), 'not (' || public.rule_of_kept(opposite, said, today, lapse_days) || ')');
  sought text := coalesce(opposite, asks);
begin
  if written is not null then
    return written;
  elsif sought = 'contacts.at_least' then
    -- Few were in contact more often than is kept: those are counted one by one.
    return format('%s (%s and (select count(*) from public.customers m join public.contacts f on f.customer_id = m.id'
      || ' where m.survivor_id = s.customer_id and f.withdrawn_at is null and f.happened_at >= %L::timestamptz) >= %L::int)',
      case when opposite is null then '' else 'not' end, public.rule_of_kept(sought, said || '{"count": 5}', today, lapse_days),
      (today - (said ->> 'days')::int)::timestamp at time zone (select o.zone from public.organisation o), (said ->> 'count')::int);
  elsif asks like 'value.%' then
    -- Nobody's total is known in a currency they never paid in: it is nothing.
    opposite := case when asks = 'value.less_than' and said ->> 'minor' <> '0' or asks = 'value.at_least' and said ->> 'minor' = '0' then asks end;
    sought := case when said ->> 'minor' = '0' then 'value.below_nothing' else 'value.reaches' end;
  end if;
  -- Of all, hashed wherever it stands, also under an "any"; of one, looked up.
  written := public.rule_of_facts(sought, said, today);
  written := case when opposite is null then 's.customer_id in (' || written || ')'
                  when of_one then 'not exists (select from (' || written || ') of (id) where of.id = s.customer_id)'
                  else 's.customer_id not in (' || written || ')' end;
  if written is null then
    perform public.refuse('A condition asks for something that is not known here.');
  end if;
  return written;
end $$;
comment on function rule_condition(jsonb, date, int, boolean) is
  'One condition of a rule without faults, over s, a row of rule_facts. What is asked as "not" holds where its opposite does not: also where nothing is known.';

create function rule_holds(grouped jsonb, today date, lapse_days int, of_one boolean) returns text
  language sql stable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
    select coalesce(string_agg(case when e.value ? 'conditions' then '(' || public.rule_holds(e.value, today, lapse_days, of_one) || ')'
                                    else public.rule_condition(e.value, today, lapse_days, of_one) end,
                               case grouped ->> 'match' when 'any' then ' or ' else ' and ' end order by e.place), 'true')
      from jsonb_array_elements(grouped -> 'conditions') with ordinality e (value, place)
  $$;
comment on function rule_holds(jsonb, date, int, boolean) is 'All or any of the conditions of a rule, or of a group in it.';

create or replace function rule_query(rule jsonb, today date, lapse_days int) returns text
  language plpgsql stable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  fault text := public.rule_faults(rule);
begin
  if rule is null or today is null or fault is not null then
    perform public.refuse(coalesce(fault, 'A rule is counted on a day.'));
  end if;
  return 'select s.customer_id, s.value_minor from public.rule_facts s where not s.is_erased and ('
    || public.rule_holds(rule, today, lapse_days, false) || ')';
end $$;
comment on function rule_query(jsonb, date, int) is
  'The query a rule stands for. Facts count for the survivor (ruling 23), erased customers are nobody''s members.';

create or replace function rule_members(rule jsonb, today date, lapse_days int) returns setof uuid
  language plpgsql stable parallel safe
  set search_path = pg_catalog, public, pg_temp
  set work_mem = '256MB'
  as $$
begin
  return query execute 'select customer_id from (' || public.rule_query(rule, today, lapse_days) || ') members';
end $$;

create or replace function count_rule(rule jsonb, today date, lapse_days int) returns bigint
  language plpgsql stable parallel safe
  set search_path = pg_catalog, public, pg_temp
  set work_mem = '256MB'
  as $$
declare
  counted bigint;
begin
  execute 'select count(*) from (' || public.rule_query(rule, today, lapse_days) || ') members' into counted;
  return counted;
end $$;

create or replace function is_in_rule(rule jsonb, customer uuid, today date, lapse_days int) returns boolean
  language plpgsql stable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  fault text := public.rule_faults(rule);
  is_in boolean;
begin
  if rule is null or today is null or fault is not null then
    perform public.refuse(coalesce(fault, 'A rule is counted on a day.'));
  end if;
  execute 'select exists (select from public.rule_facts s where s.customer_id = $1 and not s.is_erased and ('
    || public.rule_holds(rule, today, lapse_days, true) || '))'
    into is_in using (select survivor_id from public.customers where id = customer);
  return is_in;
end $$;

create function rule_page(rule jsonb, today date, lapse_days int, after uuid, most int) returns setof uuid
  language plpgsql stable parallel safe
  set search_path = pg_catalog, public, pg_temp
  set work_mem = '256MB'
  as $$
begin
  return query execute 'select customer_id from (' || public.rule_query(rule, today, lapse_days) || ') members'
      || case when after is null then '' else ' where customer_id > $1' end || ' order by customer_id limit $2'
    using after, most;
end $$;
comment on function rule_page(jsonb, date, int, uuid, int) is
  'The first so many that rule_members would name after this one, in the order of their ids: found without finding all.';

create function measure_rule(rule jsonb, today date, lapse_days int) returns table (customers bigint, value_minor bigint)
  language plpgsql stable parallel safe
  set search_path = pg_catalog, public, pg_temp
  set work_mem = '256MB'
  as $$
begin
  return query execute 'select count(*), coalesce(sum(value_minor), 0)::bigint from (' || public.rule_query(rule, today, lapse_days)
    || ') members';
end $$;
comment on function measure_rule(jsonb, date, int) is 'How many rule_members would name, and what they bought in all in the organisation''s currency.';

create index special_dates_named on special_dates ((month * 100 + day)) include (month, day, kind, customer_id)
  where withdrawn_at is null and erased_at is null;
comment on index special_dates_named is 'Whose day comes round, as rule_of_facts asks for it.';
create statistics promise_states_now (mcv) on until_at, ended from promise_states;
comment on statistics promise_states_now is 'That hardly any promise that stands is still open, which the two columns do not say by themselves.';
analyze promise_states;
-- What rules asked of these stands in rule_facts now.
drop index if exists purchases_what, identities_live, preferences_unwanted, consents_latest, customers_organisations, lifecycle_facts_latest;
