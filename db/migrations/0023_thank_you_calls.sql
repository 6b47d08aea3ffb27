-- Thank-you calls (GOVERNANCE C, ruling 32): the database draws who is called and who is compared, and tells nobody the
-- second. What keeps that hidden:
-- * all chances come from one key (thank_you_secrets), so that a draw that is rolled back and begun anew falls the same way;
-- * who is not called falls to 'compared' or 'left_out' by a coin that nothing else depends on, and the two are treated alike
--   everywhere but in the count: whoever never appears is as likely one as the other, however long one waits and whatever
--   is made of the programme, of consents or of merges meanwhile;
-- * the count is made once a draw, of ten and more on either side with five who did and five who did not on each, and is not
--   to be seen in the transaction that makes it;
-- * the count does the same work for all who were drawn, so that no counter of Postgres's knows them apart; and drawing and
--   counting read what is committed, because a serializable transaction may list the rows it has read (pg_locks);
-- * what is noted, corrected or withdrawn later than seven days after a draw's days adds nobody to its count;
-- * no foreign key leads from thank_you_sortings to customers: its lock would stay in their rows (xmax);
-- * nothing here holds one customer in a variable: its value would stand in a plan that anybody may have printed.
-- What this does not keep: whoever fabricates the purchases of a draw all through its days, or takes them back before they are
-- counted, can still learn from the sums. That stands in the record under their name.

create trigger stamp before insert on thank_you_programmes for each row execute function stamp_recorded_at();
create trigger stamp before insert on thank_you_draws for each row execute function stamp_recorded_at();
create trigger stamp before insert on thank_you_call_events for each row execute function stamp_recorded_at();
create trigger stamp before insert on thank_you_readings for each row execute function stamp_recorded_at();
select forbid_change('thank_you_programmes');
select forbid_change('thank_you_draws');
select forbid_change('thank_you_sortings');
select forbid_change('thank_you_secrets');
select forbid_change('thank_you_calls');
select forbid_change('thank_you_call_events');
select forbid_change('thank_you_readings');

insert into thank_you_secrets (id, key)
values (1, sha256(decode(replace(concat(gen_random_uuid(), gen_random_uuid(), gen_random_uuid()), '-', ''), 'hex')));

-- The programme ---------------------------------------------------------------------------------------------------

create function guard_thank_you_programme() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if not exists (select from public.people where id = new.set_by and 'board' = any (roles))
     or not public.person_acts(new.set_by, new.recorded_at) then
    perform public.refuse('Thank-you calls are set by the board.');
  elsif new.starts_on < public.organisation_day(new.recorded_at) then
    perform public.refuse('What is looked at is set before anybody is called: begin today or later.');
  end if;
  new.lapse_days := null;
  if new.outcome = 'still_with_us' then
    select days into new.lapse_days from public.lapse_thresholds order by recorded_at desc, id desc limit 1;
    if new.lapse_days is null then
      perform public.refuse('Who is still with us is not known until a lapse threshold is set.');
    end if;
  end if;
  return new;
end $$;
comment on function guard_thank_you_programme() is
  'Principle 1: the board fixes the outcome, with the threshold it leans on, before the first draw; nobody chooses it afterwards.';
create trigger zz_guard before insert on thank_you_programmes for each row execute function guard_thank_you_programme();

create function thank_you_programme_on(today date) returns thank_you_programmes
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select * from public.thank_you_programmes where starts_on <= today order by starts_on desc, recorded_at desc, id desc limit 1 $$;
comment on function thank_you_programme_on(date) is 'The version that stands on a day: the one that began last.';

-- Who can be drawn ------------------------------------------------------------------------------------------------

