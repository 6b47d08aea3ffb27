-- Imports at any size: what a run may say of itself, rehearsals that cannot be kept, history of promises, undoing, and
-- how long a file is kept.

-- Upgrading -------------------------------------------------------------------------------------------------------

-- What used to be called skipped was found and did not differ.
alter table import_runs disable trigger zz_guard;
update import_runs set unchanged = skipped, skipped = 0 where skipped > 0;
update import_runs r set finished_at = standpoint_now(), stopped_by = 'Another reading of the file was asked for.'
  where finished_at is null and exists (
    select 1 from import_runs o where o.import_id = r.import_id and o.finished_at is null and o.id > r.id);
alter table import_runs enable trigger zz_guard;

alter table customers add constraint customers_import foreign key (import_id) references imports (id) not valid;
alter table identities add constraint identities_import foreign key (import_id) references imports (id) not valid;
alter table purchases add constraint purchases_import foreign key (import_id) references imports (id) not valid;
alter table contacts add constraint contacts_import foreign key (import_id) references imports (id) not valid;
alter table notes add constraint notes_import foreign key (import_id) references imports (id) not valid;
alter table promises add constraint promises_import foreign key (import_id) references imports (id) not valid;
alter table customers validate constraint customers_import;
alter table identities validate constraint identities_import;
alter table purchases validate constraint purchases_import;
alter table contacts validate constraint contacts_import;
alter table notes validate constraint notes_import;
alter table promises validate constraint promises_import;

-- Runs ------------------------------------------------------------------------------------------------------------

create unique index import_runs_one_at_a_time on import_runs (import_id) where finished_at is null;
comment on index import_runs_one_at_a_time is 'Principle 5: one reading of a file at a time, so that no row is met twice.';

create function import_brought(run import_runs) returns bigint
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  subject text;
  brought bigint;
begin
  select kind into subject from public.imports where id = run.import_id;
  execute format('select count(*) from public.%I where import_id = $1 and recorded_at >= $2', subject)
    into brought using run.import_id, run.recorded_at;
  return brought;
end $$;
comment on function import_brought(import_runs) is 'How many records carry the import''s id since this run began.';

create or replace function guard_import_run() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if old.finished_at is not null then
    raise exception 'This run has ended; its counts stand.' using errcode = 'check_violation';
  end if;
  if new.effect = 'real' and (new.rows_read < old.rows_read or new.created < old.created or new.updated < old.updated
     or new.unchanged < old.unchanged or new.skipped < old.skipped or new.failed < old.failed) then
    raise exception 'The counts of a run only grow.' using errcode = 'check_violation';
  end if;
  if new.finished_at is not null then
    new.finished_at := public.stamp(null);
    if new.effect = 'real' and new.created <> public.import_brought(new) then
      raise exception 'The run says it created % records; % carry its import''s name.', new.created, public.import_brought(new)
        using errcode = 'check_violation';
    end if;
    if new.effect = 'real' and new.failed <> (
      select count(*) from public.import_failures f where f.run_id = new.id and not f.went_in) then
      raise exception 'The run says % rows failed; another number of them was kept.', new.failed using errcode = 'check_violation';
    end if;
  end if;
  if new.cancelled_at is not null and old.cancelled_at is null then
    new.cancelled_at := public.stamp(null);
  end if;
  return new;
end $$;
comment on function guard_import_run() is
  'Principle 2 and 5: when a run ended is the server''s to say, and its counts are those of the records and failures kept.';

create function guard_import_rows() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if exists (
    select 1 from (select distinct import_id from written where import_id is not null) w
     where not exists (select 1 from public.import_runs r where r.import_id = w.import_id and r.finished_at is null
                          and (r.effect = 'real' or public.in_rehearsal()))
  ) then
    raise exception 'A record carries the name of an import only while that import runs.' using errcode = 'check_violation';
  end if;
  return null;
end $$;
comment on function guard_import_rows() is
  'Principle 5: nothing is added to an import that has ended, and a dry run adds only what is taken back: its counts would lie.';

