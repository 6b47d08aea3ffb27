-- What is known about a customer: needs, preferences, consents, special dates, intents, goals, lifecycle.

-- Stamps and seals ------------------------------------------------------------------------------------------------

create trigger stamp before insert on needs for each row execute function stamp_recorded_at();
create trigger stamp before insert on need_confirmations for each row execute function stamp_recorded_at();
create trigger stamp before insert on preferences for each row execute function stamp_recorded_at();
create trigger stamp before insert on consents for each row execute function stamp_recorded_at();
create trigger stamp before insert on special_dates for each row execute function stamp_recorded_at();
create trigger stamp before insert on intents for each row execute function stamp_recorded_at();
create trigger stamp before insert on goals for each row execute function stamp_recorded_at();
create trigger stamp before insert on goal_reviews for each row execute function stamp_recorded_at();
create trigger stamp before insert on lifecycle_facts for each row execute function stamp_recorded_at();

create trigger seal_words before insert on needs for each row execute function seal_text('words');
create trigger seal_words before insert on preferences for each row execute function seal_text('words');
create trigger seal_wording before insert on consents for each row execute function seal_text('wording');
create trigger seal_words before insert on special_dates for each row execute function seal_text('words');
create trigger seal_words before insert on intents for each row execute function seal_text('words');
create trigger seal_words before insert on goals for each row execute function seal_text('words');
create trigger seal_measure before insert on goals for each row execute function seal_text('measure');
create trigger seal_words before insert on goal_reviews for each row execute function seal_text('words');
create trigger seal_words before insert on lifecycle_facts for each row execute function seal_text('words');

select forbid_change('need_confirmations');
select forbid_change('preferences');
select forbid_change('consents');
select forbid_change('intents');
select forbid_change('goals');
select forbid_change('goal_reviews');
select forbid_delete('needs');
select forbid_delete('special_dates');
select forbid_delete('lifecycle_facts');

-- What counts now -------------------------------------------------------------------------------------------------

create function consent_relied_on(customer uuid, about text, as_of timestamptz) returns uuid
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select case when latest.answer = 'given' then latest.id end
      from (select k.id, k.answer
              from public.customers asked
              join public.customers m on m.survivor_id = asked.survivor_id
              join public.consents k on k.customer_id = m.id
             where asked.id = customer and k.purpose = about and k.recorded_at <= as_of
             order by k.learned_on desc, k.recorded_at desc, k.id desc limit 1) latest
  $$;
comment on function consent_relied_on(uuid, text, timestamptz) is
  'The consent that held for a purpose at an instant, read through the survivor; null: none, or taken back.';

create function consent_now(customer uuid, about text) returns boolean
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select k.answer = 'given'
      from public.customers asked
      join public.customers m on m.survivor_id = asked.survivor_id
      join public.consents k on k.customer_id = m.id
     where asked.id = customer and k.purpose = about
     order by k.learned_on desc, k.recorded_at desc, k.id desc limit 1
  $$;
comment on function consent_now(uuid, text) is
  'Whether the customer agrees to a purpose, by the latest they said; null: never asked.';

create function preference_at(customer uuid, subject text, as_of timestamptz) returns text
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select nullif(latest.wish, 'open')
      from (select p.wish
              from public.customers asked
              join public.customers m on m.survivor_id = asked.survivor_id
              join public.preferences p on p.customer_id = m.id
             where asked.id = customer and p.about = subject and p.recorded_at <= as_of
             order by p.learned_on desc, p.recorded_at desc, p.id desc limit 1) latest
  $$;
comment on function preference_at(uuid, text, timestamptz) is
  'What the customer wished about a subject at an instant, read through the survivor; null: nothing.';

create function preference_now(customer uuid, subject text) returns text
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select public.preference_at(customer, subject, 'infinity') $$;
comment on function preference_now(uuid, text) is
  'What the customer wishes about a channel (wanted, not_wanted, never) or thanks (call, note, perk, none); null: nothing.';

create function occurs_in(month integer, day integer, year integer) returns date
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
    select make_date(year, month, 1) + least(day, extract(day from make_date(year, month, 1) + interval '1 month - 1 day')::int) - 1
  $$;
comment on function occurs_in(integer, integer, integer) is
  'Ruling 28: the day of a yearly date in a year; 29 February falls on the 28th. Agrees with nextOccurrence in the domain.';

create function next_occurrence(month integer, day integer, today date) returns date
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
    select case when this_year >= today then this_year
                else public.occurs_in(month, day, extract(year from today)::int + 1) end
      from (select public.occurs_in(month, day, extract(year from today)::int) as this_year) y
  $$;
