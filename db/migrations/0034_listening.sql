-- Listening (GOVERNANCE B2, B7): the promises nobody logged, counted by themselves, and a sample of contacts drawn each
-- month, so that a rate cannot be lifted by logging only what is easy.

create trigger stamp before insert on unlogged_promises for each row execute function stamp_recorded_at();
create trigger stamp before insert on unlogged_answers for each row execute function stamp_recorded_at();
create trigger stamp before insert on listening_plans for each row execute function stamp_recorded_at();
create trigger stamp before insert on listening_samples for each row execute function stamp_recorded_at();
create trigger stamp before insert on listening_findings for each row execute function stamp_recorded_at();
create trigger seal_said before insert on unlogged_promises for each row execute function seal_text('said');
select forbid_change('unlogged_promises');
select forbid_change('unlogged_answers');
select forbid_change('listening_plans');
select forbid_change('listening_samples');
select forbid_change('listening_teams');
select forbid_change('listening_items');
select forbid_change('listening_findings');

-- Promises nobody logged ------------------------------------------------------------------------------------------

create function guard_unlogged_promise() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if not public.person_acts(new.found_by, new.recorded_at) then
    perform public.refuse('Only somebody who is with us can note a promise that nobody logged.');
  elsif not exists (select from public.texts where id = new.said_id and public.said_length(body) >= 4) then
    perform public.refuse('Write the words that were said to the customer.');
  end if;
  if new.contact_id is not null then
    select k.team_id into new.team_id from public.contacts k
      where k.id = new.contact_id and k.withdrawn_at is null and public.same_customer(k.customer_id, new.customer_id);
    if not found then
      perform public.refuse('That contact is not one with this customer.');
    end if;
  end if;
  if new.issue_id is not null and not exists (
      select from public.issues i
       where i.id = new.issue_id and i.kind = 'complaint' and public.same_customer(i.customer_id, new.customer_id)) then
    perform public.refuse('That is not a complaint of this customer.');
  end if;
  if new.found_through = 'listening' and not exists (select from public.listening_items where contact_id = new.contact_id) then
    perform public.refuse('Found by listening means: in a contact of the month''s sample.');
  end if;
  return new;
end $$;
comment on function guard_unlogged_promise() is
  'B2: a promise nobody logged stands with its customer, its words and where it came to light; whose team it was is read off the contact.';
create trigger zz_guard before insert on unlogged_promises for each row execute function guard_unlogged_promise();

create function guard_unlogged_answer() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if not public.person_acts(new.by_id, new.recorded_at) then
    perform public.refuse('Only somebody who is with us can put it right.');
  elsif not exists (
      select from public.unlogged_promises u join public.promises p on public.same_customer(p.customer_id, u.customer_id)
       where u.id = new.unlogged_id and p.id = new.promise_id and p.origin = 'live' and p.recorded_at >= u.recorded_at) then
    perform public.refuse('It is put right by a promise to this customer, made after it came to light.');
  end if;
  return new;
end $$;
comment on function guard_unlogged_answer() is 'B2: what nobody had logged is put right by a new promise; it stays counted.';
create trigger zz_guard before insert on unlogged_answers for each row execute function guard_unlogged_answer();

-- The draw --------------------------------------------------------------------------------------------------------

create function guard_listening_plan() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if not public.holds_role(new.set_by, array['board'], new.recorded_at) then
    perform public.refuse('How many contacts are listened to is set by the board.');
  end if;
  return new;
end $$;
comment on function guard_listening_plan() is 'B7: the size of the sample is not for those who are listened to.';
create trigger zz_guard before insert on listening_plans for each row execute function guard_listening_plan();

create index contacts_recorded on contacts (recorded_at) where team_id is not null and import_id is null and withdrawn_at is null;
comment on index contacts_recorded is 'The contacts of a month, by when the server recorded them: the monthly listening sample asks for them.';

create function contact_team() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  -- Whom the tables belong to loads history, with the teams of then.
  if new.team_id is null or (select relowner from pg_catalog.pg_class where oid = tg_relid) <> current_user::regrole then
    new.team_id := (select team_id from public.people where id = new.logged_by);
  end if;
  return new;
end $$;
comment on function contact_team() is
  'B7: whose team a contact was is read off whoever logged it: nobody keeps theirs out of the sample, or puts it into another team''s.';
create trigger zz_team before insert on contacts for each row when (new.import_id is null) execute function contact_team();