create trigger guard_import after insert on customers referencing new table as written
  for each statement execute function guard_import_rows();
create trigger guard_import after insert on identities referencing new table as written
  for each statement execute function guard_import_rows();
create trigger guard_import after insert on purchases referencing new table as written
  for each statement execute function guard_import_rows();
create trigger guard_import after insert on contacts referencing new table as written
  for each statement execute function guard_import_rows();
create trigger guard_import after insert on notes referencing new table as written
  for each statement execute function guard_import_rows();
create trigger guard_import after insert on promises referencing new table as written
  for each statement execute function guard_import_rows();
create trigger guard_import after insert on import_changes referencing new table as written
  for each statement execute function guard_import_rows();

create trigger stamp before insert on import_changes for each row execute function stamp_recorded_at();
create trigger seal_details before insert on import_changes for each row execute function seal_text('details');
select forbid_change('import_changes');

create function guard_import_failures() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if exists (
    select 1 from (select distinct run_id from written) w join public.import_runs r on r.id = w.run_id
     where r.finished_at is not null
  ) then
    raise exception 'This run has ended; its failures stand.' using errcode = 'check_violation';
  end if;
  return null;
end $$;
comment on function guard_import_failures() is 'Principle 5: a run that has ended gains no failures.';
create trigger guard_failures after insert on import_failures referencing new table as written
  for each statement execute function guard_import_failures();

create function forget_seen(run uuid) returns void
  language sql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$ delete from public.import_seen s using public.import_runs r
         where s.run_id = run and r.id = run and r.finished_at is not null $$;
comment on function forget_seen(uuid) is 'What a run remembered of the rows it met is of no use once it has ended.';

-- Rehearsals ------------------------------------------------------------------------------------------------------

create function refuse_rehearsal() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  raise exception 'A rehearsal is taken back, never kept.' using errcode = 'check_violation';
end $$;
comment on function refuse_rehearsal() is 'Principle 1: whatever is left out in a rehearsal can never reach the record.';
create constraint trigger never_kept after insert on import_rehearsals
  deferrable initially deferred for each row execute function refuse_rehearsal();
select forbid_change('import_rehearsals');

create function in_rehearsal() returns boolean
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select exists (select from public.import_rehearsals) $$;
comment on function in_rehearsal() is
  'Whether this transaction is a rehearsal: only it sees its own row. What locks records of others may be left out then.';

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
  select array_agg(distinct c.survivor_id) into touched
    from changed_rows r join public.customers c on c.id = r.customer_id;
  if touched is not null then
    perform public.refresh_standing(touched);
  end if;
  return null;
end $$;
comment on function keep_standing() is
  'Standing follows its facts in the same transaction, once a statement, also in bulk; a rehearsal locks nobody''s record.';

-- Contacts of an import ---------------------------------------------------------------------------------------------

create trigger stamp_withdrawal before insert or update on contacts for each row execute function stamp_withdrawal();

create or replace function promise_contact(promise promises, event promise_events) returns contacts
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  contact public.contacts;
begin
  select * into contact from public.contacts where id = event.contact_id and withdrawn_at is null;
  if contact.id is null or not public.same_customer(contact.customer_id, promise.customer_id) then
    perform public.refuse('That contact is not one with this customer.');
  end if;
  if contact.id = promise.contact_id or contact.recorded_at <= promise.recorded_at then
    perform public.refuse('That contact was recorded before the promise was made: it says nothing about it.');
  end if;
  if contact.happened_at < promise.made_at then
    perform public.refuse('That contact is dated before the promise was made: it says nothing about it.');
  end if;
  if contact.recorded_at > event.recorded_at then
    perform public.refuse('That contact was recorded after this: it cannot vouch for it.');
  end if;
  -- What was corrected says what it says only since then.
  contact.recorded_at := greatest(contact.recorded_at, contact.corrected_at);
  return contact;
end $$;
comment on function promise_contact(promises, promise_events) is
  'Rulings 3 and 4: the contact an event leans on is this customer''s, stands, and was recorded by the server after the promise.';

