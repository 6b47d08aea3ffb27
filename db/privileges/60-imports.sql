-- Imports: a file and its failures are written once, a run's counts move until it has ended.
grant select, insert on imports, import_chunks, import_runs, import_failures to :app;
grant update (mapping) on imports to :app;
grant update (finished_at, cancelled_at, stopped_by, rows_read, bytes_read, created, updated, skipped, failed)
  on import_runs to :app;
grant usage on sequence import_failures_id_seq to :app;