create function listening_pool(month date) returns table (contact_id uuid, team_id uuid)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select k.id, k.team_id
      from public.contacts k
      cross join (select coalesce((select zone from public.organisation), 'UTC') as zone) o
      join public.customers c on c.id = k.customer_id
     where k.recorded_at >= month::timestamp at time zone o.zone
       and k.recorded_at < (month + interval '1 month')::timestamp at time zone o.zone
       and k.team_id is not null and k.import_id is null and k.withdrawn_at is null
       and c.erased_at is null and c.withdrawn_at is null
       -- Written down as what it is: called feedback later on, it stays a contact of theirs.
       and not exists (select from public.feedbacks f
             where f.contact_id = k.id and f.recorded_at < k.recorded_at + interval '1 minute')
  $$;
comment on function listening_pool(date) is
  'The contacts a month''s sample is drawn from: those our teams recorded in it, by the server''s time, so that nobody adds to it later.';
revoke all on function listening_pool(date) from public;

create function draw_listening_month(month date, at timestamptz) returns uuid
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  sample uuid := gen_random_uuid();
  wanted int := coalesce((select per_team from public.listening_plans order by recorded_at desc, id desc limit 1), 20);
begin
  -- One at a time; whoever waited looks again.
  lock table public.listening_samples in share row exclusive mode;
  if exists (select from public.listening_samples where month_on = month)
     or not exists (select from public.listening_pool(month)) then
    return null;
  end if;
  insert into public.listening_samples (id, month_on, per_team, recorded_at) values (sample, month, wanted, at);
  insert into public.listening_items (id, sample_id, contact_id, team_id, turn)
  select gen_random_uuid(), sample, contact_id, team_id, turn
    from (select p.*, row_number() over (
                   partition by p.team_id order by public.thank_you_chance('listen ' || month, p.contact_id), p.contact_id) as turn
            from public.listening_pool(month) p) drawn
   where turn <= wanted;
  insert into public.listening_teams (sample_id, team_id, contacts, promises)
  select sample, pool.team_id, pool.contacts, coalesce(made.promises, 0)
    from (select p.team_id, count(*)::int as contacts from public.listening_pool(month) p group by 1) pool
    left join (
      select p.made_team_id as team_id, count(*)::int as promises
        from public.promises p
        join public.promise_states s on s.promise_id = p.id and s.until_at is null and s.ended is distinct from 'voided'
       where p.origin = 'live' and p.clause_id is null
         and p.recorded_at >= month::timestamp at time zone coalesce((select zone from public.organisation), 'UTC')
         and p.recorded_at < (month + interval '1 month')::timestamp at time zone coalesce((select zone from public.organisation), 'UTC')
       group by 1) made using (team_id);
  return sample;
end $$;
comment on function draw_listening_month(date, timestamptz) is
  'A month''s sample, in an order only the hidden key knows: a draw that is rolled back and begun anew falls the same way.';
revoke all on function draw_listening_month(date, timestamptz) from public;

create function draw_listening() returns uuid
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  this_month date := date_trunc('month', public.organisation_day(public.standpoint_now()))::date;
begin
  perform public.refuse_mixed_transaction();
  return public.draw_listening_month((this_month - interval '1 month')::date, null);
end $$;
comment on function draw_listening() is
  'The sample of the month that is over, if it has not been drawn; gives its id. Asked again it changes nothing.';
revoke all on function draw_listening() from public;

-- Listening -------------------------------------------------------------------------------------------------------

create function guard_listening_finding() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  heard record;
begin
  perform public.refuse_other_sight();
  -- Two people hearing the same contact come one after the other.
  perform 1 from public.contacts k join public.listening_items i on i.contact_id = k.id where i.id = new.item_id
    for no key update of k;
  select k.id as contact_id, k.customer_id, k.logged_by, public.organisation_day(k.happened_at) as happened_on,
         (s.month_on + interval '1 month')::timestamp at time zone coalesce((select zone from public.organisation), 'UTC') as month_ends,
         exists (select from public.listening_findings f where f.item_id = i.id) as is_heard,
         exists (select from public.listening_findings f where f.item_id = i.id and f.kind in ('nothing', 'unclear')) as is_closed
    into heard
    from public.listening_items i join public.contacts k on k.id = i.contact_id join public.listening_samples s on s.id = i.sample_id
   where i.id = new.item_id;
  if heard.contact_id is null then
    perform public.refuse('That contact is not in the sample.');
  elsif not public.holds_role(new.by_id, array['manager'], new.recorded_at) then
    perform public.refuse('Listening is done by managers.');
  elsif heard.logged_by = new.by_id then
    perform public.refuse('Nobody listens to a contact of their own. Leave this one to a colleague.');
  elsif heard.is_closed or (heard.is_heard and new.kind in ('nothing', 'unclear')) then
    perform public.refuse('This contact has been heard already; what was found stays.');
  end if;
  if new.kind = 'logged' and not exists (
      select from public.promises p
        join public.promise_states s on s.promise_id = p.id and s.until_at is null
       where p.id = new.promise_id and p.origin = 'live' and public.same_customer(p.customer_id, heard.customer_id)
         and p.recorded_at < heard.month_ends and s.ended is distinct from 'voided'
         and (p.contact_id = heard.contact_id or public.organisation_day(p.made_at) = heard.happened_on)) then
    perform public.refuse('Logged means: a promise to this customer, made in this contact or on its day, and logged before the month was over.');
  elsif new.kind = 'unlogged' and not exists (
      select from public.unlogged_promises u
       where u.id = new.unlogged_id and u.contact_id = heard.contact_id and u.found_through = 'listening' and u.found_by = new.by_id) then
    perform public.refuse('Note the words that were promised in this contact and that nobody logged.');
  end if;
  return new;
