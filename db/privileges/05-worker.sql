-- The queue of jobs (graphile-worker's own schema): the application's login puts jobs in and works them off.
revoke all on all tables in schema graphile_worker from :app;
grant usage on schema graphile_worker to :app;
grant select, insert, update, delete on all tables in schema graphile_worker to :app;
grant usage on all sequences in schema graphile_worker to :app;
grant execute on all functions in schema graphile_worker to :app;

-- graphile-worker closes its tables by row security to everyone but their owner.
do $$
declare
  closed regclass;
begin
  for closed in
    select oid::regclass from pg_catalog.pg_class
    where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r' and relrowsecurity
  loop
    execute format('drop policy if exists standpoint_application on %s', closed);
    execute format('create policy standpoint_application on %s to :app using (true) with check (true)', closed);
  end loop;
end $$;
