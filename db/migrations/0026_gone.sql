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