end $$;
comment on function guard_listening_finding() is
  'B7: a capture rate nobody makes up: heard by a manager who did not hold the contact, once, and a promise counts as logged '
  'only where it had been before the month was over: before any draw, kept or taken back, could say what is listened to.';
create trigger zz_guard before insert on listening_findings for each row execute function guard_listening_finding();

create function finding_of_unlogged() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if new.found_through = 'listening' and not exists (select from public.listening_findings where unlogged_id = new.id) then
    perform public.refuse('What was found by listening is noted with its contact in the sample.');
  end if;
  return null;
end $$;
comment on function finding_of_unlogged() is 'B7: no promise is said to have been found by listening without counting in the capture rate.';
create constraint trigger zz_with_finding after insert on unlogged_promises
  deferrable initially deferred for each row execute function finding_of_unlogged();

-- Whose data this is ----------------------------------------------------------------------------------------------

insert into personal_tables (place, name, heading, mine, shown, key, is_removed) values
  (260, 'unlogged_promises', 'Promises nobody had logged', 't.customer_id = any ($1)', null, 't.id::text', false),
  (261, 'unlogged_answers', 'Put right', 't.unlogged_id in (select u.id from public.unlogged_promises u where u.customer_id = any ($1))',
    null, 't.unlogged_id::text', false),
  (262, 'listening_items', 'Listened to', 't.contact_id in (select c.id from public.contacts c where c.customer_id = any ($1))',
    'false', 't.id::text', false),
  (263, 'listening_findings', 'What was found by listening',
    't.item_id in (select i.id from public.listening_items i join public.contacts c on c.id = i.contact_id where c.customer_id = any ($1))',
    'false', 't.id::text', false);

insert into personal_columns (table_name, holds, name)
select table_name, holds, regexp_split_to_table(names, ' ') from (values
  ('unlogged_promises', 'words', 'said_id'),
  ('unlogged_promises', 'kept', 'found_through told'),
  ('unlogged_promises', 'nobody', 'said_hash'),
  ('listening_findings', 'kept', 'kind'),
  ('listening_samples', 'nobody', 'month_on'),
  ('promises', 'kept', 'source_name')
) as listed(table_name, holds, names);

create trigger zz_not_erased after insert on unlogged_promises referencing new table as new_rows
  for each statement execute function refuse_for_erased();
create trigger zz_not_gone after insert on unlogged_answers for each row
  execute function refuse_about_gone('unlogged_id', 'unlogged_promises', 'customer_id');

-- History of promises, with what happened to it (ruling 7) ----------------------------------------------------------

