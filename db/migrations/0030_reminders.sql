-- Reminders: every rung of a promise is told once and never before its time; the inbox; the outbox of mails.
--
-- When a promise is overdue depends on none of this (ruling 1): a rung only tells somebody.

-- When the rungs fall ---------------------------------------------------------------------------------------------

create function rung_instants(since timestamptz, due timestamptz, due_precision text, is_moment_of_truth boolean)
  returns table (rung text, falls_at timestamptz)
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
    -- In seconds, not in days: a day of an interval is as long as the session's zone makes it.
    select r.rung, case
        when r.share is not null then since + make_interval(secs => extract(epoch from due - since)::float8 * r.share)
        else due + r.apart end
    from (values
      ('first', false, 0.5, null), ('first', true, 0.25, null),
      ('second', false, 0.8, null), ('second', true, 0.5, null),
      ('soon', false, null, interval '-15 minutes'), ('soon', true, null, interval '-60 minutes'),
      ('due', false, null, interval '0'), ('due', true, null, interval '0'),
      ('lead', false, null, interval '0'), ('lead', true, 0.8, null),
      ('manager', false, null, interval '23 hours'), ('manager', true, null, interval '0')
    ) as r(rung, of_moments, share, apart)
    where r.of_moments = is_moment_of_truth
      and (r.rung <> 'soon' or (due_precision in ('time', 'window') and due - since > 2 * -r.apart))
  $$;
comment on function rung_instants(timestamptz, timestamptz, text, boolean) is
  'B2: when each rung of a due time falls at the earliest. The manager''s falls one working day after due, which is never less than 23 hours. Agrees with rungsOf in the domain.';

create function agreed_since(promise uuid, due timestamptz) returns timestamptz
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select min(from_at) from public.promise_states where promise_id = promise and agreed_due_at = due $$;
comment on function agreed_since(uuid, timestamptz) is 'Since when a due time has been agreed: what the rungs on the way are shares of.';

create function pending_rungs(promise uuid)
  returns table (rung text, due_at timestamptz, falls_at timestamptz)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select r.rung, s.agreed_due_at, r.falls_at
    from public.promise_states s
    cross join lateral public.rung_instants(
      public.agreed_since(promise, s.agreed_due_at), s.agreed_due_at, s.agreed_precision, s.is_moment_of_truth) r
    where s.promise_id = promise and s.until_at is null and s.ended is null
      and not exists (select from public.reminders told
        where told.promise_id = promise and told.due_at = s.agreed_due_at and told.rung = r.rung)
  $$;
comment on function pending_rungs(uuid) is 'The rungs of an open promise that have not been told, and when each falls at the earliest.';

-- A rung is told once, never early, and only of what is open --------------------------------------------------------

create function guard_reminder() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  falls_at timestamptz;
begin
  perform public.refuse_other_sight();
  perform pg_advisory_xact_lock(hashtextextended(new.promise_id::text, 7002));
  new.recorded_at := public.stamp(new.recorded_at);
  select p.falls_at into falls_at from public.pending_rungs(new.promise_id) p
    where p.rung = new.rung and p.due_at = new.due_at;
  if falls_at is null then
    perform public.refuse('There is nothing to remind of: the promise has ended, is due at another time, or this was told before.');
  elsif new.recorded_at < falls_at then
    perform public.refuse('It is too early for this reminder.');
  end if;
  return new;
end $$;
comment on function guard_reminder() is
  'B2: one reminder at a time for a promise, stamped by the server, each rung once, none early, none of what has ended.';
create trigger guard_reminder before insert on reminders for each row execute function guard_reminder();
select forbid_change('reminders');

-- What is looked at next ---------------------------------------------------------------------------------------------

create function plan_look(promise uuid, at timestamptz) returns void
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  minute timestamptz := date_trunc('minute', at + interval '1 minute' - interval '1 microsecond');
begin
  insert into public.reminder_plans (promise_id, look_at) values (promise, at)
    on conflict (promise_id) do update set look_at = excluded.look_at;
  -- What is past already the look of every minute finds.
  if at > public.standpoint_now() then
    perform graphile_worker.add_job('tell_rungs', run_at := minute,
      job_key := 'tell_rungs ' || extract(epoch from minute)::bigint, job_key_mode := 'preserve_run_at');
  end if;
end $$;
comment on function plan_look(uuid, timestamptz) is
  'Puts the next look at a promise into the plan, and a job for its minute into the queue, in the transaction that made it needed.';