-- History of promises (ruling 7) ------------------------------------------------------------------------------------

create function import_promises(import uuid, history jsonb) returns void
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
    select h.reason_id, h.reason from jsonb_to_recordset(history) as h(reason_id uuid, reason text) where h.reason_id is not null;
  insert into public.promises (id, customer_id, kind, said_id, channel, made_by, made_at, owner_id, owner_team_id,
      original_due_at, due_precision, zone, calendar, origin, import_id, source_ref)
    select h.id, h.customer_id, h.kind, h.said_id, h.channel, h.made_by, h.made_at, h.owner_id, h.owner_team_id,
           h.due_at, h.due_precision, h.zone, h.calendar, 'imported', import, h.source_ref
      from jsonb_to_recordset(history) as h(id uuid, customer_id uuid, kind text, said_id uuid, channel text, made_by uuid,
        made_at timestamptz, owner_id uuid, owner_team_id uuid, due_at timestamptz, due_precision text, zone text,
        calendar jsonb, source_ref text);
  insert into public.promise_events (id, promise_id, kind, actor_id, occurred_at, initiator, reason_id, origin)
    select h.event_id, h.id, h.event_kind, h.made_by, h.event_at, h.initiator, h.reason_id, 'imported'
      from jsonb_to_recordset(history) as h(id uuid, made_by uuid, event_id uuid, event_kind text, event_at timestamptz,
        initiator text, reason_id uuid)
     where h.event_id is not null;
end $$;
comment on function import_promises(uuid, jsonb) is
  'Ruling 7: the one door for history. Its promises are of origin imported and carry the import; the live ones never can.';

create function guard_import_void() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  promise public.promises;
  standing public.promise_states;
begin
  perform pg_advisory_xact_lock(hashtextextended(new.promise_id::text, 7002));
  new.recorded_at := public.stamp(new.recorded_at);
  new.occurred_at := new.recorded_at;
  select * into promise from public.promises where id = new.promise_id;
  if promise.import_id is null or not exists (
    select 1 from public.import_undos u
     where u.import_id = promise.import_id and u.effect = 'real' and u.finished_at is null
  ) then
    perform public.refuse('Imported history is voided only by undoing its import.');
  end if;
  select * into standing from public.promise_states where promise_id = new.promise_id and until_at is null;
  new.sequence := standing.sequence + 1;
  new.in_time := new.recorded_at <= standing.headline_due_at;
  new.in_agreed_time := new.recorded_at <= standing.agreed_due_at;
  update public.promise_states set until_at = greatest(new.recorded_at, standing.from_at)
    where promise_id = new.promise_id and sequence = standing.sequence;
  standing.from_at := greatest(new.recorded_at, standing.from_at);
  standing.sequence := new.sequence;
  standing.event_sequence := new.sequence;
  standing.ended := 'voided';
  standing.ended_at := new.recorded_at;
  standing.keep_id := null;
  standing.kept_by := null;
  standing.seen_at := null;
  standing.claimed_at := null;
  standing.proof_at := null;
  insert into public.promise_states select standing.*;
  return new;
end $$;
comment on function guard_import_void() is
  'Ruling 23: undoing an import voids its history from that moment on; what was counted before stays as it was counted.';

drop trigger guard_promise_event on promise_events;
create trigger guard_promise_event before insert on promise_events
  for each row when (not (new.kind = 'voided' and new.origin = 'imported')) execute function guard_promise_event();
create trigger guard_import_void before insert on promise_events
  for each row when (new.kind = 'voided' and new.origin = 'imported') execute function guard_import_void();

-- Undoing (ruling 23) -----------------------------------------------------------------------------------------------

create trigger stamp before insert on import_undos for each row execute function stamp_recorded_at();
select forbid_delete('import_undos');
select forbid_change('import_kept');

create unique index import_undos_once on import_undos (import_id) where effect = 'real';
create unique index import_undos_one_at_a_time on import_undos (import_id) where finished_at is null;
comment on index import_undos_once is 'Ruling 23: an import is undone once.';