comment on function next_occurrence(integer, integer, date) is
  'The next time a yearly day comes round, today included. Agrees with nextOccurrence in the domain.';

-- Guards ----------------------------------------------------------------------------------------------------------

create function guard_learned() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  fact jsonb := to_jsonb(new);
  whose uuid := coalesce((fact ->> 'customer_id')::uuid, (select customer_id from public.goals where id = (fact ->> 'goal_id')::uuid));
  recorded_on date := (new.recorded_at at time zone coalesce((select zone from public.organisation), 'UTC'))::date;
begin
  if new.learned_on > recorded_on then
    raise exception 'That day has not come yet.' using errcode = 'check_violation';
  end if;
  if new.contact_id is not null and not exists (
    select 1 from public.contacts k join public.customers a on a.id = k.customer_id
      join public.customers b on b.survivor_id = a.survivor_id
     where k.id = new.contact_id and b.id = whose
  ) then
    raise exception 'That conversation was with another customer.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function guard_learned() is 'Principle 2: what is known was said on a day that has come, in a conversation with this customer.';
create trigger zz_guard_learned before insert on needs for each row execute function guard_learned();
create trigger zz_guard_learned before insert on preferences for each row execute function guard_learned();
create trigger zz_guard_learned before insert on consents for each row execute function guard_learned();
create trigger zz_guard_learned before insert on special_dates for each row execute function guard_learned();
create trigger zz_guard_learned before insert on intents for each row execute function guard_learned();
create trigger zz_guard_learned before insert on goals for each row execute function guard_learned();
create trigger zz_guard_learned before insert on goal_reviews for each row execute function guard_learned();
create trigger zz_guard_learned before insert on lifecycle_facts for each row execute function guard_learned();

create function guard_withdrawn() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  withdrawal text[] := array['withdrawn_at', 'withdrawn_by'];
begin
  if tg_op = 'INSERT' then
    if new.withdrawn_by is not null or new.withdrawn_at is not null then
      new.withdrawn_at := public.stamp(new.withdrawn_at);
    end if;
    return new;
  end if;
  if tg_table_name = 'special_dates' and to_jsonb(old) ->> 'erased_at' is null and to_jsonb(new) ->> 'erased_at' is not null
     and to_jsonb(new) - array['erased_at', 'month', 'day', 'year'] = to_jsonb(old) - array['erased_at', 'month', 'day', 'year'] then
    return new;
  end if;
  if to_jsonb(new) - withdrawal is distinct from to_jsonb(old) - withdrawal then
    raise exception 'What is known stands as it was recorded (%): take it back and note it anew.', tg_table_name
      using errcode = 'check_violation';
  end if;
  if old.withdrawn_at is not null or new.withdrawn_by is null then
    raise exception 'This has been taken back already.' using errcode = 'check_violation';
  end if;
  new.withdrawn_at := public.stamp(null);
  return new;
end $$;
comment on function guard_withdrawn() is
  'Principle 1: what is known is taken back once, dated by the server, and never rewritten; a special date can also be erased.';
create trigger zz_guard_withdrawn before insert or update on needs for each row execute function guard_withdrawn();
create trigger zz_guard_withdrawn before insert or update on special_dates for each row execute function guard_withdrawn();
create trigger zz_guard_withdrawn before insert or update on lifecycle_facts for each row execute function guard_withdrawn();

create function rest_on_consent() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if tg_table_name = 'needs' and not (to_jsonb(new) ->> 'for_content')::boolean then
    new.consent_id := null;
    return new;
  end if;
  new.consent_id := public.consent_relied_on(new.customer_id, tg_argv[0], new.recorded_at);
  if new.consent_id is null then
    raise exception 'This is kept only with the customer''s consent: note what they agreed to first.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function rest_on_consent() is
  'Principle 1: a personal field that needs consent cannot be stored without one; the server notes which consent it was.';
create trigger zz_rest_on_consent before insert on special_dates for each row execute function rest_on_consent('special_dates');
create trigger zz_rest_on_consent before insert on needs for each row execute function rest_on_consent('interests');

create function guard_confirmation() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform 1 from public.needs where id = new.need_id and withdrawn_at is null for key share;
  if not found then
    raise exception 'This has been taken back already.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function guard_confirmation() is 'Principle 1: only what still stands can be confirmed.';
create trigger zz_guard_confirmation before insert on need_confirmations for each row execute function guard_confirmation();