create function thank_you_eligible(least_years int, today date, lapse_days int) returns setof uuid
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    with wishes as materialized (
      select distinct on (m.survivor_id, p.about) m.survivor_id, p.about, p.wish
        from public.preferences p join public.customers m on m.id = p.customer_id
       where p.about in ('phone', 'thanks')
       order by m.survivor_id, p.about, p.learned_on desc, p.recorded_at desc, p.id desc
    ), consented as materialized (
      select distinct on (m.survivor_id) m.survivor_id, k.answer
        from public.consents k join public.customers m on m.id = k.customer_id
       where k.purpose = 'content_phone'
       order by m.survivor_id, k.learned_on desc, k.recorded_at desc, k.id desc
    ), refusing as materialized (
      select survivor_id from wishes
       where case about when 'phone' then wish in ('not_wanted', 'never') else wish in ('note', 'perk', 'none') end
      union select survivor_id from consented where answer = 'withdrawn'
    )
    select s.id
      from public.standing st join public.customers s on s.id = st.customer_id
     where st.since_on <= today - least_years * 365
       and (st.since_on + make_interval(years => least_years))::date <= today
       and st.last_on >= coalesce(today - lapse_days, '-infinity')
       and s.survivor_id = s.id and s.withdrawn_at is null and s.erased_at is null
       and s.died_recorded_at is null and s.vulnerable_note is null
       and not exists (select from refusing r where r.survivor_id = s.id)
       and exists (select from public.customers m join public.identities i on i.customer_id = m.id
                    where m.survivor_id = s.id and i.channel = 'phone' and i.withdrawn_at is null)
  $$;
comment on function thank_you_eligible(int, date, int) is
  'Who may be rung and thanked: so long with us and not lapsed, has a number, has refused neither calls nor thanks by a call, '
  'is neither dead nor vulnerable nor erased; all read through the survivor.';
revoke all on function thank_you_eligible(int, date, int) from public;

-- The draw --------------------------------------------------------------------------------------------------------

create function thank_you_chance(of_what text, customer uuid) returns double precision
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select ('x' || encode(substring(sha256(s.key || convert_to(of_what || ' ' || customer::text, 'UTF8')) for 6), 'hex'))::bit(48)::bigint
           / 281474976710656.0::double precision
      from public.thank_you_secrets s
  $$;
comment on function thank_you_chance(text, uuid) is
  'From 0 to 1, the same each time, and unknown to whoever has not the key: SHA-256 of the key and what is asked.';
revoke all on function thank_you_chance(text, uuid) from public;

create function draw_thank_you_month(today date, at timestamptz) returns uuid
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  programme public.thank_you_programmes;
  month date := date_trunc('month', today)::date;
  not_called double precision;
  draw uuid := gen_random_uuid();
begin
  -- One at a time; whoever waited looks again.
  lock table public.thank_you_draws in share row exclusive mode;
  programme := public.thank_you_programme_on(today);
  if programme.id is null or programme.calls = 0 or exists (select from public.thank_you_draws where month_on = month) then
    return null;
  end if;
  not_called := 2.0 * programme.compared_percent / (100 + programme.compared_percent);
  insert into public.thank_you_draws (id, programme_id, month_on, drawn_on, recorded_at)
    values (draw, programme.id, month, today, at);
  insert into public.thank_you_sortings (customer_id, draw_id, arm)
  with pool as materialized (
    select e.id, public.thank_you_chance('turn ' || month, e.id) as turn,
           public.thank_you_chance('call', e.id) >= not_called as is_called, public.thank_you_chance('coin', e.id) < 0.5 as is_compared
      from public.thank_you_eligible(programme.years, today,
             (select t.days from public.lapse_thresholds t order by t.recorded_at desc, t.id desc limit 1)) as e (id)
     where not exists (select from public.customers m join public.thank_you_sortings t on t.customer_id = m.id where m.survivor_id = e.id)
  ), counted as (
    select p.*, count(*) filter (where is_called) over (order by turn, id rows between unbounded preceding and current row) as so_far
      from pool p
  )
  select id, draw, case when is_called then 'called' when is_compared then 'compared' else 'left_out' end
    from counted where so_far - is_called::int < programme.calls;
  insert into public.thank_you_calls (id, customer_id, draw_id)
    select gen_random_uuid(), t.customer_id, draw from public.thank_you_sortings t where t.draw_id = draw and t.arm = 'called';
  return draw;