create function plan_reminders(promise uuid) returns void
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  next_at timestamptz;
begin
  select min(falls_at) into next_at from public.pending_rungs(promise);
  if next_at is null then
    delete from public.reminder_plans where promise_id = promise;
  else
    perform public.plan_look(promise, next_at);
  end if;
end $$;
comment on function plan_reminders(uuid) is 'The next look is when the first rung falls that has not been told; after the last there is none.';

create function plan_after_state() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if new.ended is not null then
    delete from public.reminder_plans where promise_id = new.promise_id;
    update public.inbox_items set read_at = public.standpoint_now()
      where promise_id = new.promise_id and read_at is null and kind in ('reminder', 'escalation');
  elsif new.sequence = 0 and exists (select from public.promises where id = new.promise_id and recorded_at < new.agreed_due_at) then
    -- Of one that was just made the first rung is the first to fall; nothing has been told of it.
    perform public.plan_look(new.promise_id, new.from_at + make_interval(secs => extract(epoch from new.agreed_due_at - new.from_at)::float8
      * case when new.is_moment_of_truth then 0.25 else 0.5 end));
  -- What another system let fall due before we knew of it is no news.
  elsif new.sequence > 0 and exists (select from public.promises where id = new.promise_id and recorded_at < new.agreed_due_at) then
    perform public.plan_reminders(new.promise_id);
  end if;
  return null;
end $$;
comment on function plan_after_state() is
  'B2: making, moving, handing over or taking a Keep back plans the next reminder; an end plans none, and what was told of it no longer waits to be read.';
create trigger plan_reminders after insert on promise_states for each row
  when (new.until_at is null) execute function plan_after_state();

create function plan_after_reminder() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform public.plan_reminders(new.promise_id);
  return null;
end $$;
create trigger plan_reminders after insert on reminders for each row execute function plan_after_reminder();
comment on function plan_after_reminder() is 'B2: after a rung comes the next.';

create function postpone_reminders(promise uuid, until timestamptz) returns void
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if until is null or until > public.standpoint_now() + interval '24 hours' then
    perform public.refuse('A reminder waits for a day at most before it is looked at again.');
  end if;
  update public.reminder_plans set look_at = until where promise_id = promise;
end $$;
comment on function postpone_reminders(uuid, timestamptz) is
  'B2: a rung that falls outside working hours is looked at again when they begin; nothing can put it off for good.';

-- Promises that are open already and not yet due begin to be looked at; what is overdue everybody sees without us.
insert into reminder_plans (promise_id, look_at)
select s.promise_id, s.agreed_due_at from promise_states s
where s.until_at is null and s.ended is null and s.agreed_due_at > standpoint_now();

-- The morning's digest ------------------------------------------------------------------------------------------------

create function guard_digest() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  their_day date;
begin
  new.recorded_at := public.stamp(new.recorded_at);
  select (new.recorded_at at time zone coalesce(p.zone, o.zone))::date into their_day
    from public.people p cross join public.organisation o where p.id = new.person_id;
  if new.on_day is distinct from their_day then
    perform public.refuse('A digest is of the day it is on the reader''s clock.');
  end if;
  return new;
end $$;
comment on function guard_digest() is 'B2: one digest a person and day, on that day, neither before nor afterwards.';
create trigger guard_digest before insert on digests for each row execute function guard_digest();
select forbid_change('digests');

-- The inbox -------------------------------------------------------------------------------------------------------------

create function guard_inbox_item() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if tg_op = 'INSERT' then
    new.recorded_at := public.stamp(new.recorded_at);
    if new.read_at is not null then
      perform public.refuse('What has just been told has not been read.');
    elsif not public.person_acts(new.person_id, new.recorded_at) then
      perform public.refuse('Only somebody who is with us is told anything.');
    end if;
    return new;
  end if;
  if to_jsonb(new) - 'read_at' is distinct from to_jsonb(old) - 'read_at' or old.read_at is not null or new.read_at is null then
    perform public.refuse('What somebody was told stays as it was told; it can only be marked as read, once.');
  end if;
  return new;
end $$;
comment on function guard_inbox_item() is 'Principle 1: what somebody was told, and when, is neither changed nor taken back.';
create trigger guard_inbox_item before insert or update on inbox_items for each row execute function guard_inbox_item();
select forbid_delete('inbox_items');

alter table inbox_items add constraint inbox_items_keys_plain check (
  not jsonb_path_exists(values, '$.keyvalue() ? (!(@.key like_regex "^[A-Za-z]{1,40}$"))'));