create function guard_import_undo() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if tg_op = 'INSERT' then
    if exists (select 1 from public.import_runs r where r.import_id = new.import_id and r.finished_at is null) then
      raise exception 'This import is still running. Cancel it or wait, then undo it.' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if old.finished_at is not null then
    raise exception 'This undoing has ended; its counts stand.' using errcode = 'check_violation';
  end if;
  if (new.id, new.import_id, new.effect, new.asked_by, new.recorded_at, new.total)
     is distinct from (old.id, old.import_id, old.effect, old.asked_by, old.recorded_at, old.total)
     or new.withdrawn < old.withdrawn or new.restored < old.restored or new.kept < old.kept or new.stage < old.stage then
    raise exception 'The counts of an undoing only grow.' using errcode = 'check_violation';
  end if;
  if new.finished_at is not null then
    new.finished_at := public.stamp(null);
  end if;
  return new;
end $$;
comment on function guard_import_undo() is 'Principle 2: an undoing is dated by the server, and what it did stays said.';
create trigger zz_guard before insert or update on import_undos for each row execute function guard_import_undo();

create function built_upon(kind text, ids uuid[], import uuid) returns table (id uuid, why text)
  language plpgsql stable security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  referring record;
begin
  for referring in
    select r.relname as name, a.attname as of_column,
           bool_or(o.attname = 'import_id') as has_import, bool_or(o.attname = 'withdrawn_at') as has_withdrawal,
           bool_or(o.attname = 'origin') as has_origin
      from pg_constraint k
      join pg_class r on r.oid = k.conrelid
      join pg_attribute t on t.attrelid = k.confrelid and t.attname = 'id'
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[array_position(k.confkey, t.attnum)]
      join pg_attribute o on o.attrelid = k.conrelid and o.attnum > 0 and not o.attisdropped
     where k.contype = 'f' and k.confrelid = format('public.%I', kind)::regclass
       and array_position(k.confkey, t.attnum) is not null
       -- What is kept or suggested by the system itself, and what this import and its undoing say of themselves. A
       -- correction by somebody is an event; one by this import is in import_changes.
       and r.relname not in ('standing', 'lately_seen', 'promise_states', 'import_kept', 'import_seen', 'corrections',
                             'duplicates', 'duplicate_dismissals')
       and k.conrelid <> k.confrelid
     group by 1, 2
  loop
    return query execute format(
      'select distinct f.%1$I, %2$L::text from public.%3$I f where f.%1$I = any ($1) %4$s %5$s %6$s %7$s',
      referring.of_column, replace(referring.name, '_', ' '), referring.name,
      case when referring.has_import then 'and f.import_id is distinct from $2' else '' end,
      case when referring.has_withdrawal then 'and f.withdrawn_at is null' else '' end,
      case when referring.has_origin and referring.name <> 'promises' then 'and f.origin = ''live''' else '' end,
      -- History whose own import was undone stands no more.
      case when referring.name = 'promises' then 'and (f.origin = ''live'' or exists (select from public.promise_states s
        where s.promise_id = f.id and s.until_at is null and s.ended is distinct from ''voided''))' else '' end)
      using ids, import;
  end loop;
  return query
    select distinct e.subject_id, 'edited since' from public.events e
     where e.subject = rtrim(kind, 's') and e.subject_id = any (ids) and e.actor_id is not null;
  if kind = 'customers' then
    return query select c.id, 'merged' from public.customers c where c.id = any (ids) and c.survivor_id <> c.id
      union select c.survivor_id, 'merged' from public.customers c where c.survivor_id = any (ids) and c.survivor_id <> c.id;
  end if;
end $$;
comment on function built_upon(text, uuid[], uuid) is
  'Ruling 23: which of these records somebody has built upon since, and with what. It asks the foreign keys, so that a table added later is not forgotten.';