end $$;
comment on function draw_thank_you_month(date, timestamptz) is
  'A month''s draw, in an order only the key knows, until enough are to be called; whoever was drawn before, under any of the '
  'records that are one customer, keeps what they were drawn for. Agrees with drawnFrom in the domain.';
revoke all on function draw_thank_you_month(date, timestamptz) from public;

create function refuse_mixed_transaction() returns void
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform public.refuse_other_sight();
  if session_user <> current_user and pg_current_xact_id_if_assigned() is not null then
    perform public.refuse('Drawing and counting are done by themselves, not along with other work.');
  end if;
end $$;
comment on function refuse_mixed_transaction() is
  'Ruling 32: nobody tries what a draw would say of customers or settings that are never kept, nor reads off the locks of a '
  'serializable transaction who was looked at. History is loaded by the owner''s login.';

create function draw_thank_you_calls() returns uuid
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform public.refuse_mixed_transaction();
  return public.draw_thank_you_month(public.organisation_day(public.standpoint_now()), null);
end $$;
comment on function draw_thank_you_calls() is
  'This month''s draw, if it has not been made; gives its id. Asked again it changes nothing.';

-- Calls -----------------------------------------------------------------------------------------------------------

create function thank_you_hold(customer uuid, as_of timestamptz) returns text
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select case
        when t.hold in ('erased', 'has_died', 'vulnerable', 'not_wanted') then t.hold
        when public.preference_at(customer, 'phone', as_of) in ('not_wanted', 'never')
          or not public.consent_now(customer, 'content_phone') then 'call_unwanted'
        when public.preference_at(customer, 'thanks', as_of) in ('note', 'perk') then 'thanked_otherwise'
        when not exists (
          select from public.customers asked join public.customers m on m.survivor_id = asked.survivor_id
            join public.identities i on i.customer_id = m.id
           where asked.id = customer and i.channel = 'phone' and i.withdrawn_at is null) then 'no_phone'
        else t.hold
      end
      from (select public.thanks_hold(customer, as_of) as hold) t
  $$;
comment on function thank_you_hold(uuid, timestamptz) is
  'What keeps a customer from being rung and thanked now, the gravest; null: nothing. Beyond what holds any thanks: whether they '
  'want to be rung, and can be.';

create view thank_you_call_standing as
  select c.id as call_id, c.customer_id, d.id as draw_id, d.drawn_on, coalesce(e.tries, 0) as tries,
         case when e.answered is not null then e.answered when e.tries >= 3 then 'not_reached' end as ended, e.last_at,
         case when e.last_kind = 'taken' then e.last_by end as taken_by,
         case when e.last_kind = 'taken' then e.last_at + interval '24 hours' end as taken_until
    from thank_you_calls c
    join thank_you_draws d on d.id = c.draw_id
    left join lateral (
      select count(*) filter (where kind = 'not_reached')::int as tries,
             (array_agg(kind order by recorded_at, id) filter (where kind in ('reached', 'refused')))[1] as answered,
             (array_agg(kind order by recorded_at desc, id desc))[1] as last_kind,
             (array_agg(by_id order by recorded_at desc, id desc))[1] as last_by,
             max(recorded_at) as last_at
        from thank_you_call_events where call_id = c.id having count(*) > 0) e on true;
comment on view thank_you_call_standing is
  'Where each call stands, from what happened to it: a take holds until its hour. Agrees with callStanding in the domain.';

create function guard_thank_you_call_event() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  called public.thank_you_call_standing;
  holds text;
