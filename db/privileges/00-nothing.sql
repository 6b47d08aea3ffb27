-- Principle 1, deny by default: the application's login starts from nothing after every migration.

do $$
declare
  name text := quote_ident(current_database());
begin
  -- A temporary table or a schema of its own could shadow ours.
  execute 'revoke temporary, create on database ' || name || ' from public, :app';
end $$;

revoke all on schema public from public, :app;
revoke all on all tables in schema public from public, :app;
revoke all on all sequences in schema public from public, :app;

-- A function that runs with the owner's rights is nobody's until it is given; the others run with the caller's own.
-- The extensions' functions are not ours to give or take.
do $$
declare
  routine record;
begin
  for routine in
    select p.oid::regprocedure as name, p.prosecdef as runs_as_owner from pg_catalog.pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.proowner = current_user::regrole
  loop
    execute format('revoke all on routine %s from :app', routine.name);
    if routine.runs_as_owner then
      execute format('revoke all on routine %s from public', routine.name);
    end if;
  end loop;
end $$;

grant usage on schema public to :app;
grant select on standpoint_migrations to :app;