create or replace function import_promises(import uuid, history jsonb) returns void
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if not exists (
    select 1 from public.imports i join public.import_runs r on r.import_id = i.id
     where i.id = import and i.kind = 'promises' and r.finished_at is null
  ) then
    perform public.refuse('History of promises enters with an import of promises, while it runs.');
  end if;
  insert into public.texts (id, body)
    select h.said_id, h.said from jsonb_to_recordset(history) as h(said_id uuid, said text)
    union all
    select e.reason_id, e.reason
      from jsonb_to_recordset(history) as h(events jsonb)
     cross join jsonb_to_recordset(h.events) as e(reason_id uuid, reason text)
     where e.reason_id is not null;
  insert into public.promises (id, customer_id, kind, said_id, channel, made_by, made_at, owner_id, owner_team_id,
      original_due_at, due_precision, zone, calendar, origin, import_id, source_ref, source_name)
    select h.id, h.customer_id, h.kind, h.said_id, h.channel, h.made_by, h.made_at, h.owner_id, h.owner_team_id,
           h.due_at, h.due_precision, h.zone, h.calendar, 'imported', import, h.source_ref, h.source_name
      from jsonb_to_recordset(history) as h(id uuid, customer_id uuid, kind text, said_id uuid, channel text, made_by uuid,
        made_at timestamptz, owner_id uuid, owner_team_id uuid, due_at timestamptz, due_precision text, zone text,
        calendar jsonb, source_ref text, source_name text);
  insert into public.promise_events (id, promise_id, kind, actor_id, occurred_at, initiator, customer_agreed, new_due_at,
      new_due_precision, reason_id, origin)
    select e.id, h.id, e.kind, h.made_by, e.at, e.initiator, e.customer_agreed, e.new_due_at, e.new_due_precision, e.reason_id, 'imported'
      from jsonb_to_recordset(history) as h(id uuid, made_by uuid, events jsonb)
     cross join jsonb_to_recordset(h.events) as e(id uuid, kind text, at timestamptz, initiator text,
        customer_agreed boolean, new_due_at timestamptz, new_due_precision text, reason_id uuid, place int)
     order by h.id, e.place;
end $$;
comment on function import_promises(uuid, jsonb) is
  'Ruling 7: the one door for history. Its promises are of origin imported and carry the import; the live ones never can.';

-- Evidence that rescues a promise after it fell due (B7, ruling 6) ---------------------------------------------------

create function root_at(record uuid, at timestamptz) returns uuid
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    with recursive up as (
      select record as id, 0 as depth
      union all
      select m.survivor_id, up.depth + 1
        from up join public.merges m on m.merged_id = up.id
       where m.recorded_at <= at and not exists (select from public.unmerges u where u.merge_id = m.id and u.recorded_at <= at)
    )
    select id from up order by depth desc limit 1
  $$;
comment on function root_at(uuid, timestamptz) is 'Ruling 23: the record under which a record was read at an instant.';

create function guard_promise_evidence() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  evidence uuid := coalesce(new.contact_id, new.purchase_id, new.issue_id);
  promise public.promises;
  standing public.promise_states;
  theirs uuid;
  due timestamptz;
begin
  select * into promise from public.promises where id = new.promise_id;
  select * into standing from public.promise_states where promise_id = new.promise_id and until_at is null;
  due := greatest(standing.headline_due_at, standing.agreed_due_at);
  -- Pressed in time it needs no proof; proof of later changes nothing.
  if new.recorded_at <= standing.headline_due_at or new.proof_at is null or new.proof_at > due then
    return new;
  end if;
  if exists (select from public.contacts where id = new.contact_id and cause = 'promise_broken' and direction = 'in') then
    perform public.refuse('In that contact they said that a promise was not kept: it proves the contrary.');
  end if;
  perform public.refuse_other_sight();
  -- Two promises leaning on one piece of evidence at once come one after the other.
  perform pg_advisory_xact_lock(hashtextextended(evidence::text, 7034));
  if exists (
      select from public.promise_events e
       where (e.contact_id = new.contact_id or e.purchase_id = new.purchase_id or e.issue_id = new.issue_id)
         and e.kind in ('fulfilled', 'attempted') and e.origin = 'live' and e.promise_id <> new.promise_id
         and not e.in_time and e.proof_at is not null
         and not exists (select from public.promise_events r where r.retracts_id = e.id)) then
    perform public.refuse('That has vouched for another promise already. After it was due, each promise needs proof of its own.');
  end if;
  select coalesce((select customer_id from public.contacts where id = new.contact_id),
                  (select customer_id from public.purchases where id = new.purchase_id),
                  (select customer_id from public.issues where id = new.issue_id)) into theirs;
  if public.root_at(theirs, standing.headline_due_at) <> public.root_at(promise.customer_id, standing.headline_due_at) then
    perform public.refuse('These records were made one customer only after the promise was due: what stands under the other proves nothing of it.');
  end if;
  return new;
end $$;
comment on function guard_promise_evidence() is
  'B7: after a promise fell due nobody picks what proves it out of what happens to lie about: not a complaint that it was broken, '
  'not what has vouched for another, not what a merge brought in since.';
create trigger zz_guard_promise_evidence before insert on promise_events for each row
  when (new.kind in ('fulfilled', 'attempted') and new.origin = 'live' and num_nonnulls(new.contact_id, new.purchase_id, new.issue_id) = 1)
  execute function guard_promise_evidence();

create index promise_events_issue on promise_events (issue_id) where issue_id is not null;

revoke all on function guard_unlogged_promise(), guard_unlogged_answer(), guard_listening_finding(), guard_promise_evidence() from public;