begin
  perform public.refuse_other_sight();
  -- Two people taking the same call come one after the other.
  perform 1 from public.thank_you_calls where id = new.call_id for no key update;
  select * into called from public.thank_you_call_standing where call_id = new.call_id;
  if called.call_id is null then
    perform public.refuse('There is no such call.');
  elsif not public.person_acts(new.by_id, new.recorded_at)
     or not exists (select from public.people where id = new.by_id and roles && '{manager,board}') then
    perform public.refuse('Thank-you calls are made by managers and the board.');
  elsif called.ended is not null then
    perform public.refuse('This call has been made.');
  elsif called.taken_by <> new.by_id and new.recorded_at < called.taken_until then
    perform public.refuse(format('%s is making this call.', (select name from public.people where id = called.taken_by)));
  end if;
  if new.kind = 'taken' then
    if new.recorded_at < called.taken_until then
      perform public.refuse('You have taken this call already.');
    end if;
    holds := public.thank_you_hold(called.customer_id, new.recorded_at);
    if holds is not null then
      perform public.refuse('This call is held back now.');
    end if;
    return new;
  elsif called.taken_until is null or new.recorded_at >= called.taken_until then
    perform public.refuse('Take the call first, so that nobody else rings at the same time.');
  end if;
  if new.kind <> 'given_back' and not exists (
      select from public.contacts k where k.id = new.contact_id and public.same_customer(k.customer_id, called.customer_id)
         and k.logged_by = new.by_id and k.direction = 'out' and k.channel = 'phone' and k.recorded_at >= called.last_at) then
    perform public.refuse('What came of a call is a contact with this customer, by phone, logged by whoever rang.');
  end if;
  if new.recognition_id is not null and not exists (
      select from public.recognitions r where r.id = new.recognition_id and public.same_customer(r.customer_id, called.customer_id)
         and r.said_by = new.by_id and r.said_at >= called.last_at) then
    perform public.refuse('The thanks said in a call are said to this customer, by whoever rang.');
  end if;
  return new;
end $$;
comment on function guard_thank_you_call_event() is
  'Principle 1: a call is one person''s at a time, is made once, and not over what holds it back. Owner''s rights, because the '
  'application may not hold a call.';
create trigger zz_guard before insert on thank_you_call_events for each row execute function guard_thank_you_call_event();

create trigger zz_not_erased after insert on thank_you_calls referencing new table as new_rows
  for each statement execute function refuse_for_erased();

-- The count -------------------------------------------------------------------------------------------------------

create function count_thank_you_day(today date, at timestamptz) returns uuid
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  reading uuid;
begin
  lock table public.thank_you_readings in share row exclusive mode;
  with due as materialized (
    select d.id, d.month_on, d.drawn_on, p.id as programme_id, p.outcome, d.drawn_on + p.within_days as until_on, p.lapse_days,
           (d.drawn_on + p.within_days + 8)::timestamp at time zone coalesce((select zone from public.organisation), 'UTC') as known_until
      from public.thank_you_draws d join public.thank_you_programmes p on p.id = d.programme_id
     where d.drawn_on + p.within_days + 7 < today
       and d.month_on > coalesce((select max(r.through_on) from public.thank_you_readings r where r.programme_id = p.id), '-infinity')
  -- Of all who were drawn and held as it is: what is looked up for the compared alone would be counted by Postgres.
  ), seen as materialized (
    select d.programme_id, d.month_on, t.arm, exists (
             select from public.customers record
               join public.customers m on m.survivor_id = record.survivor_id
               join public.purchases b on b.customer_id = m.id
              where record.id = t.customer_id and b.amount_minor >= 0 and b.withdrawn_at is null and b.bought_on <= d.until_on
                and greatest(b.recorded_at, b.corrected_at) < d.known_until
                and case d.outcome when 'bought_again' then b.bought_on > d.drawn_on else b.bought_on >= d.until_on - d.lapse_days end
           ) as did
      from due d join public.thank_you_sortings t on t.draw_id = d.id
  ), sums as (
    select programme_id, max(month_on) as through_on,
           count(*) filter (where arm = 'called')::int as called, count(*) filter (where arm = 'called' and did)::int as called_did,
           count(*) filter (where arm = 'compared')::int as compared, count(*) filter (where arm = 'compared' and did)::int as compared_did
      from seen group by programme_id
  ), counted as (
    insert into public.thank_you_readings
      (id, programme_id, through_on, called, called_did, compared, compared_did, counted_in, recorded_at)
    select gen_random_uuid(), programme_id, through_on, called, called_did, compared, compared_did, pg_current_xact_id()::text, at
      from sums
     where called >= 10 and compared >= 10
       and least(called_did, called - called_did, compared_did, compared - compared_did) >= 5
    returning id
  )
  select id into reading from counted limit 1;
  return reading;
