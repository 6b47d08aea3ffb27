-- Imports: the file is kept as it came, a run counts every row once.

create trigger stamp before insert on imports for each row execute function stamp_recorded_at();
create trigger stamp before insert on import_runs for each row execute function stamp_recorded_at();
select forbid_delete('imports');
select forbid_delete('import_runs');
select forbid_change('import_chunks');
select forbid_change('import_failures');

create unique index import_runs_once on import_runs (import_id)
  where effect = 'real' and stopped_by is null and cancelled_at is null;
comment on index import_runs_once is 'Principle 5: a file goes in once; a run that was stopped may be followed by another.';

create function guard_import_run() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if old.finished_at is not null then
    raise exception 'This run has ended; its counts stand.' using errcode = 'check_violation';
  end if;
  if new.finished_at is not null then
    new.finished_at := public.stamp(null);
  end if;
  if new.cancelled_at is not null and old.cancelled_at is null then
    new.cancelled_at := public.stamp(null);
  end if;
  return new;
end $$;
comment on function guard_import_run() is 'Principle 2: when a run ended is the server''s to say, and stays.';
create trigger zz_guard before update on import_runs for each row execute function guard_import_run();
