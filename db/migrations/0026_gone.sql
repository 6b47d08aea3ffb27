-- Whoever was erased, or taken back with the import that brought them: nothing new is recorded, and nothing said.

create function refuse_words_of_erased() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  event jsonb := to_jsonb(new);
  is_erased boolean;
begin
  if event ->> tg_argv[2] is null then
    return new;
  end if;
  execute format('select c.erased_at is not null from public.%I r join public.customers c on c.id = r.customer_id where r.id = $1',
                 tg_argv[0]) into is_erased using (event ->> tg_argv[1])::uuid;
  if is_erased then
    perform public.refuse('This customer was erased. It is closed without words.');
  end if;
  return new;
end $$;
comment on function refuse_words_of_erased() is
  'Ruling 24: what was left open is closed without a word about whoever is gone. Arguments: the table, the column that points there, the column of the words.';
create trigger aa_no_words_of_erased before insert on issue_events for each row
  execute function refuse_words_of_erased('issues', 'issue_id', 'words_id');
create trigger aa_no_words_of_erased before insert on promise_events for each row
  execute function refuse_words_of_erased('promises', 'promise_id', 'reason_id');

create or replace function issue_resolved(issue issues, event issue_events) returns issue_events
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  said text := public.issue_words(event);
begin
  if exists (select from public.customers where id = issue.customer_id and erased_at is not null) then
    said := public.erased_words();
  end if;
  if said is null then
    perform public.refuse('Please write how it was put right.');
  end if;
  if issue.resolved_at is null then
    update public.issues set resolution = said, resolved_by = event.by_id, resolved_at = event.recorded_at where id = issue.id;
  elsif exists (select from public.issue_events where issue_id = issue.id)
     or (issue.resolution, issue.resolved_by) is distinct from (said, event.by_id) then
    perform public.refuse('This issue has already been resolved.');
  else
    -- It came in resolved: this is the record of that.
    event.recorded_at := issue.resolved_at;
  end if;
  return event;
end $$;
revoke all on function issue_resolved(issues, issue_events) from public;

create or replace function refuse_for_erased() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if exists (select from public.customers where erased_at is not null)
     and exists (select from new_rows n join public.customers c on c.id = n.customer_id where c.erased_at is not null) then
    perform public.refuse('This customer was erased. Nothing is recorded about them any more.');
  end if;
  -- Whom the tables belong to loads history and mends.
  if (select relowner from pg_catalog.pg_class where oid = tg_relid) <> current_user::regrole
     and exists (select from new_rows n join public.customers c on c.id = n.customer_id where c.withdrawn_at is not null) then
    perform public.refuse('This customer was taken back with the import that brought them.');
  end if;
  return null;
end $$;
comment on function refuse_for_erased() is
  'Principle 1: what arrives while somebody is erased, or withdrawn by an undoing, waits for it and is then refused, once a statement, also in bulk.';

create function refuse_about_gone() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  pointing uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
  is_gone boolean;
begin
  -- Whom the tables belong to loads history and mends.
  if pointing is null or (select relowner from pg_catalog.pg_class where oid = tg_relid) = current_user::regrole then
    return null;
  end if;
  execute format('select bool_or(c.withdrawn_at is not null or c.erased_at is not null) from public.%I r
                    join public.customers m on m.id = r.%I join public.customers c on c.id in (m.id, m.survivor_id) where r.id = $1',
                 tg_argv[1], tg_argv[2]) into is_gone using pointing;
  if is_gone then
    perform public.refuse('This customer is not with us any more: erased, or taken back with the import that brought them.');
  end if;
  return null;
end $$;
comment on function refuse_about_gone() is
  'Principle 1: nothing new is said of whoever is gone, by whatever record it is reached. Arguments: the column, the table it points to, the column of that table that names the customer.';
create trigger zz_not_gone after insert on referrals for each row execute function refuse_about_gone('referrer_id', 'customers', 'id');
create trigger zz_not_gone_either after insert on referrals for each row execute function refuse_about_gone('referred_id', 'customers', 'id');
create trigger zz_not_gone after insert on recognition_reactions for each row
  execute function refuse_about_gone('recognition_id', 'recognitions', 'customer_id');
create trigger zz_not_gone after insert on thank_you_call_events for each row
  execute function refuse_about_gone('call_id', 'thank_you_calls', 'customer_id');
create trigger zz_not_gone after insert on warning_answers for each row
  execute function refuse_about_gone('warning_id', 'warnings', 'customer_id');
create trigger zz_not_gone after insert on story_versions for each row
  execute function refuse_about_gone('story_id', 'stories', 'customer_id');
create trigger zz_not_gone after insert on story_publications for each row
  execute function refuse_about_gone('story_id', 'stories', 'customer_id');

-- What a file looked like --------------------------------------------------------------------------------------------

create function guard_import_look() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if new.forgotten_at is null
     and (new.sample, new.look, new.sheets, new.fingerprint) is distinct from (old.sample, old.look, old.sheets, old.fingerprint)
     and exists (
       select 1 from public.import_runs r
        where r.import_id = old.id and r.effect = 'real' and r.stopped_by is null and r.cancelled_at is null
     ) then
    perform public.refuse('This file has gone in; how it was read stays.');
  end if;
  return new;
end $$;
comment on function guard_import_look() is 'Principle 2: the first rows of a file that went in, and what was seen in them, are shown as they were.';
create trigger guard_look before update on imports for each row execute function guard_import_look();

-- Words of one record only -------------------------------------------------------------------------------------------

create or replace function seal_text() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  row_now jsonb := to_jsonb(new);
  wanted text := tg_argv[0];
  found_hash bytea;
  written bigint;
  present bigint := pg_snapshot_xmax(pg_current_snapshot())::text::bigint;
begin
  if row_now ->> (wanted || '_id') is null then
    return new;
  end if;
  select hash, xmin::text::bigint into found_hash, written from public.texts where id = (row_now ->> (wanted || '_id'))::uuid;
  -- xmin lacks the epoch; what seems to lie ahead was written in the one before.
  written := (present >> 32 << 32) + written;
  if written > present + 2147483648 then
    written := written - 4294967296;
  end if;
  if pg_xact_status(written::text::xid8) is distinct from 'in progress' then
    perform public.refuse('These words belong to another record.') where found_hash is not null;
  end if;
  if found_hash is not null then
    insert into public.text_uses (text_id) values ((row_now ->> (wanted || '_id'))::uuid) on conflict do nothing;
    if not found then
      perform public.refuse('These words belong to another record.');
    end if;
  end if;
  return jsonb_populate_record(new, jsonb_build_object(wanted || '_hash', '\x' || encode(found_hash, 'hex')));
end $$;
comment on function seal_text() is
  'Principle 1: copies the salted hash of the text named by <argument>_id into <argument>_hash of the record. Words are written in '
  'the transaction of their record and taken once: named by another one too, they would go when either is erased. Owner''s rights, '
  'because nobody else may take words.';