create function guard_goal_review() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform 1 from public.goals where id = new.goal_id for no key update;
  if exists (select 1 from public.goal_reviews where goal_id = new.goal_id and outcome <> 'not_yet') then
    raise exception 'This goal has been reached or dropped already.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function guard_goal_review() is 'Principle 1: a goal ends once; two people reviewing at once come one after the other. Owner''s rights, because the application may not hold a goal.';
create trigger zz_guard_review before insert on goal_reviews for each row execute function guard_goal_review();

create function guard_lifecycle() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if new.kind <> 'renewal_due'
     and new.happened_on > (new.recorded_at at time zone coalesce((select zone from public.organisation), 'UTC'))::date then
    raise exception 'Only a renewal can lie ahead. Give a day that has come.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function guard_lifecycle() is 'Principle 2: what happened has a day that has come.';
create trigger zz_guard_lifecycle before insert on lifecycle_facts for each row execute function guard_lifecycle();

create or replace function guard_thanks() returns trigger
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
  if public.preference_at(new.customer_id, 'thanks', new.said_at) = 'none' then
    raise exception 'This customer asked not to be thanked.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function guard_thanks() is
  'Principle 1: the flags and the customer''s own wish stop thanks at once, whichever form or program asks.';

-- Visible corrections of the customer's own fields ------------------------------------------------------------------

create trigger keep_correction after update on customers for each row
  when ((old.kind, old.name, old.called, old.place, old.country, old.zone, old.stated_since_on, old.stated_since_source,
         old.died_on, old.vulnerable_note)
        is distinct from
        (new.kind, new.name, new.called, new.place, new.country, new.zone, new.stated_since_on, new.stated_since_source,
         new.died_on, new.vulnerable_note))
  execute function keep_correction('customer', 'kind', 'name', 'called', 'place', 'country', 'zone', 'stated_since_on',
                                   'stated_since_source', 'died_on', 'vulnerable_note');

-- Content hold ------------------------------------------------------------------------------------------------------

-- Its body is bound when it is made (begin atomic), so that it needs no search_path of its own and Postgres can look
-- through it: asked for one customer it reads one customer, asked for all it reads only what holds.
create function content_hold_reasons(as_of timestamptz) returns table (customer_id uuid, reason text)
  language sql stable
begin atomic
  select c.id, 'has_died' from customers c where c.died_recorded_at is not null and c.survivor_id = c.id
  union all
  select c.id, 'vulnerable' from customers c where c.vulnerable_note is not null and c.survivor_id = c.id
  union all
  select m.survivor_id, 'issue_open' from issues i join customers m on m.id = i.customer_id where i.resolved_at is null
  union all
  select m.survivor_id, 'promise_disputed'
    from promise_states p join customers m on m.id = p.customer_id
   where p.until_at is null and p.answer in ('late', 'no') and p.ended is distinct from 'voided'
  union all
  select m.survivor_id, 'promise_overdue'
    from promise_states p join customers m on m.id = p.customer_id
   where p.until_at is null and p.ended is null and p.agreed_due_at < as_of
     and coalesce(p.answer, 'yes') = 'yes'
     and (p.moved_with_consent or p.attempted_at is null or as_of <= p.headline_due_at
          or not p.attempted_at between coalesce(p.headline_opens_at, '-infinity') and p.headline_due_at)
     and (p.attempted_at is null
          or not p.attempted_at between coalesce(p.agreed_opens_at, '-infinity') and p.agreed_due_at)
  union all
  select said.survivor_id, 'promotion_refused'
    from (select distinct on (m.survivor_id, k.purpose) m.survivor_id, k.answer
            from consents k join customers m on m.id = k.customer_id
           where k.purpose in ('content_email', 'content_phone', 'content_post', 'content_text') and k.recorded_at <= as_of
           order by m.survivor_id, k.purpose, k.learned_on desc, k.recorded_at desc, k.id desc) said
   group by said.survivor_id having bool_and(said.answer = 'withdrawn');
end;
comment on function content_hold_reasons(timestamptz) is
  'Ruling 29: why promotional content is held, derived; a row per customer (survivor) and reason, a reason perhaps twice. '
  'Refused: they took back every consent to promotional content they were asked for. Agrees with contentHold in the domain.';

create function content_holds(as_of timestamptz) returns table (customer_id uuid, reasons text[])
  language sql stable
begin atomic
  select h.customer_id,
         array_agg(distinct h.reason)
    from content_hold_reasons(as_of) h
   group by h.customer_id;
end;
comment on function content_holds(timestamptz) is
  'PRACTICES 76: everybody to whom promotional content must not go now, with why; whoever is not in it may have it.';