create function void_imported_promises(undo uuid, wanted uuid[]) returns void
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  insert into public.promise_events (id, promise_id, kind, actor_id, origin)
    select gen_random_uuid(), p.id, 'voided', u.asked_by, 'imported'
      from public.import_undos u
      join public.promises p on p.import_id = u.import_id and p.id = any (wanted)
     where u.id = undo and u.effect = 'real' and u.finished_at is null;
end $$;
comment on function void_imported_promises(uuid, uuid[]) is 'Ruling 23: the undoing of an import of promises, while it runs.';

create or replace function stamp_withdrawal() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if new.withdrawn_at is null then
    if tg_op = 'UPDATE' and old.withdrawn_at is not null then
      raise exception 'What was withdrawn stays withdrawn. Record it anew.' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if tg_op = 'INSERT' then
    new.withdrawn_at := public.stamp(new.withdrawn_at);
  else
    new.withdrawn_at := coalesce(old.withdrawn_at, public.stamp(null));
  end if;
  return new;
end $$;
comment on function stamp_withdrawal() is 'Principle 2: a withdrawal is dated by the server, once, and stays.';

-- Customers and contacts are withdrawn by nothing else: what was heard cannot be unheard by whoever would rather not have.
create function guard_undo_only() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  undone record;
begin
  -- Whom the tables belong to loads history and mends; everybody else undoes.
  if (select relowner from pg_catalog.pg_class where oid = tg_relid) = current_user::regrole then
    return null;
  end if;
  for undone in
    select n.import_id, array_agg(n.id) as ids from new_rows n join old_rows o on o.id = n.id
     where o.withdrawn_at is null and n.withdrawn_at is not null group by n.import_id
  loop
    if not exists (
      select 1 from public.import_undos u
       where u.import_id = undone.import_id and u.effect = 'real' and u.finished_at is null
    ) then
      perform public.refuse('Only undoing its import withdraws this.');
    elsif exists (select from public.built_upon(tg_table_name, undone.ids, undone.import_id)) then
      perform public.refuse('Somebody has built upon this since. It stays.');
    end if;
  end loop;
  return null;
end $$;
comment on function guard_undo_only() is
  'Principle 1 and ruling 23: undoing an import is the one withdrawal of customers and contacts, and spares what was built upon.';
create trigger zz_undo_only after update on customers
  referencing old table as old_rows new table as new_rows for each statement execute function guard_undo_only();
create trigger zz_undo_only after update on contacts
  referencing old table as old_rows new table as new_rows for each statement execute function guard_undo_only();

-- How long files are kept (ruling 30) -------------------------------------------------------------------------------

create function import_kept_until(import uuid) returns timestamptz
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select case when i.forgotten_at is null and not exists (
                  select 1 from public.import_runs r where r.import_id = i.id and r.finished_at is null)
             then greatest(i.recorded_at, (select max(r.finished_at) from public.import_runs r where r.import_id = i.id))
                  + make_interval(days => i.keep_days) end
      from public.imports i where i.id = import
  $$;
comment on function import_kept_until(uuid) is
  'Until when a file is kept: keep_days after it was handed in or last used; null while it is used, and once it is gone.';

drop trigger aa_no_change on import_chunks;
drop trigger aa_no_change on import_failures;

create function guard_import_chunk() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if tg_op = 'DELETE' and exists (select 1 from public.imports where id = old.import_id and forgotten_at is not null) then
    return old;
  end if;
  raise exception 'import_chunks is append-only until the file is forgotten as a whole (% refused).', lower(tg_op)
    using errcode = 'check_violation';
end $$;
comment on function guard_import_chunk() is 'Ruling 30: a file is kept as it came, and goes as a whole, dated.';
create trigger aa_guard before update or delete on import_chunks for each row execute function guard_import_chunk();

create function guard_handed_in() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if exists (select 1 from public.imports where id = new.import_id and (sha256 is not null or forgotten_at is not null)) then
    raise exception 'What was handed in stays what it was.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function guard_handed_in() is 'Principle 2: once a file is whole, nobody writes rows into it.';