end $$;
comment on function count_thank_you_day(date, timestamptz) is
  'Counts, once, the draws whose days and seven more, for imports, are over: as drawn, whether reached or not, through the survivor. '
  'Fewer than ten on either side, or than five who did or did not, wait for the next draws. Agrees with isEnough in the domain.';
revoke all on function count_thank_you_day(date, timestamptz) from public;

create function count_thank_you_outcomes() returns uuid
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform public.refuse_mixed_transaction();
  return public.count_thank_you_day(public.organisation_day(public.standpoint_now()), null);
end $$;
comment on function count_thank_you_outcomes() is
  'Counts what can be counted by now, and gives the count''s id; null: nothing new. Its figures are seen once this has ended.';

create function thank_you_report()
  returns table (programme_id uuid, through_on date, called int, called_did int, compared int, compared_did int, counted_at timestamptz)
  language sql stable security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
    select r.programme_id, max(r.through_on), sum(r.called)::int, sum(r.called_did)::int, sum(r.compared)::int, sum(r.compared_did)::int,
           max(r.recorded_at)
      from public.thank_you_readings r
     where r.counted_in <> pg_current_xact_id_if_assigned()::text or pg_current_xact_id_if_assigned() is null or session_user = current_user
     group by r.programme_id
  $$;
comment on function thank_you_report() is
  'Ruling 32: of the comparison there are sums, of five and more, and nothing else. A count is seen once it stands for good: it cannot '
  'be made, looked at and taken back.';

-- Whose data this is ----------------------------------------------------------------------------------------------

insert into personal_tables (place, name, heading, mine, shown, key, is_removed) values
  (21, 'thank_you_calls', 'Thank-you calls', 't.customer_id = any ($1)', null, 't.id::text', false),
  (22, 'thank_you_call_events', 'What happened to thank-you calls',
    't.call_id in (select c.id from public.thank_you_calls c where c.customer_id = any ($1))', null, 't.id::text', false),
  -- Hidden from everybody, so not handed out by anybody (ruling 32).
  (46, 'thank_you_sortings', 'Drawn for a comparison', 't.customer_id = any ($1)', 'false', 't.customer_id::text', false);

insert into personal_columns (table_name, holds, name)
select table_name, holds, regexp_split_to_table(names, ' ') from (values
  ('thank_you_call_events', 'kept', 'kind'),
  ('thank_you_sortings', 'kept', 'arm'),
  ('thank_you_programmes', 'staff', 'starts_on outcome'),
  ('thank_you_draws', 'nobody', 'month_on drawn_on'),
  ('thank_you_readings', 'nobody', 'through_on counted_in'),
  ('thank_you_secrets', 'nobody', 'key')
) as listed(table_name, holds, names);

create or replace function count_personal(customer uuid) returns table (name text, heading text, entries bigint)
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  members uuid[] := public.personal_members(customer);
  holder public.personal_tables;
begin
  for holder in
    select * from public.personal_tables p where p.name not in ('erasures', 'standing', 'thank_you_sortings') order by p.place
  loop
    name := holder.name;
    heading := holder.heading;
    execute format('select count(*) from public.%I t where %s', holder.name, holder.mine) into entries using members;
    if entries > 0 then
      return next;
    end if;
  end loop;
end $$;
comment on function count_personal(uuid) is
  'UX 7: what an erasure will find of a customer, table by table. What is hidden from everybody is not counted either (ruling 32).';