alter table mails add constraint mails_keys_plain check (
  not jsonb_path_exists(values, '$.keyvalue() ? (!(@.key like_regex "^[A-Za-z]{1,40}$"))'));
comment on constraint inbox_items_keys_plain on inbox_items is
  'What values may not say, their names may not either: no erasure looks for anybody there.';

create function told_anew() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  update public.inbox_items set read_at = new.recorded_at
    where person_id = new.person_id and promise_id = new.promise_id and id <> new.id and read_at is null
      and kind in ('reminder', 'escalation');
  return null;
end $$;
comment on function told_anew() is 'B2: who is told of a promise anew has one item of it to read, not four.';
create trigger told_anew after insert on inbox_items for each row
  when (new.kind in ('reminder', 'escalation')) execute function told_anew();

create function read_inbox(reader uuid, item uuid) returns void
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if not exists (select from public.inbox_items where id = item and person_id = reader) then
    perform public.refuse('That is not in your inbox.');
  end if;
  update public.inbox_items set read_at = public.standpoint_now() where id = item and person_id = reader and read_at is null;
end $$;
comment on function read_inbox(uuid, uuid) is 'Ruling 4: read by its reader alone, at the server''s time. The one door: nobody has a right to update the table.';

create function read_inbox_until(reader uuid, until timestamptz) returns void
  language sql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
    update public.inbox_items set read_at = public.standpoint_now()
    where person_id = reader and read_at is null and recorded_at <= until
  $$;
comment on function read_inbox_until(uuid, timestamptz) is 'Everything of one reader up to the moment their page was drawn.';

-- The outbox -------------------------------------------------------------------------------------------------------------

create function guard_mail() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if tg_op = 'INSERT' then
    new.recorded_at := public.stamp(new.recorded_at);
    new.try_at := greatest(new.try_at, new.recorded_at);
    if new.address is not null and new.address !~ '^[^[:space:][:cntrl:]<>"(),:;@]+@[^[:space:][:cntrl:]<>"(),:;@]+$' then
      perform public.refuse('That is not an e-mail address.');
    elsif new.ended is not null or new.tries <> 0 or new.tried_at is not null or new.fault is not null then
      perform public.refuse('A mail begins untried.');
    end if;
    return new;
  end if;
  if old.ended is not null then
    perform public.refuse('What became of a mail stays as it was.');
  elsif (new.id, new.template, new.person_id, new.address, new.promise_id, new.customer_id, new.recorded_at)
      is distinct from (old.id, old.template, old.person_id, old.address, old.promise_id, old.customer_id, old.recorded_at)
      or (new.values <> old.values and new.values <> '{}') then
    perform public.refuse('A mail goes as it was written, to whom it was written.');
  end if;
  new.tried_at := public.standpoint_now();
  new.ended_at := case when new.ended is not null then new.tried_at end;
  if new.ended is not null then
    new.values := '{}';
  end if;
  return new;
end $$;
comment on function guard_mail() is 'Principle 2: the server says when a mail was tried and how it ended; what it carried is gone with it.';
create trigger guard_mail before insert or update on mails for each row execute function guard_mail();

revoke all on function plan_look(uuid, timestamptz), plan_reminders(uuid), plan_after_state(), plan_after_reminder(), guard_reminder(), told_anew() from public;

-- Whose this is, and what an erasure takes ----------------------------------------------------------------------------

insert into personal_tables (place, name, heading, mine, shown, key, is_removed) values
  (160, 'inbox_items', 'What colleagues were told', 't.customer_id = any ($1)', 'false', 't.id::text', false),
  (161, 'mails', 'Mails about them', 't.customer_id = any ($1)', 'false', 't.id::text', true);

insert into personal_columns (table_name, holds, name)
select table_name, holds, regexp_split_to_table(names, ' ') from (values
  ('inbox_items', 'kept', 'kind'),
  ('inbox_items', 'nobody', 'values'),
  ('mails', 'kept', 'template ended'),
  ('mails', 'nobody', 'values fault address'),
  ('reminders', 'nobody', 'rung'),
  ('digests', 'nobody', 'on_day')
) as listed(table_name, holds, names);

create trigger zz_not_erased after insert on inbox_items referencing new table as new_rows
  for each statement execute function refuse_for_erased();
create trigger zz_not_erased after insert on mails referencing new table as new_rows
  for each statement execute function refuse_for_erased();