create trigger guard_handed_in before insert on import_chunks for each row execute function guard_handed_in();

create function refuse_born_forgotten() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  raise exception 'When a file was forgotten is the server''s to say.' using errcode = 'check_violation';
end $$;
comment on function refuse_born_forgotten() is 'Principle 2: when a file went is the server''s time.';
create trigger born_kept before insert on imports for each row when (new.forgotten_at is not null)
  execute function refuse_born_forgotten();

create function guard_import_failure() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if tg_op = 'UPDATE' and (new.id, new.run_id, new.line, new.went_in) = (old.id, old.run_id, old.line, old.went_in) and new.cells = '[]'
     and new.reason = public.without_quotes(old.reason) then
    return new;
  end if;
  raise exception 'import_failures is append-only: a failed row stays, or leaves its reason (% refused).', lower(tg_op)
    using errcode = 'check_violation';
end $$;
comment on function guard_import_failure() is 'Principle 5: a failure is never lost; its words go when the file goes or the person is erased.';

create function without_quotes(reason text) returns text
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$ select regexp_replace(reason, '“[^”]*”', '“…”', 'g') $$;
comment on function without_quotes(text) is 'The reason of a failure without what the row said.';
create trigger aa_guard before update or delete on import_failures for each row execute function guard_import_failure();

create function redact_import_failures(wanted bigint[]) returns void
  language sql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$ update public.import_failures set cells = '[]', reason = public.without_quotes(reason) where id = any (wanted) $$;
comment on function redact_import_failures(bigint[]) is 'Erasure reaches failed rows: the reason stays, the words go.';

create function forget_import_file(import uuid) returns void
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if exists (select 1 from public.import_runs r where r.import_id = import and r.finished_at is null) then
    perform public.refuse('This file is being read. Cancel its run first.');
  end if;
  update public.imports set forgotten_at = public.standpoint_now(), sample = '[]', look = null where id = import and forgotten_at is null;
  delete from public.import_chunks where import_id = import;
  update public.import_failures f set cells = '[]', reason = public.without_quotes(f.reason)
    from public.import_runs r where r.import_id = import and f.run_id = r.id and f.cells <> '[]';
end $$;
comment on function forget_import_file(uuid) is 'Ruling 30: drops a stored file, its sample and the words of its failed rows; the counts stay.';

create function forget_old_import_files() returns integer
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  old_file uuid;
  forgotten integer := 0;
begin
  for old_file in select id from public.imports where public.import_kept_until(id) < public.standpoint_now() loop
    perform public.forget_import_file(old_file);
    forgotten := forgotten + 1;
  end loop;
  return forgotten;
end $$;
comment on function forget_old_import_files() is 'Ruling 30: the worker''s daily task; which files are due only the database says.';

revoke all on function import_promises(uuid, jsonb), guard_import_void(), void_imported_promises(uuid, uuid[]),
  redact_import_failures(bigint[]), forget_import_file(uuid), forget_old_import_files(), forget_seen(uuid),
  built_upon(text, uuid[], uuid), import_brought(import_runs) from public;

-- Reading: how a file is read may change until it has gone in --------------------------------------------------------

create function guard_import_reading() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if (old.sha256 is not null and new.sha256 is distinct from old.sha256) or (old.bytes > 0 and new.bytes <> old.bytes) then
    raise exception 'What was handed in stays what it was.' using errcode = 'check_violation';
  end if;
  if (new.mapping, new.encoding, new.delimiter, new.sheet, new.headers)
     is distinct from (old.mapping, old.encoding, old.delimiter, old.sheet, old.headers)
     and exists (
       select 1 from public.import_runs r
        where r.import_id = old.id and r.effect = 'real' and r.stopped_by is null and r.cancelled_at is null
     ) then
    raise exception 'This file has gone in; how it was read stays.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function guard_import_reading() is 'Principle 2: what was handed in, and how it was read when it went in, stay said.';
create trigger guard_reading before update on imports for each row execute function guard_import_reading();
